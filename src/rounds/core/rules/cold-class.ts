import { unfitPickup } from '../load.js';
import type { Request, Vehicle } from '../model.js';
import { rule } from '../rule.js';

/** The first cold class of a request that a vehicle has nothing to keep with. */
function unkept(request: Request, { approvedCold, has }: Vehicle): 'frozen' | 'chilled' | 'hot' | false {
  if (request.frozen && !approvedCold && !has.has('frozen-box')) return 'frozen';
  if (request.chilled && !approvedCold && !has.has('cold-box')) return 'chilled';
  return request.hot && !has.has('hot-box') && 'hot';
}

export const coldClass = rule({
  code: 'cold-class-not-kept',
  level: 'BLOCK',
  source: 'GBPH Banques Alimentaires 2022, fiche 2; CRPM R231-44 à R231-50, arrêté du 27 novembre 2020',
  because: {
    fr: 'Le véhicule n’a pas de quoi tenir la température de ce produit.',
    en: 'The vehicle has nothing that keeps this food at its temperature.',
  },
  aboutTheVehicle: true,
  refuses: (trip) =>
    unfitPickup(trip, (request) => {
      const cold = unkept(request, trip.vehicle);
      return cold && { cold };
    }),
  examples: [
    { given: 'ambient food, plain van', requests: { a: {} }, refused: false },
    { given: 'chilled food, plain van', requests: { a: { grams: { chilled6: 1000 } } }, refused: true },
    { given: 'chilled food, cold box', vehicle: { has: ['cold-box'] }, requests: { a: { grams: { chilled2: 1000 } } }, refused: false },
    {
      given: 'chilled food, approved cold body',
      vehicle: { approvedCold: true },
      requests: { a: { grams: { chilled3: 1000 } } },
      refused: false,
    },
    { given: 'frozen food, cold box only', vehicle: { has: ['cold-box'] }, requests: { a: { grams: { frozen: 1000 } } }, refused: true },
    { given: 'frozen food, frozen box', vehicle: { has: ['frozen-box'] }, requests: { a: { grams: { frozen: 1000 } } }, refused: false },
    {
      given: 'frozen food, approved cold body',
      vehicle: { approvedCold: true },
      requests: { a: { grams: { frozen: 1000 } } },
      refused: false,
    },
    { given: 'hot food, approved cold body', vehicle: { approvedCold: true }, requests: { a: { grams: { hot: 1000 } } }, refused: true },
    { given: 'hot food, hot box', vehicle: { has: ['hot-box'] }, requests: { a: { grams: { hot: 1000 } } }, refused: false },
    { given: 'a cold class that is named with no gram in it', requests: { a: { grams: { ambient: 1000, frozen: 0 } } }, refused: false },
  ],
});
