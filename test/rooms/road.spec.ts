import { startApp, type TestApp } from '../support/app.js';
import { aPerson, aUser } from '../support/builders.js';
import { aDistrict, anotherTerritory, type District } from '../support/district.js';
import { acceptEverything, onlyRecipient, roundsOf, type RoundToDo } from '../support/evening.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

const DAY = '2026-11-20';
const minutesAfter = (iso: string, minutes: number): string => new Date(Date.parse(iso) + minutes * 60_000).toISOString();
/** The smallest file that holds together as a JPEG, with what a camera writes beside the picture. */
const jpeg = (padding = 0): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 10]),
    Buffer.from('Exif48.8'),
    Buffer.from([0xff, 0xda, 0, 2, 7, 7]),
    Buffer.alloc(padding, 1),
    Buffer.from([0xff, 0xd9]),
  ]);

/** An evening of one territory: pasta of two shops for one association, accepted and planned for the van. */
async function anEvening(): Promise<{ app: TestApp; district: District; round: RoundToDo & { stops: any[] } }> {
  const app = await startApp();
  await app.setClock(FRIDAY_18H);
  const district = await aDistrict(app);
  await app.owner.query('update vehicle set active = false where id = $1', [district.bike.vehicle.id]);
  await onlyRecipient(app, district.associations[0]);
  const dry = {
    label: 'Pâtes',
    category: 'dry',
    cold: 'ambient',
    dateKind: 'DDM',
    date: '2026-12-20',
    animalOrigin: false,
    allergens: ['gluten'],
  };
  for (const place of [district.shop, district.bakery])
    await app.as('coordinator').post('/lots', aDeclaration(district, { ...dry, siteId: place.site.id }));
  await acceptEverything(app);
  const [round] = await roundsOf(app, DAY);
  return { app, district, round: round as RoundToDo & { stops: any[] } };
}

const asPlanned = (stop: any): object => ({
  lines: stop.lines.map(({ parcelId, planned_g }: any) => ({ parcelId, weighed_g: planned_g })),
  signedByDriver: 'Camille',
  signedBySite: 'Sacha',
});

describe('on the road', () => {
  let app: TestApp;
  let district: District;
  let round: RoundToDo & { stops: any[] };
  const driver = (): ReturnType<TestApp['as']> => app.as('driver');
  const read = async (): Promise<any> => (await driver().get(`/rounds/${round.id}`)).body;
  const textsOf = async (who: any, kind: string): Promise<string[]> => {
    await app.drain();
    return (await app.as(who).get('/messages?limit=200')).body.items.filter((one: any) => one.kind === kind).map((one: any) => one.text);
  };

  beforeAll(async () => {
    ({ app, district, round } = await anEvening());
  });
  afterAll(() => app.close());

  it('plans both shops and the association, each with the window in which it hands over', async () => {
    expect(round.stops.map(({ kind }) => kind)).toEqual(['pickup', 'pickup', 'delivery']);
    expect(round.stops[0]).toMatchObject({
      opensAt: '2026-11-20T17:30:00.000Z',
      closesAt: '2026-11-20T20:00:00.000Z',
      expectedAt: round.stops[0].plannedArrival,
      late_min: 0,
    });
    expect(round.stops[2]).toMatchObject({ opensAt: '2026-11-20T05:00:00.000Z', closesAt: '2026-11-20T22:00:00.000Z' });
  });

  it('moves the remaining hours with a late start, and tells each site once when that is too much', async () => {
    await app.setClock(minutesAfter(round.startsAt, 25));
    // The phone had no network when the driver left: it says so itself.
    const started = await driver().post(`/rounds/${round.id}/start`, { at: minutesAfter(round.startsAt, 10) });
    expect(started.body).toMatchObject({ state: 'started', startedAt: minutesAfter(round.startsAt, 10) });
    // Ten minutes late by the start; the first stop is overdue, so it is expected now at the earliest.
    expect(started.body.stops[1]).toMatchObject({ promisedAt: round.stops[1].plannedArrival });
    const late = started.body.stops.map((stop: any) => stop.late_min);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(10);
    expect(new Set(late.slice(1)).size).toBe(1);

    await app.setClock(minutesAfter(round.stops[0].plannedArrival, 30));
    const arrived = (await driver().post(`/stops/${round.stops[0].id}/arrival`, {})).body;
    expect(arrived.stops.map((stop: any) => stop.late_min)).toEqual([30, 30, 30]);
    expect(arrived.stops[2].expectedAt).toBe(minutesAfter(round.stops[2].plannedArrival, 30));
    // Whoever has the driver at the door need not be told; the others are, once.
    expect(await textsOf(district.users['shop-staff'], 'stop-late')).toEqual([]);
    expect(await textsOf('association', 'stop-late')).toEqual([expect.stringContaining('30 minutes plus tard que promis')]);
    expect((await app.as('association').get(`/rounds/${round.id}`)).body.stops[2]).toMatchObject({ late_min: 30, contactPhone: null });

    await driver().post(`/stops/${round.stops[0].id}/arrival`, {});
    expect(await textsOf('association', 'stop-late')).toHaveLength(1);
    expect((await read()).stops[0].arrivedAt).toBe(minutesAfter(round.stops[0].plannedArrival, 30));
  });

  it('keeps when a stop was really done, and both signatures on its note', async () => {
    const [first] = round.stops;
    const at = minutesAfter(first.plannedArrival, 34);
    await app.setClock(minutesAfter(first.plannedArrival, 50));
    const drawn = { driverSignature: 'M10 50L40 20L90 80', siteSignature: 'M5 5L295 95M0 0L300 100' };
    const wrong = await driver().post(`/stops/${first.id}/collection`, { ...asPlanned(first), siteSignature: '"/><script>' });
    expect(wrong.status).toBe(422);
    const done = await driver().post(`/stops/${first.id}/collection`, { ...asPlanned(first), ...drawn, at });
    expect(done.status).toBe(200);
    expect(done.body.stops[0]).toMatchObject({ state: 'done', doneAt: at });
    const note = (await app.as('coordinator').get(`/stops/${first.id}/note`)).body;
    expect(note).toMatchObject({ signedAt: at, body: { signedBySite: 'Sacha', ...drawn } });
  });

  it('notices by itself that a driver is overdue', async () => {
    const before = (await read()).stops[1];
    await app.setClock(minutesAfter(before.expectedAt, 40));
    await app.drain();
    const after = (await read()).stops[1];
    expect(Date.parse(after.expectedAt)).toBe(Date.parse(minutesAfter(before.expectedAt, 40)));
    expect(after.late_min).toBeGreaterThan(before.late_min + 35);
    expect((await app.as('coordinator').get('/day')).body.rounds[0].late_min).toBe(after.late_min);
  });

  it('believes no phone whose clock is ahead, or behind what was done before', async () => {
    const second = round.stops[1];
    const now = (await app.owner.query('select app_now() as now')).rows[0].now.toISOString();
    const ahead = await driver().post(`/stops/${second.id}/arrival`, { at: minutesAfter(now, 600) });
    expect(ahead.body.stops[1].arrivedAt).toBe(now);
    await app.owner.query('update stop set arrived_at = null where id = $1', [second.id]);
    const behind = await driver().post(`/stops/${second.id}/arrival`, { at: '2020-01-01T00:00:00Z' });
    expect(behind.body.stops[1].arrivedAt).toBe(behind.body.stops[0].doneAt);
  });

  describe('photos', () => {
    const upload = (stop: any, bytes: Buffer, key?: string): ReturnType<ReturnType<TestApp['as']>['post']> =>
      driver().post(`/stops/${stop.id}/photos`, { jpeg: bytes.toString('base64') }, key ? { 'idempotency-key': key } : {});

    it('are kept without what the camera wrote beside the picture, once a key', async () => {
      const first = await upload(round.stops[0], jpeg(), 'photo-1');
      expect(first.status).toBe(201);
      expect((await upload(round.stops[0], jpeg(), 'photo-1')).body).toEqual(first.body);
      const { rows } = await app.owner.query('select bytes from stop_photo');
      expect(rows).toHaveLength(1);
      expect(rows[0].bytes.toString('latin1')).not.toContain('48.8');
      expect((await read()).stops[0].photos).toEqual([first.body]);
    });

    it('are refused in plain words where they are no photo, or too large, or too many', async () => {
      const png = await upload(round.stops[0], Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]));
      expect([png.status, png.body.code]).toEqual([415, 'photo-unreadable']);
      const large = await upload(round.stops[0], jpeg(410 * 1024));
      expect([large.status, large.body.code]).toEqual([413, 'photo-too-large']);
      const garbage = await driver().post(`/stops/${round.stops[0].id}/photos`, { jpeg: 'not base64!' });
      expect(garbage.status).toBe(422);
      for (let i = 0; i < 5; i++) expect((await upload(round.stops[1], jpeg(i))).status).toBe(201);
      expect((await upload(round.stops[1], jpeg())).status).toBe(201);
      expect((await upload(round.stops[1], jpeg())).body.code).toBe('photos-enough');
    });

    it('are shown to the coordinators, the driver and the site, and to nobody else', async () => {
      const { id } = (await read()).stops[0].photos[0];
      const site = round.stops[0].siteId === district.shop.site.id ? district.shop : district.bakery;
      const there = await aUser(app, district.territory, 'shop-staff', { organisation: site.organisation });
      const stranger = await aUser(app, district.territory, 'driver', {
        organisation: district.hub.organisation,
        person: await aPerson(app, district.hub.organisation),
      });
      const elsewhere = await anotherTerritory(app);
      for (const who of ['coordinator', 'driver', there] as const) {
        const answer = await app.as(who).get(`/photos/${id}`);
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
      }
      for (const who of ['association', stranger, elsewhere.users.coordinator] as const)
        expect((await app.as(who).get(`/photos/${id}`)).status).toBe(404);
      // The association is on the same round, and still sees none of the shop's photos.
      expect((await app.as('association').get(`/rounds/${round.id}`)).body.stops[0].photos).toEqual([]);
      expect((await app.as(stranger).post(`/stops/${round.stops[0].id}/photos`, { jpeg: jpeg().toString('base64') })).status).toBe(404);
    });

    it('are let go when their days are over', async () => {
      const forget = async (days: number): Promise<number> =>
        Number((await app.owner.query(`select forget_photos(make_interval(days => $1)) as n`, [days])).rows[0].n);
      expect(await forget(1)).toBe(0);
      await app.owner.query(`update stop_photo set taken_at = app_now() - interval '91 days' where stop_id = $1`, [round.stops[1].id]);
      expect(await forget(90)).toBe(6);
      expect(await forget(90)).toBe(0);
    });
  });

  it('tells the site and the coordinators of a stop where nobody was, with how long the driver waited', async () => {
    const second = round.stops[1];
    await app.owner.query(`update stop set arrived_at = app_now() - interval '12 minutes' where id = $1`, [second.id]);
    const failed = (await driver().post(`/stops/${second.id}/failure`, { reasonCode: 'nobody-there' })).body;
    expect(failed.stops[1]).toMatchObject({ state: 'failed', failureCode: 'nobody-there' });
    expect(await textsOf('coordinator', 'stop-failed')).toEqual([
      expect.stringMatching(/n’a pas pu collecter .*personne sur place, après 12 minutes d’attente/),
    ]);
  });
});

describe('a breakdown', () => {
  let app: TestApp;
  let round: RoundToDo & { stops: any[] };
  let district: District;

  beforeAll(async () => {
    ({ app, district, round } = await anEvening());
    await app.setClock(round.startsAt);
    await app.as('driver').post(`/rounds/${round.id}/start`, {});
    await app.as('driver').post(`/stops/${round.stops[0].id}/collection`, asPlanned(round.stops[0]));
  });
  afterAll(() => app.close());

  const parcel = async (stop: any): Promise<{ state: string; reason: string | null }> =>
    (await app.owner.query('select state, reason_code as reason from parcel where id = $1', [stop.lines[0].parcelId])).rows[0];

  it('gives what was not collected to another vehicle, keeps what is aboard, and calls the coordinator', async () => {
    await app.owner.query('update vehicle set active = true where id = $1', [district.bike.vehicle.id]);
    const broken = await app.as('driver').post(`/rounds/${round.id}/breakdown`, { note: 'pneu' });
    expect(broken.body).toMatchObject({ state: 'started', brokenAt: expect.any(String) });
    expect(broken.body.stops[1]).toMatchObject({ state: 'failed', failureCode: 'vehicle', note: 'vehicle: pneu' });
    expect(broken.body.stops[2].lines.map((line: any) => line.parcelId)).toEqual([round.stops[0].lines[0].parcelId]);
    expect(await parcel(round.stops[0])).toMatchObject({ state: 'collected' });
    expect(await parcel(round.stops[1])).toEqual({ state: 'accepted', reason: 'vehicle' });

    await app.as('coordinator').post('/rounds/planning', {});
    await app.drain();
    expect(await parcel(round.stops[1])).toMatchObject({ state: 'planned' });
    const others = (await roundsOf(app, DAY)).filter(({ id }) => id !== round.id);
    // Not the van again: it stands still.
    expect(others.map((one: any) => one.vehicleName)).toEqual(['Vélo-cargo']);
    const { items } = (await app.as('coordinator').get('/messages')).body;
    const [alert] = items.filter((one: any) => one.kind === 'round-interrupted');
    expect(alert).toMatchObject({ text: expect.stringMatching(/^Panne : .* sont à bord : appelez/), link: `/rounds/${round.id}` });
    expect((await app.as('coordinator').get('/day')).body.stuck).toEqual([
      expect.objectContaining({ why: 'broken-down', ways: ['call-driver'] }),
    ]);
  });

  it('is reported once, however often it is said', async () => {
    const again = await app.as('driver').post(`/rounds/${round.id}/breakdown`, {});
    expect(again.status).toBe(200);
    await app.drain();
    const { items } = (await app.as('coordinator').get('/messages')).body;
    expect(items.filter((one: any) => one.kind === 'round-interrupted')).toHaveLength(1);
  });

  it('ends when the vehicle runs again: the food aboard is delivered, later than promised', async () => {
    await app.setClock(minutesAfter(round.stops[2].plannedArrival, 45));
    const resumed = await app.as('driver').post(`/rounds/${round.id}/resumption`, {});
    expect(resumed.body).toMatchObject({ brokenAt: null });
    expect(resumed.body.stops[2].late_min).toBeGreaterThanOrEqual(45);
    expect((await app.as('driver').post(`/rounds/${round.id}/resumption`, {})).body.code).toBe('round-not-interrupted');
    const [mine] = resumed.body.stops.filter((stop: any) => stop.state === 'planned');
    const done = await app.as('driver').post(`/stops/${mine.id}/delivery`, asPlanned(mine));
    expect(done.body).toMatchObject({ state: 'done' });
    expect(await parcel(round.stops[0])).toMatchObject({ state: 'delivered' });
    await app.drain();
    expect((await app.as('coordinator').get('/verify')).body).toMatchObject({ ok: true });
  });
});
