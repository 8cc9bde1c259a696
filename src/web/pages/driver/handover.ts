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

export type Reading = 'good' | 'tolerated' | 'refuse';

/**
 * What a reading means: within the limit of the cold class; beyond it but within the short tolerance of the guide, so to
 * be put in the cold at once; or too far off, so to be refused. Hot food has a floor instead of a ceiling.
 */
export function reading(line: Pick<StopLine, 'cold' | 'temperatureLimit_c' | 'temperatureRefuse_c'>, temperature_c: number): Reading {
  const { cold, temperatureLimit_c: limit, temperatureRefuse_c: refuse } = line;
  if (limit === null || refuse === null) return 'good';
  const beyond = (bound: number): boolean => (cold === 'hot' ? temperature_c < bound : temperature_c > bound);
  if (beyond(refuse)) return 'refuse';
  return beyond(limit) ? 'tolerated' : 'good';
}

export type HandoverGap = 'weight' | 'temperature' | 'out-of-range' | 'reason';

/** What still has to be said of a line before it can be signed, or null. */
export function gapOf(line: StopLine, draft: LineDraft): HandoverGap | null {
  if (draft.weighed_kg === null) return 'weight';
  if (draft.refused_kg > 0 && !draft.refusalCode) return 'reason';
  const takesSome = draft.weighed_kg > draft.refused_kg;
  if (!takesSome || line.temperatureLimit_c === null) return null;
  if (draft.temperature_c === null) return 'temperature';
  return reading(line, draft.temperature_c) === 'refuse' ? 'out-of-range' : null;
}

/** True where all is as announced and no temperature is asked for: nothing but the signatures is left to say. */
export const asAnnounced = (stop: Pick<Stop, 'lines'>, draft: HandoverDraft): boolean =>
  stop.lines.length > 0 &&
  stop.lines.every((line) => {
    const said = draft[line.parcelId];
    return line.temperatureLimit_c === null && said?.refused_kg === 0 && grams(said.weighed_kg ?? 0) === line.planned_g;
  });

/** What was said in a handover that the server refused, to be put right. */
export const draftOfLines = (lines: readonly HandedLine[]): HandoverDraft =>
  Object.fromEntries(
    lines.map(({ parcelId, weighed_g, temperature_c, refused_g, refusalCode }) => [
      parcelId,
      {
        weighed_kg: weighed_g / 1000,
        temperature_c: temperature_c ?? null,
        refused_kg: (refused_g ?? 0) / 1000,
        refusalCode: refusalCode ?? null,
      },
    ]),
  );

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
