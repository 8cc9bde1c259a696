import type { PlannedRound, PlannedStop } from './answer.js';
import type { Leg } from './check-travel.js';
import type { ClosingFacts, CommittedFacts, EndFacts, Profile, RequestFacts, VehicleFacts } from './problem.js';

export interface RoundFacts {
  readonly vehicle: VehicleFacts;
  readonly running: CommittedFacts | undefined;
  readonly now_s: number;
  readonly requests: ReadonlyMap<string, RequestFacts>;
  readonly leg: (profile: Profile, from: string, to: string) => Leg;
  readonly closings: ReadonlyMap<string, readonly ClosingFacts[]>;
  /** When each stop in force was promised, in seconds. */
  readonly promised_s: ReadonlyMap<string, number>;
  readonly maxMove_s: number;
}

/** A plan rounds instants to milliseconds. */
export const MS = 0.002;

export const seconds = (iso: string): number => Date.parse(iso) / 1000;

export interface Visited {
  readonly planned: PlannedStop;
  readonly request: RequestFacts;
  readonly end: EndFacts;
  readonly start_s: number;
  /** Committed stops are facts; what they break is nobody's choice any more. */
  readonly open: boolean;
}

/** One planned round beside what the problem says of it. */
export interface Context extends RoundFacts {
  readonly round: PlannedRound;
  readonly stops: readonly Visited[];
  readonly committed: number;
  readonly report: (code: string, at: string | undefined, what: string) => void;
}
