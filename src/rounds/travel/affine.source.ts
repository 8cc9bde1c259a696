import type { Profile } from '../core/problem.js';
import { travelTimes } from '../core/travel.js';
import type { LegRows, TravelQuestion, TravelSource } from './travel-source.js';

/** The model of the core (crow-fly metres, stretched): no network, always an answer. Stands in where another source has none. */
export class AffineSource implements TravelSource {
  readonly kind = 'affine';
  readonly remote = false;
  readonly most = Infinity;

  answersAs(profile: Profile): string {
    return profile;
  }

  ask({ profile, from, to }: TravelQuestion): Promise<LegRows> {
    // The model is square: where the same places are asked from and to, once is enough.
    const first = from === to ? 0 : from.length;
    const places = (from === to ? from : [...from, ...to]).map(({ point }, index) => ({ id: String(index), point }));
    const { size, metres, seconds } = travelTimes({ model: 'affine' }, places).legs(profile);
    return Promise.resolve(
      from.map((_, row) =>
        to.map((__, column) => {
          const cell = row * size + first + column;
          return { metres: metres[cell]!, seconds: seconds[cell]! };
        }),
      ),
    );
  }
}
