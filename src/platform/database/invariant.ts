import type { Words } from '../../vocabulary/words.js';

/** Something that must hold, as a question to the database: every row it answers breaks it. */
export interface Invariant {
  readonly code: string;
  /** What must hold, as a sentence. */
  readonly title: Words;
  /**
   * `always`: no committed transaction may ever break it. `while-running`: it only says that the work gets done, so it
   * means nothing while no process works, for instance after a clean stop.
   */
  readonly holds: 'always' | 'while-running';
  readonly sql: string;
}

/** Declares an invariant; without `holds` it is one that nothing may ever break. */
export const invariant = (declared: Omit<Invariant, 'holds'> & { holds?: Invariant['holds'] }): Invariant => ({
  holds: 'always',
  ...declared,
});

export interface CheckedInvariant {
  readonly invariant: Invariant;
  /** False for a `while-running` one where nothing runs. */
  readonly checked: boolean;
  /** How many rows break it. */
  readonly broken: number;
  /** The first of them. */
  readonly rows: Record<string, unknown>[];
}

type Query = (sql: string) => Promise<Record<string, unknown>[]>;

/** How many rows that break one invariant are shown; the count is of all. */
const SHOWN = 20;

/**
 * Asks every invariant. `query` decides what is looked at: the owner sees every territory, the application's role the
 * one of its transaction. In a repeatable-read transaction all answers are about the same moment.
 */
export async function checkInvariants(
  query: Query,
  invariants: readonly Invariant[],
  { running }: { running: boolean },
): Promise<CheckedInvariant[]> {
  const results: CheckedInvariant[] = [];
  for (const one of invariants) {
    const checked = running || one.holds === 'always';
    const found = checked ? await query(`select count(*) over () as broken_in_all, v.* from (${one.sql}) v limit ${SHOWN}`) : [];
    const broken = Number(found[0]?.['broken_in_all'] ?? 0);
    results.push({ invariant: one, checked, broken, rows: found.map(({ broken_in_all: _, ...row }) => row) });
  }
  return results;
}

/** The transaction in which all invariants are asked about one moment; to be sent before the first question. */
export const ONE_MOMENT = 'set transaction isolation level repeatable read, read only';
