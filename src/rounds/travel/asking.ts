import type { Profile } from '../core/problem.js';
import { blocksOf, type Block } from './blocks.js';
import type { LegTable } from './leg-table.js';
import { TravelFailure, type TravelSource } from './travel-source.js';

/** A table with gaps and the profile to ask for. */
export interface Gap {
  readonly profile: Profile;
  readonly table: LegTable;
}

interface Limits {
  readonly concurrency: number;
  readonly budget_ms: number;
}

/**
 * Asks a source for what is missing in each table, some requests at a time and all within one budget of time, and writes
 * the answers into the tables. The first failure ends it: what was answered until then stays.
 *
 * A service that refuses a question because of one place (off its map) would refuse it for ever: halves are asked until
 * the places it does not know are found. Their legs are noted as "no way", and the rest is asked again.
 *
 * @returns the failure, or null where everything was answered.
 */
export async function fillGaps(
  source: TravelSource,
  gaps: readonly Gap[],
  { concurrency, budget_ms }: Limits,
): Promise<TravelFailure | null> {
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), budget_ms);
  const asker = new Asker(source, ending.signal);
  try {
    const refused = await asker.round(gaps, concurrency);
    if (refused.length === 0) return null;
    for (const one of refused) await asker.leaveOutUnknown(one);
    const still = await asker.round(
      refused.map(({ gap }) => gap),
      concurrency,
    );
    return still[0]?.failure ?? null;
  } catch (error) {
    if (error instanceof TravelFailure) return error;
    throw error;
  } finally {
    clearTimeout(timer);
    // Requests still under way belong to a round that has failed.
    ending.abort();
  }
}

interface Refused {
  gap: Gap;
  places: number[];
  failure: TravelFailure;
}

class Asker {
  constructor(
    private readonly source: TravelSource,
    private readonly signal: AbortSignal,
  ) {}

  /** Asks every rectangle of every gap; answers what was refused, with the places concerned. */
  async round(gaps: readonly Gap[], concurrency: number): Promise<Refused[]> {
    const waiting = gaps.flatMap((gap) => blocksOf(gap.table, this.source.most).map((block) => ({ gap, block })));
    const refused = new Map<Gap, Refused>();
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { gap, block } = next;
        const failure = await this.ask(gap, block);
        if (failure) {
          const places = new Set([...(refused.get(gap)?.places ?? []), ...block.rows, ...block.columns]);
          refused.set(gap, { gap, places: [...places], failure });
        }
      }
    };
    try {
      await Promise.all(Array.from({ length: concurrency }, worker));
    } finally {
      waiting.length = 0;
    }
    return [...refused.values()];
  }

  /** Notes "no way" for the places that make the service refuse. Where half of them would, the places are not the reason. */
  async leaveOutUnknown({ gap, places, failure }: Refused): Promise<void> {
    const unknown: number[] = [];
    await this.sift(gap, places, (place) => {
      unknown.push(place);
      if (unknown.length > places.length / 2) throw failure;
    });
    for (const place of unknown) {
      for (let other = 0; other < gap.table.size; other++) {
        gap.table.set(place, other, null);
        gap.table.set(other, place, null);
      }
    }
  }

  /** A set of places that the service answers for has no unknown one; of any other, both halves are asked. */
  private async sift(gap: Gap, places: readonly number[], found: (place: number) => void): Promise<void> {
    if (places.length <= this.source.most && (await this.ask(gap, { rows: places, columns: places })) === null) return;
    if (places.length === 1) return found(places[0]!);
    const half = Math.ceil(places.length / 2);
    await this.sift(gap, places.slice(0, half), found);
    await this.sift(gap, places.slice(half), found);
  }

  /** @returns the refusal, or null. @throws TravelFailure of any other kind. */
  private async ask({ profile, table }: Gap, { rows, columns }: Block): Promise<TravelFailure | null> {
    const placesAt = (indices: readonly number[]) => indices.map((index) => table.places[index]!);
    try {
      const legs = await this.source.ask({ profile, from: placesAt(rows), to: placesAt(columns) }, this.signal);
      rows.forEach((from, row) => columns.forEach((to, column) => table.set(from, to, legs[row]![column]!)));
      return null;
    } catch (error) {
      if (error instanceof TravelFailure && error.reason === 'refused') return error;
      throw error;
    }
  }
}
