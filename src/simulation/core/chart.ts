import type { Language, Words } from '../../vocabulary/words.js';
import type { ComparedContender, Comparison } from './comparison.js';
import { MEASURES, type Measure, type MeasureCode } from './measures.js';

const PANELS: readonly MeasureCode[] = ['saved', 'gini', 'hindsight', 'km'];

const [WIDTH, LABELS, MARGIN] = [900, 280, 130];
const [ROW, HEAD, FOOT] = [24, 40, 26];

const TEXT = {
  title: { fr: 'Comparaison des règles d’attribution', en: 'Comparison of allocation policies' },
  more: { fr: 'plus, c’est mieux', en: 'more is better' },
  less: { fr: 'moins, c’est mieux', en: 'less is better' },
  interval: { fr: 'Trait : intervalle de confiance à 95 %.', en: 'Line: 95 % confidence interval.' },
} as const satisfies Record<string, Words>;

/**
 * The comparison as one SVG: a panel a measure, a dot a contender, a line for its confidence interval. Dots stand on an axis
 * that need not begin at zero, which bars would have to. Without scripts, fonts or colours that carry meaning: it prints.
 */
export function chartOf(comparison: Comparison, language: Language): string {
  const { contenders } = comparison;
  const panels = PANELS.map((code) => MEASURES.find((measure) => measure.code === code)!);
  const height_px = HEAD + ROW * contenders.length + FOOT;
  const total_px = 70 + panels.length * height_px;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${total_px}" role="img" aria-labelledby="chart-title chart-desc" font-family="sans-serif" font-size="14" fill="#1a1a1a">`,
    `<title id="chart-title">${escape(TEXT.title[language])}</title>`,
    `<desc id="chart-desc">${escape(description(comparison, panels, language))}</desc>`,
    `<rect width="${WIDTH}" height="${total_px}" fill="#fff"/>`,
    `<text x="12" y="28" font-size="19" font-weight="bold">${escape(TEXT.title[language])}</text>`,
    `<text x="12" y="50">${escape(subtitle(comparison, language))}</text>`,
    ...panels.map((measure, n) => panel(measure, contenders, { y: 70 + n * height_px, language })),
    '</svg>',
    '',
  ].join('\n');
}

function subtitle({ days, seeds }: Comparison, language: Language): string {
  const drawn = { fr: `${days} jours, ${seeds} tirages. `, en: `${days} days, ${seeds} draws. ` };
  return drawn[language] + TEXT.interval[language];
}

/** The same in words, for whoever does not see it. */
function description({ contenders }: Comparison, panels: readonly Measure[], language: Language): string {
  return panels
    .map((measure) => {
      const values = contenders.map(
        ({ name, measures }) => `${name[language]} ${number(measures[measure.code as MeasureCode].mean, measure, language)}`,
      );
      return `${heading(measure, language)}${language === 'fr' ? ' : ' : ': '}${values.join(', ')}.`;
    })
    .join(' ');
}

const heading = ({ name, unit }: Measure, language: Language): string =>
  unit[language] === '' ? name[language] : `${name[language]} (${unit[language]})`;

const number = (value: number, { decimals }: Measure, language: Language): string =>
  value.toLocaleString(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

function panel(measure: Measure, contenders: readonly ComparedContender[], { y, language }: { y: number; language: Language }): string {
  const estimates = contenders.map(({ measures }) => measures[measure.code as MeasureCode]);
  const low = Math.min(...estimates.map(({ mean, half }) => mean - (half ?? 0)));
  const high = Math.max(...estimates.map(({ mean, half }) => mean + (half ?? 0)));
  const room = high > low ? (high - low) * 0.06 : Math.max(1, Math.abs(high)) * 0.1;
  const x = (value: number): number => round(LABELS + ((value - low + room) / (high - low + 2 * room)) * (WIDTH - LABELS - MARGIN));
  const bottom = y + HEAD + ROW * contenders.length;
  const ticks = [low, (low + high) / 2, high];
  return [
    `<g>`,
    `<text x="12" y="${y + 18}" font-weight="bold">${escape(heading(measure, language))}</text>`,
    `<text x="${LABELS}" y="${y + 18}" fill="#555">${escape(measure.moreIsBetter ? TEXT.more[language] : TEXT.less[language])}</text>`,
    ...ticks.map(
      (tick) =>
        `<path d="M${x(tick)} ${y + HEAD - 8}V${bottom}" stroke="#ccc"/><text x="${x(tick)}" y="${bottom + 15}" font-size="12" text-anchor="middle" fill="#555">${number(tick, measure, language)}</text>`,
    ),
    ...contenders.map(({ name }, n) => {
      const { mean, half } = estimates[n]!;
      const at = y + HEAD + ROW * n + 8;
      const whisker = half === null ? '' : `<path d="M${x(mean - half)} ${at}H${x(mean + half)}" stroke="#1a1a1a" stroke-width="2"/>`;
      return [
        `<text x="12" y="${at + 5}">${escape(name[language])}</text>`,
        whisker,
        `<circle cx="${x(mean)}" cy="${at}" r="6" fill="${n === 0 ? '#0b5d3b' : '#fff'}" stroke="#1a1a1a" stroke-width="2"/>`,
        `<text x="${WIDTH - MARGIN + 12}" y="${at + 5}">${number(mean, measure, language)}${half === null ? '' : ` ± ${number(half, measure, language)}`}</text>`,
      ].join('');
    }),
    `</g>`,
  ].join('\n');
}

const round = (value: number): number => Math.round(value * 10) / 10;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
