import type { Board } from './board.js';
import { leftOvers } from './explain.js';
import type { Proposal } from './proposal.js';

/** Writes down what is on the board, counted afresh, with the reasons for what is left over if asked. */
export function propose(board: Board, bound: number, explained = true): Proposal {
  const { model } = board;
  const { lots, recipients } = model.prepared;
  const pairs = Array.from(board.packages.keys()).filter((pair) => board.packages[pair]! > 0);
  const placements = pairs
    .map((pair) => ({
      lot: lots[model.pairLot[pair]!]!,
      recipient: recipients[model.pairRecipient[pair]!]!,
      packages: board.packages[pair]!,
    }))
    .sort((a, b) => a.lot.row - b.lot.row || a.recipient.column - b.recipient.column)
    .map(({ lot, recipient, packages }) => ({ lot: lot.id, recipient: recipient.id, packages }));
  const objective = board.recount();
  const proven = Math.max(bound, objective);
  return {
    format: 'glane-proposal/1',
    placements,
    unplaced: leftOvers(board, explained),
    objective,
    bound: proven,
    gap: proven === 0 ? 0 : (proven - objective) / Math.abs(proven),
  };
}
