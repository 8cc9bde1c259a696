import type { MatrixProfile, Profile, TravelFacts } from '../core/problem.js';
import { AffineSource } from './affine.source.js';
import type { LegTable } from './leg-table.js';
import type { Outage } from './travel-outage.js';
import type { FailureReason, TravelPlace, TravelSource, TravelSourceKind } from './travel-source.js';

export const NOTICE_REASONS = ['no-answer', 'malformed', 'refused', 'no-way', 'not-in-file'] as const;

/** Why some travel times of a planning are estimates, for the coordinator. */
export interface TravelNotice {
  readonly source: TravelSourceKind;
  readonly reason: FailureReason | 'no-way' | 'not-in-file';
  /** Since when the source has had no usable answers; null where it answers, but knows no way. */
  readonly since: string | null;
  /** Legs between different places: how many of how many are estimated, for each profile that has such. */
  readonly profiles: readonly { readonly profile: Profile; readonly estimated: number; readonly legs: number }[];
}

interface Parts {
  readonly places: readonly TravelPlace[];
  readonly index: readonly number[];
  readonly tables: ReadonlyMap<string, { readonly table: LegTable }>;
  readonly profiles: readonly Profile[];
  readonly source: TravelSource;
  readonly outage: Outage | undefined;
}

/**
 * The problem's matrices: what the source answered now or before, however long ago, and the affine model for each leg it
 * has never answered for. A place off the service's map is still a place one can reach: leaving its food behind for want
 * of a route would be worse than an estimate.
 */
export async function assemble({ places, index, tables, profiles, source, outage }: Parts): Promise<{
  travel: TravelFacts;
  notice: TravelNotice | null;
}> {
  const model = new AffineSource();
  const matrices: Partial<Record<Profile, MatrixProfile>> = {};
  const estimated: TravelNotice['profiles'][number][] = [];
  for (const profile of new Set(profiles)) {
    const { table } = tables.get(source.answersAs(profile))!;
    const estimates = table.isComplete() ? null : await model.ask({ profile, from: places, to: places });
    let guessed = 0;
    const legs = places.map((_, from) =>
      places.map((__, to) => {
        const leg = table.get(from, to);
        if (!leg) guessed++;
        return leg ?? estimates![from]![to]!;
      }),
    );
    matrices[profile] = {
      metres: index.map((from) => index.map((to) => legs[from]![to]!.metres)),
      seconds: index.map((from) => index.map((to) => legs[from]![to]!.seconds)),
    };
    if (guessed > 0) estimated.push({ profile, estimated: guessed, legs: places.length * (places.length - 1) });
  }
  const reason: TravelNotice['reason'] = outage?.reason ?? (source.remote ? 'no-way' : 'not-in-file');
  const notice = { source: source.kind, reason, since: outage?.since.toISOString() ?? null, profiles: estimated };
  return { travel: { model: 'matrix', profiles: matrices }, notice: estimated.length > 0 ? notice : null };
}
