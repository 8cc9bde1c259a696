import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { categoryWords, donorKindWords, type Category, type DonorKind } from '../vocabulary/food.js';
import { addDays, daysBetween } from '../vocabulary/local-time.js';
import { reasonWords } from '../vocabulary/reasons.js';
import type { Language, Words } from '../vocabulary/words.js';
import { equityOf } from './core/equity.js';
import { definitions, MEAL_G } from './definitions.js';
import type { EquityFigures, FigureGroup, Figures, FiguresQuery, FigureTotals, MassFigures } from './figure.dto.js';
import { periodReversed, periodTooLong } from './figures.errors.js';
import {
  readFactors,
  readLosses,
  readMasses,
  readReceived,
  readRounds,
  readToday,
  type FactorRow,
  type Grouping,
  type GroupRow,
  type Masses,
  type Period,
} from './figures.queries.js';

const DAYS = 30;
const MOST_DAYS = 3660;
const NO_AREA: Words = { fr: 'Hors quartier', en: 'No area' };
const NOTHING: Masses = {
  lots: 0,
  declared_g: 0,
  weighingCorrection_g: 0,
  association_g: 0,
  hub_g: 0,
  distributed_g: 0,
  expired_g: 0,
  refused_g: 0,
  withdrawn_g: 0,
  feed_g: 0,
  compost_g: 0,
  discarded_g: 0,
  inProgress_g: 0,
  footprint_kgCo2e: 0,
};

/** The town hall's numbers: sums over the ledger, with their method. */
@Injectable()
export class FiguresService {
  /**
   * The figures of a period, in the language asked.
   *
   * @throws periodReversed, periodTooLong.
   */
  async read(tx: Tx, query: FiguresQuery, language: Language): Promise<Figures> {
    const period = await this.period(tx, query);
    const by = query.by ?? 'day';
    const rows = await readMasses(tx, period, by);
    const total = rows.find((row) => row.isTotal) ?? NOTHING;
    return {
      ...period,
      by,
      at: (await tx.now()).toISOString(),
      definitions: definitions.map(({ code, title, text, unit, source }) => ({
        code,
        title: title[language],
        text: text[language],
        unit,
        source: source[language],
      })),
      totals: await this.totals(tx, period, total, language),
      groups: groupsOf(
        rows.filter((row) => !row.isTotal),
        by,
        period,
        language,
      ),
      equity: await this.equity(tx, period),
    };
  }

  /** The groups alone, for the CSV file. */
  async groups(tx: Tx, query: FiguresQuery, language: Language): Promise<FigureGroup[]> {
    const period = await this.period(tx, query);
    const by = query.by ?? 'day';
    return groupsOf(
      (await readMasses(tx, period, by)).filter((row) => !row.isTotal),
      by,
      period,
      language,
    );
  }

  /** The days asked for; the last 30 where nothing is said. */
  async period(tx: Tx, query: FiguresQuery): Promise<Period> {
    const to = query.to ?? (await readToday(tx));
    const from = query.from ?? addDays(to, 1 - DAYS);
    const days = daysBetween(from, to) + 1;
    if (days < 1) throw periodReversed({ from, to });
    if (days > MOST_DAYS) throw periodTooLong({ from, to, days });
    return { from, to };
  }

  private async totals(tx: Tx, period: Period, total: Masses, language: Language): Promise<FigureTotals> {
    const losses = await readLosses(tx, period);
    const factors = await readFactors(tx, period);
    const { rounds, metres, seconds, delivered_g } = await readRounds(tx, period);
    return {
      ...massesOf(total),
      lostByReason: losses.map(({ kind, code, grams }) => ({ kind, code: code ?? 'unrecorded', text: reasonWords(code)[language], grams })),
      footprintSource: sourcesOf(factors),
      factors,
      rounds,
      km: metres / 1000,
      kgPerHour: seconds > 0 ? round(delivered_g / 1000 / (seconds / 3600), 1) : null,
    };
  }

  private async equity(tx: Tx, period: Period): Promise<EquityFigures> {
    const received = await readReceived(tx, period);
    const { shares, ...rest } = equityOf(received);
    return { rows: received.map((row, index) => ({ ...row, ...shares[index]! })), ...rest };
  }
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** The answer's form of one row. Meals are whole: half a meal would pretend to a precision that 500 g does not have. */
function massesOf(row: Masses): MassFigures {
  const { association_g, hub_g, distributed_g, expired_g, refused_g, withdrawn_g, feed_g, compost_g, discarded_g } = row;
  const saved_g = association_g + hub_g + distributed_g;
  return {
    lots: row.lots,
    declared_g: row.declared_g,
    weighingCorrection_g: row.weighingCorrection_g,
    saved_g,
    savedByDestination: { association_g, hub_g, distributed_g },
    lost_g: expired_g + refused_g + withdrawn_g,
    lostByKind: { expired_g, refused_g, withdrawn_g },
    diverted_g: feed_g + compost_g + discarded_g,
    diverted: { feed_g, compost_g, discarded_g },
    inProgress_g: row.inProgress_g,
    meals: Math.floor(saved_g / MEAL_G),
    footprint_kgCo2e: round(row.footprint_kgCo2e, 3),
  };
}

/** Groups with their words. Days on which nothing was declared are there too: a chart must not skip them. */
function groupsOf(rows: GroupRow[], by: Grouping, period: Period, language: Language): FigureGroup[] {
  const found = new Map(rows.map((row) => [row.key, row]));
  const keys =
    by === 'day'
      ? Array.from({ length: daysBetween(period.from, period.to) + 1 }, (_, day) => addDays(period.from, day))
      : [...found.keys()];
  return keys.map((key) => {
    const row = found.get(key);
    return { key, label: labelOf(by, key, row?.label ?? null, language), ...massesOf(row ?? NOTHING) };
  });
}

function labelOf(by: Grouping, key: string, label: string | null, language: Language): string {
  if (by === 'area') return label ?? NO_AREA[language];
  if (by === 'donorKind') return donorKindWords[key as DonorKind]?.[language] ?? key;
  if (by === 'category') return categoryWords[key as Category]?.[language] ?? key;
  return key;
}

const sourcesOf = (factors: FactorRow[]): string => [...new Set(factors.map(({ source, year }) => `${source} (${year})`))].join(' ; ');
