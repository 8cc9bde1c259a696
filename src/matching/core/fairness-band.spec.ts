import fc from 'fast-check';
import { aLot, aProblem, aRecipient, easyProblems, POLICY, problems } from '../../../test/support/matching-problems.js';
import { obstacleWords } from './band-reasons.js';
import { keepBand } from './band-repair.js';
import { checkProposal } from './check-proposal.js';
import { fairnessReport, type Standing } from './fairness-band.js';
import { match } from './match.js';
import type { Band, Lot, Problem, Recipient } from './problem.js';
import type { Placement, Proposal } from './proposal.js';
import { urgentFirst } from './urgent-first.js';

const BAND: Band = { least: 0.7, most: 1.4 };

const banded = (given: Partial<Problem>, band: Band = BAND): Problem =>
  aProblem({ policy: { ...POLICY, fairness: { weight: 0, band } }, ...given });

/** Two associations that are entitled to as much as each other, and have had as much. */
const two = (a: Partial<Recipient> = {}, b: Partial<Recipient> = {}): Recipient[] => [
  aRecipient({ id: 'A', entitlement: 100, received_g: 100_000, ...a }),
  aRecipient({ id: 'B', entitlement: 100, received_g: 100_000, ...b }),
];

const place = (lot: string, recipient: string, packages: number): Placement => ({ lot, recipient, packages });

/** A proposal somebody made by hand: what it does not place is left over. */
function byHand(problem: Problem, ...placements: Placement[]): Proposal {
  const unplaced = problem.lots.flatMap(({ id, packages }) => {
    const left = placements.reduce((rest, placement) => (placement.lot === id ? rest - placement.packages : rest), packages);
    return left > 0 ? [{ lot: id, packages: left, because: [] }] : [];
  });
  const { objective } = checkProposal(problem, { placements, unplaced });
  return { format: 'glane-proposal/1', placements, unplaced, objective, bound: objective, gap: 0 };
}

const standingOf = (problem: Problem, proposal: Pick<Proposal, 'placements'>, recipient: string): Standing =>
  fairnessReport(problem, proposal).standings.find((standing) => standing.recipient === recipient)!;

const codes = ({ because }: Standing): string[] => because.map(({ code }) => code);

describe('what a cycle makes of fairness', () => {
  it('counts what was received, what is accepted and what the cycle gives', () => {
    const problem = banded({
      lots: [aLot({ packages: 30 })],
      recipients: two({ received_g: 50_000 }, { received_g: 70_000 }),
      fixed: [{ recipient: 'A', cold: 'ambient', grams: 30_000 }],
    });
    const report = fairnessReport(problem, byHand(problem, place('L1', 'B', 30)));
    // A: 80 kg before; B: 70 kg before and 100 kg after, of 180 kg in all: half of which is 90 kg.
    expect(report.standings).toEqual([
      expect.objectContaining({ recipient: 'A', before_g: 80_000, held_g: 80_000, share_g: 90_000, ratio: 8 / 9, place: 'within' }),
      expect.objectContaining({ recipient: 'B', before_g: 70_000, held_g: 100_000, ratioBefore: 14 / 15, ratio: 10 / 9 }),
    ]);
    expect(report.all).toEqual({ associations: 2, min: 8 / 9, max: 10 / 9, gini: expect.closeTo(1 / 18, 12) });
  });

  it('is 1 for everyone and 0 for Gini when all get what they are entitled to', () => {
    const recipients = two({ entitlement: 30, received_g: 30_000 }, { entitlement: 90, received_g: 90_000 });
    const problem = banded({ lots: [], recipients });
    expect(fairnessReport(problem, byHand(problem))).toMatchObject({
      all: { associations: 2, min: 1, max: 1, gini: 0 },
      standings: [{ ratio: 1, breach: false }, { ratio: 1 }],
    });
  });

  it('tells each cold class among those that can keep it', () => {
    const problem = banded({
      lots: [aLot({ cold: 'chilled4' })],
      recipients: [
        ...two({ receivedByCold_g: { ambient: 100_000 } }, { receivedByCold_g: { ambient: 90_000, chilled4: 10_000 } }),
        aRecipient({ id: 'C', entitlement: 100, received_g: 50_000, receivedByCold_g: { ambient: 50_000 }, capacity_g: { ambient: 1e6 } }),
      ],
    });
    const { byCold } = fairnessReport(problem, byHand(problem, place('L1', 'A', 10)));
    expect(Object.keys(byCold)).toEqual(['chilled4', 'ambient']);
    expect(byCold.chilled4).toEqual({ associations: 2, min: 1, max: 1, gini: 0 });
    expect(byCold.ambient).toMatchObject({ associations: 3, min: 50 / 80, max: 1.25 });
  });

  it('judges nobody without a band, without an entitlement, or before there is enough to share', () => {
    const recipients = [...two({ received_g: 0 }), aRecipient({ id: 'C', entitlement: 0, received_g: 9_000 })];
    const places = (problem: Problem) => fairnessReport(problem, byHand(problem)).standings.map((standing) => standing.place);
    expect(places(aProblem({ recipients }))).toEqual(['unmeasured', 'unmeasured', 'unmeasured']);
    expect(places(banded({ recipients }))).toEqual(['below', 'above', 'unmeasured']);
    // 109 kg between two: 54.5 kg each.
    expect(places(banded({ recipients }, { ...BAND, from_g: 54_501 }))).toEqual(['unmeasured', 'unmeasured', 'unmeasured']);
  });
});

describe('the constraint that made it impossible', () => {
  const named = (given: Partial<Problem>, a: Partial<Recipient>, ...placements: Placement[]): Standing => {
    const problem = banded({ recipients: two({ received_g: 20_000, ...a }), ...given });
    return standingOf(problem, byHand(problem, ...placements), 'A');
  };
  const chilled = aLot({ cold: 'chilled4', packages: 320 });

  it('is a cold room it does not have, with the mass it missed', () => {
    const standing = named({ lots: [chilled] }, { capacity_g: { ambient: 80_000 } }, place('L1', 'B', 320));
    expect(standing).toMatchObject({ place: 'below', breach: false, because: [{ code: 'cold-chain', lots: 1, grams: 320_000 }] });
    expect(obstacleWords(standing.because[0]!).wouldHelp!.fr).toContain('Réfrigéré (0 à +4 °C)');
  });

  it('is the rule that alone stands in the way of most, before those that never stand alone', () => {
    const lots = [
      aLot({ packages: 5 }),
      aLot({ id: 'L2', category: 'fish', packages: 50 }),
      aLot({ id: 'L3', category: 'fish', packages: 50 }),
    ];
    const standing = named({ lots }, { accepts: ['bread'], open: [], refusesAllergens: [] }, place('L1', 'B', 5), place('L2', 'B', 50));
    expect(standing.because).toMatchObject([
      { code: 'closed', lots: 3, grams: 105_000 },
      { code: 'category-refused', lots: 2, grams: 100_000 },
    ]);
  });

  it('is its room, with the least that would have helped', () => {
    const lots = [aLot({ package_g: 9_000 }), aLot({ id: 'L2', package_g: 4_000 })];
    const standing = named({ lots }, { total_g: 1_000 }, place('L1', 'B', 10), place('L2', 'B', 10));
    expect(standing.because).toMatchObject([{ code: 'full', lots: 2, facts: { short_g: 3_000 } }]);
  });

  it('is that the others have nothing to spare', () => {
    const problem = banded({ lots: [aLot()], recipients: two({ received_g: 0 }, { received_g: 0 }), policy: POLICY }, BAND);
    const tight = { ...problem, policy: { ...POLICY, fairness: { weight: 0, band: { least: 0.9, most: 1.1 } } } };
    // 4 and 6 kg of 10: A is below 4.5 kg, and B would be too.
    const standing = standingOf(tight, byHand(tight, place('L1', 'A', 4), place('L1', 'B', 6)), 'A');
    expect(standing).toMatchObject({ place: 'below', breach: true });
    const coarse = { ...tight, lots: [aLot({ package_g: 2_000, packages: 5 })] };
    const left = standingOf(coarse, byHand(coarse, place('L1', 'A', 2), place('L1', 'B', 3)), 'A');
    expect(left).toMatchObject({ place: 'below', breach: false, because: [{ code: 'too-coarse' }] });
    const scarce = {
      ...tight,
      recipients: two({ received_g: 0 }, { received_g: 0 }),
      lots: [aLot({ package_g: 500, packages: 3 }), aLot({ id: 'L2', category: 'fish' })],
    };
    const refuses = scarce.recipients.map((one) => (one.id === 'A' ? { ...one, accepts: ['bread'], entitlement: 1000 } : one));
    const spared = { ...scarce, recipients: refuses };
    expect(codes(standingOf(spared, byHand(spared, place('L1', 'B', 3)), 'A'))).toEqual(['could-have', 'category-refused', 'not-to-spare']);
  });

  it('is that there was nothing more, or that it was so before', () => {
    expect(codes(named({ lots: [aLot()] }, {}, place('L1', 'A', 10)))).toEqual(['nothing-more']);
    const problem = banded({ lots: [aLot()], recipients: two({ received_g: 20_000 }) });
    expect(standingOf(problem, byHand(problem, place('L1', 'A', 10)), 'B')).toMatchObject({
      place: 'above',
      breach: false,
      because: [{ code: 'had-before' }],
    });
  });

  it('is, for one above the band, what kept its food from the others', () => {
    const problem = banded({ lots: [chilled], recipients: two({ capacity_g: { ambient: 80_000 } }) });
    const standing = standingOf(problem, byHand(problem, place('L1', 'B', 320)), 'B');
    expect(standing).toMatchObject({ place: 'above', breach: false, because: [{ code: 'cold-chain', lots: 1, grams: 320_000 }] });
  });

  it('has words in both languages for every code', () => {
    for (const code of ['could-have', 'could-have-gone', 'not-to-spare', 'too-coarse', 'nothing-more', 'had-before', 'closed', 'full']) {
      const { because, wouldHelp } = obstacleWords({ code, facts: { short_g: 1, limit: 'total' } });
      for (const words of [because, wouldHelp!]) expect([words.fr, words.en].every((text) => text.length > 10)).toBe(true);
      expect(because.fr).not.toBe(code);
    }
  });
});

describe('keeping the band', () => {
  const after = (problem: Problem, ...placements: Placement[]) => {
    const before = byHand(problem, ...placements);
    const kept = keepBand(problem, before);
    expect(checkProposal(problem, kept.proposal)).toEqual({ violations: [], objective: expect.closeTo(kept.proposal.objective, 3) });
    expect(kept.price_g).toBeCloseTo(before.objective - kept.proposal.objective, 6);
    return kept;
  };
  const lots: Lot[] = [aLot({ packages: 60 })];

  it('gives what another can spare to whoever is below, and says what it cost', () => {
    const problem = banded({ lots, recipients: two({ received_g: 60_000 }) });
    // 220 kg in all: A must have 77 kg, and is brought to 85.25 kg so as not to fall below again with the next crate.
    const kept = after(problem, place('L1', 'B', 60));
    expect(kept.proposal.placements).toEqual([place('L1', 'A', 26), place('L1', 'B', 34)]);
    expect(kept).toMatchObject({ moved_g: 26_000, price_g: 500 });
  });

  it('takes what nobody has and what a hub has first', () => {
    const recipients = [...two({ received_g: 60_000 }), aRecipient({ id: 'H', kind: 'hub' })];
    const problem = banded({ lots: [...lots, aLot({ id: 'L2', packages: 20 })], recipients });
    const kept = after(problem, place('L1', 'B', 40), place('L1', 'H', 5), place('L2', 'H', 20));
    const heldBy = (recipient: string): number => standingOf(problem, kept.proposal, recipient).held_g;
    expect(heldBy('B')).toBeGreaterThanOrEqual(140_000);
    expect(standingOf(problem, kept.proposal, 'A').place).toBe('within');
  });

  it('leaves a giver its share, and the least delivery it accepts or nothing', () => {
    const recipients = two({ received_g: 60_000 }, { minDelivery_g: 40_000 });
    expect(after(banded({ lots, recipients }), place('L1', 'B', 60)).proposal.placements).toEqual([
      place('L1', 'A', 20),
      place('L1', 'B', 40),
    ]);
    const small = banded({ lots: [aLot({ packages: 40 })], recipients: two({ received_g: 55_000 }, { minDelivery_g: 40_000 }) });
    expect(after(small, place('L1', 'B', 40)).proposal.placements).toEqual([place('L1', 'A', 40)]);
  });

  it('takes the place of another where a lot is shared between as many as may be', () => {
    const problem = banded({ lots, recipients: [...two({ received_g: 20_000 }), aRecipient({ id: 'H', kind: 'hub' })] });
    const most2 = { ...problem, policy: { ...problem.policy, maxParcelsPerLot: 2 } };
    const kept = after(most2, place('L1', 'B', 30), place('L1', 'H', 30));
    expect(kept.proposal.placements).toEqual([place('L1', 'A', 50), place('L1', 'B', 10)]);
  });

  it('gives what one above has to those that have less', () => {
    const problem = banded(
      { lots: [aLot({ packages: 100 })], recipients: two({ received_g: 90_000 }, { received_g: 100_000 }) },
      { least: 0.5, most: 1.2 },
    );
    const kept = after(problem, place('L1', 'B', 100));
    expect(standingOf(problem, kept.proposal, 'B')).toMatchObject({ place: 'within', breach: false });
    expect(kept.proposal.placements).toEqual([place('L1', 'A', 26), place('L1', 'B', 74)]);
  });

  it('changes nothing without a band, nor where the band is kept', () => {
    const before = byHand(aProblem(), place('L1', 'R1', 10));
    expect(keepBand(aProblem(), before).proposal).toBe(before);
    const even = banded({ recipients: two() });
    const fair = byHand(even, place('L1', 'A', 5), place('L1', 'B', 5));
    expect(keepBand(even, fair)).toEqual({ proposal: fair, price_g: 0, moved_g: 0, board: null });
  });
});

describe('keeping the band, whatever the problem', () => {
  const bands = fc.constantFrom<Band>(BAND, { least: 0.9, most: 1.1 }, { least: 0.5, most: 3, from_g: 5_000 });
  const withBand = (given: fc.Arbitrary<Problem>) =>
    fc.tuple(given, bands).map(([problem, band]): Problem => {
      const { policy } = problem;
      return { ...problem, policy: { ...policy, fairness: { ...policy.fairness, band } } };
    });
  const easyCases = withBand(easyProblems);
  const cases = fc.oneof(withBand(problems), easyCases);
  const decided = (problem: Problem): Proposal => match(problem, { seed: 1, budget: 300, priceRounds: 10, keepsBand: false });

  it('breaks no rule, and costs what it says', () => {
    fc.assert(
      fc.property(cases, (problem) => {
        const before = decided(problem);
        const { proposal, price_g } = keepBand(problem, before);
        const { violations, objective } = checkProposal(problem, proposal);
        expect(violations).toEqual([]);
        expect(proposal.objective).toBeCloseTo(objective, 3);
        expect(price_g).toBeCloseTo(before.objective - proposal.objective, 6);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves nobody outside that could be nearer, and so has nothing left to do', () => {
    fc.assert(
      fc.property(cases, (problem) => {
        const { proposal } = keepBand(problem, decided(problem));
        const { standings } = fairnessReport(problem, proposal);
        expect(standings.filter(({ breach }) => breach)).toEqual([]);
        for (const { place: where, because } of standings) expect(because.length > 0).toBe(where === 'below' || where === 'above');
        expect(keepBand(problem, proposal).moved_g).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('calls it a breach whenever one lot’s packages, moved by anyone, would have helped', () => {
    let found = 0;
    const proposals = [urgentFirst, (problem: Problem) => byHand(problem), decided];
    fc.assert(
      fc.property(easyCases, fc.constantFrom(...proposals), (problem, propose) => {
        const proposal = propose(problem);
        const { standings } = fairnessReport(problem, proposal);
        for (const standing of standings.filter(({ place: where }) => where === 'below')) {
          if (!singleMoves(problem, proposal, standing.recipient).some((moved) => helped(problem, moved, standings, standing))) continue;
          found += 1;
          expect(standing.breach).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(5);
  });
});

/** Every proposal that differs by some packages of one lot that come to `to` from one other place. */
function singleMoves(problem: Problem, { placements }: Proposal, to: string): Pick<Proposal, 'placements' | 'unplaced'>[] {
  return problem.lots.flatMap((lot) => {
    const mine = placements.filter((placement) => placement.lot === lot.id);
    const placed = mine.reduce((sum, { packages }) => sum + packages, 0);
    const sources = [...mine, { lot: lot.id, recipient: '', packages: lot.packages - placed }].filter(
      ({ recipient, packages }) => recipient !== to && packages > 0,
    );
    return sources.flatMap(({ recipient: from, packages: has }) =>
      Array.from({ length: has }, (_, i) => i + 1).map((packages) => {
        const at = (recipient: string): number => mine.find((placement) => placement.recipient === recipient)?.packages ?? 0;
        const others = placements.filter(
          (placement) => placement.lot !== lot.id || (placement.recipient !== from && placement.recipient !== to),
        );
        const moved = [...others, place(lot.id, from, at(from) - packages), place(lot.id, to, at(to) + packages)].filter(
          (one) => one.packages > 0 && one.recipient !== '',
        );
        const unplaced = problem.lots.flatMap(({ id, packages: all }) => {
          const left = moved.reduce((rest, one) => (one.lot === id ? rest - one.packages : rest), all);
          return left > 0 ? [{ lot: id, packages: left, because: [] }] : [];
        });
        return { placements: moved, unplaced };
      }),
    );
  });
}

/** Whether a proposal is allowed, keeps givers from falling below and the taker from rising above. */
function helped(problem: Problem, moved: Pick<Proposal, 'placements' | 'unplaced'>, before: readonly Standing[], taker: Standing): boolean {
  if (checkProposal(problem, moved).violations.length > 0) return false;
  const { least, most } = problem.policy.fairness.band!;
  const plain = { ...problem, policy: { ...problem.policy, fairness: { weight: 0 } } };
  return fairnessReport(plain, moved).standings.every(({ recipient, held_g, share_g, entitlement }, i) => {
    if (recipient === taker.recipient) return held_g <= most * share_g;
    return entitlement === 0 || held_g >= before[i]!.held_g || held_g >= least * share_g;
  });
}
