import type { Request, Vehicle } from '../model.js';
import type { Box } from '../problem.js';
import { isOpen, rule } from '../rule.js';
import type { Trip } from '../trip.js';

const milk = { grams: { chilled4: 5000 } } as const;
const oneBox = { has: ['cold-box'], boxes: { 'cold-box': 1 } } as const;

/** What must be boxed, and in what: an approved cold body keeps chilled and frozen food without a box. */
const KINDS: readonly (readonly [Box, (request: Request, vehicle: Vehicle) => boolean])[] = [
  ['cold-box', ({ chilled }, { approvedCold }) => chilled && !approvedCold],
  ['frozen-box', ({ frozen }, { approvedCold }) => frozen && !approvedCold],
  ['hot-box', ({ hot }) => hot],
];

/** The visit each stop belongs to. */
function visits({ stops, arrival_s }: Trip): number[] {
  let visit = -1;
  return stops.map(({ place, kind }, i) => {
    const before = stops[i - 1];
    if (before?.place !== place || before.kind !== kind || arrival_s[i] !== arrival_s[i - 1]) visit++;
    return visit;
  });
}

export const sealedBoxes = rule({
  code: 'no-sealed-box-left',
  level: 'HOLD',
  source: 'GBPH Banques Alimentaires 2022, fiche 2',
  because: {
    fr: 'Un bac isotherme reste fermé du chargement au déchargement : il n’en reste pas de libre.',
    en: 'An isothermal box stays shut from loading to unloading: none is left.',
  },
  refuses(trip) {
    const { vehicle, stops, partner } = trip;
    if (vehicle.boxes === undefined) return false;
    const visit = visits(trip);
    for (const [box, isIn] of KINDS) {
      const count = vehicle.boxes.get(box);
      if (count === undefined) continue;
      // What goes from one visit to another shares a box; the box is free again after the visit it was for.
      const inUse = new Map<string, number>();
      for (let at = 0; at < stops.length; at++) {
        const stop = stops[at];
        if (stop === undefined || !isIn(stop.request, vehicle)) continue;
        const other = partner[at] ?? -1;
        const [on, off] = stop.kind === 'pickup' ? [at, other] : [other, at];
        const way = `${String(visit[on] ?? -1)} ${String(visit[off] ?? stop.request.id)}`;
        const parcels = (inUse.get(way) ?? 0) + (stop.kind === 'pickup' ? 1 : -1);
        if (parcels > 0) inUse.set(way, parcels);
        else inUse.delete(way);
        if (stop.kind === 'pickup' && isOpen(trip, at) && inUse.size > count) return { at, facts: { stop: stop.id, box, boxes: count } };
      }
    }
    return false;
  },
  examples: [
    { given: 'one parcel, one box', vehicle: oneBox, requests: { a: milk }, refused: false },
    { given: 'one parcel after the other, one box', vehicle: oneBox, requests: { a: milk, b: milk }, refused: false },
    {
      given: 'two parcels from one shop for one canteen share a box',
      vehicle: oneBox,
      requests: { a: milk, b: milk },
      stops: ['a:pickup', 'b:pickup', 'a:delivery', 'b:delivery'],
      refused: false,
    },
    {
      given: 'a box with milk of one shop is not opened in the next',
      vehicle: oneBox,
      requests: { a: milk, b: { ...milk, pickup: { place: 'market' } } },
      stops: ['a:pickup', 'b:pickup', 'a:delivery', 'b:delivery'],
      refused: true,
    },
    {
      given: 'the same with two boxes',
      vehicle: { ...oneBox, boxes: { 'cold-box': 2 } },
      requests: { a: milk, b: { ...milk, pickup: { place: 'market' } } },
      stops: ['a:pickup', 'b:pickup', 'a:delivery', 'b:delivery'],
      refused: false,
    },
    {
      given: 'parcels of one shop for two canteens take a box each',
      vehicle: oneBox,
      requests: { a: milk, b: { ...milk, delivery: { place: 'hub' } } },
      stops: ['a:pickup', 'b:pickup', 'a:delivery', 'b:delivery'],
      refused: true,
    },
    {
      given: 'the same in an approved cold body',
      vehicle: { ...oneBox, approvedCold: true },
      requests: { a: milk, b: { ...milk, delivery: { place: 'hub' } } },
      stops: ['a:pickup', 'b:pickup', 'a:delivery', 'b:delivery'],
      refused: false,
    },
  ],
});
