import type { Language } from '../../vocabulary/words.js';
import type { Profile } from '../core/problem.js';

/** What a calendar says, in the language its subscriber had chosen. No names of people, no telephone, no door code: whoever has the address reads it. */
interface CalendarWords {
  driver: string;
  site: (name: string) => string;
  round: (reference: number, stops: number) => string;
  pickup: (mass: string) => string;
  delivery: (mass: string) => string;
  /** One line of a driver's list of stops. */
  stop: (time: string, kind: 'pickup' | 'delivery', site: string, address: string | null) => string;
  lots: (count: number) => string;
  by: (profile: Profile, reference: number) => string;
  cancelled: (summary: string) => string;
  mass: (grams: number) => string;
}

const PROFILE_FR: Record<Profile, string> = {
  walk: 'à pied',
  'cargo-bike': 'à vélo-cargo',
  van: 'en camionnette',
  'refrigerated-van': 'en camionnette frigorifique',
};
const PROFILE_EN: Record<Profile, string> = {
  walk: 'on foot',
  'cargo-bike': 'by cargo bike',
  van: 'by van',
  'refrigerated-van': 'by refrigerated van',
};

/** Some calendar programs draw a box where the narrow space of French numbers stands: a plain non-breaking one does as well. */
const kilograms = (grams: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilogram', maximumFractionDigits: 1 })
    .format(grams / 1000)
    .replaceAll('\u202f', '\u00a0');

export const CALENDAR_WORDS: Record<Language, CalendarWords> = {
  fr: {
    driver: 'Glane : mes tournées',
    site: (name) => `Glane : passages à ${name}`,
    round: (reference, stops) => `Tournée n° ${reference} (${stops} arrêt${stops > 1 ? 's' : ''})`,
    pickup: (mass) => `Collecte de dons (${mass})`,
    delivery: (mass) => `Livraison (${mass})`,
    stop: (time, kind, site, address) =>
      `${time} ${kind === 'pickup' ? 'Collecte' : 'Livraison'} : ${site}${address === null ? '' : `, ${address}`}`,
    lots: (count) => `${count} lot${count > 1 ? 's' : ''}`,
    by: (profile, reference) => `Tournée n° ${reference}, ${PROFILE_FR[profile]}`,
    cancelled: (summary) => `Annulé : ${summary}`,
    mass: (grams) => kilograms(grams, 'fr-FR'),
  },
  en: {
    driver: 'Glane: my rounds',
    site: (name) => `Glane: visits to ${name}`,
    round: (reference, stops) => `Round no. ${reference} (${stops} stop${stops === 1 ? '' : 's'})`,
    pickup: (mass) => `Food to be collected (${mass})`,
    delivery: (mass) => `Delivery (${mass})`,
    stop: (time, kind, site, address) =>
      `${time} ${kind === 'pickup' ? 'Pickup' : 'Delivery'}: ${site}${address === null ? '' : `, ${address}`}`,
    lots: (count) => `${count} lot${count === 1 ? '' : 's'}`,
    by: (profile, reference) => `Round no. ${reference}, ${PROFILE_EN[profile]}`,
    cancelled: (summary) => `Cancelled: ${summary}`,
    mass: (grams) => kilograms(grams, 'en-GB'),
  },
};
