import { aLot, aProblem, aRecipient } from '../../../test/support/matching-problems.js';
import { declared, oneCycle, outcome, sequence, type Decide } from './misreport.js';

const problem = aProblem({
  lots: [aLot({ packages: 30 }), aLot({ id: 'L2', cold: 'chilled4', package_g: 2_500, packages: 4 })],
  recipients: [aRecipient({ capacity_g: { ambient: 8_000, chilled4: 6_000 }, total_g: 12_000 }), aRecipient({ id: 'R2' })],
});
const given = (packages: number, cooled = 0) => [
  { lot: 'L1', recipient: 'R1', packages },
  { lot: 'L2', recipient: 'R1', packages: cooled },
];

test('only the room of the one who misreports is declared otherwise, all of it alike', () => {
  const [one, other] = declared(problem, { recipient: 'R1', factor: 1.25 }).recipients;
  expect(one).toMatchObject({ capacity_g: { ambient: 10_000, chilled4: 7_500 }, total_g: 15_000 });
  expect(other).toBe(problem.recipients[1]);
});

test('what it can use are whole packages, as far as its true room holds, class by class and in all', () => {
  expect(outcome(problem, given(7), 'R1')).toEqual({ used_g: 7_000, refused_g: 0 });
  expect(outcome(problem, given(11), 'R1')).toEqual({ used_g: 8_000, refused_g: 3_000 });
  // Two boxes of 2.5 kg fit into 6 kg; 7 kg are then left in all.
  expect(outcome(problem, given(11, 4), 'R1')).toEqual({ used_g: 5_000 + 7_000, refused_g: 5_000 + 4_000 });
});

/** Fills whatever room R1 declares with ambient food. */
const obliging: Decide = ({ recipients }) => [{ lot: 'L1', recipient: 'R1', packages: recipients[0]!.capacity_g!.ambient! / 1_000 }];

test('a cycle is decided on what is declared and used as far as the truth goes', () => {
  expect(oneCycle(problem, { recipient: 'R1', factor: 0.5 }, obliging)).toEqual({ used_g: 4_000, refused_g: 0 });
  expect(oneCycle(problem, { recipient: 'R1', factor: 2 }, obliging)).toEqual({ used_g: 8_000, refused_g: 8_000 });
});

test('over days, what was used counts as received, and what is left at the door lowers how surely a yes is expected', () => {
  const seen: { received_g: number | undefined; acceptance: number | undefined }[] = [];
  const decide: Decide = (today) => {
    const { received_g, acceptance } = today.recipients[0]!;
    seen.push({ received_g, acceptance: acceptance?.['*'] });
    return obliging(today);
  };
  const played = sequence([problem, problem, problem], { recipient: 'R1', factor: 2 }, { decide, remembers: true });
  expect(played).toEqual({ used_g: 24_000, refused_g: 24_000 });
  expect(seen.map(({ received_g }) => received_g)).toEqual([0, 8_000, Math.round((8_000 * 27) / 28) + 8_000]);
  expect(seen[0]!.acceptance).toBeUndefined();
  // Half of what was offered was taken; what it began with keeps it above that.
  expect(seen[2]!.acceptance).toBeGreaterThan(0.5);
  expect(seen[2]!.acceptance).toBeLessThan(1);
  expect(sequence([problem], { recipient: 'R1', factor: 1 }, { decide, remembers: true })).toEqual({ used_g: 8_000, refused_g: 0 });
});
