import { COLD_CLASSES, type ColdClass } from '../../vocabulary/food.js';
import type { Grams } from '../../vocabulary/units.js';
import type { District } from './district.js';

const CLASSES = COLD_CLASSES.length;
const WINDOW_DAYS = 28;

/** The hub sorts, cooks and gives on this much in a night, of each cold class in proportion. */
const HUB_NIGHT_G = 2_500_000;

/** What every recipient holds, has promised room to, and has had lately. One for each policy: this is what decisions change. */
export class Stock {
  private readonly held_g: Float64Array;
  private readonly promised_g: Float64Array;
  /** Received by day, the last 28 of them, in a ring. */
  private readonly received_g: Float64Array[];
  private today = 0;

  constructor(private readonly district: District) {
    const count = district.recipients.length;
    this.held_g = new Float64Array(count * CLASSES);
    this.promised_g = new Float64Array(count * CLASSES);
    this.received_g = Array.from({ length: WINDOW_DAYS }, () => new Float64Array(count));
  }

  /** Grams of a class that still fit, whatever was promised counted as in the house. Infinity: nothing limits. */
  free_g(recipient: number, cold: ColdClass): Grams {
    const { capacity_g } = this.district.recipients[recipient]!.facts;
    if (!capacity_g) return this.freeInAll_g(recipient);
    const room_g = (capacity_g[cold] ?? 0) - this.held(recipient, cold) - this.promised(recipient, cold);
    return Math.max(0, Math.min(room_g, this.freeInAll_g(recipient)));
  }

  freeInAll_g(recipient: number): Grams {
    const { total_g = Infinity } = this.district.recipients[recipient]!.facts;
    return Math.max(0, total_g - this.sum(this.held_g, recipient) - this.sum(this.promised_g, recipient));
  }

  held(recipient: number, cold: ColdClass): Grams {
    return this.at(this.held_g, recipient, COLD_CLASSES.indexOf(cold));
  }

  heldInAll(recipient: number): Grams {
    return this.sum(this.held_g, recipient);
  }

  promised(recipient: number, cold: ColdClass): Grams {
    return this.at(this.promised_g, recipient, COLD_CLASSES.indexOf(cold));
  }

  /** What it received within the last 28 days, today included. */
  received(recipient: number): Grams {
    return this.received_g.reduce((sum, day) => sum + day[recipient]!, 0);
  }

  /** Received and promised: what fairness counts as had. */
  had(recipient: number): Grams {
    return this.received(recipient) + this.sum(this.promised_g, recipient);
  }

  promise(recipient: number, cold: ColdClass, grams: Grams): void {
    this.promised_g[recipient * CLASSES + COLD_CLASSES.indexOf(cold)]! += grams;
  }

  /** The food is there: it takes room and counts as received. */
  receive(recipient: number, cold: ColdClass, grams: Grams): void {
    this.held_g[recipient * CLASSES + COLD_CLASSES.indexOf(cold)]! += grams;
    this.received_g[this.today]![recipient]! += grams;
  }

  /** A distribution has ended: what was in the house is given out. */
  clear(recipient: number): void {
    this.held_g.fill(0, recipient * CLASSES, (recipient + 1) * CLASSES);
  }

  /** Between two days outlets are emptied, the hub passes on what it can, and whoever holds no distributions gives out what it has. */
  night(): void {
    this.district.recipients.forEach(({ facts, windows }, r) => {
      if (facts.kind === 'hub') {
        const kept = Math.max(0, 1 - HUB_NIGHT_G / Math.max(1, this.heldInAll(r)));
        for (let c = 0; c < CLASSES; c++) this.held_g[r * CLASSES + c]! *= kept;
      } else if (facts.kind !== 'association' || !windows.some(({ purpose }) => purpose === 'distribution')) this.clear(r);
    });
    this.today = (this.today + 1) % WINDOW_DAYS;
    this.received_g[this.today]!.fill(0);
  }

  private at(of: Float64Array, recipient: number, c: number): Grams {
    return of[recipient * CLASSES + c]!;
  }

  private sum(of: Float64Array, recipient: number): Grams {
    let sum = 0;
    for (let c = 0; c < CLASSES; c++) sum += of[recipient * CLASSES + c]!;
    return sum;
  }
}
