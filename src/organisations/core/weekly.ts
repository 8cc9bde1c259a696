/** A stretch of one weekday, as `HH:MM` texts, which sort as the times they are. Weekday 1 is Monday. */
export interface WeeklyStretch {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
}

export interface WeeklyFault {
  /** Which one in the list is wrong. */
  readonly index: number;
  readonly fault: 'ends-before-it-starts' | 'overlaps';
}

/** What is wrong with a list of weekly stretches, at most one fault each: it must end after it starts and may touch but not overlap an earlier one. */
export function weeklyFaults(stretches: readonly WeeklyStretch[]): WeeklyFault[] {
  return stretches.flatMap((stretch, index): WeeklyFault[] => {
    if (stretch.to <= stretch.from) return [{ index, fault: 'ends-before-it-starts' }];
    const overlaps = stretches.slice(0, index).some((earlier) => overlap(earlier, stretch));
    return overlaps ? [{ index, fault: 'overlaps' }] : [];
  });
}

/** True when both are on the same weekday and share more than an end point. */
export const overlap = (a: WeeklyStretch, b: WeeklyStretch): boolean => a.weekday === b.weekday && a.from < b.to && b.from < a.to;
