import type { Vehicle } from '../model.js';
import { isOpen, rule } from '../rule.js';

/** One box for each: what is hot can then ride beside what is cold. */
const keepsApart = ({ approvedCold, has }: Vehicle): boolean =>
  has.has('hot-box') && (approvedCold || has.has('cold-box') || has.has('frozen-box'));

export const hotAndCold = rule({
  code: 'hot-and-cold-together',
  level: 'BLOCK',
  source: 'GBPH Banques Alimentaires 2022, fiche 2',
  because: {
    fr: 'Le chaud et le froid ne voyagent jamais dans le même bac.',
    en: 'Hot and cold food never travel in the same box.',
  },
  refuses(trip) {
    const apart = keepsApart(trip.vehicle);
    let hot = 0;
    let cold = 0;
    for (let at = 0; at < trip.stops.length; at++) {
      const stop = trip.stops[at];
      if (stop === undefined) break;
      const { request, kind } = stop;
      const step = kind === 'pickup' ? 1 : -1;
      const isCold = request.chilled || request.frozen;
      if (request.hot) hot += step;
      if (isCold) cold += step;
      if (kind !== 'pickup' || !isOpen(trip, at)) continue;
      // One request travels as one parcel, whatever boxes the vehicle has.
      if ((request.hot && isCold) || (!apart && hot > 0 && cold > 0)) return { at, facts: { stop: stop.id } };
    }
    return false;
  },
  examples: [
    {
      given: 'one parcel that is hot and chilled',
      vehicle: { has: ['hot-box', 'cold-box'] },
      requests: { a: { grams: { hot: 500, chilled3: 500 } } },
      refused: true,
    },
    {
      given: 'a hot parcel and a chilled one together, a box for each',
      vehicle: { has: ['hot-box', 'cold-box'] },
      requests: { a: { grams: { hot: 500 } }, b: { grams: { chilled3: 500 } } },
      stops: ['a:pickup', 'b:pickup', 'a:delivery', 'b:delivery'],
      refused: false,
    },
    {
      given: 'a hot parcel and a chilled one together, one box',
      vehicle: { has: ['cold-box'] },
      requests: { a: { grams: { hot: 500 } }, b: { grams: { chilled3: 500 } } },
      stops: ['a:pickup', 'b:pickup', 'a:delivery', 'b:delivery'],
      refused: true,
    },
    {
      given: 'a hot parcel, and a chilled one after it is delivered, one box',
      vehicle: { has: ['cold-box'] },
      requests: { a: { grams: { hot: 500 } }, b: { grams: { chilled3: 500 } } },
      refused: false,
    },
    {
      given: 'a hot parcel and bread',
      vehicle: { has: ['hot-box'] },
      requests: { a: { grams: { hot: 500 } }, b: {} },
      stops: ['a:pickup', 'b:pickup', 'a:delivery', 'b:delivery'],
      refused: false,
    },
  ],
});
