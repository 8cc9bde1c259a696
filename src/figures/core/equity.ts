import { gini, type Receiver } from '../../vocabulary/gini.js';

export interface Share {
  /** Part of all that was received, 0 to 1. */
  readonly share: number;
  /** Part that its entitlement would give it, 0 to 1. */
  readonly fairShare: number;
  /** share / fairShare: 1 is exactly fair, 2 is twice that; null without an entitlement or when nobody received anything. */
  readonly ratio: number | null;
}

export interface Equity {
  /** In the order of the receivers. */
  readonly shares: readonly Share[];
  readonly min: number | null;
  readonly max: number | null;
  readonly gini: number | null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0);

/** How what was received compares with what was voted. Receivers without an entitlement have a share, but no ratio. */
export function equityOf(receivers: readonly Receiver[]): Equity {
  const received = sum(receivers.map(({ received_g }) => received_g));
  const entitled = sum(receivers.map(({ entitlement }) => entitlement));
  const shares = receivers.map(({ received_g, entitlement }) => {
    const share = received > 0 ? received_g / received : 0;
    const fairShare = entitled > 0 ? entitlement / entitled : 0;
    return { share, fairShare, ratio: received > 0 && fairShare > 0 ? share / fairShare : null };
  });
  const ratios = shares.flatMap(({ ratio }) => (ratio === null ? [] : [ratio]));
  return {
    shares,
    min: ratios.length > 0 ? Math.min(...ratios) : null,
    max: ratios.length > 0 ? Math.max(...ratios) : null,
    gini: gini(receivers.filter(({ entitlement }) => entitlement > 0)),
  };
}
