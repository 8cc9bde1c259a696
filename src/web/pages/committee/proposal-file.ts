/** What one cycle placed, read from its own file (format `glane-proposal/1`), which the API hands on as it was decided. */
export interface PlacedLine {
  lot: string;
  recipient: string;
  packages: number;
}

export interface ProposalLines {
  placements: PlacedLine[];
  unplaced: { lot: string; packages: number }[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const listOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** The lines of a proposal; anything that is not of the format is left out rather than shown wrong. */
export function proposalLines(file: unknown): ProposalLines {
  const source = isRecord(file) ? file : {};
  const placements = listOf(source['placements']).flatMap(({ lot, recipient, packages }) =>
    typeof lot === 'string' && typeof recipient === 'string' && typeof packages === 'number' ? [{ lot, recipient, packages }] : [],
  );
  const unplaced = listOf(source['unplaced']).flatMap(({ lot, packages }) =>
    typeof lot === 'string' && typeof packages === 'number' ? [{ lot, packages }] : [],
  );
  return { placements, unplaced };
}

/** Grams of one package by lot, from the problem file. */
export const packageMasses = (file: unknown): ReadonlyMap<string, number> =>
  new Map(
    listOf(isRecord(file) ? file['lots'] : null).flatMap(({ id, package_g }): [string, number][] =>
      typeof id === 'string' && typeof package_g === 'number' ? [[id, package_g]] : [],
    ),
  );
