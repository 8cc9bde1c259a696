import type { Leg, TravelPlace } from './travel-source.js';

const UNKNOWN = 0;
const OLD = 1;
const KNOWN = 2;
/** The source knows no way, and said so lately. */
const NO_WAY = 3;

/** What is known of the legs between some places for one profile, and what has to be asked. From a place to itself: 0. */
export class LegTable {
  readonly size: number;
  private readonly state: Uint8Array;
  private readonly metres: Float64Array;
  private readonly seconds: Float64Array;

  constructor(readonly places: readonly TravelPlace[]) {
    this.size = places.length;
    this.state = new Uint8Array(this.size * this.size);
    this.metres = new Float64Array(this.size * this.size);
    this.seconds = new Float64Array(this.size * this.size);
    for (let n = 0; n < this.size; n++) this.state[n * this.size + n] = KNOWN;
  }

  set(from: number, to: number, leg: Leg | null, { old = false } = {}): void {
    if (from === to) return;
    const cell = from * this.size + to;
    this.state[cell] = leg === null ? (old ? UNKNOWN : NO_WAY) : old ? OLD : KNOWN;
    this.metres[cell] = leg?.metres ?? 0;
    this.seconds[cell] = leg?.seconds ?? 0;
  }

  /** The leg as last known, however old: streets change slower than servers come back. */
  get(from: number, to: number): Leg | null {
    const cell = from * this.size + to;
    const state = this.state[cell];
    return state === OLD || state === KNOWN ? { metres: this.metres[cell]!, seconds: this.seconds[cell]! } : null;
  }

  isMissing(from: number, to: number): boolean {
    return this.state[from * this.size + to]! < KNOWN;
  }

  /** Whether every leg is known, however old. */
  isComplete(): boolean {
    return this.state.every((state) => state === OLD || state === KNOWN);
  }

  /** Whether anything has to be asked. */
  hasGaps(): boolean {
    return this.state.some((state) => state < KNOWN);
  }
}
