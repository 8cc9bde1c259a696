import { startApp, type Answer, type TestApp } from '../support/app.js';
import { aUser, aVehicle } from '../support/builders.js';
import { aDistrict, anotherTerritory, type District } from '../support/district.js';
import { anItem, lentOn } from '../support/equipment.js';
import type { Stored } from '../support/rows.js';

/** A moment of the Friday the tests live on, in Paris. */
const at = (time: string, day = '2026-11-20'): string => new Date(`${day}T${time}:00+01:00`).toISOString();

describe('shared equipment', () => {
  let app: TestApp;
  let district: District;
  let other: Stored;

  beforeAll(async () => {
    app = await startApp();
    await app.setClock(at('08:00'));
    district = await aDistrict(app);
    other = await aUser(app, district.territory, 'association', { organisation: district.associations[1].organisation });
  });
  afterAll(() => app.close());
  beforeEach(() => app.setClock(at('08:00')));

  const book = (
    item: { id: string },
    from: string,
    to: string,
    given: object = {},
    who: Parameters<TestApp['as']>[0] = 'association',
  ): Promise<Answer> => app.as(who).post(`/equipment/${item.id}/bookings`, { from, to, ...given });
  const liveOf = async (item: { id: string }): Promise<number> =>
    (await app.owner.query(`select from equipment_booking where item_id = $1 and state in ('asked','confirmed')`, [item.id])).rowCount!;

  describe('bookings', () => {
    it('of twenty at once for one item and time, exactly one wins; the others learn who has it and when it is free next', async () => {
      const item = await anItem(app, district.hub);
      // Signed in before: what races is the bookings.
      const clients = [app.as('association'), app.as(other)];
      for (const client of clients) await client.get('/session');
      const wish = { from: at('10:00'), to: at('12:00') };
      const wishes = Array.from({ length: 20 }, (_, index) => clients[index % 2]!.post(`/equipment/${item.id}/bookings`, wish));
      const answers = await Promise.all(wishes);
      const won = answers.filter(({ status }) => status === 201);
      expect(won).toHaveLength(1);
      expect(won[0]!.body).toMatchObject({ state: 'confirmed', purpose: 'loan', isOwn: true });
      for (const { status, body } of answers.filter((answer) => answer !== won[0])) {
        expect([status, body.code]).toEqual([409, 'equipment-taken']);
        expect(body.facts).toMatchObject({
          holder: won[0]!.body.organisationName,
          until: at('12:00'),
          nextFree: { from: at('12:00'), to: at('14:00') },
        });
      }
      expect(await liveOf(item)).toBe(1);
    });

    it('are kept apart by the database itself, whatever the program does', async () => {
      const item = await anItem(app, district.hub);
      const { body } = await book(item, at('10:00'), at('12:00'));
      const again = app.owner.query(
        `insert into equipment_booking (territory_id, item_id, organisation_id, purpose, period, state, price_unit, price_cents)
         select territory_id, item_id, organisation_id, purpose, tstzrange(upper(period) - interval '1 second', upper(period) + interval '1 hour'), 'confirmed', price_unit, price_cents from equipment_booking where id = $1`,
        [body.id],
      );
      await expect(again).rejects.toMatchObject({ code: '23P01', constraint: 'equipment_booked_once' });
    });

    it('may touch: one ends at the moment the next begins', async () => {
      const item = await anItem(app, district.hub);
      expect((await book(item, at('10:00'), at('12:00'))).status).toBe(201);
      expect((await book(item, at('12:00'), at('13:00'), {}, other)).status).toBe(201);
      expect((await book(item, at('09:00'), at('10:00'), {}, other)).status).toBe(201);
      expect((await book(item, at('09:59'), at('10:01'), {}, other)).body.code).toBe('equipment-taken');
    });

    it('go by the clocks on the wall on the night they change', async () => {
      const item = await anItem(app, district.hub);
      await lentOn(app, item, [7], ['00:00', '04:00']);
      await app.setClock('2026-10-24T20:00:00Z');
      // 25 October 2026, 00:00 to 04:00 in Paris is five hours long: 22:00 to 03:00 in UTC.
      expect((await book(item, '2026-10-24T22:00:00Z', '2026-10-25T03:00:00Z')).status).toBe(201);
      const spring = await anItem(app, district.hub);
      await lentOn(app, spring, [7], ['00:00', '04:00']);
      await app.setClock('2027-03-27T20:00:00Z');
      // 28 March 2027: 23:00 to 02:00 in UTC, three hours; a fourth is outside.
      expect((await book(spring, '2027-03-27T23:00:00Z', '2027-03-28T03:00:00Z')).body.code).toBe('equipment-not-lent');
      expect((await book(spring, '2027-03-27T23:00:00Z', '2027-03-28T02:00:00Z')).status).toBe(201);
    });

    it('cost what they last, at the price of the day they were made, and nothing to the owner', async () => {
      const item = await anItem(app, district.hub, { price_cents: 60 });
      const { body: mine } = await book(item, at('08:00'), at('12:00'));
      const { body: owners } = await book(item, at('12:00'), at('13:00'), {}, 'hub');
      await app.owner.query('update equipment_item set price_cents = 600 where id = $1', [item.id]);
      await app.setClock(at('09:30'));
      const back = await app.as('association').post(`/equipment-bookings/${mine.id}/return`, {});
      expect(back.body).toMatchObject({ state: 'released', returnedAt: at('09:30'), cost_cents: 90 });
      await app.setClock(at('13:00'));
      expect((await app.as('hub').post(`/equipment-bookings/${owners.id}/return`, {})).body.cost_cents).toBe(0);
      // What was left of the morning was free from the moment it was back.
      expect((await app.as('association').post(`/equipment-bookings/${mine.id}/return`, {})).body.code).toBe('equipment-booking-over');
    });

    it('free the rest of their time when they are given back early', async () => {
      const item = await anItem(app, district.hub);
      const { body } = await book(item, at('08:00'), at('18:00'));
      await app.setClock(at('10:00'));
      expect((await book(item, at('11:00'), at('12:00'), {}, other)).status).toBe(409);
      await app.as('association').post(`/equipment-bookings/${body.id}/return`, {});
      expect((await book(item, at('11:00'), at('12:00'), {}, other)).status).toBe(201);
    });

    it('that are not back in time are shown as late, and stand in the way within the hour', async () => {
      const item = await anItem(app, district.hub);
      const { body: late } = await book(item, at('08:00'), at('09:00'));
      await app.setClock(at('09:30'));
      expect((await app.as(other).get(`/equipment/${item.id}`)).body).toMatchObject({
        stateNow: 'late',
        holder: late.organisationName,
        heldUntil: at('09:00'),
        freeFrom: at('10:30'),
      });
      expect(
        (await app.as('association').get('/equipment-bookings?mine=true&state=confirmed')).body.items.find(({ id }: any) => id === late.id)
          .isLate,
      ).toBe(true);
      expect((await book(item, at('09:45'), at('11:00'), {}, other)).body).toMatchObject({
        code: 'equipment-not-back',
        facts: { holder: late.organisationName },
      });
      expect((await app.as('association').post(`/equipment-bookings/${late.id}/return`, {})).body.cost_cents).toBe(15);
      expect((await book(item, at('09:45'), at('11:00'), {}, other)).status).toBe(201);
    });

    it('can be called off by who borrows and by who lends, and by nobody else', async () => {
      const item = await anItem(app, district.hub);
      const { body: first } = await book(item, at('10:00'), at('12:00'));
      expect((await app.as(other).post(`/equipment-bookings/${first.id}/cancellation`, {})).status).toBe(404);
      expect((await app.as('association').post(`/equipment-bookings/${first.id}/cancellation`, {})).body.state).toBe('cancelled');
      const { body: second } = await book(item, at('10:00'), at('12:00'));
      await app.as('hub').post(`/equipment-bookings/${second.id}/cancellation`, { reason: 'Nous en avons besoin' });
      await app.drain();
      const messages = (await app.as('association').get('/messages')).body.items.filter(({ kind }: any) => kind === 'equipment-answered');
      expect(messages[0].text).toContain('Motif : Nous en avons besoin');
    });

    it('are refused in the past, backwards and for longer than a month', async () => {
      const item = await anItem(app, district.hub);
      expect((await book(item, at('07:50'), at('09:00'))).body.code).toBe('equipment-booking-past');
      expect((await book(item, at('10:00'), at('10:00'))).body).toMatchObject({ code: 'invalid-fields', errors: [{ pointer: '/to' }] });
      expect((await book(item, at('10:00'), at('10:01', '2026-12-21'))).body.code).toBe('equipment-booking-too-long');
    });

    it('are made for one’s own organisation only, except by the coordination', async () => {
      const item = await anItem(app, district.hub);
      const organisationId = district.associations[1].organisation.id;
      expect((await book(item, at('10:00'), at('11:00'), { organisationId })).status).toBe(404);
      expect((await book(item, at('10:00'), at('11:00'), { organisationId }, 'coordinator')).body.organisationId).toBe(organisationId);
      expect((await book(item, at('11:00'), at('12:00'), {}, 'town-hall')).status).toBe(403);
    });
  });

  describe('an owner', () => {
    const terms = () => ({
      organisationId: district.hub.organisation.id,
      homeSiteId: district.hub.site.id,
      kind: 'isothermal-box',
      name: 'Bac neuf',
      provides: ['cold-box'],
      priceUnit: 'hour',
      purchase_cents: 40_000,
      lifeYears: 8,
      upkeep_cents: 1000,
      usesAYear: 400,
    });

    it('lends at cost or below, and above it only with a word', async () => {
      const offer = (price_cents: number, given: object = {}): Promise<Answer> =>
        app.as('hub').post('/equipment', { ...terms(), price_cents, ...given });
      expect((await offer(15)).body).toMatchObject({ cost_cents: 15, price_cents: 15, isManaged: true, stateNow: 'free' });
      expect((await offer(0)).status).toBe(201);
      expect((await offer(15.01)).body.errors).toMatchObject([{ pointer: '/price_cents', code: 'above-cost' }]);
      expect((await offer(20, { priceNote: 'Nettoyage compris' })).status).toBe(201);
      expect((await offer(10, { lifeYears: null })).body.errors).toMatchObject([{ code: 'cost-incomplete' }]);
      expect((await offer(0, { kind: 'vehicle' })).body.errors).toMatchObject([{ pointer: '/vehicleId' }]);
      expect((await app.as('association').post('/equipment', { ...terms(), price_cents: 0 })).status).toBe(404);
    });

    it('changes what is its own, on the version it has seen', async () => {
      const { body: item } = await app.as('hub').post('/equipment', { ...terms(), price_cents: 15 });
      await book(item, at('10:00', '2026-11-21'), at('11:00', '2026-11-21'));
      const change = { version: item.version, name: 'Bac rayé', active: false, inactiveBecause: 'repair' };
      expect((await app.as('association').patch(`/equipment/${item.id}`, change)).status).toBe(404);
      const changed = await app.as('hub').patch(`/equipment/${item.id}`, change);
      expect(changed.body).toMatchObject({ name: 'Bac rayé', stateNow: 'out-of-order', version: item.version + 1 });
      expect((await app.as('hub').patch(`/equipment/${item.id}`, change)).status).toBe(412);
      await app.drain();
      expect((await app.as('association').get('/messages')).body.items[0].text).toMatch(
        /^Prêt annulé : « Bac rayé », le 21\/11 à 10 h 00\. Motif : en réparation$/,
      );
      expect((await book(item, at('10:00'), at('11:00'))).body.code).toBe('equipment-out-of-order');
      expect((await app.as('hub').patch(`/equipment/${item.id}`, { version: item.version + 1, active: true })).body).toMatchObject({
        active: true,
        inactiveBecause: null,
      });
    });

    it('says when it lends; outside that it is asked, and its answer is told', async () => {
      const { body: item } = await app.as('hub').post('/equipment', { ...terms(), price_cents: 15 });
      const lending = {
        version: item.version,
        windows: [{ weekday: 5, opens: '18:00', closes: '00:00' }],
        exceptions: [{ fromDate: '2026-11-27', toDate: '2026-11-28', reason: 'Fête' }],
      };
      const set = await app.as('hub').put(`/equipment/${item.id}/lending`, lending);
      expect(set.body).toMatchObject({ windows: lending.windows, stateNow: 'not-lent', freeFrom: at('18:00') });
      expect((await book(item, at('10:00'), at('11:00'))).body).toMatchObject({ code: 'equipment-not-lent', facts: { mayAsk: true } });
      expect((await book(item, at('18:00', '2026-11-27'), at('19:00', '2026-11-27'))).body.code).toBe('equipment-not-lent');
      expect((await book(item, at('22:00'), at('23:59'))).body.state).toBe('confirmed');

      const asked = await book(item, at('10:00'), at('11:00'), { ask: true });
      expect(asked.body.state).toBe('asked');
      await app.drain();
      expect((await app.as('hub').get('/messages')).body.items[0]).toMatchObject({ kind: 'equipment-asked', link: '/equipment/bookings' });
      expect((await app.as('association').post(`/equipment-bookings/${asked.body.id}/confirmation`, {})).status).toBe(404);
      expect((await app.as('hub').post(`/equipment-bookings/${asked.body.id}/confirmation`, {})).body.state).toBe('confirmed');
      expect((await app.as('hub').post(`/equipment-bookings/${asked.body.id}/confirmation`, {})).status).toBe(409);
      await app.drain();
      expect((await app.as('association').get('/messages')).body.items[0].text).toMatch(/vous prête « Bac neuf »/);
    });

    it('that does not answer lets the question lapse when its time comes', async () => {
      const item = await anItem(app, district.hub);
      await lentOn(app, item, [6], ['08:00', '20:00']);
      const { body } = await book(item, at('09:00'), at('10:00'), { ask: true });
      await app.setClock(at('09:00'));
      await app.drain();
      const [row] = (await app.owner.query('select state, reason from equipment_booking where id = $1', [body.id])).rows;
      expect(row).toEqual({ state: 'cancelled', reason: 'not-answered' });
    });

    it('takes it out for upkeep where nobody has it, and it cannot be booked then', async () => {
      const item = await anItem(app, district.hub, { upkeep_every_h: 2 });
      const { body: loan } = await book(item, at('08:00'), at('11:00'));
      expect((await app.as('hub').post(`/equipment/${item.id}/upkeep`, { from: at('10:00'), to: at('12:00') })).body.code).toBe(
        'equipment-taken',
      );
      await app.setClock(at('11:00'));
      await app.as('association').post(`/equipment-bookings/${loan.id}/return`, {});
      expect((await app.as('hub').get(`/equipment/${item.id}`)).body).toMatchObject({ sinceUpkeep_h: 3, upkeepIsDue: true });
      const upkeep = await app.as('hub').post(`/equipment/${item.id}/upkeep`, { from: at('11:00'), to: at('13:00'), note: 'Joints' });
      expect(upkeep.body).toMatchObject({ purpose: 'upkeep', state: 'confirmed' });
      expect((await book(item, at('12:00'), at('14:00'))).body).toMatchObject({
        code: 'equipment-in-upkeep',
        facts: { nextFree: { from: at('13:00'), to: at('15:00') } },
      });
      await app.setClock(at('12:00'));
      await app.as('hub').post(`/equipment-bookings/${upkeep.body.id}/return`, { upkeepDue: '2027-11-20' });
      expect((await app.as('hub').get(`/equipment/${item.id}`)).body).toMatchObject({
        sinceUpkeep_h: 0,
        upkeepIsDue: false,
        upkeepDue: '2027-11-20',
        stateNow: 'free',
      });
    });

    it('cannot lend past a cold attestation, of a box or of a vehicle’s body', async () => {
      const box = await anItem(app, district.hub, { attested_until: '2026-11-20' });
      expect((await book(box, at('10:00'), at('12:00'))).status).toBe(201);
      expect((await book(box, at('10:00', '2026-11-21'), at('12:00', '2026-11-21'))).body).toMatchObject({
        code: 'equipment-attestation-expired',
        facts: { attestedUntil: '2026-11-20' },
      });
      const { vehicle } = await aVehicle(app, district.hub, { approved_cold_until: '2026-11-19' });
      const van = await anItem(app, district.hub, { kind: 'vehicle', vehicle_id: vehicle.id, provides: [], litres: null });
      expect((await book(van, at('10:00'), at('12:00'))).body.code).toBe('equipment-attestation-expired');
    });
  });

  describe('its use', () => {
    it('is counted in hours, with what was asked for in vain, once a wish', async () => {
      const item = await anItem(app, district.hub, { kind: 'cold-room', provides: [], cold: 'chilled3' });
      await lentOn(app, item, [5], ['08:00', '18:00']);
      const { body } = await book(item, at('08:00'), at('12:00'));
      for (let time = 0; time < 3; time++) await book(item, at('11:00'), at('13:00'), {}, other);
      await book(item, at('11:30'), at('13:00'), {}, other);
      await app.setClock(at('11:00'));
      await app.as('association').post(`/equipment-bookings/${body.id}/return`, {});
      await app.setClock(at('14:00'));
      const { body: usage } = await app.as('town-hall').get('/equipment-usage?month=2026-11');
      // It joined the pool at 08:00 today: six hours until 14:00.
      expect(usage.items.find(({ itemId }: any) => itemId === item.id)).toMatchObject({
        lent_h: 6,
        used_h: 3,
        idle_h: 3,
        bookings: 1,
        refusals: 2,
      });
      expect(usage.refusals).toContainEqual({ kind: 'cold-room', weekday: 5, reason: 'taken', count: 2 });
      expect(usage.months.find(({ kind, month }: any) => kind === 'cold-room' && month === '2026-11')).toMatchObject({
        used_h: 3,
        refusals: 2,
      });
      const csv = (await app.as('town-hall').get('/export/equipment-usage.csv?month=2026-11')).body as string;
      expect(csv.split('\r\n')[0]).toBe('month,kind,name,owner,lent_h,used_h,idle_h,bookings,refusals');
      expect(csv).toContain(`2026-11,cold-room,${item.name}`);
    });

    it('does not count as idle what nobody could have', async () => {
      const item = await anItem(app, district.hub);
      await app.setClock(at('10:00'));
      const { version } = (await app.as('hub').get(`/equipment/${item.id}`)).body;
      await app.as('hub').patch(`/equipment/${item.id}`, { version, active: false, inactiveBecause: 'repair' });
      await app.setClock(at('14:00'));
      const { items } = (await app.as('town-hall').get('/equipment-usage')).body;
      expect(items.find(({ itemId }: any) => itemId === item.id)).toMatchObject({ lent_h: 2, used_h: 0, idle_h: 2 });
    });

    it('is billed by organisation and month, to those concerned', async () => {
      const item = await anItem(app, district.associations[2], { price_cents: 100 });
      const { body } = await book(item, at('08:00'), at('10:00'));
      await app.setClock(at('10:00'));
      await app.as('association').post(`/equipment-bookings/${body.id}/return`, {});
      const line = { bookingId: body.id, itemName: item.name, hours: 2, km: null, cost_cents: 200, day: '2026-11-20' };
      const mine = (await app.as('association').get('/equipment-statement?month=2026-11')).body;
      expect(mine.lines).toContainEqual(expect.objectContaining(line));
      expect(mine.due_cents).toBe(0);
      const owner = await aUser(app, district.territory, 'association', { organisation: district.associations[2].organisation });
      expect((await app.as(owner).get('/equipment-statement?month=2026-11')).body).toMatchObject({
        owes_cents: 0,
        due_cents: 200,
        lines: [line],
      });
      expect((await app.as('hub').get('/equipment-statement?month=2026-11')).body.lines).not.toContainEqual(
        expect.objectContaining({ bookingId: body.id }),
      );
      expect((await app.as('hub').get(`/equipment-statement?organisationId=${district.associations[2].organisation.id}`)).status).toBe(404);
      const csv = (await app.as(owner).get('/export/equipment-statement.csv?month=2026-11')).body as string;
      expect(csv).toContain(',2,,hour,1,2\r\n');
    });

    it('is shown by the week', async () => {
      const item = await anItem(app, district.hub);
      await lentOn(app, item, [5], ['08:00', '18:00']);
      const { body } = await book(item, at('09:00'), at('10:00'));
      const week = (await app.as(other).get('/equipment-week?from=2026-11-20&days=1')).body;
      expect(week.items.find(({ itemId }: any) => itemId === item.id)).toEqual({
        itemId: item.id,
        lent: [{ from: at('08:00'), to: at('18:00') }],
        busy: [
          { bookingId: body.id, purpose: 'loan', state: 'confirmed', holder: body.organisationName, from: at('09:00'), to: at('10:00') },
        ],
      });
    });
  });

  it('stays within its territory', async () => {
    const there = await anotherTerritory(app);
    const item = await anItem(app, there.hub);
    expect((await book(item, at('10:00'), at('11:00'))).status).toBe(404);
    expect((await app.as('admin').get(`/equipment/${item.id}`)).status).toBe(404);
    const seen = [
      await app.as('admin').get('/equipment?limit=200'),
      await app.as('admin').get('/equipment-week'),
      await app.as('admin').get('/equipment-usage'),
    ];
    for (const { body } of seen) expect(JSON.stringify(body)).not.toContain(item.id);
    expect((await app.as(there.users.association).get('/equipment')).body.items.map(({ id }: any) => id)).toEqual([item.id]);
  });
});
