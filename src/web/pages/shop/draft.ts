import type { Allergen, Category, ColdClass, DateKind, Declaration, DonorKind, Lot } from '../../api/types.js';
import { addDays, localDay } from '../../format/zoned-time.js';
import { asksProduction, FOOD_DEFAULTS } from './food-defaults.js';
import { slotInstants, type Slot } from './pickup-slot.js';

export const AMOUNT_WAYS = ['kg', 'crates', 'count'] as const;
export type AmountWay = (typeof AMOUNT_WAYS)[number];

/** A gift as far as it has been described. */
export interface Draft {
  siteId: string;
  category: Category | null;
  label: string;
  way: AmountWay;
  kg: number | null;
  crates: number | null;
  crate_kg: number | null;
  count: number | null;
  piece_g: number | null;
  cold: ColdClass;
  dateKind: DateKind;
  date: string;
  producedOn: string;
  animalOrigin: boolean;
  prepacked: boolean;
  allergens: Allergen[] | null;
  needsSorting: boolean;
  note: string;
  slot: Slot | null;
}

export const emptyDraft = (siteId: string, slot: Slot | null): Draft => ({
  siteId,
  slot,
  category: null,
  label: '',
  way: 'kg',
  kg: null,
  crates: null,
  crate_kg: null,
  count: null,
  piece_g: null,
  cold: 'ambient',
  dateKind: 'none',
  date: '',
  producedOn: '',
  animalOrigin: false,
  prepacked: true,
  allergens: null,
  needsSorting: false,
  note: '',
});

/** The draft with what is usual for a category; what was typed already stays. */
export function withCategory(draft: Draft, category: Category): Draft {
  const { cold, dateKind, animalOrigin, crate_kg, piece_g } = FOOD_DEFAULTS[category];
  // Food that usually carries no date is usually loose.
  const prepacked = dateKind !== 'none';
  return {
    ...draft,
    category,
    cold,
    dateKind,
    prepacked,
    animalOrigin: animalOrigin ?? false,
    crate_kg,
    piece_g,
    date: dateKind === draft.dateKind ? draft.date : '',
  };
}

/** Whole packages and their weight, as the API counts a lot; null while it is not said how much. */
export function packagesOf({ way, kg, crates, crate_kg, count, piece_g }: Draft): { packages: number; package_g: number } | null {
  if (way === 'crates') return crates && crate_kg ? { packages: Math.round(crates), package_g: Math.round(crate_kg * 1000) } : null;
  if (way === 'count') return count && piece_g ? { packages: Math.round(count), package_g: Math.round(piece_g) } : null;
  if (!kg || kg <= 0) return null;
  // Loose food can be shared out kilo by kilo; what is no whole number of kilos stays in one piece.
  return Number.isInteger(kg) ? { packages: kg, package_g: 1000 } : { packages: 1, package_g: Math.round(kg * 1000) };
}

export type Missing = 'category' | 'amount' | 'date' | 'produced' | 'pickup';

/** The first thing that must still be said, in the order of the page. */
export function missingOf(draft: Draft, donorKind: DonorKind): Missing | null {
  if (!draft.category) return 'category';
  if (!packagesOf(draft)) return 'amount';
  if (draft.dateKind !== 'none' && !draft.date) return 'date';
  if (asksProduction({ category: draft.category, cold: draft.cold, donorKind }) && !draft.producedOn) return 'produced';
  if (!draft.slot || draft.slot.from >= draft.slot.to) return 'pickup';
  return null;
}

/** The body of POST /lots for a draft that misses nothing. */
export function declarationOf(draft: Draft, label: string, now: number, timeZone: string): Declaration {
  return {
    siteId: draft.siteId,
    label: draft.label.trim() || label,
    category: draft.category!,
    animalOrigin: draft.animalOrigin,
    prepacked: draft.prepacked,
    cold: draft.cold,
    dateKind: draft.dateKind,
    ...(draft.dateKind === 'none' ? {} : { date: draft.date, datePrecision: 'day' as const }),
    ...(draft.producedOn ? { producedOn: draft.producedOn } : {}),
    ...packagesOf(draft)!,
    allergens: draft.allergens,
    ...(draft.needsSorting ? { needsSorting: true } : {}),
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
    pickup: slotInstants(draft.slot!, now, timeZone),
  };
}

/** The draft of the same gift once more: as many days to its date as the first one had when it was given. */
export function repeatOf(lot: Lot, slot: Slot | null, now: number, timeZone: string): Draft {
  const base = withCategory(emptyDraft(lot.siteId, slot), lot.category);
  const declaredOn = localDay(Date.parse(lot.declaredAt), timeZone);
  const daysLeft = lot.date ? Math.round((Date.parse(lot.date) - Date.parse(declaredOn)) / 86_400_000) : 0;
  const loose = lot.package_g === 1000;
  return {
    ...base,
    label: lot.label,
    ...(loose ? { way: 'kg' as const, kg: lot.packages } : { way: 'count' as const, count: lot.packages, piece_g: lot.package_g }),
    cold: lot.cold,
    dateKind: lot.dateKind,
    date: lot.date ? addDays(localDay(now, timeZone), Math.max(0, daysLeft)) : '',
    animalOrigin: lot.animalOrigin,
    prepacked: lot.prepacked,
    allergens: lot.allergens,
    needsSorting: lot.needsSorting,
    note: lot.note ?? '',
  };
}
