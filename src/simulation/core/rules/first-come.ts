import { seeded } from '../../../demo/core/seeded.js';
import type { RecipientKind } from '../../../vocabulary/food.js';
import type { Dispatcher, Moment, Offering, OpenLot } from '../dispatcher.js';
import type { SimulatedDay, World } from '../world.js';
import { handOut } from './hand-out.js';

/** Lots farther than this are not shown. */
const REACH_M = 5000;
/** How often an association looks on an average day; some look many times as often as others, day after day. */
const LOOKS = 10;
const EAGERNESS = 0.8;
const [WAKES, SLEEPS] = [7 * 60 + 30, 22 * 60];
/** When nobody has clicked, the hub and then the last resorts are asked this long before the donor no longer waits. */
const LAST_CALL_MIN = 45;
const LAST_RESORTS: readonly RecipientKind[] = ['hub', 'feed', 'compost'];

/**
 * The fastest click: a lot is shown to every association within 5 km, and the first to look takes as much as it has room for.
 * Each looks at random moments; what it would decline it does not take.
 */
export function firstCome(world: World): Dispatcher {
  let of: SimulatedDay | undefined;
  let looks = new Map<number, number[]>();
  const looksOn = (day: SimulatedDay): Map<number, number[]> => {
    if (of !== day) [of, looks] = [day, looksOf(world, day.date)];
    return looks;
  };
  return {
    isAwake: () => true,
    choose: (moment) => {
      const offerings: Offering[] = [];
      const seen = new Set<OpenLot>();
      for (const recipient of looksOn(moment.day).get(moment.minute) ?? [])
        for (const offering of taken(moment, recipient, seen)) {
          offerings.push(offering);
          seen.add(offering.lot);
        }
      const waiting = moment.open.filter((lot) => !seen.has(lot) && lot.of.endMinute - moment.minute <= LAST_CALL_MIN);
      return waiting.length === 0 ? offerings : [...offerings, ...handOut(moment, waiting, (allowed) => allowed, LAST_RESORTS)];
    },
  };
}

/** Who looks in which minute. */
function looksOf({ seed, district }: World, date: string): Map<number, number[]> {
  const looks = new Map<number, number[]>();
  district.recipients.forEach(({ facts }, recipient) => {
    if (facts.kind !== 'association') return;
    const eagerness = Math.exp(EAGERNESS * seeded(seed, 'eagerness', facts.id).normal() - EAGERNESS ** 2 / 2);
    const draws = seeded(seed, date, 'looks', facts.id);
    // Gaps between looks are exponential: a look says nothing about the next.
    const gap_min = (SLEEPS - WAKES) / (LOOKS * eagerness);
    for (let minute = WAKES - gap_min * Math.log(1 - draws.unit()); minute < SLEEPS; minute -= gap_min * Math.log(1 - draws.unit())) {
      const at = Math.floor(minute);
      looks.set(at, [...(looks.get(at) ?? []), recipient]);
    }
  });
  return looks;
}

/** What an association takes when it looks: the oldest first, as long as it has room; not what another took in the same minute. */
function taken(moment: Moment, recipient: number, seen: ReadonlySet<OpenLot>): Offering[] {
  const wanted = moment.open.filter((lot) => !seen.has(lot) && moment.day.answer(lot.of, recipient).kind === 'accept');
  if (wanted.length === 0) return [];
  return handOut(moment, wanted, (allowed) => allowed.filter((one) => one.recipient === recipient && one.travel_m <= REACH_M), [
    'association',
  ]).map((offering) => ({ ...offering, atOnce: true }));
}
