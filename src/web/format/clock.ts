/**
 * The time on the server, which alone decides when an offer lapses: the phone's own clock may be wrong, and a
 * demonstration's clock may run faster. Two readings more than two seconds apart tell how fast it runs.
 */
let first: { server: number; own: number } | null = null;
let last = { server: Date.now(), own: Date.now() };
let speed = 1;

/** Takes a reading of the server's clock (RFC 3339). */
export function showServerTime(instant: string): void {
  const reading = { server: Date.parse(instant), own: Date.now() };
  if (Number.isNaN(reading.server)) return;
  const since = first ?? reading;
  const elapsed = reading.own - since.own;
  const measured = elapsed > 2000 ? (reading.server - since.server) / elapsed : speed;
  // Anything close to real time is real time seen through an uneven network; a jump is a clock that was set.
  speed = measured > 1.5 && measured < 100_000 ? measured : 1;
  first = measured < 0 || elapsed > 60_000 ? reading : since;
  last = reading;
}

/** Now on the server, in milliseconds. */
export const serverNow = (): number => last.server + (Date.now() - last.own) * speed;
