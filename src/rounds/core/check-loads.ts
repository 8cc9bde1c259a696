import type { Context, Visited } from './check-context.js';
import type { RequestFacts } from './problem.js';

const COLD = ['frozen', 'chilled2', 'chilled3', 'chilled4', 'chilled6'] as const;

const gramsOf = ({ grams }: RequestFacts, classes: readonly string[]): number =>
  Object.entries(grams).reduce((sum, [cold, grams_g]) => sum + (classes.includes(cold) ? grams_g : 0), 0);

const totalOf = (request: RequestFacts): number => gramsOf(request, Object.keys(request.grams));
const isHot = (request: RequestFacts): boolean => gramsOf(request, ['hot']) > 0;
export const isCold = (request: RequestFacts): boolean => gramsOf(request, COLD) > 0;

/** Masses, volumes, equipment and temperatures, at every stop. */
export function checkLoads({ stops, vehicle, report }: Context): void {
  const has = (equipment: string): boolean => vehicle.has?.includes(equipment) ?? false;
  const approved = vehicle.approvedCold ?? false;
  const aboard: RequestFacts[] = [];
  for (const { planned, request, open } of stops) {
    if (planned.kind === 'pickup') aboard.push(request);
    else {
      const index = aboard.indexOf(request);
      if (index < 0) report('pickup-before-delivery', planned.stop, 'is delivered without having been picked up');
      else aboard.splice(index, 1);
    }
    const grams = aboard.reduce((sum, one) => sum + totalOf(one), 0);
    const litres = aboard.reduce((sum, one) => sum + (one.litres ?? 0), 0);
    const coldLitres = aboard.reduce((sum, one) => sum + ((one.litres ?? 0) * gramsOf(one, COLD)) / Math.max(totalOf(one), 1e-9), 0);
    const { loadAfter } = planned;
    if ([loadAfter.grams - grams, loadAfter.litres - litres, loadAfter.coldLitres - coldLitres].some((gap) => Math.abs(gap) > 1e-3)) {
      report('wrong-load', planned.stop, `${String(grams)} g, ${String(litres)} l, ${String(coldLitres)} cold l are aboard`);
    }
    if (planned.kind === 'delivery' || !open) continue;
    const refuse = (broken: boolean, code: string): void => {
      if (broken) report(code, planned.stop, `with ${String(grams)} g, ${String(litres)} l aboard`);
    };
    refuse(grams > (vehicle.capacity_g ?? Infinity) + 1e-3, 'too-heavy');
    refuse(litres > (vehicle.litres ?? Infinity) + 1e-3, 'too-bulky');
    refuse(coldLitres > (vehicle.coldLitres ?? Infinity) + 1e-3, 'no-cold-room-left');
    refuse(
      (request.needs ?? []).some((equipment) => !has(equipment)),
      'equipment-missing',
    );
    refuse(gramsOf(request, ['frozen']) > 0 && !approved && !has('frozen-box'), 'cold-class-not-kept');
    refuse(gramsOf(request, COLD.slice(1)) > 0 && !approved && !has('cold-box'), 'cold-class-not-kept');
    refuse(isHot(request) && !has('hot-box'), 'cold-class-not-kept');
    const apart = has('hot-box') && (approved || has('cold-box') || has('frozen-box'));
    refuse((isHot(request) && isCold(request)) || (!apart && aboard.some(isHot) && aboard.some(isCold)), 'hot-and-cold-together');
  }
}

/** A box stays shut from one visit to another: what is loaded in different visits, or is for different ones, is in different boxes. */
export function checkBoxes({ stops, vehicle, report }: Context): void {
  const approved = vehicle.approvedCold ?? false;
  const kinds = [
    ['cold-box', (request: RequestFacts) => !approved && gramsOf(request, COLD.slice(1)) > 0],
    ['frozen-box', (request: RequestFacts) => !approved && gramsOf(request, ['frozen']) > 0],
    ['hot-box', isHot],
  ] as const;
  for (const [box, goesIn] of kinds) {
    const count = vehicle.boxes?.[box];
    if (count === undefined) continue;
    stops.forEach(({ planned, request, open }, at) => {
      if (planned.kind !== 'pickup' || !open || !goesIn(request)) return;
      const ways = aboardAfter(stops, at)
        .filter((ride) => goesIn(ride.request))
        .map(({ id, on, off }) => `${String(on)} ${off === undefined ? id : String(off)}`);
      if (new Set(ways).size > count) report('no-sealed-box-left', planned.stop, `${box}: ${String(count)} for ${ways.join(', ')}`);
    });
  }
}

/** In a hold that is loaded from behind, nothing has to come out to get at the cold, nor the cold to get at the rest. */
export function checkLoadOrder({ stops, vehicle, report }: Context): void {
  if (vehicle.sideAccess ?? (vehicle.profile === 'walk' || vehicle.profile === 'cargo-bike')) return;
  const rides = ridesOf(stops);
  for (const behind of rides) {
    for (const front of rides) {
      if (isCold(behind.request) === isCold(front.request) || !front.open || behind.off === undefined) continue;
      const loadedAfter = front.on > behind.on && front.onAt < (behind.offAt ?? Infinity);
      if (loadedAfter && (front.off ?? Infinity) > behind.off) report('cold-not-at-hand', behind.id, `is behind ${front.id}`);
    }
  }
}

interface Ride {
  readonly id: string;
  readonly request: RequestFacts;
  /** The visits and positions of loading and unloading. */
  readonly on: number;
  readonly onAt: number;
  readonly off: number | undefined;
  readonly offAt: number | undefined;
  readonly open: boolean;
}

function ridesOf(stops: readonly Visited[]): Ride[] {
  return stops.flatMap(({ planned, request, open }, onAt): Ride[] => {
    if (planned.kind === 'delivery') return [];
    const offAt = stops.findIndex((other) => other.planned.stop === `${planned.request}:delivery`);
    return [
      {
        id: planned.request,
        request,
        on: planned.visit,
        onAt,
        off: stops[offAt]?.planned.visit,
        offAt: offAt < 0 ? undefined : offAt,
        open,
      },
    ];
  });
}

const aboardAfter = (stops: readonly Visited[], at: number): Ride[] =>
  ridesOf(stops).filter(({ onAt, offAt }) => onAt <= at && (offAt ?? Infinity) > at);
