import type { Policy } from '../../matching/core/problem.js';
import type { Contender } from './contenders.js';
import { DayValue } from './day-value.js';
import { inHindsight, type Effort } from './hindsight.js';
import { runDay, type Delivery } from './run-day.js';
import { Stock } from './stock.js';
import { Tally, type Outcome } from './tally.js';
import type { SimulatedDay, World } from './world.js';

/** Plays all days of a world under one contender. Nothing but the arguments decides the outcome. */
export function replay(world: World, contender: Contender, yardstick: Policy, effort: Effort): Outcome {
  const stock = new Stock(world.district);
  const tally = new Tally(world.district);
  const dispatcher = contender.start?.(world);
  for (const day of world.days) {
    const facts = { world, day, stock, policy: contender.policy };
    // All read the morning's stock before the day changes it.
    const own = new DayValue(facts);
    const measured = contender.policy === yardstick ? own : new DayValue({ ...facts, policy: yardstick });
    const best = inHindsight(facts, effort);
    const deliveries = dispatcher ? runDay(facts, dispatcher) : carryOut(day, stock, best.deliveries);
    tally.add(day, deliveries, { value: measured.of(deliveries), own: own.of(deliveries), best: best.value, bound: best.bound });
    stock.night();
  }
  return tally.outcome();
}

/** Lets a day happen as it was decided beforehand. */
function carryOut(day: SimulatedDay, stock: Stock, deliveries: Delivery[]): Delivery[] {
  const clears = day.recipients.flatMap((recipient, place) => recipient.clears.map((minute) => ({ minute, place })));
  const arrivals = deliveries.toSorted((a, b) => a.minute - b.minute);
  for (const { minute, place } of clears.sort((a, b) => a.minute - b.minute)) {
    while (arrivals.length > 0 && arrivals[0]!.minute < minute) receive(arrivals.shift()!);
    stock.clear(place);
  }
  arrivals.forEach(receive);
  return deliveries;

  function receive({ lot, recipient, packages }: Delivery): void {
    stock.receive(recipient, lot.lot.cold, packages * lot.lot.package_g);
  }
}
