import type { Words } from '../../vocabulary/words.js';
import { cheapestInsertion } from './insertion.js';
import type { Model, Request } from './model.js';
import type { Facts, Level } from './rule.js';
import { type Route, withRequest } from './route.js';
import { type BrokenRule, brokenRules, type RuleCode, RULES } from './rules/index.js';
import { schedule } from './trip.js';

/** No rule stops the vehicle: the territory's own objective does. */
const NOT_WORTH_THE_DETOUR = {
  code: 'not-worth-the-detour',
  level: 'HOLD',
  because: {
    fr: 'Le détour coûterait plus que ce que le territoire accorde à ce colis.',
    en: 'The detour would cost more than the territory grants to this parcel.',
  },
} as const;

export type ReasonCode = RuleCode | typeof NOT_WORTH_THE_DETOUR.code;

/** Why a vehicle does not serve a request. */
export interface Reason {
  readonly vehicle: string;
  readonly code: ReasonCode;
  readonly level: Level;
  readonly facts: Facts;
}

/** The sentence shown for each reason. */
export const REASON_WORDS: ReadonlyMap<ReasonCode, Words> = new Map(
  [...RULES, NOT_WORTH_THE_DETOUR].map(({ code, because }) => [code, because]),
);

/** The rule that stops each vehicle from taking a request, where its round now stands. */
export function explain(request: Request, routes: readonly Route[], { objective }: Model): Reason[] {
  return routes.map((route) => {
    const vehicle = route.trip.vehicle.id;
    if (request.aboard !== undefined && request.aboard !== vehicle) {
      return { vehicle, code: 'pickup-before-delivery', level: 'BLOCK', facts: { aboard: request.aboard } };
    }
    const insertion = cheapestInsertion(route, request, objective);
    if (insertion !== undefined) {
      return { vehicle, code: NOT_WORTH_THE_DETOUR.code, level: NOT_WORTH_THE_DETOUR.level, facts: { added: insertion.added } };
    }
    const { rule, facts } = decisive(request, route);
    return { vehicle, code: rule.code, level: rule.level, facts };
  });
}

/**
 * What is wrong where least is wrong: with one rule less in the way the request would have been taken there. Looks at
 * every position for pickup and delivery together, then moves the delivery away from the best of them.
 */
function decisive(request: Request, { trip }: Route): BrokenRule {
  const { vehicle, stops } = trip;
  let least: Attempt | undefined;
  const attempt = (i: number, j: number): void => {
    const broken = brokenRules(schedule(vehicle, withRequest(trip, request, { i, j })));
    if (broken.length > 0 && (least === undefined || compare(broken, least.broken) < 0)) least = { i, broken };
  };
  // The sieve is exact here whatever the travel times, so each of these breaks a rule.
  for (let i = vehicle.committed.length; i <= stops.length; i++) attempt(i, i);
  const from = least?.i ?? 0;
  for (let j = from + 1; j <= stops.length && request.open.length > 1; j++) attempt(from, j);
  const [first] = least?.broken ?? [];
  if (first === undefined) throw new Error(`no rule keeps ${request.id} off ${vehicle.id}`);
  return first;
}

interface Attempt {
  readonly i: number;
  readonly broken: readonly BrokenRule[];
}

const late_s = ([first]: readonly BrokenRule[]): number => Number(first?.facts['late_s'] ?? 0);

const compare = (a: readonly BrokenRule[], b: readonly BrokenRule[]): number => a.length - b.length || late_s(a) - late_s(b);
