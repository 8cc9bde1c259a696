import { COLD_CLASSES, type ColdClass } from '../../vocabulary/food.js';
import { ROOMS, type Model } from './model.js';
import type { Prices } from './prices.js';

/** What a cycle found room to be worth at one recipient: objective per gram, to decide a single lot by until the next cycle. */
export interface RecipientPrice {
  readonly recipient: string;
  /** Per cold class; a class whose room is not scarce is missing. */
  readonly room: Readonly<Partial<Record<ColdClass, number>>>;
  /** Of a gram whatever its class, fairness included: below zero where the recipient has had less than its share. */
  readonly total: number;
}

/** A price is kept to a millionth of the objective per gram: shorter to store, and the same when read again. */
const DECIMALS = 1e6;
const rounded = (price: number): number => Math.round(price * DECIMALS) / DECIMALS;

/** The prices by the names of the problem, in the order of its file. */
export function priceList({ prepared }: Pick<Model, 'prepared'>, { room, total }: Pick<Prices, 'room' | 'total'>): RecipientPrice[] {
  return prepared.recipients
    .map((recipient, r) => ({ recipient, r }))
    .sort((a, b) => a.recipient.column - b.recipient.column)
    .map(({ recipient, r }) => ({
      recipient: recipient.id,
      room: Object.fromEntries(
        COLD_CLASSES.map((cold, c) => [cold, rounded(room[r * ROOMS + c]!)] as const).filter(([, price]) => price !== 0),
      ),
      total: rounded(total[r]!),
    }));
}
