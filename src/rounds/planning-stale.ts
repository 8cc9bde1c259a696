import type { Tx } from '../platform/database/tx.js';
import type { PlannedRound } from './core/answer.js';
import type { VehicleFacts } from './core/problem.js';
import { readFleet } from './fleet.facts.js';
import { FROZEN } from './frozen.js';
import { onBoardIds } from './pool-needs.js';
import type { PlanningFacts } from './rounds.facts.js';

/** What a plan was made for and is not so any more. */
export interface Stale {
  requests: ReadonlySet<string>;
  vehicles: ReadonlySet<string>;
}

/**
 * Looks again at what a plan counts on. The parcels are locked from here on; their rounds are already. Stale are parcels that
 * were withdrawn, taken, weighed or changed since, those whose round was started meanwhile, and vehicles that are gone, changed or
 * busy.
 */
export async function findStale(tx: Tx, facts: PlanningFacts, rounds: readonly PlannedRound[]): Promise<Stale> {
  return { requests: await staleRequests(tx, facts), vehicles: await staleVehicles(tx, facts, rounds) };
}

async function staleRequests(tx: Tx, { parcels, released }: PlanningFacts): Promise<Set<string>> {
  const seen = [...parcels].map(([id, version]) => ({ id, version, released: released.get(id)?.roundId ?? null }));
  const rows = await tx.query<{ id: string }>(
    `with held as (select p.id, p.version from parcel p where p.id = any($1) order by p.id for update of p)
     select x.id from jsonb_to_recordset($2::jsonb) as x(id uuid, version int, released uuid) join held on held.id = x.id and held.version = x.version
      where not exists (select from stop_line k join stop t on t.id = k.stop_id join round n on n.id = t.round_id
                         where k.parcel_id = x.id and t.state = 'planned' and ${FROZEN} and n.id is distinct from x.released)
        and (x.released is null or exists (select from round n where n.id = x.released and n.state = 'started'))`,
    [[...parcels.keys()], JSON.stringify(seen)],
  );
  const unchanged = new Set(rows.map(({ id }) => id));
  return new Set([...parcels.keys()].filter((id) => !unchanged.has(id)));
}

async function staleVehicles(tx: Tx, facts: PlanningFacts, rounds: readonly PlannedRound[]): Promise<Set<string>> {
  const now = await tx.now();
  const fleet = await readFleet(tx, now, facts.timeZone, FROZEN);
  const fresh = new Map(fleet.vehicles.map((vehicle) => [vehicle.id, vehicle]));
  const before = new Map(facts.problem.vehicles.map((vehicle) => [vehicle.id, vehicle]));
  // Time has passed while the plan was made: so much later its first vehicles may leave.
  const passed_ms = now.getTime() - Date.parse(facts.problem.now) + 1000;
  const stands = ({ vehicle: id, leaves, returns }: PlannedRound): boolean => {
    const [was, is] = [before.get(id)!, fresh.get(id)];
    if (!is || bare(is) !== bare(was)) return false;
    const [crewWas, crewIs] = [facts.fleet.crews.get(id)!, fleet.crews.get(id)!];
    if (crewWas.vehicleId !== crewIs.vehicleId || crewWas.personId !== crewIs.personId) return false;
    if (onBoardIds(crewWas.pooled).join() !== onBoardIds(crewIs.pooled).join()) return false;
    return Date.parse(leaves) >= Date.parse(is.shift[0]) - passed_ms && Date.parse(returns) <= Date.parse(is.shift[1]);
  };
  return new Set(rounds.filter((round) => !stands(round)).map(({ vehicle }) => vehicle));
}

/** What its stops were planned by; from when it can leave is looked at apart. */
const bare = ({ shift: [, ends], ...vehicle }: VehicleFacts): string => JSON.stringify({ ...vehicle, ends });
