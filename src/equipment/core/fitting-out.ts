import { crowFly_m, type Point } from '../../vocabulary/place.js';
import { holds, overlap, type Span } from './span.js';

/** A vehicle's shift, as far as equipment for it goes. */
export interface Shift {
  readonly id: string;
  readonly start: Point;
  readonly span: Span;
  readonly has: readonly string[];
  /** Its body keeps chilled and frozen food by itself. */
  readonly approvedCold: boolean;
  readonly capacity_g: number;
  /** Null = no limit. */
  readonly litres: number | null;
}

/** A thing from the pool that can ride on a vehicle. */
export interface Loan {
  readonly itemId: string;
  readonly code: string;
  readonly home: Point;
  readonly provides: readonly string[];
  readonly litres: number | null;
  /** When it can be had. */
  readonly free: readonly Span[];
}

/** A thing that rides with a shift, and the one need it answers there. */
export interface Fitted {
  readonly loan: Loan;
  readonly as: string;
}

/** As far, in metres, as one carries a box to a vehicle. */
export const NEAR_M = 250;
/** Boxes of a sort that ride with one shift at most, so that the pool reaches many vehicles. */
const MOST_OF_A_SORT = 4;

const BOXES = new Set(['cold-box', 'frozen-box', 'hot-box']);
const KEPT_BY_AN_APPROVED_BODY = new Set(['cold-box', 'frozen-box']);

/**
 * Which pooled things ride with which shift. The planner is told once what a vehicle has, so one thing must not be
 * promised to two vehicles at the same time. Shifts are served one after the other, the one that carries most first; each
 * takes, in order of code, what stands within 250 m of its start, is free during the whole shift, fits, and answers a need
 * that the vehicle cannot answer itself. In a first pass each takes one thing of a sort, then boxes that are left over go
 * the same way, up to four of a sort.
 *
 * What a shift takes is an offer to the planner only: what its round does not need is not booked (`neededOn`).
 */
export function fittedOut(shifts: readonly Shift[], loans: readonly Loan[]): Map<string, Fitted[]> {
  const taken = new Map<string, Span[]>();
  const given = new Map<string, Fitted[]>(shifts.map(({ id }) => [id, []]));
  const ordered = shifts.toSorted((a, b) => b.capacity_g - a.capacity_g || (a.id < b.id ? -1 : 1));
  const byCode = loans.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  for (const isFirst of [true, false]) {
    for (const shift of ordered) {
      const fitted = given.get(shift.id)!;
      for (const loan of byCode) {
        const spans = taken.get(loan.itemId) ?? [];
        const as = loan.provides.find((what) => helps(shift, what, { fitted, isFirst }));
        if (as === undefined || !fits(loan, shift) || spans.some((span) => overlap(span, shift.span))) continue;
        taken.set(loan.itemId, [...spans, shift.span]);
        fitted.push({ loan, as });
      }
    }
  }
  return given;
}

function helps(shift: Shift, what: string, { fitted, isFirst }: { fitted: readonly Fitted[]; isFirst: boolean }): boolean {
  if (shift.has.includes(what) || (shift.approvedCold && KEPT_BY_AN_APPROVED_BODY.has(what))) return false;
  const count = fitted.filter(({ as }) => as === what).length;
  return isFirst ? count === 0 : BOXES.has(what) && count < MOST_OF_A_SORT;
}

const fits = (loan: Loan, shift: Shift): boolean =>
  (shift.litres === null || loan.litres === null || loan.litres <= shift.litres) &&
  crowFly_m(loan.home, shift.start) <= NEAR_M &&
  holds(loan.free, shift.span);

/** A parcel on a round: what it asks for, and the visits (0, 1, 2…) at which it is loaded and unloaded. */
export interface Carried {
  readonly chilled: boolean;
  readonly frozen: boolean;
  readonly hot: boolean;
  readonly needs: readonly string[];
  /** Volume counts, so how many boxes hold it cannot be told from their number. */
  readonly hasLitres: boolean;
  readonly loadedAt: number;
  readonly unloadedAt: number;
}

/**
 * Of what rides with a shift, what its round needs: as many boxes of a sort as are sealed at the same time (one for all
 * that goes from one visit to another), and other things that some parcel asks for.
 */
export function neededOn(fitted: readonly Fitted[], carried: readonly Carried[]): Loan[] {
  const sorts = [...new Set(fitted.map(({ as }) => as))];
  return sorts.flatMap((sort) => {
    const own = fitted.filter(({ as }) => as === sort).map(({ loan }) => loan);
    const users = carried.filter((parcel) => uses(parcel, sort));
    if (!BOXES.has(sort)) return users.length > 0 ? own : [];
    return users.some(({ hasLitres }) => hasLitres) ? own : own.slice(0, mostAtOnce(users));
  });
}

const uses = ({ chilled, frozen, hot, needs }: Carried, sort: string): boolean =>
  needs.includes(sort) || (sort === 'cold-box' && chilled) || (sort === 'frozen-box' && frozen) || (sort === 'hot-box' && hot);

function mostAtOnce(parcels: readonly Carried[]): number {
  const boxes = [...new Map(parcels.map((parcel) => [`${parcel.loadedAt}>${parcel.unloadedAt}`, parcel])).values()];
  return Math.max(0, ...boxes.map(({ loadedAt }) => boxes.filter((box) => box.loadedAt <= loadedAt && loadedAt < box.unloadedAt).length));
}
