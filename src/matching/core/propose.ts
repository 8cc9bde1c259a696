import type { Board } from './board.js';
import { leftOvers } from './explain.js';
import type { Prepared } from './prepared.js';
import type { Placement, Proposal } from './proposal.js';

/** Writes down what is on the board, counted afresh, with the reasons for what is left over if asked. */
export function propose(board: Board, bound: number, explained = true): Proposal {
  return proposalOf(board.model.prepared, {
    placements: placementsOn(board),
    unplaced: leftOvers(board, explained),
    objective: board.recount(),
    bound,
  });
}

/** Where the packages on a board go. */
export function placementsOn({ model, packages }: Board): Placement[] {
  const { lots, recipients } = model.prepared;
  const found: Placement[] = [];
  packages.forEach((placed, pair) => {
    if (placed > 0)
      found.push({ lot: lots[model.pairLot[pair]!]!.id, recipient: recipients[model.pairRecipient[pair]!]!.id, packages: placed });
  });
  return found;
}

/** A proposal in the order of the problem's file. No objective can be above its bound: what rounding leaves between them is taken for none. */
export function proposalOf(
  { lots, recipients }: Prepared,
  { placements, unplaced, objective, bound }: Pick<Proposal, 'placements' | 'unplaced' | 'objective' | 'bound'>,
): Proposal {
  const row = new Map(lots.map((lot) => [lot.id, lot.row]));
  const column = new Map(recipients.map((recipient) => [recipient.id, recipient.column]));
  const proven = Math.max(bound, objective);
  return {
    format: 'glane-proposal/1',
    placements: [...placements].sort((a, b) => row.get(a.lot)! - row.get(b.lot)! || column.get(a.recipient)! - column.get(b.recipient)!),
    unplaced: [...unplaced].sort((a, b) => row.get(a.lot)! - row.get(b.lot)!),
    objective,
    bound: proven,
    gap: proven === 0 ? 0 : (proven - objective) / Math.abs(proven),
  };
}
