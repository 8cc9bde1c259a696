import type { Point } from '../../vocabulary/place.js';
import type { Profile } from '../core/problem.js';

export const TRAVEL_SOURCES = ['affine', 'matrix', 'osrm', 'valhalla'] as const;
export type TravelSourceKind = (typeof TRAVEL_SOURCES)[number];

/** A place as a source may know it: by its point, and where it is a site of ours by its code. */
export interface TravelPlace {
  readonly point: Point;
  readonly code: string | null;
}

/** The way from one place to another: whole metres, whole seconds rounded upwards. */
export interface Leg {
  readonly metres: number;
  readonly seconds: number;
}

/** Row = from, column = to, in the order of the question; null where the source knows no way. */
export type LegRows = readonly (readonly (Leg | null)[])[];

export interface TravelQuestion {
  readonly profile: Profile;
  readonly from: readonly TravelPlace[];
  readonly to: readonly TravelPlace[];
}

/** Where metres and seconds come from. Directed: the way back is asked for as well and may be longer. */
export interface TravelSource {
  readonly kind: TravelSourceKind;
  /** Asked over a network: slow, sometimes away; its answers are kept. */
  readonly remote: boolean;
  /** Most places on either side of one question. */
  readonly most: number;
  /** What answers for this profile: two profiles with the same text get the same answers, and are asked for once. */
  answersAs(profile: Profile): string;
  /**
   * @throws TravelFailure where there is no usable answer; `signal` ends the waiting.
   */
  ask(question: TravelQuestion, signal: AbortSignal): Promise<LegRows>;
}

/** `refused`: the service understood and said no (a place off its map, too many places); asking the same again is useless. */
export type FailureReason = 'no-answer' | 'malformed' | 'refused';

/** No usable answer from a source, with a line for whoever runs it. */
export class TravelFailure extends Error {
  constructor(
    readonly reason: FailureReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Longer than this is no district round: older servers answer a huge number where there is no way. */
const MOST_SECONDS = 86_400;

/** A leg from a source's numbers; null where either is missing or beyond a day. */
export function legOf(metres: number | null, seconds: number | null): Leg | null {
  if (metres === null || seconds === null || seconds > MOST_SECONDS) return null;
  return { metres: Math.round(metres), seconds: Math.ceil(seconds) };
}

/** About a metre: two points in one cell are one place to a source. */
export const cellOf = (degrees: number): number => Math.round(degrees * 1e5);
