import fc from 'fast-check';
import { aLot, aProblem, aRecipient, easyProblems, mustRead, POLICY } from '../../../test/support/matching-problems.js';
import { match } from './match.js';
import { buildModel } from './model.js';
import { prepare } from './prepared.js';
import { findPrices } from './prices.js';
import type { Problem } from './problem.js';

const boundOf = (problem: Problem, rounds = 300): number => findPrices(buildModel(prepare(problem)), rounds).bound;

const NORTH = [2.39, 48.88] as const;

test('where nothing is scarce the bound is what can be had', () => {
  // 10 kg, less 500 + 0.25 × 1,404.8 m for the trip.
  const problem = aProblem({ recipients: [aRecipient({ point: NORTH })] });
  expect(boundOf(problem)).toBeCloseTo(10_000 - 851.2, 0);
});

test('room for half is worth half, whoever gets it', () => {
  const policy = { ...POLICY, pairCost: { fixed_g: 0, perMetre_g: 0 } };
  const lots = [aLot(), aLot({ id: 'L2', donor: 'D2' })];
  for (const limit of [{ total_g: 10_000 }, { capacity_g: { ambient: 10_000 } }]) {
    const bound = boundOf(aProblem({ policy, lots, recipients: [aRecipient(limit)] }));
    expect(bound).toBeGreaterThanOrEqual(10_000 - 1e-6);
    expect(bound).toBeLessThan(10_050);
  }
});

test('a trip that several lots share is paid once in the bound too', () => {
  const lots = ['L1', 'L2', 'L3'].map((id) => aLot({ id, package_g: 300, packages: 1 }));
  // 900 g against a trip of 851: worth 49, though each lot alone would lose.
  const bound = boundOf(aProblem({ lots, recipients: [aRecipient({ point: NORTH })] }));
  expect(bound).toBeGreaterThanOrEqual(48.7);
  expect(bound).toBeLessThan(60);
});

test('prices of rooms nobody fights for are nothing, and of those fought for what the last gram is worth', () => {
  const policy = { ...POLICY, pairCost: { fixed_g: 0, perMetre_g: 0 } };
  const worth = (total_g: number): number[] => {
    const problem = aProblem({ policy, lots: [aLot(), aLot({ id: 'L2', donor: 'D2' })], recipients: [aRecipient({ total_g })] });
    return [...findPrices(buildModel(prepare(problem)), 300).worth];
  };
  expect(worth(90_000)[0]).toBeCloseTo(1, 2);
  expect(worth(4_000)[0]).toBeCloseTo(0, 1);
});

test('nothing anybody proposes is above the bound, after however many rounds', () => {
  fc.assert(
    fc.property(easyProblems, fc.integer({ min: 1, max: 300 }), (drawn, rounds) => {
      const problem = mustRead(drawn);
      const { objective } = match(problem, { seed: 1, budget: 2_000 });
      // A millionth of a gram is rounding.
      expect(boundOf(problem, rounds)).toBeGreaterThanOrEqual(objective - 1e-6);
    }),
    { seed: 31, numRuns: 150 },
  );
});

test('the rounds of a cycle end where many more would end', () => {
  let [enough, many] = [0, 0];
  fc.assert(
    fc.property(easyProblems, (drawn) => {
      const problem = mustRead(drawn);
      enough += boundOf(problem);
      many += boundOf(problem, 2_000);
    }),
    { seed: 32, numRuns: 40 },
  );
  expect(many).toBeGreaterThan(100_000);
  expect(enough / many).toBeLessThan(1.01);
});
