import { seeded, type Draws } from '../../demo/core/seeded.js';
import type { Recipient } from '../../matching/core/problem.js';
import type { Point } from '../../vocabulary/place.js';
import type { Grams } from '../../vocabulary/units.js';
import { DRAWN_CATEGORIES } from './drawn-lots.js';
import type { RealPlaces } from './real-places.js';
import { at, type Case, FAMILIES, towns } from './family.js';

const KINDS = { association: 885, hub: 70, compost: 30, feed: 15 } as const;
const REACHES_M = [2_500, 3_500, 5_000, 8_000];
const LEAST_G = [undefined, 1_000, 2_000, 5_000];
/** Hours of UTC at which an association opens, and for how long. */
const OPENS = [7, 8, 13, 16];
const OPEN_HOURS = [3, 4, 6];
/** A recipient stands within so many degrees (about 400 m) of a place that really gives food. */
const BESIDE = { east: 0.0055, north: 0.0036 };
/** How many times an association's room the others have. */
const ROOM_OF = { hub: 2.6, compost: 1.1, feed: 1 };

/** The recipients of a case; `mass_g` is that of its lots, of which associations have room for the family's part. */
export function drawnRecipients({ aid }: RealPlaces, wanted: Case, mass_g: Grams): Recipient[] {
  const draws = seeded(wanted.seed, 'recipients', wanted.lots, wanted.recipients);
  const sites = towns(wanted);
  const drafts = Array.from({ length: wanted.recipients }, (_, index) => {
    const { east, north } = sites[index % sites.length]!;
    const [lon, lat] = draws.pick(aid);
    return {
      id: `R${String(index)}`,
      // Somebody must be able to take something, also in the smallest of problems.
      kind: index === 0 ? ('association' as const) : draws.weighted<keyof typeof KINDS>(KINDS),
      point: [lon + east + BESIDE.east * (2 * draws.unit() - 1), lat + north + BESIDE.north * (2 * draws.unit() - 1)] as Point,
      entitlement: Math.max(10, Math.round(120 * Math.exp(0.6 * draws.normal()))),
    };
  });
  const associations = drafts.filter(({ kind }) => kind === 'association');
  const entitlements = associations.reduce((sum, { entitlement }) => sum + entitlement, 0);
  const perHead_g = (FAMILIES[wanted.family] * mass_g) / entitlements;
  const mean_g = (perHead_g * entitlements) / associations.length;
  return drafts.map(({ id, kind, point, entitlement }) => {
    const minDelivery_g = draws.pick(LEAST_G);
    const where = { id, kind, point, maxDistance_m: draws.pick(REACHES_M), ...(minDelivery_g !== undefined && { minDelivery_g }) };
    return kind === 'association'
      ? { ...where, ...association(draws, entitlement, Math.round(perHead_g * entitlement)) }
      : { ...where, ...other(Math.round(ROOM_OF[kind] * mean_g * Math.exp(0.5 * draws.normal())), kind === 'hub') };
  });
}

function association(draws: Draws, entitlement: number, total_g: Grams): Partial<Recipient> {
  const days = [0, 1, 2, 3]
    .filter(() => draws.chance(0.79))
    .map((day) => ({ day, from: draws.pick(OPENS), hours: draws.pick(OPEN_HOURS) }));
  const part = (share: number): Grams => Math.floor(share * total_g);
  return {
    accepts: DRAWN_CATEGORIES.filter(() => draws.chance(0.8)),
    ...(draws.chance(0.05) && { refusesAllergens: ['gluten'] }),
    capacity_g: {
      ambient: part(0.9),
      ...(draws.chance(0.81) && { chilled6: part(0.35), chilled4: part(0.3) }),
      ...(draws.chance(0.6) && { chilled3: part(0.2), chilled2: part(0.15) }),
      ...(draws.chance(0.43) && { frozen: part(0.2) }),
    },
    total_g,
    shortDlc: draws.chance(0.43),
    cooks: false,
    habilitation: { from: '2025-01-01', to: draws.chance(0.024) ? '2026-10-31' : '2027-12-31' },
    conventions: draws.chance(0.9) ? ['*'] : [],
    open: days.map(({ day, from, hours }) => ({ from: at(day, from), to: at(day, from + hours) })),
    distributions: [...days.map(({ day, from, hours }) => at(day, from + hours + 2)), at(2, 9)],
    entitlement,
    received_g: Math.round(6 * total_g * Math.exp(0.52 * draws.normal())),
  };
}

function other(total_g: Grams, cooks: boolean): Partial<Recipient> {
  const all = ['ambient', 'chilled6', 'chilled4', 'chilled3', 'chilled2', 'frozen'] as const;
  return {
    capacity_g: Object.fromEntries(all.map((cold) => [cold, total_g])),
    total_g,
    shortDlc: false,
    cooks,
    open: [0, 1, 2, 3].map((day) => ({ from: at(day, 5), to: at(day, 22) })),
  };
}
