import type { EquipmentItem, EquipmentKind } from '../../api/types.js';
import type { Dictionary } from '../../words/dictionary.js';
import type { Language } from '../../words/language.js';

export const EQUIPMENT_KINDS = [
  'vehicle',
  'isothermal-box',
  'hot-box',
  'trolley',
  'cold-room',
  'other',
] as const satisfies readonly EquipmentKind[];

/** Cents as euros; parts of a cent are shown where a price has them. */
export function euros(cents: number, language: Language): string {
  const isWhole = Number.isInteger(cents);
  return new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: 2,
    maximumFractionDigits: isWhole ? 2 : 4,
  }).format(cents / 100);
}

/** The price of an item in words: free, or so much for an hour, a day or a kilometre. */
export function priceWords(
  { price_cents, priceUnit }: Pick<EquipmentItem, 'price_cents' | 'priceUnit'>,
  w: Dictionary,
  language: Language,
): string {
  return price_cents === 0 ? w.equipment.free : w.equipment.perUnit[priceUnit](euros(price_cents, language));
}
