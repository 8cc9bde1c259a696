import type { FairnessOverview } from '../../api/types.js';

/** The scale ends at twice the share, or further where the band does: what is beyond fills the bar, and the number says how far. */
const scaleEnd = (band: FairnessOverview['band']): number => Math.max(2, (band?.most ?? 0) * 1.15);

/** Tenths of a percent of a share are noise. */
export const wholePercent = (ratio: number): number => Math.round(ratio * 100) / 100;

/** A share as a bar against the band. It repeats the number beside it, so it is not read out. */
export function BandBar({ ratio, outside, band }: { ratio: number; outside: boolean; band: FairnessOverview['band'] }) {
  const end = scaleEnd(band);
  const percent = (value: number): string => `${(100 * Math.min(value, end)) / end}%`;
  return (
    <span class="band-track" aria-hidden="true">
      {band && <span class="band-zone" style={{ insetInlineStart: percent(band.least), width: percent(band.most - band.least) }} />}
      <span class={`band-fill ${outside ? 'band-fill-outside' : ''}`} style={{ width: percent(ratio) }} />
      <span class="band-exact" style={{ insetInlineStart: percent(1) }} />
    </span>
  );
}
