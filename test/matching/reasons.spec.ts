import fc from 'fast-check';
import { explainLot } from '../../src/matching/core/explain.js';
import { match } from '../../src/matching/core/match.js';
import type { Lot, Problem, Recipient } from '../../src/matching/core/problem.js';
import type { Placement, Proposal, Reason } from '../../src/matching/core/proposal.js';
import { broken, forbids, freeRoom, worth } from '../support/independent-matching-checker.js';
import { mustRead } from '../support/matching-problems.js';
import { randomProblems } from '../support/random-matching-problems.js';

/** Every reason given must be true: without what it names, the recipient could take (more of) the lot. */

interface Case {
  readonly problem: Problem;
  readonly placements: readonly Placement[];
  readonly lot: Lot;
  readonly recipient: Recipient;
}

/** A year from the evening on, or back. */
const days = (now: string, count: number): string => new Date(Date.parse(now) + count * 86_400_000).toISOString().slice(0, 10);
const without = <T extends object>(item: T, ...names: (keyof T)[]): T =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name as keyof T))) as T;

/** How each rule's cause is taken out of a problem. */
const CURES: Readonly<Record<string, (given: Case) => { lot?: Lot; recipient?: Recipient }>> = {
  closed: ({ problem, lot, recipient }) => ({
    recipient: without(recipient, 'open'),
    lot: {
      ...lot,
      pickup: { from: lot.pickup.from, to: new Date(Math.max(Date.parse(lot.pickup.to), Date.parse(problem.now))).toISOString() },
    },
  }),
  'date-passed': ({ lot }) => ({ lot: { ...without(lot, 'date'), dateKind: 'none' } }),
  'short-dlc': ({ recipient }) => ({ recipient: { ...recipient, shortDlc: true } }),
  'no-distribution-in-time': ({ recipient }) => ({ recipient: without(recipient, 'distributions') }),
  'cold-chain': ({ recipient, lot }) => ({ recipient: { ...recipient, capacity_g: { ...recipient.capacity_g, [lot.cold]: 1e6 } } }),
  'unpacked-animal-origin': ({ lot }) => ({ lot: { ...lot, prepacked: true } }),
  'not-habilitated': ({ problem, recipient }) => ({
    recipient: { ...recipient, habilitation: { from: days(problem.now, -400), to: days(problem.now, 400) } },
  }),
  'no-convention': ({ lot, recipient }) => ({ recipient: { ...recipient, conventions: [lot.donor] } }),
  'canteen-waste-to-feed': ({ lot }) => ({ lot: { ...lot, donorKind: 'factory' } }),
  'needs-sorting': ({ lot }) => ({ lot: { ...lot, needsSorting: false } }),
  'category-refused': ({ lot, recipient }) => ({ recipient: { ...recipient, accepts: [lot.category] } }),
  'allergen-refused': ({ recipient }) => ({ recipient: { ...recipient, refusesAllergens: [] } }),
  'too-far': ({ recipient }) => ({ recipient: without(recipient, 'maxDistance_m') }),
  'answered-no': ({ lot }) => ({ lot: { ...lot, answeredNo: [] } }),
};

/** The same case with some causes taken out. */
function cured(given: Case, codes: readonly string[]): Case {
  return codes.reduce((before, code): Case => {
    const { lot = before.lot, recipient = before.recipient } = CURES[code]!(before);
    const problem = {
      ...before.problem,
      lots: before.problem.lots.map((one) => (one.id === lot.id ? lot : one)),
      recipients: before.problem.recipients.map((one) => (one.id === recipient.id ? recipient : one)),
    };
    return { ...before, problem, lot, recipient };
  }, given);
}

const forbidden = ({ problem, lot, recipient }: Case): string[] => forbids(problem, lot, recipient);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const packagesOf = (placements: readonly Placement[], lot: string): number =>
  sum(placements.filter((one) => one.lot === lot).map(({ packages }) => packages));

/** The rules named are those that refuse, all of them, and without them nothing does. */
function checkRules(given: Case, codes: readonly string[]): void {
  expect([...codes].sort()).toEqual(forbidden(given).sort());
  for (const code of codes) expect(forbidden(cured(given, [code]))).not.toContain(code);
  let left = cured(given, codes);
  // Where nobody is there to receive, what depends on the hour of delivery cannot be asked before.
  if (codes.includes('closed')) left = cured(left, forbidden(left));
  expect(forbidden(left)).toEqual([]);
}

/** What would change if some packages more went to the recipient, and came from nobody else. */
function gain({ problem, placements, lot, recipient }: Case, packages: number): number {
  const held = placements.find((one) => one.lot === lot.id && one.recipient === recipient.id)?.packages ?? 0;
  const others = placements.filter((one) => !(one.lot === lot.id && one.recipient === recipient.id));
  const after = [...others, { lot: lot.id, recipient: recipient.id, packages: held + packages }];
  return worth(problem, after) - worth(problem, placements);
}

/** The most that packages left over of a donor's lots could bring, out of all ways to choose them that fit. */
function mostBrought({ problem, placements, lot, recipient }: Case): number {
  const open = problem.lots
    .filter((one) => one.donor === lot.donor && forbids(problem, one, recipient).length === 0)
    .map((one) => ({ ...one, left: one.packages - packagesOf(placements, one.id) }));
  let reached = new Set([0]);
  for (const cold of new Set(open.map((one) => one.cold))) {
    let inClass = new Set([0]);
    for (const one of open.filter((other) => other.cold === cold)) {
      const counts = Array.from({ length: one.left + 1 }, (_, n) => n * one.package_g);
      inClass = new Set([...inClass].flatMap((grams) => counts.map((more) => grams + more)));
    }
    const room_g = freeRoom(problem, placements, recipient, cold);
    const fits = [...inClass].filter((grams) => grams <= room_g);
    reached = new Set([...reached].flatMap((grams) => fits.map((more) => grams + more)));
  }
  const inAll_g = freeRoom(problem, placements, without(recipient, 'capacity_g'), lot.cold);
  const before_g = placements
    .map((one) => ({ from: problem.lots.find(({ id }) => id === one.lot)!, one }))
    .filter(({ from, one }) => one.recipient === recipient.id && from.donor === lot.donor)
    .map(({ from, one }) => one.packages * from.package_g);
  return sum(before_g) + Math.max(0, ...[...reached].filter((grams) => grams <= inAll_g));
}

const more = (given: Case, grams: number): Recipient => {
  const { capacity_g, total_g, ...recipient } = given.recipient;
  return {
    ...recipient,
    ...(capacity_g && { capacity_g: { ...capacity_g, [given.lot.cold]: (capacity_g[given.lot.cold] ?? 0) + grams } }),
    ...(total_g !== undefined && { total_g: total_g + grams }),
  };
};

/** What has to be true for each reason that comes from everything else that was decided. */
const JOINT: Readonly<Record<string, (given: Case, facts: Reason['facts']) => void>> = {
  full: (given, { free_g, short_g }) => {
    const { problem, placements, lot, recipient } = given;
    const free = freeRoom(problem, placements, recipient, lot.cold);
    expect(free).toBeLessThan(lot.package_g);
    expect(free_g).toBeCloseTo(Math.max(0, free), 6);
    expect(freeRoom(problem, placements, more(given, Number(short_g)), lot.cold)).toBeGreaterThanOrEqual(lot.package_g - 1e-6);
  },
  'max-parcels': ({ problem, placements, lot, recipient }, { most }) => {
    const goesTo = placements.filter((one) => one.lot === lot.id).map((one) => one.recipient);
    expect(goesTo).toHaveLength(problem.policy.maxParcelsPerLot);
    expect(goesTo).not.toContain(recipient.id);
    expect(most).toBe(problem.policy.maxParcelsPerLot);
  },
  'min-delivery': (given, { least_g, offered_g, short_g }) => {
    expect(least_g).toBe(given.recipient.minDelivery_g);
    const most = mostBrought(given);
    expect(most).toBeLessThan(given.recipient.minDelivery_g!);
    expect(offered_g).toBeLessThanOrEqual(most);
    expect(Number(offered_g) + Number(short_g)).toBeGreaterThanOrEqual(given.recipient.minDelivery_g! - 1e-6);
  },
  'not-worth': (given) => {
    const { problem, placements, lot, recipient } = given;
    const left = lot.packages - packagesOf(placements, lot.id);
    const fits = Math.min(left, Math.floor(freeRoom(problem, placements, recipient, lot.cold) / lot.package_g));
    expect(fits).toBeGreaterThan(0);
    const gains = Array.from({ length: fits }, (_, n) => gain(given, n + 1));
    const whole = gains
      .map((value, n) => ({ value, grams: (n + 1) * lot.package_g }))
      .filter(({ grams }) => grams >= (recipient.minDelivery_g ?? 0));
    expect(Math.max(...whole.map(({ value }) => value), -Infinity)).toBeLessThanOrEqual(1e-3);
    // Without what the trip and the share cost, it would be worth something wherever food is worth anything.
    const policy = { ...problem.policy, pairCost: { fixed_g: 0, perMetre_g: 0 }, fairness: { weight: 0 } };
    if (problem.policy.tierWeight[recipient.kind] > 0) expect(gain({ ...given, problem: { ...problem, policy } }, fits)).toBeGreaterThan(0);
  },
};

function checkReasons(given: Case, reasons: readonly Pick<Reason, 'code' | 'facts'>[], seen: Map<string, number>): void {
  const codes = reasons.map(({ code }) => code);
  for (const code of codes) seen.set(code, (seen.get(code) ?? 0) + 1);
  const rules = codes.filter((code) => code in CURES);
  checkRules(given, rules);
  if (rules.length > 0) expect(codes).toEqual(rules);
  else {
    expect(codes).toHaveLength(1);
    JOINT[codes[0]!]!(given, reasons[0]!.facts);
  }
}

const check = (property: (problem: Problem, proposal: Proposal) => void, numRuns: number): void =>
  fc.assert(
    fc.property(randomProblems, (drawn) => {
      const problem = mustRead(drawn);
      property(problem, match(problem, { seed: 1, budget: 3_000, priceRounds: 30 }));
    }),
    { seed: 20_261_122, numRuns },
  );

test('every lot left over has a reason for every recipient, and each reason is true', () => {
  const seen = new Map<string, number>();
  check((problem, { placements, unplaced }) => {
    for (const { lot: id, because } of unplaced) {
      const lot = problem.lots.find((one) => one.id === id)!;
      for (const recipient of problem.recipients) {
        checkReasons(
          { problem, placements, lot, recipient },
          because.filter((reason) => reason.recipient === recipient.id),
          seen,
        );
      }
    }
  }, 280);
  expect([...Object.keys(CURES), ...Object.keys(JOINT)].filter((code) => !seen.has(code))).toEqual([]);
});

test('who lost a lot to somebody else is told so truly: it would not have been worth more there', () => {
  let lost = 0;
  check((problem, proposal) => {
    const { placements } = proposal;
    for (const lot of problem.lots) {
      if (packagesOf(placements, lot.id) < lot.packages) continue;
      for (const { recipient: id, reasons } of explainLot(problem, proposal, { lot: lot.id })!) {
        const recipient = problem.recipients.find((one) => one.id === id)!;
        const rules = reasons.filter(({ code }) => code in CURES).map(({ code }) => code);
        if (rules.length > 0) checkRules({ problem, placements, lot, recipient }, rules);
        for (const { code, facts } of reasons) {
          if (code !== 'lost-to') continue;
          lost += 1;
          const winner = placements.find((one) => one.lot === lot.id && one.recipient === facts['recipient'])!;
          expect(winner.packages).toBe(facts['packages']);
          const others = placements.filter((one) => one !== winner);
          const given = { problem, placements: others, lot, recipient };
          const fits = Math.min(winner.packages, Math.floor(freeRoom(problem, others, recipient, lot.cold) / lot.package_g));
          const here = worth(problem, others) + gain(given, fits);
          const isAllowed = broken(problem, { placements: others, unplaced: [{ lot: lot.id, packages: winner.packages }] }).length === 0;
          if (isAllowed) expect(worth(problem, placements) - here).toBeGreaterThanOrEqual(-1e-3);
        }
      }
    }
  }, 60);
  expect(lost).toBeGreaterThan(20);
});
