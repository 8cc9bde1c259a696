import type { Tx } from '../platform/database/tx.js';
import { addDays, instantOf, isoWeekday, localDate } from '../vocabulary/local-time.js';
import type { ColdClass } from '../vocabulary/food.js';
import type { IsoWindow, Problem, StandingRule } from './core/problem.js';

/** A rule that holds, in the words of a problem file, with its id. */
export interface ActiveRule {
  id: string;
  rule: StandingRule;
}

/** The rules of each site that has any, oldest first. */
export type ActiveRules = ReadonlyMap<string, readonly ActiveRule[]>;

interface RuleRow {
  id: string;
  siteId: string;
  categories: string[] | null;
  cold: ColdClass[] | null;
  most_g: number | null;
  weekdays: number[] | null;
  opens: string | null;
  closes: string | null;
  validFrom: string;
  validTo: string | null;
}

/** Days ahead for which a rule's hours are written out; food that is handed over later is asked about again. */
const DAYS = 8;
const WHOLE_DAY = { opens: '00:00', closes: '23:59' };

/** What these sites (every site, for null) take without being asked: one look-up by index, mostly finding nothing. */
export async function readStandingRules(
  tx: Tx,
  siteIds: readonly string[] | null,
  { now, timeZone }: Pick<Problem, 'now' | 'timeZone'>,
): Promise<ActiveRules> {
  const rows = await tx.prepared<RuleRow>(
    `select id, site_id as "siteId", categories, colds as cold, most_g::float8 as most_g, weekdays, to_char(opens, 'HH24:MI') as opens, to_char(closes, 'HH24:MI') as closes,
            to_char(valid_from, 'YYYY-MM-DD') as "validFrom", to_char(valid_to, 'YYYY-MM-DD') as "validTo"
       from standing_rule where territory_id = $1 and ($2::uuid[] is null or site_id = any($2)) and ended_at is null and not paused order by id`,
    [tx.territoryId, siteIds],
  );
  const today = localDate(Date.parse(now), timeZone);
  const days = Array.from({ length: DAYS }, (_, n) => addDays(today, n));
  const found = new Map<string, ActiveRule[]>();
  for (const row of rows) {
    const during = windowsOf(row, days, timeZone);
    if (during?.length === 0) continue;
    const { id, siteId, categories, cold, most_g } = row;
    const rule = {
      ...(categories ? { categories } : {}),
      ...(cold ? { cold } : {}),
      ...(most_g === null ? {} : { most_g }),
      ...(during ? { during } : {}),
    };
    const mine = found.get(siteId);
    if (mine) mine.push({ id, rule });
    else found.set(siteId, [{ id, rule }]);
  }
  return found;
}

/** The hours at which a rule holds on these days; undefined where it always does. */
function windowsOf(
  { weekdays, opens, closes, validFrom, validTo }: RuleRow,
  days: readonly string[],
  timeZone: string,
): IsoWindow[] | undefined {
  const fits = (day: string): boolean =>
    validFrom <= day && (validTo === null || day <= validTo) && (weekdays === null || weekdays.includes(isoWeekday(day)));
  if (opens === null && days.every(fits)) return undefined;
  const at = (day: string, time: string): string => new Date(instantOf(day, time, timeZone)).toISOString();
  return days.filter(fits).map((day) => ({ from: at(day, opens ?? WHOLE_DAY.opens), to: at(day, closes ?? WHOLE_DAY.closes) }));
}
