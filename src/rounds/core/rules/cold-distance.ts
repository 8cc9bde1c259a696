import { isOpen, rule } from '../rule.js';

/** Strictly less: the text says "à moins de 80 km". In force since 1 July 2008, kept under the order of 27 November 2020. */
const LIMIT_M = 80_000;

const isCold = ({ chilled, frozen }: { chilled: boolean; frozen: boolean }): boolean => chilled || frozen;

export const coldDistance = rule({
  code: 'too-far-without-approved-cold',
  level: 'BLOCK',
  source: 'Arrêté du 1er juillet 2008; GBPH Banques Alimentaires 2022, fiche 2; arrêté du 27 novembre 2020',
  because: {
    fr: 'Sans équipement frigorifique agréé, le froid ne roule que moins de 80 km depuis le premier chargement.',
    en: 'Without approved cold equipment, cold food travels less than 80 km from the first loading.',
  },
  refuses(trip) {
    if (trip.vehicle.approvedCold) return false;
    let first = -1;
    let trips = 0;
    for (let at = 0; at < trip.stops.length; at++) {
      // A vehicle that was back at its base is empty and loads anew.
      if (trip.calls[trips]?.before === at) [first, trips] = [-1, trips + 1];
      const stop = trip.stops[at];
      if (stop === undefined || !isCold(stop.request)) continue;
      if (stop.kind === 'pickup' && first < 0) first = at;
      if (stop.kind === 'pickup' || first < 0 || !isOpen(trip, at)) continue;
      const over_m = (trip.driven_m[at] ?? 0) - (trip.driven_m[first] ?? 0) - LIMIT_M;
      if (over_m >= 0) return { at, facts: { stop: stop.id, over_m: Math.ceil(over_m) } };
    }
    return false;
  },
  examples: [
    {
      given: 'one metre under 80 km in a cold box',
      vehicle: { has: ['cold-box'] },
      requests: { a: { grams: { chilled6: 1 }, delivery: { place: 'farm' } } },
      refused: false,
    },
    {
      given: '80 km in a cold box',
      vehicle: { has: ['cold-box'] },
      requests: { a: { grams: { chilled6: 1 }, delivery: { place: 'village' } } },
      refused: true,
    },
    {
      given: '80 km in an approved body',
      vehicle: { approvedCold: true },
      requests: { a: { grams: { frozen: 1 }, delivery: { place: 'village' } } },
      refused: false,
    },
    {
      given: 'twice nearly 80 km, back at the base in between',
      vehicle: { has: ['cold-box'], trip: { range_m: 170_000 } },
      requests: {
        a: { grams: { chilled6: 1 }, delivery: { place: 'farm' } },
        b: { grams: { chilled6: 1 }, delivery: { place: 'farm' } },
      },
      refused: false,
    },
    { given: '80 km with bread', requests: { a: { delivery: { place: 'village' } } }, refused: false },
    {
      given: 'the second delivery is 80 km after the first loading, though not after its own',
      vehicle: { has: ['cold-box'] },
      requests: {
        a: { grams: { chilled6: 1 } },
        b: { grams: { chilled6: 1 }, pickup: { place: 'market' }, delivery: { place: 'village' } },
      },
      refused: true,
    },
  ],
});
