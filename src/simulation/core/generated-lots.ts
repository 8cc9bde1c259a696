import type { Giver } from '../../demo/core/day/givers.js';
import { givesOn } from '../../demo/core/day/givers.js';
import { releaseOf } from '../../demo/core/day/answers.js';
import { plannedLots, type PlannedLot } from '../../demo/core/day/planned-lots.js';
import type { WeightLogs } from '../../demo/core/day/weights.js';
import { admit } from '../../lots/core/admission.js';
import type { Lot } from '../../matching/core/problem.js';
import { isoWeekday } from '../../vocabulary/local-time.js';
import type { District } from './district.js';
import type { LotSource } from './draw-world.js';
import type { LogPattern } from './log-pattern.js';
import type { OpenedLot } from './trips.js';
import { MINUTE_MS } from './world.js';

export interface GeneratorFacts {
  readonly district: District;
  /** Lots of an average day. */
  readonly lotsPerDay: number;
  /** Weights of real gifts; null: the published curves through them. */
  readonly logs: WeightLogs | null;
  /** How weekdays, hours and kinds of food of real gifts differ; null: the demonstration's own. */
  readonly pattern: LogPattern | null;
}

/** Draws days of lots for a district with the demonstration's generator, and admits them by the rules of the law. */
export function generatedLots({ district, lotsPerDay, logs, pattern }: GeneratorFacts): LotSource {
  const { timeZone, donors } = district;
  const byCode = new Map(donors.map((donor) => [donor.code, donor]));
  return (seed, date) => {
    const weekday = isoWeekday(date);
    const givers: Giver[] = donors.flatMap((donor) => givesOn(donor, weekday) ?? []);
    const count = Math.round(lotsPerDay * (pattern?.weekdays[weekday - 1] ?? 1));
    const planned = plannedLots({ seed, day: date, timeZone, count, givers, logs, pattern });
    return planned.flatMap((one) => opened(one, { seed, date, timeZone, donor: byCode.get(one.site)! }) ?? []);
  };
}

/** The lot as the matcher sees it; null where the law refuses it or nobody lets a held one go. */
function opened(
  { number, site, declareAt_ms, declaration }: PlannedLot,
  { seed, date, timeZone, donor }: { seed: number; date: string; timeZone: string; donor: District['donors'][number] },
): OpenedLot | null {
  const { pickup, date: printed = null, datePrecision = null, producedOn = null, allergens, ...goods } = declaration;
  const said = { ...goods, allergens, date: printed, datePrecision, producedOn };
  const { verdict, deadline_ms } = admit(
    { ...said, pickupFrom_ms: Date.parse(pickup.from), pickupTo_ms: Date.parse(pickup.to) },
    { donorKind: donor.donorKind, hasConvention: true, now_ms: declareAt_ms, timeZone },
  );
  if (verdict === 'refused') return null;
  const released_min = verdict === 'held' ? releaseOf(seed, date, number) : 0;
  if (released_min === null) return null;
  const openedAt_ms = declareAt_ms + released_min * MINUTE_MS;
  // Released too late to be given on: no policy can do anything about it.
  if (deadline_ms !== null && deadline_ms <= openedAt_ms) return null;
  const lot: Lot = {
    id: `${date}/${number}`,
    donor: donor.donor ?? site,
    point: donor.point,
    donorKind: donor.donorKind,
    category: goods.category,
    animalOrigin: goods.animalOrigin,
    prepacked: goods.prepacked,
    cold: goods.cold,
    dateKind: goods.dateKind,
    ...(printed ? { date: printed } : {}),
    deadline: deadline_ms === null ? null : new Date(deadline_ms).toISOString(),
    package_g: goods.package_g,
    packages: goods.packages,
    ...(allergens ? { allergens } : {}),
    needsSorting: goods.needsSorting,
    pickup,
  };
  return { lot, number, openedAt_ms };
}
