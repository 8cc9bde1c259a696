import type { Prepared } from './prepared.js';
import type { FeasiblePairs } from './pairs.js';
import type { Wished } from './wish.js';
import { wishes } from './wishes/index.js';

/** What a gram between a lot and a recipient is worth before costs and fairness: the product of the wishes, in grams-equivalent per gram. */
export function pairGain(pair: Wished): number {
  let gain = 1;
  for (const { factor } of wishes) gain *= factor(pair);
  return gain;
}

/** The same of every allowed pair at once, in the order of the pairs. */
export function pairGains({ problem: { policy }, lots, recipients, nowAt }: Prepared, pairs: FeasiblePairs): Float64Array {
  return Float64Array.from({ length: pairs.count }, (_, p) =>
    pairGain({ lot: lots[pairs.lot[p]!]!, recipient: recipients[pairs.recipient[p]!]!, policy, nowAt, delivery: pairs.delivery[p]! }),
  );
}
