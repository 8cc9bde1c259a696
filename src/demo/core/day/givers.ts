import type { DonorKind } from '../../../vocabulary/food.js';

/** Who may give on the day. */
export interface Giver {
  readonly code: string;
  readonly donorKind: DonorKind;
  /** When a market closes today; null for others, and for a market that is not held it is not a giver at all. */
  readonly closes: string | null;
}

interface Donor {
  readonly code: string;
  readonly donorKind: DonorKind;
  readonly windows: readonly { readonly purpose: string; readonly weekday: number; readonly closes: string }[];
}

/** A donor on a day of the week: markets give when they are held, kitchens when there is school, shops always. Null: it does not give. */
export function givesOn({ code, donorKind, windows }: Donor, weekday: number): Giver | null {
  const today = windows.filter((window) => window.purpose === 'pickup' && window.weekday === weekday);
  if (donorKind === 'market')
    return today.length === 0
      ? null
      : {
          code,
          donorKind,
          closes: today
            .map(({ closes }) => closes)
            .toSorted()
            .at(-1)!,
        };
  const isClosed = donorKind === 'canteen' && today.length === 0 && (windows.length > 0 || weekday > 5);
  return isClosed ? null : { code, donorKind, closes: null };
}
