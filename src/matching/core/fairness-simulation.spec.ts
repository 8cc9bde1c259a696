import { checkProposal } from './check-proposal.js';
import { keepBand } from './band-repair.js';
import { fairnessReport, type FairnessReport, type Standing } from './fairness-band.js';
import { match } from './match.js';
import type { Band, Lot, Problem, Recipient } from './problem.js';
import { seededRandom } from './random.js';
import { aLot, aProblem, aRecipient, POLICY } from '../../../test/support/matching-problems.js';

/** An association whose share is not even 20 kg yet is not judged. */
const BAND: Band = { least: 0.7, most: 1.4, from_g: 20_000 };
const DAYS = 56;
const WINDOW = 28;
const HOUR_MS = 3_600_000;
/** A Monday, 18:00 in Paris (UTC+1, no clock change until the end of March). */
const START = Date.parse('2026-11-02T17:00:00Z');

const at = (day: number, hours = 0): string => new Date(START + day * 24 * HOUR_MS + hours * HOUR_MS).toISOString();
const isWeekend = (day: number): boolean => day % 7 >= 5;

/**
 * Donors stand together in the north; most associations beside them, `FAR` 3 km south,
 * `SMALL` with a shelf for 25 kg a day, `WEEKDAYS` shut on Saturday and Sunday,
 * `NO-ROOM` with a freezer only, though nothing frozen is given. */
const DONORS = Array.from({ length: 8 }, (_, d) => ({ donor: `D${String(d)}`, point: [2.388 + 0.002 * d, 48.874] as const }));
const ASSOCIATIONS: { id: string; entitlement: number; facts: (day: number) => Partial<Recipient> }[] = [
  { id: 'NEAR-1', entitlement: 100, facts: () => ({ point: [2.39, 48.874] }) },
  { id: 'NEAR-2', entitlement: 100, facts: () => ({ point: [2.394, 48.8735] }) },
  { id: 'NEAR-3', entitlement: 60, facts: () => ({ point: [2.4, 48.874] }) },
  { id: 'FAR', entitlement: 60, facts: () => ({ point: [2.39, 48.847] }) },
  { id: 'SMALL', entitlement: 20, facts: () => ({ point: [2.386, 48.86], total_g: 25_000 }) },
  { id: 'WEEKDAYS', entitlement: 60, facts: (day) => ({ point: [2.398, 48.86], ...(isWeekend(day) ? { open: [] } : {}) }) },
  { id: 'NO-ROOM', entitlement: 20, facts: () => ({ point: [2.402, 48.862], capacity_g: { frozen: 80_000 } }) },
];

/** What was given out on each day, by association: rolling, the last 28 days count. */
type Given = Record<string, number>[];

const receivedOf = (given: Given, id: string, day: number): number =>
  given.slice(Math.max(0, day - WINDOW), day).reduce((sum, of) => sum + (of[id] ?? 0), 0);

function lotsOf(day: number, random: () => number): Lot[] {
  return DONORS.flatMap(({ donor, point }, d) =>
    random() < 0.3
      ? []
      : [
          aLot({
            id: `L${String(day)}-${String(d)}`,
            donor,
            point,
            cold: random() < 0.5 ? 'ambient' : 'chilled6',
            deadline: at(day, 20 + Math.floor(random() * 48)),
            package_g: 500 + 500 * Math.floor(random() * 6),
            packages: 3 + Math.floor(random() * 15),
            pickup: { from: at(day, 1), to: at(day, 3) },
          }),
        ],
  );
}

interface Day {
  readonly day: number;
  readonly report: FairnessReport;
}

/** Eight weeks of evenings, each decided with what the 28 days before it gave. */
function play(band: Band | undefined, seed: number): { days: Day[]; price_g: number; placed_g: number } {
  const random = seededRandom(seed);
  const given: Given = [];
  const days: Day[] = [];
  let price_g = 0;
  let placed_g = 0;
  for (let day = 0; day < DAYS; day++) {
    const problem: Problem = aProblem({
      now: at(day),
      // A weak pull, so that the trip decides where nothing is promised.
      policy: { ...POLICY, fairness: { weight: 0.02, ...(band ? { band } : {}) } },
      lots: lotsOf(day, random),
      recipients: ASSOCIATIONS.map(({ id, entitlement, facts }) =>
        aRecipient({ id, entitlement, received_g: receivedOf(given, id, day), ...facts(day) }),
      ),
    });
    const kept = keepBand(problem, match(problem, { seed: 1, budget: 2_000, priceRounds: 30, keepsBand: false }));
    expect(checkProposal(problem, kept.proposal).violations).toEqual([]);
    price_g += kept.price_g;
    // Judged by the same band, whether or not it was asked for.
    const judged = { ...problem, policy: { ...problem.policy, fairness: { weight: 0, band: BAND } } };
    const report = fairnessReport(judged, kept.proposal);
    days.push({ day, report });
    const today: Record<string, number> = {};
    for (const { recipient, before_g, held_g } of report.standings) {
      today[recipient] = held_g - before_g;
      placed_g += held_g - before_g;
    }
    given.push(today);
  }
  return { days, price_g, placed_g };
}

const outside = ({ report }: Day): string[] =>
  report.standings.filter(({ place }) => place === 'below' || place === 'above').map(({ recipient }) => recipient);
const standingOf = ({ report }: Day, id: string): Standing => report.standings.find(({ recipient }) => recipient === id)!;
/** Fridays from the fourth week on: the window is full, and whoever is shut at weekends had five days to be served. */
const fridays = (days: readonly Day[]): Day[] => days.filter(({ day }) => day >= 21 && day % 7 === 4);

describe.each([1, 2, 3])('eight weeks of random evenings (%s), 28 days counting', (seed) => {
  const promised = play(BAND, seed);
  const free = play(undefined, seed);

  it('keep every association that could take more within the band', () => {
    for (const friday of fridays(promised.days)) {
      expect(friday.report.standings.filter(({ place }) => place === 'below').map(({ recipient }) => recipient)).toEqual(['NO-ROOM']);
      // A day that leaves the window may lift one above that gets nothing: no cycle can take back what was given.
      for (const { place, ratio, because } of friday.report.standings) {
        if (place !== 'above') continue;
        expect(because.map(({ code }) => code)).toEqual(['had-before']);
        expect(ratio).toBeLessThan(BAND.most + 0.1);
      }
    }
  });

  it('do not, where the band is not asked for', () => {
    for (const friday of fridays(free.days)) expect(outside(friday)).toContain('FAR');
    expect(free.days.some(({ report }) => report.standings.some(({ breach }) => breach))).toBe(true);
  });

  it('never break the promise: whoever is outside has the constraint named that made it impossible', () => {
    for (const { report } of promised.days) {
      expect(report.standings.filter(({ breach }) => breach)).toEqual([]);
      for (const { place, because } of report.standings) if (place === 'below' || place === 'above') expect(because[0]!.code).toBeTruthy();
    }
    const last = promised.days.at(-1)!;
    expect(standingOf(last, 'NO-ROOM')).toMatchObject({
      place: 'below',
      ratio: 0,
      because: [{ code: 'cold-chain' }, { code: 'cold-chain' }],
    });
    for (const sunday of promised.days.filter(({ day }) => day % 7 === 6)) {
      const { place, because } = standingOf(sunday, 'WEEKDAYS');
      if (place === 'below') expect(because.map(({ code }) => code)).toEqual(['closed']);
    }
  });

  it('pay for it no more than a few hundredths of what they place', () => {
    expect(promised.price_g).toBeGreaterThan(0);
    expect(promised.price_g / promised.placed_g).toBeLessThan(0.03);
  });
});
