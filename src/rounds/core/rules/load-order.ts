import type { Request } from '../model.js';
import { isOpen, rule } from '../rule.js';
import type { Trip } from '../trip.js';

const isCold = ({ chilled, frozen }: Request): boolean => chilled || frozen;
const milk = { grams: { chilled4: 5000 } } as const;
const coldBox = { has: ['cold-box'] };

/** The last stop of the visit that a stop belongs to. */
function lastOfVisit({ stops, arrival_s }: Trip, at: number): number {
  const stop = stops[at];
  let last = at;
  for (let next = stops[last + 1]; next?.place === stop?.place && next?.kind === stop?.kind; next = stops[last + 1]) {
    if (arrival_s[last + 1] !== arrival_s[at]) break;
    last++;
  }
  return last;
}

/** Whether a stop belongs to the same visit as another, earlier one. */
const isSameVisit = (trip: Trip, earlier: number, later: number): boolean => later <= lastOfVisit(trip, earlier);

/**
 * "Cold last on, first off", as far as it can be kept by rounds with several shops: in a hold that is loaded from behind,
 * nothing cold has to be dug out from behind the rest, nor taken out into the warm to get at the rest. So of two parcels,
 * one cold and one not, the one that was loaded first is not unloaded first while the other stays. In one visit the
 * driver chooses the order himself. What was loaded after the cold and leaves before it stands in nobody's way: what it
 * costs is time, which `maxOnBoard_s` limits and the search weighs.
 */
export const loadOrder = rule({
  code: 'cold-not-at-hand',
  level: 'HOLD',
  source: 'GBPH Banques Alimentaires 2022, fiches 2 et 3',
  because: {
    fr: 'Froid chargé en dernier, déchargé en premier : il faudrait sortir une partie du chargement pour atteindre l’autre.',
    en: 'Cold last on, first off: part of the load would have to come out to get at the other.',
  },
  refuses(trip) {
    const { vehicle, stops, partner } = trip;
    if (vehicle.sideAccess || !stops.some(({ request }) => isCold(request)) || stops.every(({ request }) => isCold(request))) return false;
    for (let at = vehicle.committed.length; at < stops.length; at++) {
      const stop = stops[at];
      const loaded = partner[at] ?? -1;
      if (stop?.kind !== 'delivery' || loaded < 0) continue;
      // What was loaded after it, in a later visit, and is still aboard when the visit is over.
      for (let front = loaded + 1; front < at; front++) {
        const other = stops[front];
        if (other?.kind !== 'pickup' || isCold(other.request) === isCold(stop.request) || !isOpen(trip, front)) continue;
        const unloaded = partner[front] ?? -1;
        if ((unloaded >= 0 && unloaded < at) || isSameVisit(trip, loaded, front)) continue;
        if (unloaded < 0 || !isSameVisit(trip, at, unloaded)) return { at, facts: { stop: stop.id, behind: other.request.id } };
      }
    }
    return false;
  },
  examples: [
    {
      given: 'bread, then milk on, milk off, bread off',
      vehicle: coldBox,
      requests: { bread: { delivery: { place: 'hub' } }, milk: { ...milk, pickup: { place: 'market' } } },
      stops: ['bread:pickup', 'milk:pickup', 'milk:delivery', 'bread:delivery'],
      refused: false,
    },
    {
      given: 'milk behind the bread, and off first',
      vehicle: coldBox,
      requests: { milk, bread: { pickup: { place: 'market' }, delivery: { place: 'hub' } } },
      stops: ['milk:pickup', 'bread:pickup', 'milk:delivery', 'bread:delivery'],
      refused: true,
    },
    {
      given: 'the same on a van with a side door',
      vehicle: { ...coldBox, sideAccess: true },
      requests: { milk, bread: { pickup: { place: 'market' }, delivery: { place: 'hub' } } },
      stops: ['milk:pickup', 'bread:pickup', 'milk:delivery', 'bread:delivery'],
      refused: false,
    },
    {
      given: 'the same on a cargo bike, whose cold box stands apart',
      vehicle: { ...coldBox, profile: 'cargo-bike' },
      requests: { milk, bread: { pickup: { place: 'market' }, delivery: { place: 'hub' } } },
      stops: ['milk:pickup', 'bread:pickup', 'milk:delivery', 'bread:delivery'],
      refused: false,
    },
    {
      given: 'bread behind the milk, and off first: the milk would have to come out',
      vehicle: coldBox,
      requests: { bread: {}, milk: { ...milk, pickup: { place: 'market' }, delivery: { place: 'hub' } } },
      stops: ['bread:pickup', 'milk:pickup', 'bread:delivery', 'milk:delivery'],
      refused: true,
    },
    {
      given: 'milk and bread of two shops for one canteen',
      vehicle: coldBox,
      requests: { milk, bread: { pickup: { place: 'market' } } },
      stops: ['milk:pickup', 'bread:pickup', 'milk:delivery', 'bread:delivery'],
      refused: false,
    },
    {
      given: 'milk and bread of one shop, for two canteens',
      vehicle: coldBox,
      requests: { milk, bread: { delivery: { place: 'hub' } } },
      stops: ['milk:pickup', 'bread:pickup', 'milk:delivery', 'bread:delivery'],
      refused: false,
    },
    {
      given: 'milk behind milk',
      vehicle: coldBox,
      requests: { milk, cream: { ...milk, pickup: { place: 'market' }, delivery: { place: 'hub' } } },
      stops: ['milk:pickup', 'cream:pickup', 'milk:delivery', 'cream:delivery'],
      refused: false,
    },
    {
      given: 'milk behind bread on a round that has left so',
      vehicle: coldBox,
      requests: { milk, bread: { pickup: { place: 'market' }, delivery: { place: 'hub' } } },
      stops: ['milk:pickup', 'bread:pickup', 'milk:delivery', 'bread:delivery'],
      committed: ['milk:pickup', 'bread:pickup'],
      refused: false,
    },
  ],
});
