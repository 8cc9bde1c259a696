import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { startApp, type Answer, type TestApp, type TestClient } from '../support/app.js';
import { aDistrict, type District } from '../support/district.js';

const DATA = join(process.cwd(), '../shared/data');
const published = existsSync(DATA) ? it : it.skip;
if (!existsSync(DATA)) console.warn(`The published files are not in ${DATA}: the tests that read them are skipped.`);

const BDCOM = 'c_ord,arrondissement,code_quartier,quartier,iris,num,let,typ_voie,lib_voie,codact,activite,surf_classe,lat,lon';
const SHOP = '78337,20,77,Belleville,751207711,78,B,RUE,BELLEVILLE,CA103,Boulangerie - Boulangerie Pâtisserie,1,48.873546,2.384153';
const MARKETS =
  'Identifiant marché,Nom court,Nom complet,Produit,Arrondissement,Localisation,Jours de tenue,Heure début en semaine,Heure fin en semaine,Heure début le samedi,Heure fin le samedi,Heure début le dimanche,Heure fin le dimanche,jours_flags,lat,lon';
const CANTEENS = 'id,year,version,canteen_id,canteen_siret,canteen_name,canteen_city_insee_code,creation_date';

describe('files of places', () => {
  let app: TestApp;
  let district: District;
  let coordinator: TestClient;

  beforeAll(async () => {
    app = await startApp();
    district = await aDistrict(app);
    coordinator = app.as('coordinator');
  });
  afterAll(() => app.close());

  const bringIn = (kind: string, file: string | Buffer, options = ''): Promise<Answer> =>
    coordinator.post(`/imports/${kind}?${options}`, file, { 'content-type': 'text/csv' });
  const site = async (code: string): Promise<any> =>
    (
      await app.owner.query(
        'select s.*, o.name as organisation, o.siret from site s join organisation o on o.id = s.organisation_id where s.code = $1',
        [code],
      )
    ).rows[0];
  const windows = async (code: string): Promise<string[]> =>
    (
      await app.owner.query(
        `select w.purpose || w.weekday || ' ' || w.opens || '-' || w.closes as text from opening_window w join site s on s.id = w.site_id where s.code = $1 order by w.weekday`,
        [code],
      )
    ).rows.map((row) => row.text);
  const siteCount = async (): Promise<number> => (await app.owner.query('select count(*)::int as n from site')).rows[0].n;
  const refused = async (kind: string, file: string): Promise<any> => {
    const before = await siteCount();
    const answer = await bringIn(kind, file);
    expect(answer).toMatchObject({ status: 422, body: { code: 'import-refused' } });
    expect(await siteCount()).toBe(before);
    return answer.body.facts;
  };

  it('names a shop of the census by its trade and address, and keeps the name people gave it since', async () => {
    const first = await bringIn('bdcom', `${BDCOM}\n${SHOP}\n`);
    expect(first).toMatchObject({
      status: 201,
      body: { kind: 'bdcom', dryRun: false, rows: 1, created: 1, updated: 0, unchanged: 0, errorCount: 0, errors: [] },
    });
    expect(await site('bdcom-78337')).toMatchObject({
      name: 'Boulangerie, 78 bis rue Belleville',
      donor_kind: 'bakery',
      postcode: '75020',
      surface_class: 1,
      role: 'donor',
    });
    await app.owner.query(`update site set name = 'Au bon pain inventé' where code = 'bdcom-78337'`);
    expect((await bringIn('bdcom', `${BDCOM}\n${SHOP}\n`)).body).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect((await bringIn('bdcom', `${BDCOM}\n${SHOP.replace('CA103', 'CA202')}\n`)).body).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 0,
    });
    expect(await site('bdcom-78337')).toMatchObject({ name: 'Au bon pain inventé', donor_kind: 'supermarket', version: 2 });
  });

  it('leaves the other districts of Paris out and refuses what lies elsewhere', async () => {
    const elsewhere = SHOP.replace('78337,20', '1,12');
    const answer = await bringIn('bdcom', `${BDCOM}\n${elsewhere}\n`);
    expect(answer.body).toMatchObject({ rows: 1, created: 0, skipped: 1, remarks: [{ code: 'other-territory' }] });
    const facts = await refused('bdcom', `${BDCOM}\n${SHOP.replace('78337', '2').replace('48.873546', '43.3')}\n`);
    expect(facts.errors[0]).toMatchObject({
      row: 2,
      column: 'lat',
      code: 'outside-territory',
      expected: 'un lieu à moins de 6 km du centre.',
    });
  });

  it('gives one line a bad row, with everything needed to mend it, in the language asked', async () => {
    const rows = [
      SHOP.replace('CA103', 'CA999').replace('78337', '10'),
      SHOP.replace('48.873546', 'nord').replace('78337', '11'),
      SHOP.replace('78337', '12'),
      SHOP.replace('78337', '12'),
      '13,20,77',
    ];
    const facts = await refused('bdcom', [BDCOM, ...rows].join('\n'));
    expect(facts).toMatchObject({ rows: 5, created: 0, errorCount: 4 });
    expect(facts.errors.map((error: any) => [error.row, error.column, error.code, error.found])).toEqual([
      [2, 'codact', 'not-in-list', 'CA999'],
      [3, 'lat', 'not-a-number', 'nord'],
      [5, 'code', 'duplicate-row', 'bdcom-12'],
      [6, '', 'column-count', '3'],
    ]);
    expect(facts.errors[1].text).toBe('Ligne 3 : « lat » n’est pas un nombre : « nord ». Attendu : un nombre, comme 12,5.');
    const english = await coordinator.post('/imports/bdcom?dryRun=true', `${BDCOM}\n${rows[1]}\n`, {
      'content-type': 'text/csv',
      'accept-language': 'en',
    });
    expect(english).toMatchObject({
      status: 201,
      body: { dryRun: true, errorCount: 1, errors: [{ text: 'Row 2: “lat” is not a number: “nord”. Expected: a number, like 12.5.' }] },
    });
  });

  it('says which column is missing', async () => {
    const facts = await refused('bdcom', `${BDCOM.replace(',codact', '')}\n${SHOP.replace(',CA103', '')}\n`);
    expect(facts).toMatchObject({ errorCount: 1, errors: [{ row: 1, column: 'codact', code: 'missing-column' }] });
    expect((await refused('bdcom', '')).errors[0]).toMatchObject({ code: 'missing-column' });
  });

  it('reads what a French spreadsheet saves: BOM, semicolons, decimal commas, CRLF, blank rows, quoted line breaks', async () => {
    const text = `\ufeffcode;kind;name;role;donorKind;lat;lon;address\r\n\r\na1;donor;"Épicerie\r\ndu Coin rêvé";donor;grocery;48,8646;2,3984;"1; place inventée"\r\n;;;;;;;\r\n`;
    expect((await bringIn('organisations', text)).body).toMatchObject({ rows: 1, created: 1, errorCount: 0 });
    expect(await site('a1')).toMatchObject({ name: 'Épicerie\r\ndu Coin rêvé', lat: 48.8646, address: '1; place inventée' });
  });

  it.each(['latin1', 'utf16le'] as const)('reads a file in %s', async (encoding) => {
    const text = `code\tkind\tname\trole\tdonorKind\tlat\tlon\n${encoding}\tdonor\tPâtisserie Chimérique\tdonor\tbakery\t48,86\t2,39\n`;
    const file = encoding === 'latin1' ? Buffer.from(text, 'latin1') : Buffer.from(`\ufeff${text}`, 'utf16le');
    expect((await bringIn('organisations', file)).body).toMatchObject({ created: 1, errorCount: 0 });
    expect((await site(encoding)).name).toBe('Pâtisserie Chimérique');
  });

  it('refuses NUL, bad dates, unknown words and a quote that is never closed, each at its place', async () => {
    const head = 'code;kind;name;role;lat;lon;habilitationFrom;accepts;receiving';
    const rows = [
      'n1;association;A\u0000B;association;48,86;2,39;;;',
      'n2;association;A;association;48,86;2,39;30/02/2026;;',
      'n3;association;A;association;48,86;2,39;;caviar;',
      'n4;association;A;association;48,86;2,39;;;never',
    ];
    const facts = await refused('organisations', [head, ...rows, 'n5;association;"A;association;48,86;2,39;;;'].join('\n'));
    expect(facts.errors.map((error: any) => [error.row, error.column, error.code])).toEqual([
      [2, 'name', 'control-characters'],
      [3, 'habilitationFrom', 'not-a-date'],
      [4, 'accepts', 'not-in-list'],
      [5, 'receiving', 'not-hours'],
      [6, '', 'open-quote'],
    ]);
  });

  it('imports an association with hours and cold rooms, changes only what a file says, and never below what is promised', async () => {
    const head = 'code,kind,name,role,lat,lon,receiving,ambient_kg,accepts';
    const line = (hours: string, kg: string): string =>
      `${head}\nasso-x,association,Tablée Imaginaire,association,48.86,2.39,"${hours}","${kg}",bread dairy\n`;
    expect((await bringIn('organisations', line('lun-mar 09:00-12:00', '120,5'))).body).toMatchObject({ created: 1 });
    expect(await windows('asso-x')).toEqual(['receiving1 09:00:00-12:00:00', 'receiving2 09:00:00-12:00:00']);
    const id = (await site('asso-x')).id;
    await app.owner.query(`update storage set reserved_g = 50000 where site_id = $1`, [id]);
    expect((await bringIn('organisations', line('lun-mar 09:00-12:00', '120,5'))).body).toMatchObject({ unchanged: 1, updated: 0 });
    expect((await bringIn('organisations', line('mer 10:00-11:00', '60'))).body).toMatchObject({ updated: 1 });
    expect(await windows('asso-x')).toEqual(['receiving3 10:00:00-11:00:00']);
    expect((await refused('organisations', line('mer 10:00-11:00', '40'))).errors[0]).toMatchObject({
      column: 'ambient_kg',
      code: 'room-in-use',
      expected: 'au moins 50 kg, déjà promis.',
    });
    const short = 'code,kind,name,role,lat,lon\nasso-x,association,Tablée Imaginaire,association,48.86,2.39\n';
    expect((await bringIn('organisations', short)).body).toMatchObject({ unchanged: 1 });
    expect((await site('asso-x')).accepts).toEqual(['bread', 'dairy']);
  });

  it('takes the example of any organisations', async () => {
    const example = readFileSync(join(process.cwd(), 'src/imports/examples/organisations.csv'));
    expect((await bringIn('organisations', example)).body).toMatchObject({ created: 1, errorCount: 0, remarks: [] });
    expect(await windows('table-exemple-1')).toHaveLength(12);
  });

  it('reads markets: days in French words, hours by kind of day, and says where the file contradicts itself', async () => {
    const market =
      '69,TELEGRAPHE,MARCHÉ TELEGRAPHE,Alimentaire,20,rue du Télégraphe,"mercredi, samedi",07:00,13:30,07:00,14:30,,,"JEUDI,SAMEDI",48.8751,2.399';
    const flea = '66,PUCES,MARCHÉ AUX PUCES,Puces,20,ici,lundi,08:00,18:30,08:00,18:30,08:00,18:30,LUNDI,48.8559,2.4147';
    const answer = await bringIn('markets', `${MARKETS}\n${market}\n${flea}\n`);
    expect(answer.body).toMatchObject({
      rows: 2,
      created: 1,
      skipped: 1,
      remarks: [{ code: 'not-food' }, { row: 2, code: 'days-differ' }],
    });
    expect(await windows('marche-69')).toEqual(['pickup3 07:00:00-13:30:00', 'pickup6 07:00:00-14:30:00']);
    const facts = await refused(
      'markets',
      `${MARKETS}\n${market.replace('mercredi, samedi', 'mercredi, someday').replace('69', '70')}\n${market.replace('14:30', '').replace('69', '71')}\n`,
    );
    expect(facts.errors.map((error: any) => [error.row, error.column, error.code])).toEqual([
      [2, 'Jours de tenue', 'not-days'],
      [3, 'Heure fin le samedi', 'missing'],
    ]);
  });

  it('keeps the newest row of a canteen, places it roughly and leaves it where people have moved it', async () => {
    const rows = [
      '1,2022,9,7,26750040300048,CUISINE IMAGINAIRE,75120,2023-01-01',
      '2,2023,10,7,26750040300048,CUISINE RÊVÉE,75120,2024-01-01',
      '3,2023,9,8,,Cantine d’ailleurs,69001,2024-01-01',
    ];
    const answer = await bringIn('canteens', [CANTEENS, ...rows].join('\n'));
    expect(answer.body).toMatchObject({ rows: 3, created: 1, skipped: 2 });
    expect(answer.body.remarks.map((remark: any) => remark.code).sort()).toEqual(['approximate-position', 'other-territory', 'superseded']);
    expect(await site('ma-cantine-7')).toMatchObject({
      name: 'Cuisine Rêvée',
      donor_kind: 'canteen',
      siret: '26750040300048',
      lat: 48.8646,
    });
    await app.owner.query(`update site set lat = 48.87, address = '1 rue inventée' where code = 'ma-cantine-7'`);
    expect((await bringIn('canteens', [CANTEENS, ...rows].join('\n'))).body).toMatchObject({ unchanged: 1, updated: 0 });
    expect(await site('ma-cantine-7')).toMatchObject({ lat: 48.87, address: '1 rue inventée' });
    expect((await refused('canteens', `${CANTEENS}\n1,2022,9,9,26750040300049,X,75120,\n`)).errors[0]).toMatchObject({
      column: 'canteen_siret',
      code: 'wrong-form',
    });
  });

  it('writes nothing on a dry run and keeps a record of every file', async () => {
    const before = await siteCount();
    const answer = await bringIn('bdcom', `${BDCOM}\n${SHOP.replace('78337', '500')}\n`, 'dryRun=true&name=essai.csv');
    expect(answer.body).toMatchObject({ dryRun: true, created: 1 });
    expect(await siteCount()).toBe(before);
    const { rows } = await app.owner.query(
      `select kind, dry_run, created, file_name, length(sha256) as hash from import_run order by id desc limit 1`,
    );
    expect(rows[0]).toEqual({ kind: 'bdcom', dry_run: true, created: 1, file_name: 'essai.csv', hash: 64 });
  });

  it('says plainly what is wrong with the request itself', async () => {
    expect(await coordinator.post('/imports/bdcom', { rows: [] })).toMatchObject({ status: 415, body: { code: 'media-type-unknown' } });
    expect(await coordinator.post('/imports/bdcom')).toMatchObject({ status: 400, body: { code: 'import-file-missing' } });
    expect(await bringIn('shops', BDCOM)).toMatchObject({ status: 422, body: { code: 'invalid-fields' } });
    expect(await bringIn('bdcom', BDCOM, 'dryRun=perhaps')).toMatchObject({ status: 422, body: { code: 'invalid-fields' } });
    expect(await app.as('shop-staff').post('/imports/bdcom', BDCOM, { 'content-type': 'text/csv' })).toMatchObject({ status: 403 });
  });

  it('gives the same answer to the same key and refuses the key with another file', async () => {
    const headers = { 'content-type': 'text/csv', 'idempotency-key': 'import-1' };
    const first = await coordinator.post('/imports/bdcom', `${BDCOM}\n${SHOP.replace('78337', '600')}\n`, headers);
    const again = await coordinator.post('/imports/bdcom', `${BDCOM}\n${SHOP.replace('78337', '600')}\n`, headers);
    expect(again.body).toEqual(first.body);
    expect(await coordinator.post('/imports/bdcom', `${BDCOM}\n${SHOP.replace('78337', '601')}\n`, headers)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  published('takes the published files as they are', async () => {
    const paris = gunzipSync(readFileSync(join(DATA, 'donors/bdcom_food_paris.csv.gz')));
    expect((await bringIn('bdcom', paris)).body).toMatchObject({ rows: 7612, skipped: 7134, errorCount: 0 });
    expect((await bringIn('bdcom', readFileSync(join(DATA, 'donors/bdcom_food_paris20.csv')))).body).toMatchObject({
      rows: 478,
      created: 0,
      updated: 0,
      unchanged: 478,
      errorCount: 0,
    });
    expect((await bringIn('markets', readFileSync(join(DATA, 'donors/marches_decouverts_paris_2022.csv')))).body).toMatchObject({
      rows: 81,
      created: 5,
      updated: 1,
      skipped: 75,
      errorCount: 0,
    });
    expect((await bringIn('canteens', readFileSync(join(DATA, 'donors/ma_cantine_paris20.csv')))).body).toMatchObject({
      rows: 9,
      created: 7,
      skipped: 2,
      errorCount: 0,
    });
    expect((await app.owner.query('select count(distinct territory_id)::int as n from site')).rows[0].n).toBe(1);
    expect(district.territory.code).toBe('paris-20');
  });
});
