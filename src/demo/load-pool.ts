import { costOfUse } from '../equipment/core/price.js';
import { instantOf } from '../vocabulary/local-time.js';
import { TERRITORY } from './core/district.js';
import { pool } from './core/pool.js';

type Insert = (sql: string, list: readonly unknown[]) => Promise<unknown>;

const at = (day: string, time: string): string => new Date(instantOf(day, time.padStart(5, '0'), TERRITORY.timeZone)).toISOString();

/** Writes the shared equipment of the demonstration, after its organisations, sites and vehicles. */
export async function writePool(insert: Insert, today: string): Promise<void> {
  const { items, loans, refusals } = pool(today);
  await insert(
    `insert into equipment_item (territory_id, organisation_id, home_site_id, kind, code, name, vehicle_id, provides, litres, capacity_g, cold, conditions, attested_until, upkeep_due,
            price_unit, price_cents, purchase_cents, life_years, upkeep_cents, uses_a_year, active, inactive_because, inactive_since, created_at)
     select $1, o.id, s.id, r.kind, r.code, r.name, v.id, r.provides, r.litres, r.capacity_g, r.cold, r.conditions, r."attestedUntil", r."upkeepDue",
            r.unit, r.price_cents, r.purchase_cents, r."lifeYears", r.upkeep_cents, r."usesAYear", r."inactiveBecause" is null, r."inactiveBecause", case when r."inactiveBecause" is not null then app_now() - interval '9 days' end, app_now() - interval '60 days'
       from jsonb_to_recordset($2::jsonb) as r(owner text, home text, kind text, code text, name text, vehicle text, provides text[], litres int, capacity_g bigint, cold text, conditions text,
            "attestedUntil" date, "upkeepDue" date, unit text, price_cents numeric, purchase_cents bigint, "lifeYears" numeric, upkeep_cents bigint, "usesAYear" numeric, "inactiveBecause" text)
       join organisation o on o.code = r.owner join site s on s.code = r.home left join vehicle v on v.code = r.vehicle`,
    items,
  );
  await insert(
    `insert into equipment_window (territory_id, item_id, weekday, opens, closes)
     select $1, i.id, w.weekday, w.opens, w.closes from jsonb_to_recordset($2::jsonb) as r(code text, windows jsonb) join equipment_item i on i.code = r.code,
            jsonb_to_recordset(r.windows) as w(weekday int, opens time, closes time)`,
    items,
  );
  const price = new Map(items.map(({ code, unit, price_cents }) => [code, { unit, price_cents }]));
  await insert(
    `insert into equipment_booking (territory_id, item_id, organisation_id, purpose, period, state, price_unit, price_cents, returned_at, cost_cents, asked_at)
     select $1, i.id, o.id, 'loan', tstzrange(r."from", r."to"), r.state, i.price_unit, i.price_cents, case when r.state = 'released' then r."to" end, r.cost_cents, r."from" - interval '1 day'
       from jsonb_to_recordset($2::jsonb) as r(item text, borrower text, "from" timestamptz, "to" timestamptz, state text, cost_cents int)
       join equipment_item i on i.code = r.item join organisation o on o.code = r.borrower`,
    loans.map(({ day, from, to, ...loan }) => {
      const span = { from: Date.parse(at(day, from)), to: Date.parse(at(day, to)) };
      const cost_cents = loan.state === 'released' ? costOfUse({ ...price.get(loan.item)!, span, used_m: 0 }) : null;
      return { ...loan, from: at(day, from), to: at(day, to), cost_cents };
    }),
  );
  await insert(
    `insert into equipment_refusal (territory_id, kind, item_id, organisation_id, period, reason, at)
     select $1, i.kind, i.id, o.id, tstzrange(r."from", r."to"), 'taken', r."from" - interval '1 day'
       from jsonb_to_recordset($2::jsonb) as r(item text, borrower text, "from" timestamptz, "to" timestamptz) join equipment_item i on i.code = r.item join organisation o on o.code = r.borrower`,
    refusals.map(({ day, from, to, ...wish }) => ({ ...wish, from: at(day, from), to: at(day, to) })),
  );
}
