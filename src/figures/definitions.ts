import type { Words } from '../vocabulary/words.js';

/** A figure in words: what it counts, how, and on whose authority. */
interface Definition {
  readonly code: string;
  readonly title: Words;
  readonly text: Words;
  readonly unit: string;
  /** The method or the text it comes from. */
  readonly source: Words;
}

const LEDGER: Words = { fr: 'registre de masse de Glane (écriture en partie double)', en: 'Glane’s mass ledger (double entry)' };

/**
 * Every figure of the page, in words that stand beside it. The masses are about the lots declared in the period and say
 * where their grams are now: declared + weighing = saved + lost + diverted + in progress, to the gram, for each group.
 */
export const definitions: readonly Definition[] = [
  {
    code: 'declared',
    title: { fr: 'Déclaré', en: 'Declared' },
    text: {
      fr: 'Masse des lots déclarés pendant la période par des donateurs. Ce qu’une plateforme redonne ou transforme a déjà été compté à son arrivée : un lot compte une fois.',
      en: 'Mass of the lots that donors declared in the period. What a hub gives on or transforms was counted when it came in: a lot counts once.',
    },
    unit: 'g',
    source: LEDGER,
  },
  {
    code: 'weighing-correction',
    title: { fr: 'Correction de pesée', en: 'Weighing correction' },
    text: {
      fr: 'Différence entre la masse pesée à la collecte ou à la livraison et la masse annoncée.',
      en: 'Difference between what was weighed at collection or delivery and what was announced.',
    },
    unit: 'g',
    source: LEDGER,
  },
  {
    code: 'saved',
    title: { fr: 'Sauvé', en: 'Saved' },
    text: {
      fr: 'Masse arrivée chez une association, à la plateforme, ou déjà distribuée. Ce qu’une structure jette ensuite passe de « sauvé » à « détourné ». L’alimentation animale, le compost et la méthanisation n’en font jamais partie.',
      en: 'Mass that reached an association or the hub, or was distributed. What an organisation throws away later passes from saved to diverted. Animal feed, compost and methanisation are never part of it.',
    },
    unit: 'g',
    source: {
      fr: 'hiérarchie de l’article L541-15-4 du code de l’environnement',
      en: 'order of uses of article L541-15-4 of the French environment code',
    },
  },
  {
    code: 'lost',
    title: { fr: 'Perdu', en: 'Lost' },
    text: {
      fr: 'Masse périmée, refusée ou retirée par le donateur, avec la raison enregistrée au dernier pas de chaque part. « Retiré » compte à part, car il comprend ce que le donateur a finalement vendu.',
      en: 'Mass that expired, was refused or was withdrawn by its donor, with the reason written at the last step of each parcel. “Withdrawn” is counted apart, since it holds what the donor sold after all.',
    },
    unit: 'g',
    source: LEDGER,
  },
  {
    code: 'diverted',
    title: { fr: 'Détourné', en: 'Diverted' },
    text: {
      fr: 'Masse donnée aux animaux, compostée ou jetée. Jamais comptée comme sauvée.',
      en: 'Mass fed to animals, composted or thrown away. Never counted as saved.',
    },
    unit: 'g',
    source: {
      fr: 'destinations de la norme FLW (Food Loss and Waste Protocol)',
      en: 'destinations of the FLW standard (Food Loss and Waste Protocol)',
    },
  },
  {
    code: 'in-progress',
    title: { fr: 'En cours', en: 'In progress' },
    text: {
      fr: 'Masse qui attend, est proposée, acceptée ou en route : son sort n’est pas encore connu.',
      en: 'Mass that waits, is offered, accepted or on its way: where it will end is not known yet.',
    },
    unit: 'g',
    source: LEDGER,
  },
  {
    code: 'meals',
    title: { fr: 'Équivalent repas', en: 'Meal equivalents' },
    text: {
      fr: 'Équivalent repas (convention Banques Alimentaires) : masse sauvée / 500 g.',
      en: 'Meal equivalents (convention of the Banques Alimentaires): mass saved / 500 g.',
    },
    unit: 'repas',
    source: {
      fr: 'convention des Banques Alimentaires ; aucun texte de loi ne la fixe',
      en: 'convention of the Banques Alimentaires; no law sets it',
    },
  },
  {
    code: 'footprint',
    title: { fr: 'Empreinte des denrées sauvées', en: 'Footprint of the food saved' },
    text: {
      fr: 'Masse sauvée × facteur de sa catégorie en vigueur le jour du lot. C’est l’empreinte de ces denrées, pas des émissions évitées ; le transport des tournées n’en est pas retranché.',
      en: 'Mass saved × the factor of its category in force on the lot’s day. It is the footprint of this food, not avoided emissions; the rounds’ transport is not subtracted.',
    },
    unit: 'kg CO2e',
    source: {
      fr: 'facteurs ADEME, chacun avec sa source et son année ; sans facteur, moyenne nationale « dérivé ADEME 2016 »',
      en: 'ADEME factors, each with its source and year; where there is none, the national mean “derived from ADEME 2016”',
    },
  },
  {
    code: 'rounds',
    title: { fr: 'Tournées', en: 'Rounds' },
    text: {
      fr: 'Tournées commencées pendant la période, kilomètres des tournées terminées, kilogrammes livrés pendant la période par heure de tournée terminée.',
      en: 'Rounds started in the period, kilometres of the finished ones, kilograms delivered in the period per hour of finished round.',
    },
    unit: 'tournées, km, kg/h',
    source: {
      fr: 'tournées de Glane ; distances estimées par le calcul de tournée',
      en: 'Glane’s rounds; distances as estimated by the planner',
    },
  },
  {
    code: 'equity',
    title: { fr: 'Équité entre associations', en: 'Equity between associations' },
    text: {
      fr: 'Part de chaque association dans ce que les associations ont reçu pendant la période, divisée par sa part dans les besoins votés : 1 = exactement sa part. Gini : 0 = chacune reçoit selon ses besoins, vers 1 = une seule reçoit tout.',
      en: 'Each association’s share of what associations received in the period, divided by its share of the needs voted: 1 = exactly its share. Gini: 0 = each receives by its needs, towards 1 = one receives everything.',
    },
    unit: 'rapport',
    source: {
      fr: 'besoins votés par le comité de pilotage ; coefficient de Gini pondéré',
      en: 'needs voted by the steering committee; weighted Gini coefficient',
    },
  },
];

/** Grams of one meal equivalent: convention of the Banques Alimentaires (93 000 t = 186 M meals in 2013). */
export const MEAL_G = 500;
