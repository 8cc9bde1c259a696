import { KINDS, type DayFigures, type Latency } from './figures.js';
import type { DayResult } from './play-day.js';

const kg = (grams: number): string => (grams / 1000).toLocaleString('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const ms = (value: number | null): string => (value === null ? '–' : `${Math.round(value).toLocaleString('en')} ms`);
const line = (label: string, ...cells: string[]): string => `  ${label.padEnd(34)}${cells.map((cell) => cell.padStart(12)).join('')}`;
const latency = ({ p50, p95, p99 }: Latency): string[] => [ms(p50), ms(p95), ms(p99)];

/** The table at the end of a day. Masses from `collected` on are sums over the ledger. */
export function tableOf({ figures, day, seed, lots, refusedByLaw, rss_MB, seconds, mode }: DayResult): string {
  const { counts, rounds, km, kgPerHour, driverHours, massBalanceError_g, invariantsBroken } = figures;
  return [
    '',
    `Day ${day}, seed ${seed}, ${lots} lots planned, ${mode}, ${Math.round(seconds)} s`,
    '',
    line('', 'lots', 'kg'),
    ...KINDS.map((kind) => line(kind, String(counts[kind].lots), kg(counts[kind].grams))),
    line('refused by law at declaration', String(refusedByLaw), ''),
    '',
    line('rounds driven', String(rounds)),
    line('km', km.toFixed(1)),
    line('kg delivered per driver hour', kgPerHour.toFixed(1), `${driverHours.toFixed(1)} h`),
    line('mass balance error', `${massBalanceError_g} g`),
    line('invariants broken', invariantsBroken.length === 0 ? 'none' : invariantsBroken.join(', ')),
    '',
    line('declaration to first offer (real)', 'p50', 'p95', 'p99'),
    line(`  all ${figures.firstOffer_ms.count} lots offered`, ...latency(figures.firstOffer_ms)),
    line(`  ${figures.firstOfferAtOnce_ms.count} placed by their first cycle`, ...latency(figures.firstOfferAtOnce_ms)),
    line('resident memory', `${Math.round(rss_MB)} MB`),
    '',
  ].join('\n');
}

/** The same for programs: counts, kilograms, and latencies in real milliseconds. */
export function jsonOf({ figures, ...result }: DayResult): object {
  const { counts, firstOffer_ms, firstOfferAtOnce_ms, massBalanceError_g, ...rest }: DayFigures = figures;
  return {
    ...result,
    massBalanceError_g,
    counts: Object.fromEntries(KINDS.map((kind) => [kind, counts[kind].lots])),
    kg: Object.fromEntries(KINDS.map((kind) => [kind, counts[kind].grams / 1000])),
    latency_ms: { firstOffer: firstOffer_ms, firstOfferAtOnce: firstOfferAtOnce_ms },
    ...rest,
  };
}
