import type { Category, ColdClass, DateKind, DonorKind } from '../../vocabulary/food.js';

/** What a donor says of a lot, with instants as milliseconds since 1970 and dates as `YYYY-MM-DD`. */
export interface Declaration {
  category: Category;
  animalOrigin: boolean;
  prepacked: boolean;
  cold: ColdClass;
  dateKind: DateKind;
  date: string | null;
  datePrecision: 'day' | 'month' | 'year' | null;
  producedOn: string | null;
  allergens: readonly string[] | null;
  pickupFrom_ms: number;
  pickupTo_ms: number;
}

/** What the rules must know besides the declaration itself. */
export interface Circumstances {
  donorKind: DonorKind;
  /** Whether the donor has a convention in force with some association. */
  hasConvention: boolean;
  now_ms: number;
  timeZone: string;
}
