import { icalendar } from '../../src/rounds/calendar/icalendar.js';
import { startApp, type TestApp } from '../support/app.js';
import { aUser } from '../support/builders.js';
import { aDistrict, anotherTerritory, type District } from '../support/district.js';
import { parseCalendar, type ParsedCalendar } from '../support/icalendar-parser.js';
import { acceptEverything } from '../support/evening.js';
import { aDeclaration } from '../support/lots.js';
import { insert, type Stored } from '../support/rows.js';

describe('calendars', () => {
  let app: TestApp;
  let district: District;

  beforeAll(async () => {
    app = await startApp();
    district = await aDistrict(app);
  });
  afterAll(() => app.close());
  beforeEach(() => app.setClock('2026-11-20T12:00:00+01:00'));
  afterEach(() => app.owner.query('delete from stop; delete from round; delete from calendar_feed; delete from calendar_entry'));

  /** A round of the van's driver with a pickup at the shop and a delivery to the first association, an hour and a quarter in all. */
  async function aRound(startsAt: string, given: object = {}): Promise<Stored> {
    const starts = Date.parse(startsAt);
    const at = (minutes: number): string => new Date(starts + minutes * 60_000).toISOString();
    const round = await insert<Stored>(app, 'round', {
      territory_id: district.territory.id,
      vehicle_id: district.van.vehicle.id,
      person_id: district.van.person.id,
      day: startsAt.slice(0, 10),
      starts_at: startsAt,
      ends_at: at(75),
      state: 'planned',
      ...given,
    });
    const stops = [
      ['pickup', district.shop.site.id, 15],
      ['delivery', district.associations[0].site.id, 40],
    ] as const;
    for (const [index, [kind, siteId, minutes]] of stops.entries())
      await insert(app, 'stop', {
        territory_id: district.territory.id,
        round_id: round.id,
        seq: index + 1,
        kind,
        site_id: siteId,
        planned_arrival: at(minutes),
        planned_departure: at(minutes + 5),
      });
    return round;
  }

  /** Makes an address for this user and answers how to read it. */
  async function subscribe(user: Stored, kind: 'driver' | 'site', targetId: string, language = 'fr') {
    const { status, body } = await app.as(user as never).post('/calendar-links', { kind, targetId, language });
    expect(status).toBe(201);
    const url = app.url + (body.path as string);
    const read = async (): Promise<ParsedCalendar> => {
      const response = await fetch(url);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
      return parseCalendar(Buffer.from(await response.arrayBuffer()));
    };
    return { id: body.id as string, url, read };
  }

  const driver = () => subscribe(district.users.driver, 'driver', district.van.person.id);

  it('shows a driver each round with its stops, places and local times, and no names of people', async () => {
    await app.owner.query(`update site set street_access = 'code 4711', address = $2 where id = $1`, [
      district.shop.site.id,
      '3, rue des Essais; cour\\fond',
    ]);
    await app.owner.query(`update organisation set contact_name = 'Personne Inventée', contact_phone = '0100000000'`);
    const round = await aRound('2026-11-20T18:00:00+01:00');
    const { url, read } = await driver();
    const { properties, events } = await read();
    expect(properties.get('X-WR-TIMEZONE')).toBe('Europe/Paris');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      uid: `round-${round.id}@glane`,
      sequence: 0,
      status: 'CONFIRMED',
      summary: `Tournée n° ${round.reference} (2 arrêts)`,
      starts: new Date('2026-11-20T17:00:00Z'),
      ends: new Date('2026-11-20T18:15:00Z'),
    });
    expect(events[0]!.description!.split('\n')).toEqual([
      `18:15 Collecte : ${district.shop.site.name}, 3, rue des Essais; cour\\fond`,
      expect.stringContaining(`18:40 Livraison : ${district.associations[0].site.name}`),
    ]);
    const text = await (await fetch(url)).text();
    for (const secret of ['4711', 'Inventée', '0100000000', district.van.person.name]) expect(text).not.toContain(secret);
  });

  it('shows a giving and a receiving site their own visits, and nobody else’s', async () => {
    const round = await aRound('2026-11-20T18:00:00+01:00');
    const shop = await (await subscribe(district.users['shop-staff'], 'site', district.shop.site.id)).read();
    const association = await (await subscribe(district.users.association, 'site', district.associations[0].site.id, 'en')).read();
    expect(shop.events.map(({ uid, summary, starts }) => [uid, summary, starts.toISOString()])).toEqual([
      [`visit-${round.id}-${district.shop.site.id}-pickup-1@glane`, 'Collecte de dons (0\u00a0kg)', '2026-11-20T17:15:00.000Z'],
    ]);
    expect(association.events.map(({ summary, description }) => [summary, description])).toEqual([
      ['Delivery (0 kg)', `0 lots\nRound no. ${round.reference}, by refrigerated van`],
    ]);
    const strangers = await app
      .as('association')
      .post('/calendar-links', { kind: 'site', targetId: district.shop.site.id, language: 'fr' });
    expect([strangers.status, strangers.body.code]).toEqual([404, 'not-found']);
    const another = await app
      .as('coordinator')
      .post('/calendar-links', { kind: 'driver', targetId: district.van.person.id, language: 'fr' });
    expect([another.status, another.body.code]).toEqual([404, 'not-found']);
  });

  it('says how much food there is, as soon as it is planned', async () => {
    await app.setClock('2026-11-20T18:00:00+01:00');
    const { read } = await subscribe(district.users['shop-staff'], 'site', district.shop.site.id);
    await app.as('shop-staff').post('/lots', aDeclaration(district));
    await acceptEverything(app);
    const { events } = await read();
    const { rows } = await app.owner.query<{ grams: number }>('select sum(grams)::float8 as grams from parcel');
    const said = events.map(({ summary }) => /\(([\d,]+)\u00a0kg\)$/.exec(summary)![1]!.replace(',', '.'));
    expect(said.reduce((sum, text) => sum + Number(text) * 1000, 0)).toBe(rows[0]!.grams);
    expect(events[0]).toMatchObject({ status: 'CONFIRMED', description: expect.stringMatching(/^1 lot\nTournée n° \d+, /) });
  });

  it('keeps the UID and raises SEQUENCE and LAST-MODIFIED when something changes, and only then', async () => {
    const round = await aRound('2026-11-20T18:00:00+01:00');
    const { read } = await subscribe(district.users['shop-staff'], 'site', district.shop.site.id);
    const [first] = (await read()).events;
    await app.setClock('2026-11-20T12:10:00+01:00');
    expect((await read()).events).toEqual([first]);
    // Planned anew: the same visit, ten minutes later, is another row.
    await app.owner.query('delete from stop where round_id = $1', [round.id]);
    await insert(app, 'stop', {
      territory_id: district.territory.id,
      round_id: round.id,
      seq: 1,
      kind: 'pickup',
      site_id: district.shop.site.id,
      planned_arrival: '2026-11-20T18:25:00+01:00',
      planned_departure: '2026-11-20T18:30:00+01:00',
    });
    const [later] = (await read()).events;
    expect(later).toMatchObject({ uid: first!.uid, sequence: 1, starts: new Date('2026-11-20T17:25:00Z'), status: 'CONFIRMED' });
    expect([first!.modified, later!.modified, later!.stamp]).toEqual(
      ['2026-11-20T11:00:00Z', '2026-11-20T11:10:00Z', '2026-11-20T11:10:00Z'].map((text) => new Date(text)),
    );
  });

  it('shows what is cancelled as cancelled, to the driver and to the sites, and again as it was when it comes back', async () => {
    const round = await aRound('2026-11-20T18:00:00+01:00');
    const calendars = [await driver(), await subscribe(district.users['shop-staff'], 'site', district.shop.site.id)];
    const before = await Promise.all(calendars.map(({ read }) => read()));
    await app.owner.query(`update round set state = 'cancelled' where id = $1`, [round.id]);
    await app.owner.query('delete from stop where round_id = $1', [round.id]);
    for (const [index, { read }] of calendars.entries()) {
      const [event] = (await read()).events;
      const [was] = before[index]!.events;
      expect(event).toMatchObject({
        uid: was!.uid,
        status: 'CANCELLED',
        sequence: 1,
        starts: was!.starts,
        summary: `Annulé : ${was!.summary}`,
      });
    }
    await app.owner.query(`update round set state = 'planned' where id = $1`, [round.id]);
    const [again] = (await calendars[0]!.read()).events;
    expect(again).toMatchObject({ status: 'CONFIRMED', sequence: 2 });
    // What nobody was shown is not announced as cancelled.
    await aRound('2026-11-21T18:00:00+01:00', { state: 'cancelled' });
    expect((await calendars[0]!.read()).events).toHaveLength(1);
  });

  it('lets go of what is past after thirty days, without calling it cancelled', async () => {
    await aRound('2026-11-20T18:00:00+01:00');
    const { read } = await driver();
    expect((await read()).events).toHaveLength(1);
    await app.setClock('2026-12-20T18:00:00+01:00');
    expect((await read()).events.map(({ status }) => status)).toEqual(['CONFIRMED']);
    await app.setClock('2026-12-20T20:00:00+01:00');
    expect((await read()).events).toEqual([]);
  });

  it('holds through both changes of the clocks', async () => {
    // 25 October 2026: clocks go back at three; 28 March 2027: from two to three.
    await app.setClock('2026-10-20T12:00:00+02:00');
    await aRound('2026-10-24T18:00:00+02:00');
    await aRound('2026-10-25T18:00:00+01:00');
    const { read } = await driver();
    const autumn = (await read()).events;
    expect(autumn.map(({ starts }) => starts.toISOString())).toEqual(['2026-10-24T16:00:00.000Z', '2026-10-25T17:00:00.000Z']);
    expect(autumn.map(({ description }) => description!.slice(0, 5))).toEqual(['18:15', '18:15']);
    await app.setClock('2027-03-27T12:00:00+01:00');
    await aRound('2027-03-28T01:30:00+01:00');
    const [spring] = (await read()).events;
    // A quarter past half past one is before the gap, forty minutes past it is after: 03:10.
    expect(spring!.description!.split('\n').map((line) => line.slice(0, 5))).toEqual(['01:45', '03:10']);
    expect(spring!.ends.getTime() - spring!.starts.getTime()).toBe(75 * 60_000);
  });

  describe('a secret address', () => {
    const answerOf = async (url: string): Promise<object> => {
      const response = await fetch(url);
      const { instance: _, ...body } = (await response.json()) as Record<string, unknown>;
      return { status: response.status, body };
    };

    it('says the same of a token that was ended, replaced, never made, malformed or missing', async () => {
      const ended = await driver();
      const replaced = await driver();
      const live = await driver();
      expect((await app.as('driver').delete(`/calendar-links/${live.id}`)).status).toBe(204);
      const nobody = `${app.url}/api/v1/calendars/rounds.ics`;
      const answers = await Promise.all(
        [
          ended.url,
          replaced.url,
          live.url,
          `${nobody}?token=${'A'.repeat(43)}`,
          `${nobody}?token=x`,
          nobody,
          `${nobody}?token=a&token=b`,
        ].map(answerOf),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]).toMatchObject({ status: 404, body: { code: 'not-found', facts: {} } });
    });

    it('is kept as a hash only, and given once', async () => {
      const key = { 'idempotency-key': 'calendar-1' };
      const body = { kind: 'driver', targetId: district.van.person.id, language: 'fr' };
      const first = (await app.as('driver').post('/calendar-links', body, key)).body;
      const token = new URL(first.path, app.url).searchParams.get('token')!;
      expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
      const again = (await app.as('driver').post('/calendar-links', body, key)).body;
      expect(again).toEqual({ ...first, path: null });
      const { rows } = await app.owner.query(
        `select to_jsonb(f)::text as feed, (select string_agg(body, '') from idempotency) as kept from calendar_feed f`,
      );
      for (const { feed, kept } of rows) expect(`${feed}${kept}`).not.toContain(token);
      const [driving] = (await app.as('driver').get('/calendar-links')).body.items;
      expect(driving).toMatchObject({ kind: 'driver', targetId: district.van.person.id, link: { id: first.id, lastReadAt: null } });
      await fetch(app.url + first.path);
      expect((await app.as('driver').get('/calendar-links')).body.items[0].link.lastReadAt).not.toBeNull();
    });

    it.each<[string, string]>([
      ['whose owner may no longer sign in', 'update user_account set disabled_at = now() where id = $1'],
      [
        'whose owner has left the organisation',
        "update user_account set organisation_id = (select id from organisation where kind = 'hub' limit 1) where id = $1",
      ],
    ])('ends with it: %s', async (_, change) => {
      const user = await aUser(app, district.territory, 'shop-staff', { organisation: district.shop.organisation });
      const { url } = await subscribe(user, 'site', district.shop.site.id);
      expect((await fetch(url)).status).toBe(200);
      await app.owner.query(change, [user.id]);
      expect(await answerOf(url)).toMatchObject({ status: 404 });
    });

    it('belongs to who made it: nobody else can end it or find it', async () => {
      const { id, url } = await driver();
      for (const role of ['coordinator', 'admin', 'association'] as const)
        expect((await app.as(role).delete(`/calendar-links/${id}`)).status).toBe(404);
      expect((await fetch(url)).status).toBe(200);
      expect((await app.as('coordinator').get('/calendar-links')).body.items).toEqual([]);
      const there = await anotherTerritory(app);
      expect((await app.as(there.users.driver as never).delete(`/calendar-links/${id}`)).status).toBe(404);
    });
  });

  it('may be asked too often, like everything that is open to anyone', async () => {
    const limited = await startApp({ env: { RATE_LIMIT_PER_MINUTE: '3' } });
    try {
      const ask = async (): Promise<number> => (await fetch(`${limited.url}/api/v1/calendars/rounds.ics?token=${'A'.repeat(43)}`)).status;
      expect([await ask(), await ask(), await ask(), await ask()]).toEqual([404, 404, 404, 429]);
    } finally {
      await limited.close();
      process.env.RATE_LIMIT_PER_MINUTE = '1000000';
    }
  });

  it('folds at 75 octets without cutting a character, and escapes what must be', () => {
    const long = `Épicerie « L’Été » ; 12, rue de l’Œuvre\\ 🥖${'é'.repeat(200)}\nÀ droite\tau fond\u0007.`;
    const text = icalendar({
      name: 'a;b,c',
      timeZone: 'Europe/Paris',
      events: [
        {
          uid: 'x@glane',
          sequence: 3,
          changedAt: new Date('2026-11-20T11:00:00.500Z'),
          startsAt: new Date('2026-11-20T11:00:00Z'),
          endsAt: new Date('2026-11-20T11:00:00Z'),
          cancelled: false,
          summary: long,
          location: null,
          description: 'BEGIN:VEVENT\r\nEND:VCALENDAR',
          point: [2.3984, 48.8646],
        },
      ],
    });
    const { events, longest } = parseCalendar(Buffer.from(text));
    // A bell cannot be written in a calendar; a tab neither, to some programs.
    expect(events[0]!.summary).toBe(long.replaceAll('\t', ' ').replaceAll('\u0007', ' '));
    expect(events[0]).toMatchObject({ description: 'BEGIN:VEVENT\nEND:VCALENDAR', geo: [48.8646, 2.3984], location: undefined });
    expect(longest).toBeGreaterThan(70);
  });
});
