import { packageMasses, proposalLines } from './proposal-file.js';

describe('the file of a cycle', () => {
  it('gives its placements and what is left over', () => {
    const file = {
      format: 'glane-proposal/1',
      placements: [{ lot: 'L1', recipient: 'R1', packages: 30 }],
      unplaced: [{ lot: 'L1', packages: 10, because: [{ recipient: 'R2', code: 'too-far' }] }],
    };
    expect(proposalLines(file)).toEqual({
      placements: [{ lot: 'L1', recipient: 'R1', packages: 30 }],
      unplaced: [{ lot: 'L1', packages: 10 }],
    });
  });

  it('shows nothing of what it cannot read', () => {
    expect(proposalLines(null)).toEqual({ placements: [], unplaced: [] });
    expect(proposalLines({ placements: [{ lot: 1 }, null, 'x'], unplaced: {} })).toEqual({ placements: [], unplaced: [] });
  });

  it('knows the mass of a package', () => {
    expect(packageMasses({ lots: [{ id: 'L1', package_g: 500 }, { id: 'L2' }] })).toEqual(new Map([['L1', 500]]));
  });
});
