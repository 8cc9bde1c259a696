/** Looked up once, as in `Insertion`. */
const { max, sqrt } = Math;

/** How much of the last direction is kept, and how long the size of past violations is remembered. */
const MOMENTUM = 0.8;
const MEMORY = 0.95;

/**
 * Prices that move against a violation. Each has its own step: the violation divided by its usual size, so that a room
 * of 5 kg and one of 500 kg learn equally fast (the rule of Adam; Kingma and Ba, arXiv 1412.6980).
 */
export class Steps {
  readonly at: Float64Array;
  /** The prices of the best round so far. */
  readonly kept: Float64Array;
  /** The violation in this round: above zero when more was bought than there is. Filled by the caller. */
  readonly over: Float64Array;
  private readonly direction: Float64Array;
  private readonly size: Float64Array;
  private remembered = 1;

  constructor(
    count: number,
    private readonly step: number,
  ) {
    this.at = new Float64Array(count);
    this.kept = new Float64Array(count);
    this.over = new Float64Array(count);
    this.direction = new Float64Array(count);
    this.size = new Float64Array(count);
  }

  /** Raises the price of what was overbought, lowers the others, by `pace` of a full step, never below `lowest`. */
  move(pace: number, lowest: number): void {
    this.remembered *= MEMORY;
    const known = 1 - this.remembered;
    for (let i = 0; i < this.at.length; i++) {
      const over = this.over[i]!;
      this.direction[i] = MOMENTUM * this.direction[i]! + (1 - MOMENTUM) * over;
      this.size[i] = MEMORY * this.size[i]! + (1 - MEMORY) * over * over;
      if (this.size[i] === 0) continue;
      const moved = this.at[i]! + (pace * this.step * this.direction[i]!) / sqrt(this.size[i]! / known);
      this.at[i] = max(lowest, moved);
    }
  }

  keep(): void {
    this.kept.set(this.at);
  }
}
