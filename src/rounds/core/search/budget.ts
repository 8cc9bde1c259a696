/** How much work a search may do: a number of steps, so that the same seed gives the same plan, or seconds by the caller's clock. */
export interface BudgetOptions {
  readonly steps?: number;
  readonly seconds?: number;
  /** Seconds since planning began; a core has no clock of its own. */
  readonly elapsed_s?: () => number;
  /** True as soon as somebody wants the best plan so far. */
  readonly stop?: () => boolean;
}

/** The clock is asked once in so many steps. */
export const STEPS_A_LOOK = 16;

export class Budget {
  steps = 0;
  private known = 0;

  constructor(private readonly options: BudgetOptions) {}

  /** One step more. */
  step(): void {
    this.steps++;
    if (this.steps % STEPS_A_LOOK === 0) this.look();
  }

  /** The part that is used up: 1 and more when it is time to stop. */
  get used(): number {
    return this.known;
  }

  look(): void {
    const { steps, seconds, elapsed_s, stop } = this.options;
    const bySteps = steps === undefined ? 0 : steps === 0 ? 1 : this.steps / steps;
    const byTime = seconds === undefined || elapsed_s === undefined ? 0 : seconds === 0 ? 1 : elapsed_s() / seconds;
    this.known = stop?.() ? Infinity : Math.max(bySteps, byTime);
  }
}
