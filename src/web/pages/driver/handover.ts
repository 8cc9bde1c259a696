import type { HandedLine, Stop, StopLine, WeighingReason } from '../../api/types.js';

/** What people at a stop have said of one line so far; masses in kilograms as they are typed. */
export interface LineDraft {
  weighed_kg: number | null;
  temperature_c: number | null;
  refused_kg: number;
  refusalCode: WeighingReason | null;
}

export type HandoverDraft = Readonly<Record<string, LineDraft>>;

/** Starts from what is expected: most stops go as planned. Temperatures are never guessed. */
export const draftOf = (stop: Pick<Stop, 'lines'>): HandoverDraft =>
  Object.fromEntries(
    stop.lines.map((line) => [line.parcelId, { weighed_kg: line.planned_g / 1000, temperature_c: null, refused_kg: 0, refusalCode: null }]),
  );

/** Whether a reading is within the limit of the line's cold class; hot food has a floor instead of a ceiling. */
export function withinLimit({ cold, temperatureLimit_c }: Pick<StopLine, 'cold' | 'temperatureLimit_c'>, temperature_c: number): boolean {
  if (temperatureLimit_c === null) return true;
  return cold === 'hot' ? temperature_c >= temperatureLimit_c : temperature_c <= temperatureLimit_c;
}

export type HandoverGap = 'weight' | 'temperature' | 'reason';

/** What still has to be said of a line before it can be signed, or null. */
export function gapOf(line: StopLine, draft: LineDraft): HandoverGap | null {
  if (draft.weighed_kg === null) return 'weight';
  if (draft.refused_kg > 0 && !draft.refusalCode) return 'reason';
  const takesSome = draft.weighed_kg > draft.refused_kg;
  if (takesSome && line.temperatureLimit_c !== null && draft.temperature_c === null) return 'temperature';
  return null;
}

const grams = (kilograms: number): number => Math.round(kilograms * 1000);

/** The lines as the API takes them; called when no line has a gap. */
export const handedLines = (stop: Pick<Stop, 'lines'>, draft: HandoverDraft): HandedLine[] =>
  stop.lines.map(({ parcelId }) => {
    const { weighed_kg, temperature_c, refused_kg, refusalCode } = draft[parcelId]!;
    return {
      parcelId,
      weighed_g: grams(weighed_kg ?? 0),
      ...(refused_kg > 0 ? { refused_g: grams(refused_kg), refusalCode: refusalCode! } : {}),
      ...(temperature_c === null ? {} : { temperature_c }),
    };
  });

/** Grams that change hands: weighed and not refused. */
export const handedOver_g = (stop: Pick<Stop, 'lines'>, draft: HandoverDraft): number =>
  stop.lines.reduce(
    (sum, { parcelId }) => sum + Math.max(0, grams(draft[parcelId]?.weighed_kg ?? 0) - grams(draft[parcelId]?.refused_kg ?? 0)),
    0,
  );
