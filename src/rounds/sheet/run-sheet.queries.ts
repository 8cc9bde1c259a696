import type { Tx } from '../../platform/database/tx.js';
import { readRound } from '../rounds.queries.js';
import type { RunSheet } from './run-sheet.dto.js';

/** A round as it is printed. @throws notFound beyond the actor's reach; who may see telephone numbers is decided as for the round. */
export async function readRunSheet(tx: Tx, roundId: string): Promise<RunSheet> {
  const round = await readRound(tx, roundId);
  const base = await tx.first<{ name: string; address: string | null }>(
    'select s.name, s.address from round n join vehicle v on v.id = n.vehicle_id join site s on s.id = v.start_site_id where n.id = $1',
    [roundId],
  );
  return { round, baseName: base!.name, baseAddress: base!.address };
}
