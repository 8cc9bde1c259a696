import type { Words } from './words.js';

/** Why something did not go as planned: the codes that people choose or the program gives, in words. */
const REASONS: Readonly<Record<string, Words>> = {
  // A lot that ran out of time.
  'date-passed': { fr: 'date passée', en: 'date passed' },
  'not-collected': { fr: 'promis, mais pas collecté à temps', en: 'promised, but not collected in time' },
  'not-released': { fr: 'en attente d’un accord qui n’est pas venu', en: 'held for a release that did not come' },
  'not-placed-in-time': { fr: 'aucune structure ne l’a pris à temps', en: 'no organisation took it in time' },
  // A donor who takes back.
  sold: { fr: 'finalement vendu', en: 'sold after all' },
  used: { fr: 'utilisé par le donateur', en: 'used by the donor' },
  mistake: { fr: 'déclaré par erreur', en: 'declared by mistake' },
  recall: { fr: 'rappel de produit', en: 'product recall' },
  // What is wrong with the food.
  spoiled: { fr: 'abîmé', en: 'spoiled' },
  damaged: { fr: 'emballage abîmé', en: 'package damaged' },
  quality: { fr: 'qualité insuffisante', en: 'not good enough' },
  'not-safe': { fr: 'impropre à la consommation', en: 'not safe to eat' },
  temperature: { fr: 'température non tenue', en: 'not kept at its temperature' },
  'cold-chain-broken': { fr: 'chaîne du froid rompue', en: 'cold chain broken' },
  'no-food': { fr: 'rien à collecter sur place', en: 'nothing there to collect' },
  date: { fr: 'date dépassée ou illisible', en: 'date passed or unreadable' },
  packaging: { fr: 'emballage abîmé', en: 'packaging damaged' },
  missing: { fr: 'manquant', en: 'missing' },
  // Who cannot take or bring it.
  'no-taker': { fr: 'aucun preneur', en: 'nobody to take it' },
  'no-room': { fr: 'plus de place', en: 'no room left' },
  'no-people': { fr: 'pas assez de monde', en: 'not enough people' },
  'not-needed': { fr: 'pas de besoin', en: 'not needed' },
  closed: { fr: 'fermé', en: 'closed' },
  'nobody-there': { fr: 'personne sur place', en: 'nobody there' },
  vehicle: { fr: 'panne de véhicule', en: 'vehicle broke down' },
  'nothing-to-hand-over': { fr: 'rien à remettre', en: 'nothing to hand over' },
  // How an offer came or was answered without anybody doing anything.
  'next-best': { fr: 'proposé aussitôt à la structure suivante', en: 'offered at once to the next best' },
  'standing-rule': { fr: 'accepté d’office', en: 'accepted in advance' },
  'lot-withdrawn': { fr: 'lot repris par le donateur', en: 'lot taken back by its donor' },
  other: { fr: 'autre raison', en: 'another reason' },
};

/** A reason in words; one we have no words for is shown as its code rather than hidden. */
export const reasonWords = (code: string | null): Words => {
  if (code === null) return { fr: 'sans raison enregistrée', en: 'no reason recorded' };
  return REASONS[code] ?? { fr: code, en: code };
};
