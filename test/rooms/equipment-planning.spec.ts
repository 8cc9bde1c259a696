import { startApp, type TestApp } from '../support/app.js';
import { aPerson, aVehicle } from '../support/builders.js';
import { aDistrict, type District } from '../support/district.js';
import { anItem, lentOn } from '../support/equipment.js';
import { drive, roundsOf } from '../support/evening.js';
import { FRIDAY_18H } from '../support/lots.js';
import { aPromise, planNow, setActive, stateOf } from '../support/plans.js';
import type { Row, Stored } from '../support/rows.js';

const at = (time: string): string => `2026-11-20T${time}:00+01:00`;

/** The hub’s bike carries nothing cold of its own; its refrigerated van is out unless a test says otherwise. */
describe('what the planner takes from the pool', () => {
  let app: TestApp;
  let district: District;

  beforeEach(async () => {
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app);
    await setActive(app, district.van.vehicle, false);
    await app.drain();
  });
  afterEach(() => app.close());

  const cold = (index = 0): Promise<Stored> => aPromise(app, district.shop, district.associations[index]!, { cold: 'chilled6' });
  const bookings = async (item: { id: string }): Promise<Row[]> =>
    (
      await app.owner.query(
        `select b.state, b.purpose, b.reason, b.cost_cents, b.used_m, b.organisation_id, lower(b.period) = n.starts_at and upper(b.period) = n.ends_at as "isAsLong", n.state as "roundState", n.vehicle_id
           from equipment_booking b left join round n on n.id = b.round_id where b.item_id = $1 order by b.id`,
        [item.id],
      )
    ).rows;

  /** Drives every planned round, half an hour from its first pickup to its last delivery. */
  const driveAll = async (): Promise<void> => {
    for (const round of (await roundsOf(app, '2026-11-20')).filter(({ state }) => state === 'planned')) {
      await drive(app, round, 1);
      await app.setClock(new Date(Date.parse(round.startsAt) + 30 * 60_000).toISOString());
      for (const { id, lines } of round.stops.slice(1)) {
        const weighed = lines.map(({ parcelId, planned_g }) => ({ parcelId, weighed_g: planned_g, temperature_c: 3 }));
        const { status } = await app
          .as('coordinator')
          .post(`/stops/${id}/delivery`, { lines: weighed, signedByDriver: 'Camille', signedBySite: 'Sacha' });
        expect(status).toBe(200);
      }
    }
    await app.drain();
  };

  it('is nothing where no food needs it', async () => {
    const box = await anItem(app, district.hub);
    const part = await aPromise(app, district.shop, district.associations[0], { cold: 'ambient' });
    await planNow(app);
    expect(await stateOf(app, part)).toBe('planned');
    expect(await bookings(box)).toEqual([]);
  });

  it('is a cold box for a bike that has none, booked for the time of its round and no other box', async () => {
    const [box, spare] = [await anItem(app, district.hub), await anItem(app, district.hub)];
    const part = await cold();
    await planNow(app);
    expect(await stateOf(app, part)).toBe('planned');
    expect(await bookings(box)).toMatchObject([
      {
        state: 'confirmed',
        purpose: 'round',
        isAsLong: true,
        vehicle_id: district.bike.vehicle.id,
        organisation_id: district.hub.organisation.id,
      },
    ]);
    expect(await bookings(spare)).toEqual([]);
    // Who wants it meanwhile learns who has it, and cannot take it from the round.
    const wish = await app.as('association').post(`/equipment/${box.id}/bookings`, { from: at('18:15'), to: at('22:00') });
    expect(wish.body).toMatchObject({ code: 'equipment-taken', facts: { holder: district.hub.organisation.name } });
    const { items } = (await app.as('hub').get(`/equipment-bookings?itemId=${box.id}`)).body;
    expect((await app.as('hub').post(`/equipment-bookings/${items[0].id}/cancellation`, {})).body.code).toBe('equipment-booked-by-planner');
  });

  it.each([
    [
      'somebody has booked for the evening',
      async (box: Stored) =>
        void (await app.as('association').post(`/equipment/${box.id}/bookings`, { from: at('19:00'), to: at('20:00') })),
    ],
    ['is lent in the mornings only', (box: Stored) => lentOn(app, box, [1, 2, 3, 4, 5, 6, 7], ['08:00', '12:00'])],
    [
      'stands elsewhere',
      (box: Stored) => app.owner.query('update equipment_item set home_site_id = $2 where id = $1', [box.id, district.feed.site.id]),
    ],
    [
      'lost its attestation yesterday',
      (box: Stored) => app.owner.query(`update equipment_item set attested_until = '2026-11-19' where id = $1`, [box.id]),
    ],
  ])('is not a box that %s', async (_, spoil) => {
    const box = await anItem(app, district.hub);
    await spoil(box);
    const part = await cold();
    await planNow(app);
    expect(await stateOf(app, part)).toBe('accepted');
    expect((await bookings(box)).filter(({ purpose }) => purpose === 'round')).toEqual([]);
    const { items } = (await app.as('coordinator').get('/unserved')).body;
    expect(JSON.stringify(items)).toContain('cold-class-not-kept');
    // The district sees that one more box would have helped, once however often it is planned.
    await planNow(app);
    const { refusals } = (await app.as('town-hall').get('/equipment-usage?month=2026-11')).body;
    expect(refusals.filter(({ reason }: any) => reason === 'lacking')).toEqual([
      { kind: 'isothermal-box', weekday: 5, reason: 'lacking', count: 1 },
    ]);
  });

  it('keeps the same booking while the plan is made again, and gives it up with the round', async () => {
    const box = await anItem(app, district.hub);
    const part = await cold();
    await planNow(app);
    await planNow(app);
    expect(await bookings(box)).toHaveLength(1);
    await app.as('coordinator').post(`/lots/${part.lot_id}/withdrawal`, { reasonCode: 'sold' });
    await app.drain();
    expect(await bookings(box)).toMatchObject([{ state: 'cancelled', roundState: 'cancelled' }]);
    expect((await app.as('association').post(`/equipment/${box.id}/bookings`, { from: at('18:15'), to: at('22:00') })).status).toBe(201);
  });

  it('is never in two hands when somebody books it while the plan is made', async () => {
    const box = await anItem(app, district.hub);
    const part = await cold();
    const association = app.as('association');
    await association.get('/session');
    const [, wish] = await Promise.all([
      planNow(app),
      association.post(`/equipment/${box.id}/bookings`, { from: at('18:15'), to: at('22:00') }),
    ]);
    await app.drain();
    const live = (await bookings(box)).filter(({ state }) => state === 'confirmed');
    expect(live).toHaveLength(1);
    // Whoever was first has it; the round that does not have it does not count on it.
    expect([live[0]!.purpose, await stateOf(app, part)]).toEqual(wish.status === 201 ? ['loan', 'accepted'] : ['round', 'planned']);
  });

  it('goes back when the round is done, with its hours and its cost', async () => {
    const box = await anItem(app, district.associations[0], { home_site_id: district.hub.site.id, price_cents: 100 });
    await cold();
    await planNow(app);
    await driveAll();
    const [booking] = await bookings(box);
    expect(booking).toMatchObject({ state: 'released', roundState: 'done' });
    // Half an hour at one euro.
    expect(booking!.cost_cents).toBe(50);
    const { lines } = (await app.as('hub').get('/equipment-statement?month=2026-11')).body;
    expect(lines).toMatchObject([
      { owner: district.associations[0].organisation.name, borrower: district.hub.organisation.name, cost_cents: booking!.cost_cents },
    ]);
  });

  it('is planned anew at once when a box breaks', async () => {
    const box = await anItem(app, district.hub);
    const part = await cold();
    await planNow(app);
    const { body: item } = await app.as('hub').get(`/equipment/${box.id}`);
    await app.as('hub').patch(`/equipment/${box.id}`, { version: item.version, active: false, inactiveBecause: 'repair' });
    await app.drain();
    expect(await stateOf(app, part)).toBe('accepted');
    expect(await bookings(box)).toMatchObject([{ state: 'cancelled' }]);
  });

  it('is a box of another organisation’s for one vehicle, never for two at once', async () => {
    const box = await anItem(app, district.hub);
    await aVehicle(app, district.hub, {
      profile: 'cargo-bike',
      capacity_g: 150_000,
      cold_litres: null,
      approved_cold_until: null,
      has: [],
    });
    // Together more than one bike carries.
    for (const index of [0, 1, 2]) await aPromise(app, district.shop, district.associations[index]!, { cold: 'chilled6', grams: 90_000 });
    await planNow(app);
    const live = (await bookings(box)).filter(({ state }) => state === 'confirmed');
    expect(live).toHaveLength(1);
    const { rows } = await app.owner.query(
      `select distinct n.vehicle_id from round n join stop t on t.round_id = n.id where n.state = 'planned' and t.kind = 'pickup'`,
    );
    expect(rows).toEqual([{ vehicle_id: live[0]!.vehicle_id }]);
  });

  it('is a lent van in place of one that is out of order, for a driver who drives such vans', async () => {
    const lender = district.associations[0];
    const { vehicle, person } = await aVehicle(app, lender, { start_site_id: district.hub.site.id, name: 'Fourgon prêté' });
    await app.owner.query('delete from shift where person_id = $1', [person.id]);
    const item = await anItem(app, lender, {
      home_site_id: district.hub.site.id,
      kind: 'vehicle',
      vehicle_id: vehicle.id,
      provides: [],
      price_unit: 'km',
      price_cents: 30,
    });
    const part = await cold(1);
    await planNow(app);
    expect(await stateOf(app, part)).toBe('planned');
    expect(await bookings(item)).toMatchObject([
      { state: 'confirmed', vehicle_id: vehicle.id, organisation_id: district.hub.organisation.id },
    ]);
    await driveAll();
    const [booking] = await bookings(item);
    expect(booking!.used_m).toBeGreaterThan(500);
    expect(booking!.cost_cents).toBe(Math.round((booking!.used_m as number) * 0.03));
  });

  it('leaves a lent vehicle to whoever booked it, its own driver included', async () => {
    const item = await anItem(app, district.hub, { kind: 'vehicle', vehicle_id: district.bike.vehicle.id, provides: [] });
    await app.as('association').post(`/equipment/${item.id}/bookings`, { from: at('18:00'), to: at('22:50') });
    const part = await aPromise(app, district.shop, district.associations[0], { cold: 'ambient' });
    await planNow(app);
    expect(await stateOf(app, part)).toBe('accepted');
    await app
      .as('coordinator')
      .post(`/equipment-bookings/${(await app.as('hub').get('/equipment-bookings')).body.items[0].id}/cancellation`, {});
    await planNow(app);
    expect(await stateOf(app, part)).toBe('planned');
    expect((await bookings(item)).filter(({ state }) => state === 'confirmed')).toMatchObject([{ purpose: 'round' }]);
  });

  it('is not a second vehicle for a driver who has one', async () => {
    const idle = await aVehicle(app, district.hub, {
      profile: 'cargo-bike',
      approved_cold_until: null,
      has: [],
      person: await aPerson(app, district.hub.organisation),
    });
    await app.owner.query('delete from shift where person_id = $1', [idle.person.id]);
    const item = await anItem(app, district.hub, { kind: 'vehicle', vehicle_id: idle.vehicle.id, provides: [] });
    await aPromise(app, district.shop, district.associations[0], { cold: 'ambient' });
    await planNow(app);
    expect(await bookings(item)).toEqual([]);
  });
});
