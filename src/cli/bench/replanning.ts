import pg from 'pg';
import type { Measured, PlanningApi } from './planning-api.js';

/** One event, and the planning it led to. */
export interface Replanned extends Measured {
  event: string;
}

/**
 * Plans the evening, then again after one event at a time: a vehicle that has a round goes out of service, a planned lot is
 * withdrawn. `onMeasured` is told of each. Each event starts from the plan the one before has left.
 */
export async function benchReplanning(
  api: PlanningApi,
  ownerUrl: string,
  { events, onMeasured }: { events: number; onMeasured: (one: Replanned) => void },
): Promise<void> {
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  try {
    onMeasured({ event: 'first plan', ...(await api.planningAfter(0)) });
    onMeasured({ event: 'asked again', ...(await api.plan()) });
    for (let n = 0; n < events; n++) {
      const vehicle = await one<{ id: string }>(
        db,
        `select vehicle_id as id from round where state = 'planned' order by vehicle_id limit 1`,
      );
      onMeasured({ event: 'vehicle broken', ...(await api.planAfter(() => api.breakVehicle(vehicle.id))) });
      const lot = await one<{ id: string }>(db, `select lot_id as id from parcel where state = 'planned' order by md5(id::text) limit 1`);
      onMeasured({ event: 'lot withdrawn', ...(await api.planAfter(() => api.withdraw(lot.id))) });
    }
  } finally {
    await db.end();
  }
}

const one = async <Row extends object>(db: pg.Client, sql: string): Promise<Row> => (await db.query<Row>(sql)).rows[0]!;
