import { readProblem } from '../../src/rounds/core/read-problem.js';
import { startApp, type TestApp } from '../support/app.js';
import { aDistrict, type District } from '../support/district.js';
import { drive, roundsOf } from '../support/evening.js';
import { FRIDAY_18H } from '../support/lots.js';
import {
  aPromise,
  openStops,
  planningsOf,
  planNow,
  setActive,
  stateOf,
  stopsOf,
  threePromises,
  told,
  vehicleOf,
} from '../support/plans.js';
import type { Stored } from '../support/rows.js';

const FRIDAY = '2026-11-20';

describe('a plan that changes', () => {
  let app: TestApp;
  let district: District;

  beforeEach(async () => {
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app);
  });
  afterEach(() => app.close());

  const vehicles = (): Stored[] => [district.van.vehicle, district.bike.vehicle];
  /** The vehicle that has this part, and the one that has not. */
  const sides = async (part: Stored): Promise<{ own: Stored; other: Stored }> => {
    const id = await vehicleOf(app, part);
    return { own: vehicles().find((one) => one.id === id)!, other: vehicles().find((one) => one.id !== id)! };
  };

  it('keeps the rows of what does not change, and tells nobody who has nothing to learn', async () => {
    await threePromises(app, district);
    await planNow(app);
    await app.drain();
    const before = await openStops(app);
    expect(before.map(({ at, promised }) => at.getTime() - promised.getTime())).toEqual(before.map(() => 0));
    const messages = async (): Promise<number> => (await app.owner.query('select count(*)::int as n from message')).rows[0].n;
    const count = await messages();
    await app.setClock('2026-11-20T18:20:00+01:00');
    expect(await planNow(app)).toMatchObject({ changedStops: 0, served: 3 });
    await app.drain();
    expect(await openStops(app)).toEqual(before);
    expect(await messages()).toBe(count);
  });

  it('takes a withdrawn lot off, keeps the others where they are, and says so to that driver alone', async () => {
    const [gone, ...others] = await threePromises(app, district);
    await planNow(app);
    const before = await openStops(app);
    await app.as('coordinator').post(`/lots/${gone!.lot_id}/withdrawal`, { reasonCode: 'sold' });
    await app.drain();
    const after = await openStops(app);
    const kept = before.filter(({ parcels }) => others.some(({ id }) => parcels.includes(id)));
    expect(after.map(({ id, round, kind }) => ({ id, round, kind })).toSorted(byId)).toEqual(
      kept.map(({ id, round, kind }) => ({ id, round, kind })).toSorted(byId),
    );
    // There is a stop less: the driver could be everywhere else earlier, but is waited for at the hours that were told.
    expect((await planningsOf(app))[0]).toMatchObject({ causes: ['withdrawn'], promisedStops: 4, changedStops: 0, requests: 2, served: 2 });
    const news = await told(app, 'round-changed');
    expect(news).toHaveLength(1);
    expect(news[0]).toMatchObject({ gone: 2, added: 0, moved: 0 });
  });

  it('cancels a round of which everything was withdrawn', async () => {
    const only = await aPromise(app, district.shop, district.associations[0]);
    await planNow(app);
    await app.as('coordinator').post(`/lots/${only.lot_id}/withdrawal`, { reasonCode: 'sold' });
    await app.drain();
    expect(await openStops(app)).toEqual([]);
    expect((await roundsOf(app, FRIDAY)).filter(({ state }) => state !== 'cancelled')).toEqual([]);
  });

  it('gives what a broken vehicle had to another, with the time that was promised, and counts what changed', async () => {
    const parts = await threePromises(app, district);
    await planNow(app);
    await app.drain();
    const { own, other } = await sides(parts[0]!);
    const [pickup] = await stopsOf(app, parts[0]!);
    const mine = (await openStops(app)).filter(({ vehicle }) => vehicle === own.id).flatMap(({ parcels }) => parcels);
    await setActive(app, own, false);
    await app.drain();
    for (const part of parts) expect([await stateOf(app, part), await vehicleOf(app, part)]).toEqual(['planned', other.id]);
    const [moved] = await stopsOf(app, parts[0]!);
    expect(moved!.promised).toEqual(pickup!.promised);
    expect(Math.abs(moved!.at.getTime() - pickup!.promised.getTime())).toBeLessThanOrEqual(15 * 60_000);
    expect((await planningsOf(app))[0]).toMatchObject({ causes: ['vehicle-changed'], changedStops: mine.length, served: 3 });
    expect(await told(app, 'round-cancelled')).toHaveLength(1);
  });

  it('tells the sites when nobody comes, and what stops each vehicle', async () => {
    const part = await aPromise(app, district.shop, district.associations[0]);
    await planNow(app);
    await app.drain();
    for (const vehicle of vehicles()) await setActive(app, vehicle, false);
    await app.drain();
    expect(await stateOf(app, part)).toBe('accepted');
    expect((await told(app, 'visit-lost')).map(({ kind, grams }) => [kind, grams]).toSorted()).toEqual([
      ['delivery', 20_000],
      ['pickup', 20_000],
    ]);
    const { items } = (await app.as('coordinator').get('/unserved')).body;
    expect(items).toMatchObject([{ parcelId: part.id, grams: 20_000 }]);
    // A vehicle comes back: planned again at once, not in a quarter of an hour.
    await setActive(app, district.van.vehicle, true);
    await app.drain();
    expect(await stateOf(app, part)).toBe('planned');
  });

  it('finds another driver’s vehicle when a volunteer says to be absent', async () => {
    const part = await aPromise(app, district.shop, district.associations[0]);
    await planNow(app);
    const { own, other } = await sides(part);
    const person = own === district.van.vehicle ? district.van.person : district.bike.person;
    await app.as('admin').post(`/people/${person.id}/absences`, { day: FRIDAY });
    await app.drain();
    expect(await vehicleOf(app, part)).toBe(other.id);
    expect((await planningsOf(app))[0]).toMatchObject({ causes: ['driver-absent'], changedStops: 2, promisedStops: 2 });
  });

  it('takes from a round under way that is late only what it cannot collect in time and another vehicle can', async () => {
    const { shop, bakery, associations } = district;
    await setActive(app, district.bike.vehicle, false);
    const urgent = await aPromise(app, shop, associations[0], { pickup_to: '2026-11-20T18:45:00Z' });
    const patient = await aPromise(app, bakery, associations[1]);
    await planNow(app);
    const [round] = await roundsOf(app, FRIDAY);
    await drive(app, round!, 0);
    const before = await openStops(app);
    // An hour late, as the driver's reports say: the shop closes before, the bakery and the associations do not.
    await setActive(app, district.bike.vehicle, true);
    await app.owner.query(`update stop set expected_at = planned_arrival + interval '1 hour'`);
    await app.setClock('2026-11-20T19:05:00+01:00');
    await app.drain();
    expect((await planningsOf(app)).some(({ causes }) => causes.includes('stop-late'))).toBe(true);
    expect(await vehicleOf(app, urgent)).toBe(district.bike.vehicle.id);
    const kept = await stopsOf(app, patient);
    expect(kept.map(({ id, round: on }) => [id, on])).toEqual(
      before.filter(({ parcels }) => parcels.includes(patient.id)).map(({ id }) => [id, round!.id]),
    );
    expect((await told(app, 'round-changed')).at(-1)).toMatchObject({ roundId: round!.id, gone: 2 });
  });

  it('never moves what is done or aboard: the vehicle breaks down, and only what waits goes with another', async () => {
    const { shop, bakery, associations } = district;
    await setActive(app, district.bike.vehicle, false);
    await aPromise(app, shop, associations[0]);
    await aPromise(app, bakery, associations[1]);
    await planNow(app);
    const [round] = await roundsOf(app, FRIDAY);
    await drive(app, round!, 1);
    const rows = await app.owner.query(`select id, state from parcel where state in ('collected', 'planned') order by state`);
    const [aboard, waiting] = rows.rows as [Stored, Stored];
    expect([aboard.state, waiting.state]).toEqual(['collected', 'planned']);
    await setActive(app, district.bike.vehicle, true);
    await setActive(app, district.van.vehicle, false);
    await app.drain();
    expect(await vehicleOf(app, waiting)).toBe(district.bike.vehicle.id);
    expect(await stopsOf(app, aboard)).toMatchObject([{ kind: 'delivery', round: round!.id }]);
    const done = await app.owner.query(`select round_id as round from stop where state = 'done'`);
    expect(done.rows).toEqual([{ round: round!.id }]);
  });

  it('keeps every problem so that it can be planned again, and its policy', async () => {
    await threePromises(app, district);
    await planNow(app);
    const [planning] = await planningsOf(app);
    expect(planning.hasProblem).toBe(true);
    const kept = (await app.as('coordinator').get(`/plannings/${planning.id}/problem.json`)).body;
    expect(kept).toMatchObject({ format: 'glane-rounds/1', maxMove_s: 900, requests: [{}, {}, {}] });
    expect(readProblem(kept)).toEqual(kept);
    const policy = (await app.as('coordinator').get('/rounds-policy')).body;
    expect(policy).toEqual({ keepsPromises: true, maxMove_min: 15, late_min: 20, version: 1 });
    const changed = await app.as('coordinator').put('/rounds-policy', { ...policy, maxMove_min: 30 });
    expect(changed.body).toEqual({ ...policy, maxMove_min: 30, version: 2 });
    expect((await app.as('coordinator').put('/rounds-policy', { ...policy, maxMove_min: 5 })).body.code).toBe('stale-version');
    expect((await app.as('driver').get('/plannings')).status).toBe(403);
  });
});

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
