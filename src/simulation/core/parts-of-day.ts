import type { IsoWindow, Recipient } from '../../matching/core/problem.js';
import type { DistrictRecipient } from './district.js';
import { roomLeft } from './problem-at.js';
import { MINUTE_MS, type SimulatedDay } from './world.js';

/** Long enough for a handover that begins just before room is freed. */
const HANDING_MS = 15 * MINUTE_MS;

/** The name under which a recipient stands for one part of its day. */
export const partName = (recipient: string, part: number): string => `${recipient}@${part}`;

/** The other way round. */
export function partOf(name: string): { recipient: string; part: number } {
  const at = name.lastIndexOf('@');
  return { recipient: name.slice(0, at), part: Number(name.slice(at + 1)) };
}

/** How many parts a recipient's day has: each distribution that ends frees its room and begins another. */
export const partsIn = (day: SimulatedDay, place: number): number => day.recipients[place]!.clears.length + 1;

/** The part of a recipient's day in which a minute lies. */
export const partAt = (day: SimulatedDay, place: number, minute: number): number =>
  day.recipients[place]!.clears.filter((clear) => clear <= minute).length;

/**
 * A recipient once for each part of its day: the first with the room it has in the morning, the others with all of it, each
 * open only for handovers that begin within the part.
 */
export function partsOfDay(
  morning: Recipient,
  { facts }: DistrictRecipient,
  { day, place }: { day: SimulatedDay; place: number },
): Recipient[] {
  const { clears } = day.recipients[place]!;
  const whole: IsoWindow = { from: iso(day.midnight_ms), to: iso(day.midnight_ms + 48 * 60 * MINUTE_MS) };
  return Array.from({ length: clears.length + 1 }, (_, part): Recipient => {
    const empty = { ...roomLeft(facts, () => 0), ...(facts.total_g === undefined ? {} : { total_g: facts.total_g }) };
    const id = partName(morning.id, part);
    if (clears.length === 0) return { ...morning, id };
    const from_ms = day.midnight_ms + (clears[part - 1] ?? 0) * MINUTE_MS;
    const to_ms = part < clears.length ? day.midnight_ms + clears[part]! * MINUTE_MS : Infinity;
    return { ...morning, ...(part === 0 ? {} : empty), id, open: within(morning.open ?? [whole], from_ms, to_ms) };
  });
}

const iso = (at_ms: number): string => new Date(at_ms).toISOString();

/** The windows in which a handover may begin between two moments. */
function within(open: readonly IsoWindow[], from_ms: number, to_ms: number): IsoWindow[] {
  return open.flatMap((window): IsoWindow[] => {
    const from = Math.max(Date.parse(window.from), from_ms);
    const to = Math.min(Date.parse(window.to), to_ms + HANDING_MS - 1);
    return to > from ? [{ from: iso(from), to: iso(to) }] : [];
  });
}
