import type { TestApp } from './app.js';
import type { Placed } from './builders.js';
import type { District } from './district.js';
import { aLotWithParts } from './ledger.js';
import type { Row, Stored } from './rows.js';

/** An open stop of a planned or running round, as it is in the database. */
export interface StopRow {
  id: string;
  version: number;
  kind: string;
  seq: number;
  round: string;
  state: string;
  vehicle: string;
  parcels: string[];
  at: Date;
  promised: Date;
}

/** Bread that is promised, to be collected from 19:00 on, so that no round leaves within the next minutes. */
export async function aPromise(app: TestApp, donor: Placed, { site }: Placed, { grams = 20_000, ...lot }: Row = {}): Promise<Stored> {
  return (await aLotWithParts(app, donor.site, [{ grams: Number(grams), in: 'accepted', recipient: site }], lot)).parcels[0]!;
}

/** One from each donor to each association. */
export async function threePromises(app: TestApp, { shop, bakery, canteen, associations }: District): Promise<Stored[]> {
  return [
    await aPromise(app, shop, associations[0]),
    await aPromise(app, bakery, associations[1]),
    await aPromise(app, canteen, associations[2]),
  ];
}

export const planNow = async (app: TestApp): Promise<any> => (await app.as('coordinator').post('/rounds/planning')).body;
export const planningsOf = async (app: TestApp): Promise<any[]> => (await app.as('coordinator').get('/plannings')).body.items;

export const stateOf = async (app: TestApp, { id }: Stored): Promise<string> =>
  (await app.owner.query('select state from parcel where id = $1', [id])).rows[0].state;

/** All open stops, round by round, in order. */
export const openStops = async (app: TestApp): Promise<StopRow[]> =>
  (
    await app.owner.query(
      `select t.id, t.version, t.kind, t.seq, t.round_id as round, n.state, n.vehicle_id as vehicle, array_agg(k.parcel_id::text order by k.parcel_id) as parcels, t.planned_arrival as at, t.promised_at as promised
         from stop t join round n on n.id = t.round_id join stop_line k on k.stop_id = t.id where n.state in ('planned', 'started') and t.state = 'planned' group by t.id, n.id order by n.id, t.seq`,
    )
  ).rows;

/** The open stops that hold a part: its pickup and its delivery, or nothing. */
export const stopsOf = async (app: TestApp, { id }: Stored): Promise<StopRow[]> =>
  (await openStops(app)).filter(({ parcels }) => parcels.includes(id));
export const vehicleOf = async (app: TestApp, part: Stored): Promise<string | undefined> => (await stopsOf(app, part))[0]?.vehicle;

/** What was told, oldest first. */
export const told = async (app: TestApp, kind: string): Promise<any[]> =>
  (await app.owner.query('select facts from message where kind = $1 order by id', [kind])).rows.map(({ facts }) => facts);

/** Takes a vehicle out of service, as an administrator does when it is broken, or back into it. */
export async function setActive(app: TestApp, { id }: Stored, active: boolean): Promise<void> {
  const admin = app.as('admin');
  const { version } = (await admin.get('/vehicles?limit=200')).body.items.find((one: { id: string }) => one.id === id);
  const { status, body } = await admin.patch(`/vehicles/${id}`, { active, version });
  if (status !== 200) throw new Error(JSON.stringify(body));
}
