import { Injectable } from '@nestjs/common';
import { ParcelService, type HeldParcel } from '../lots/parcel.service.js';
import type { Tx } from '../platform/database/tx.js';
import type { ColdClass } from '../vocabulary/food.js';
import { daysBetween, localDate } from '../vocabulary/local-time.js';
import type { FieldProblem } from '../vocabulary/rejection.js';
import type { Words } from '../vocabulary/words.js';
import { temperatureLimit, temperaturePasses } from './core/temperature.js';
import type { HandedLine } from './road.dto.js';
import { linesWrong } from './round.errors.js';

/** A line of a stop as handed over: the parcel under lock and what the people there said of it. */
export interface CheckedLine {
  parcel: HeldParcel;
  line: HandedLine;
  refused_g: number;
}

const MOST_OVER_PLANNED = 3;

const WORDS: Record<string, Words> = {
  missing: { fr: 'Il manque une ligne pour un produit de cet arrêt.', en: 'A line is missing for something on this stop.' },
  unknown: { fr: 'Ce produit n’est pas sur cet arrêt.', en: 'This is not on this stop.' },
  twice: { fr: 'Ce produit est indiqué deux fois.', en: 'This is listed twice.' },
  'refused-more-than-weighed': { fr: 'On ne peut pas refuser plus que ce qui a été pesé.', en: 'No more can be refused than was weighed.' },
  'refusal-reason-missing': { fr: 'Indiquez pourquoi c’est refusé.', en: 'Say why it is refused.' },
  'weight-unlikely': {
    fr: 'Ce poids est plus de trois fois celui annoncé. Vérifiez l’unité : des grammes.',
    en: 'This weight is more than three times what was announced. Check the unit: grams.',
  },
  'temperature-missing': {
    fr: 'Relevez la température : sans elle, un produit froid ou chaud ne peut pas être accepté.',
    en: 'Take the temperature: without it chilled, frozen or hot food cannot be accepted.',
  },
  'temperature-out-of-range': {
    fr: 'La température est hors limite : ce produit doit être refusé.',
    en: 'The temperature is out of range: this food must be refused.',
  },
  'date-passed': {
    fr: 'La DLC est dépassée : la loi interdit de le donner. Il doit être refusé.',
    en: 'The use-by date has passed: the law forbids giving it. It must be refused.',
  },
  'short-dlc': {
    fr: 'Il reste moins de 48 h avant la DLC et ce destinataire ne peut pas redistribuer à temps : ce produit doit être refusé.',
    en: 'Less than 48 h are left before the use-by date and this recipient cannot pass it on in time: it must be refused.',
  },
};

/** Holds what people say at a stop against the law and against what was planned, before anything moves. */
@Injectable()
export class HandoverService {
  constructor(private readonly parcels: ParcelService) {}

  /**
   * Locks the stop's parcels that are still in one of `states` and checks every line: temperatures by class, dates by
   * the law on the day of the handover, weights by plain sense.
   *
   * @throws linesWrong with one problem a line that cannot be taken as it is.
   */
  async check(
    tx: Tx,
    { stopId, at }: { stopId: string; at: Date },
    lines: readonly HandedLine[],
    states: readonly string[],
  ): Promise<CheckedLine[]> {
    const listed = await tx.query<{ parcel_id: string }>('select parcel_id from stop_line where stop_id = $1', [stopId]);
    const parcels = (
      await this.parcels.holdMany(
        tx,
        listed.map((row) => row.parcel_id),
      )
    ).filter((parcel) => states.includes(parcel.state));
    const shortDlc = await this.shortDlcSites(tx, parcels);
    const today = localDate(at.getTime(), shortDlc.timeZone);
    const problems: FieldProblem[] = [];
    const problem = (index: number, field: string, code: string): void =>
      void problems.push({ pointer: `/lines/${index}${field}`, code, message: WORDS[code]! });
    lines.forEach((line, index) => {
      const parcel = parcels.find((candidate) => candidate.id === line.parcelId);
      if (!parcel) problem(index, '/parcelId', 'unknown');
      else
        this.checkLine({ line, parcel, today, early: states.includes('planned'), capable: shortDlc.capable }, (field, code) =>
          problem(index, field, code),
        );
      if (lines.findIndex((other) => other.parcelId === line.parcelId) !== index) problem(index, '/parcelId', 'twice');
    });
    if (parcels.some((parcel) => !lines.some((line) => line.parcelId === parcel.id))) problem(lines.length, '', 'missing');
    if (problems.length > 0)
      throw linesWrong(
        { missing: parcels.filter((parcel) => !lines.some((line) => line.parcelId === parcel.id)).map((parcel) => parcel.id) },
        problems,
      );
    return lines.map((line) => ({ line, parcel: parcels.find((parcel) => parcel.id === line.parcelId)!, refused_g: line.refused_g ?? 0 }));
  }

  private checkLine(
    { line, parcel, today, early, capable }: { line: HandedLine; parcel: HeldParcel; today: string; early: boolean; capable: Set<string> },
    problem: (field: string, code: string) => void,
  ): void {
    const refused = line.refused_g ?? 0;
    if (refused > line.weighed_g) problem('/refused_g', 'refused-more-than-weighed');
    if (refused > 0 && !line.refusalCode) problem('/refusalCode', 'refusal-reason-missing');
    if (line.weighed_g > parcel.grams * MOST_OVER_PLANNED + 1000) problem('/weighed_g', 'weight-unlikely');
    if (line.weighed_g - refused <= 0) return;
    const temperature = temperaturePasses(parcel.cold as ColdClass, line.temperature_c ?? null);
    if (temperature !== 'ok') problem('/temperature_c', `temperature-${temperature}`);
    if (parcel.dateKind !== 'DLC' || !parcel.date) return;
    if (today > parcel.date) problem('', 'date-passed');
    else if (
      early &&
      parcel.recipientRole === 'association' &&
      daysBetween(today, parcel.date) < 2 &&
      !capable.has(parcel.recipientSiteId ?? '')
    )
      problem('', 'short-dlc');
  }

  private async shortDlcSites(tx: Tx, parcels: readonly HeldParcel[]): Promise<{ capable: Set<string>; timeZone: string }> {
    const rows = await tx.query<{ id: string }>('select id from site where short_dlc and id = any($1)', [
      parcels.map((parcel) => parcel.recipientSiteId),
    ]);
    const zone = await tx.first<{ timeZone: string }>('select time_zone as "timeZone" from territory where id = $1', [tx.territoryId]);
    return { capable: new Set(rows.map((row) => row.id)), timeZone: zone!.timeZone };
  }

  /** Writes what was weighed and refused on the stop's lines. */
  async record(tx: Tx, stopId: string, lines: readonly CheckedLine[]): Promise<void> {
    const rows = lines.map(({ line, refused_g }) => ({
      p: line.parcelId,
      w: line.weighed_g,
      r: refused_g,
      t: line.temperature_c ?? null,
      c: line.refusalCode ?? null,
      n: line.note ?? null,
    }));
    await tx.query(
      `update stop_line k set weighed_g = x.w, refused_g = x.r, temperature_c = x.t, refusal_code = x.c, note = x.n
         from jsonb_to_recordset($2::jsonb) as x(p uuid, w bigint, r bigint, t numeric, c text, n text) where k.stop_id = $1 and k.parcel_id = x.p`,
      [stopId, JSON.stringify(rows)],
    );
  }
}

/** What a driver sees beside the field, °C: the limit of the class, and where its tolerance ends. */
export function limitsShown(cold: string): { temperatureLimit_c: number | null; temperatureRefuse_c: number | null } {
  const limit = temperatureLimit(cold as ColdClass);
  return { temperatureLimit_c: limit?.limit_c ?? null, temperatureRefuse_c: limit?.refuse_c ?? null };
}
