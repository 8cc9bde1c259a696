/** From one moment to another, in milliseconds since 1970: the start belongs to it, the end does not, so that spans may touch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether two spans share more than an end point. */
export const overlap = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/** The same time as few spans in order, none touching another. */
export function merged(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans.filter(({ from, to }) => to > from).toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last && span.from <= last.to) whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else whole.push(span);
  }
  return whole;
}

/** What of `spans` lies within `limits`. */
export const within = (spans: readonly Span[], limits: readonly Span[]): Span[] =>
  merged(
    merged(spans).flatMap((span) =>
      limits
        .map((limit) => ({ from: Math.max(span.from, limit.from), to: Math.min(span.to, limit.to) }))
        .filter(({ from, to }) => to > from),
    ),
  );

/** What of `spans` is left when `gone` is taken away. */
export function without(spans: readonly Span[], gone: readonly Span[]): Span[] {
  let left = merged(spans);
  for (const hole of merged(gone)) {
    left = left.flatMap((span) =>
      overlap(span, hole)
        ? [
            { from: span.from, to: Math.min(span.to, hole.from) },
            { from: Math.max(span.from, hole.to), to: span.to },
          ].filter(({ from, to }) => to > from)
        : [span],
    );
  }
  return left;
}

/** Whether some one of `spans`, which must not touch one another, holds all of `span`. */
export const holds = (spans: readonly Span[], span: Span): boolean => spans.some(({ from, to }) => from <= span.from && span.to <= to);

const HOUR_MS = 3_600_000;

/** Hours in all; time that lies in two spans counts once. */
export const hoursOf = (spans: readonly Span[]): number => merged(spans).reduce((sum, { from, to }) => sum + (to - from), 0) / HOUR_MS;
