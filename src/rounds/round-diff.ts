import type { StoredRound, StoredStop } from './in-force.facts.js';
import type { StopNote } from './round.events.js';
import { SAME_TIME_MS } from './planner/plan-in-force.js';

/** A stop as it is to be: one visit of one vehicle. Times in milliseconds since 1970. */
export interface WantedStop {
  kind: 'pickup' | 'delivery';
  siteId: string;
  arrival: number;
  /** When it begins: later than the arrival where the vehicle has to wait. */
  start: number;
  departure: number;
  lines: { parcelId: string; grams: number }[];
}

/** Whether a vehicle is there when it was told to be: it may come a little earlier and wait. */
export const isAsTold = ({ arrival, start }: Pick<WantedStop, 'arrival' | 'start'>, told: number): boolean =>
  arrival - told < SAME_TIME_MS && told - start < SAME_TIME_MS;

/** A stop to write: its place in the round, and the row it keeps; null for a new one. */
export interface StopChange {
  seq: number;
  old: StoredStop | null;
  wanted: WantedStop;
}

/** What becomes of a round's stops, row by row, and what its driver has to be told. */
export interface RoundDiff {
  /** Rows to add or to change; what is not among them stays as it is, its id above all. */
  write: StopChange[];
  gone: StoredStop[];
  told: { added: StopNote[]; gone: StopNote[]; moved: StopNote[]; loads: StopNote[] };
}

/** Rounded times of the same plan differ by less. */
const SAME_ROW_MS = 60_000;

/**
 * Compares a round's stops with those wanted. A stop at the same site for the same purpose keeps its row, so that a phone
 * that knows it can still report it, whatever its hour and load have become.
 */
export function diffStops(stored: readonly StoredStop[], wanted: readonly WantedStop[]): RoundDiff {
  const left = new Set(stored);
  const diff: RoundDiff = { write: [], gone: [], told: { added: [], gone: [], moved: [], loads: [] } };
  wanted.forEach((stop, index) => {
    const old = bestMatch(left, stop);
    if (old) left.delete(old);
    const seq = index + 1;
    if (!old) diff.told.added.push(noteOf(stop, stop.start));
    else if (!isAsTold(stop, old.told)) diff.told.moved.push(noteOf(stop, stop.start));
    else if (!sameLines(old, stop)) diff.told.loads.push(noteOf(stop, stop.start));
    if (!old || !sameRow(old, stop, seq)) diff.write.push({ seq, old, wanted: stop });
  });
  diff.gone = [...left];
  diff.told.gone = diff.gone.map((stop) => noteOf(stop, stop.told));
  return diff;
}

/** The row to go on with: same site, same purpose, and as much of the same food as can be. */
function bestMatch(left: ReadonlySet<StoredStop>, { kind, siteId, lines }: WantedStop): StoredStop | null {
  const wanted = new Set(lines.map(({ parcelId }) => parcelId));
  const shared = (stop: StoredStop): number => stop.lines.filter(({ parcelId }) => wanted.has(parcelId)).length;
  const alike = [...left].filter((stop) => stop.kind === kind && stop.siteId === siteId);
  return alike.toSorted((a, b) => shared(b) - shared(a) || a.seq - b.seq)[0] ?? null;
}

const sameRow = (old: StoredStop, wanted: WantedStop, seq: number): boolean =>
  old.seq === seq &&
  Math.abs(old.arrival - wanted.arrival) < SAME_ROW_MS &&
  Math.abs(old.departure - wanted.departure) < SAME_ROW_MS &&
  sameLines(old, wanted);

function sameLines(old: Pick<StoredStop, 'lines'>, wanted: WantedStop): boolean {
  const grams = new Map(old.lines.map((line) => [line.parcelId, line.grams]));
  return old.lines.length === wanted.lines.length && wanted.lines.every((line) => grams.get(line.parcelId) === line.grams);
}

export const noteOf = ({ siteId, kind }: Pick<StoredStop, 'siteId' | 'kind'>, at: number): StopNote => ({
  siteId,
  kind,
  at: new Date(at).toISOString(),
});

/** Whether a driver has anything to be told. */
export const isNews = ({ told }: RoundDiff): boolean => Object.values(told).some((notes) => notes.length > 0);

/**
 * Which open round goes on as which planned one: same vehicle and person, and as much of the same food as can be; each at
 * most once.
 */
export function pairRounds<Round extends { vehicleId: string; personId: string; stops: readonly WantedStop[] }>(
  open: readonly StoredRound[],
  planned: readonly Round[],
): Map<Round, StoredRound> {
  const parcelsOf = (stops: readonly { lines: readonly { parcelId: string }[] }[]): Set<string> =>
    new Set(stops.flatMap(({ lines }) => lines.map(({ parcelId }) => parcelId)));
  const candidates = planned.flatMap((round) => {
    const theirs = parcelsOf(round.stops);
    return open
      .filter(({ vehicleId, personId }) => vehicleId === round.vehicleId && personId === round.personId)
      .map((old) => ({ round, old, shared: [...parcelsOf(old.stops)].filter((id) => theirs.has(id)).length }));
  });
  const pairs = new Map<Round, StoredRound>();
  const taken = new Set<StoredRound>();
  for (const { round, old } of candidates.toSorted((a, b) => b.shared - a.shared)) {
    if (pairs.has(round) || taken.has(old)) continue;
    pairs.set(round, old);
    taken.add(old);
  }
  return pairs;
}

/**
 * How many promised stops there were, counted by part and purpose, and how many of them are not as they were told: another
 * vehicle, another time by five minutes or more, or nobody. Only parts that are still `asked` for count.
 */
export function countChanges(
  before: readonly StoredRound[],
  planned: readonly { vehicleId: string; stops: readonly WantedStop[] }[],
  asked: (parcelId: string) => boolean,
): { promised: number; changed: number } {
  const now = new Map<string, { vehicleId: string; arrival: number; start: number }>(
    planned.flatMap(({ vehicleId, stops }) =>
      stops.flatMap(({ kind, arrival, start, lines }) =>
        lines.map(({ parcelId }) => [`${parcelId}:${kind}`, { vehicleId, arrival, start }] as const),
      ),
    ),
  );
  const promised = before.flatMap(({ vehicleId, stops }) =>
    stops.flatMap(({ kind, told, lines }) =>
      lines.flatMap(({ parcelId }) => (asked(parcelId) ? [{ key: `${parcelId}:${kind}`, vehicleId, told }] : [])),
    ),
  );
  const changed = promised.filter(({ key, vehicleId, told }) => {
    const stop = now.get(key);
    return stop?.vehicleId !== vehicleId || !isAsTold(stop, told);
  });
  return { promised: promised.length, changed: changed.length };
}
