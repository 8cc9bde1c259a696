import fc from 'fast-check';
import { aLot, aProblem, aRecipient, mustRead, NOW, POLICY, problems } from '../../../test/support/matching-problems.js';
import { constraints } from './constraints/index.js';
import { Pair } from './pair.js';
import { feasiblePairs } from './pairs.js';
import { prepare } from './prepared.js';
import type { Lot, Problem, Recipient } from './problem.js';

const paris = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' });

/** The table of hard constraints written a second time, plainly, from its definition and not from the rules' code. */
function forbidden({ now, travel }: Problem, lot: Lot, recipient: Recipient): string[] {
  if (travel.model === 'matrix') throw new Error('the table is for towns');
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [a, b] = [lot.point, recipient.point];
  const h =
    Math.sin(radians(b[1] - a[1]) / 2) ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(radians(b[0] - a[0]) / 2) ** 2;
  const crow = 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
  const d = crow === 0 ? 0 : travel.intercept_m + travel.slope * crow;
  const trip = (d / ((travel.speed_kmh * 1000) / 3600) + 15 * 60) * 1000;
  const arrival = Math.max(Date.parse(now), Date.parse(lot.pickup.from)) + trip;
  const latest = Date.parse(lot.pickup.to) + trip;
  const starts = (recipient.open ?? [{ from: '1970-01-01T00:00Z', to: '2100-01-01T00:00Z' }])
    .map(({ from, to }) => ({ start: Math.max(arrival, Date.parse(from)), end: Date.parse(to) }))
    .filter(({ start, end }) => start <= latest && start + 900_000 <= end)
    .map(({ start }) => start);
  const delivery = Math.min(...starts);
  const localDate = (at: number): string => paris.format(at);
  const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const association = recipient.kind === 'association';
  const dlc = lot.dateKind === 'DLC' ? lot.date : undefined;
  const delivered = delivery === Infinity ? undefined : localDate(delivery);
  const refused = recipient.refusesAllergens ?? [];
  const deadline = lot.deadline === null ? Infinity : Date.parse(lot.deadline);
  const table: Record<string, boolean> = {
    closed: delivered === undefined,
    'date-passed': delivered !== undefined && dlc !== undefined && delivered > dlc,
    'short-dlc': association && dlc !== undefined && days(localDate(Date.parse(lot.pickup.from)), dlc) < 2 && !recipient.shortDlc,
    'no-distribution-in-time':
      association &&
      delivered !== undefined &&
      recipient.distributions !== undefined &&
      recipient.distributions.every((at) => Date.parse(at) < delivery || Date.parse(at) > deadline),
    'cold-chain': recipient.capacity_g !== undefined && !recipient.capacity_g[lot.cold],
    'unpacked-animal-origin':
      lot.animalOrigin &&
      !lot.prepacked &&
      /^(supermarket|grocery|bakery|butcher|market|wholesaler)$/.test(lot.donorKind) &&
      /^(association|hub)$/.test(recipient.kind),
    'not-habilitated':
      association &&
      delivered !== undefined &&
      !(recipient.habilitation && recipient.habilitation.from <= delivered && delivered <= recipient.habilitation.to),
    'no-convention':
      association &&
      /^(supermarket|canteen|wholesaler)$/.test(lot.donorKind) &&
      !recipient.conventions?.some((donor) => donor === '*' || donor === lot.donor),
    'canteen-waste-to-feed': recipient.kind === 'feed' && /^(canteen|restaurant|caterer)$/.test(lot.donorKind),
    'needs-sorting': lot.needsSorting && association,
    'category-refused': recipient.accepts !== undefined && !recipient.accepts.includes(lot.category),
    'allergen-refused': refused.length > 0 && (lot.allergens === undefined || lot.allergens.some((allergen) => refused.includes(allergen))),
    'too-far': recipient.maxDistance_m !== undefined && d > recipient.maxDistance_m,
    'answered-no': lot.answeredNo?.includes(recipient.id) ?? false,
  };
  return Object.keys(table).filter((code) => table[code]);
}

test('the rules together are the table of constraints', () => {
  const refusedBy = new Map<string, number>(constraints.map(({ code }) => [code, 0]));
  fc.assert(
    fc.property(problems, (drawn) => {
      const prepared = prepare(mustRead(drawn));
      for (const lot of prepared.lots) {
        for (const recipient of prepared.recipients) {
          const pair = new Pair(prepared).of(lot, recipient);
          const codes: string[] = constraints.filter(({ refuses }) => refuses(pair) !== false).map(({ code }) => code);
          expect(codes.sort()).toEqual(forbidden(drawn, lot, recipient).sort());
          for (const code of codes) refusedBy.set(code, refusedBy.get(code)! + 1);
        }
      }
    }),
    { seed: 3, numRuns: 200 },
  );
  expect(Object.fromEntries([...refusedBy].filter(([, times]) => times < 20))).toEqual({});
});

test('feasible pairs are those the rules allow, however the grid prunes', () => {
  fc.assert(
    fc.property(problems, (drawn) => {
      const prepared = prepare(mustRead(drawn));
      const pairs = feasiblePairs(prepared);
      const allowed = prepared.lots.flatMap((lot, l) =>
        prepared.recipients.flatMap((recipient, r) => (forbidden(drawn, lot, recipient).length === 0 ? [[l, r]] : [])),
      );
      expect(Array.from(pairs.lot, (l, p) => [l, pairs.recipient[p]])).toEqual(allowed);
      expect(Array.from(pairs.start.slice(1), (end, l) => end - pairs.start[l]!)).toEqual(
        prepared.lots.map((_, l) => allowed.filter(([lot]) => lot === l).length),
      );
    }),
    { seed: 4, numRuns: 200 },
  );
});

test('a recipient that fetches from 3 km away is found across any border of the grid', () => {
  // Points on a circle of 2.5 km crow-fly radius: 165 + 1.115 × 2,500 m = 2,953 m on the road.
  const circle = Array.from({ length: 90 }, (_, i) => {
    const angle = (i / 90) * 2 * Math.PI;
    const north = (2_500 * Math.sin(angle)) / 111_195;
    const east = (2_500 * Math.cos(angle)) / (111_195 * Math.cos((48.87 * Math.PI) / 180));
    return [2.39 + east, 48.87 + north] as const;
  });
  const problem = aProblem({
    recipients: circle.map((point, i) => aRecipient({ id: `R${String(i)}`, point, maxDistance_m: 3_000 })),
  });
  expect(feasiblePairs(prepare(problem)).count).toBe(90);
  const nearer = { ...problem, recipients: problem.recipients.map((recipient) => ({ ...recipient, maxDistance_m: 2_900 })) };
  expect(feasiblePairs(prepare(nearer)).count).toBe(0);
});

test('places at the pole and on the antimeridian are neighbours like any others', () => {
  const problem = aProblem({
    lots: [aLot({ id: 'east', point: [179.999, 10] }), aLot({ id: 'pole', point: [10, 89.999] })],
    recipients: [
      aRecipient({ id: 'west', point: [-179.999, 10], maxDistance_m: 1_000 }),
      aRecipient({ id: 'across', point: [-170, 89.999], maxDistance_m: 1_000 }),
    ],
  });
  const prepared = prepare(problem);
  const pairs = feasiblePairs(prepared);
  const names = Array.from(pairs.lot, (l, p) => [prepared.lots[l]!.id, prepared.recipients[pairs.recipient[p]!]!.id]);
  expect(names.sort()).toEqual([
    ['east', 'west'],
    ['pole', 'across'],
  ]);
});

test('a matrix gives metres by the order of the file, whatever order the search works in', () => {
  const problem = aProblem({
    policy: POLICY,
    now: NOW,
    travel: { model: 'matrix', speed_kmh: 12, metres: [[100, 5_000], [5_000, 100], [5_000, 5_000]] }, // prettier-ignore
    lots: [aLot({ id: 'b', category: 'meat' }), aLot({ id: 'a', category: 'bread' }), aLot({ id: 'c', category: 'dairy' })],
    recipients: [aRecipient({ id: 'y', maxDistance_m: 1_000 }), aRecipient({ id: 'x', kind: 'hub', maxDistance_m: 1_000 })],
  });
  const prepared = prepare(problem);
  const pairs = feasiblePairs(prepared);
  const names = Array.from(pairs.lot, (l, p) => [prepared.lots[l]!.id, prepared.recipients[pairs.recipient[p]!]!.id]);
  expect(names.sort()).toEqual([
    ['a', 'x'],
    ['b', 'y'],
  ]);
  expect([...pairs.travel_m]).toEqual([100, 100]);
});
