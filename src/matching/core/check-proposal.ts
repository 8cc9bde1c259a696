import { COLD_CLASSES } from '../../vocabulary/food.js';
import type { Facts } from './constraint.js';
import { constraints } from './constraints/index.js';
import { Pair } from './pair.js';
import { prepare, type PreparedLot, type PreparedRecipient } from './prepared.js';
import type { Policy, Problem } from './problem.js';
import type { Proposal } from './proposal.js';

/** One way in which a proposal is not allowed. The code is that of a constraint, or names what does not add up. */
export interface Violation {
  readonly code: string;
  readonly lot?: string;
  readonly recipient?: string;
  readonly facts: Facts;
}

export interface Check {
  readonly violations: readonly Violation[];
  /** Z recomputed from the problem and the placements. */
  readonly objective: number;
}

interface Placed {
  readonly lot: PreparedLot;
  readonly recipient: PreparedRecipient;
  readonly packages: number;
  readonly grams: number;
  readonly travel_m: number;
  readonly delivery: number;
}

/**
 * Checks a proposal against its problem as if somebody else had made it: every rule about a pair, everything that has to
 * add up, and the objective, written out from the definitions. On purpose it shares nothing with the search but the rules
 * themselves, so that a mistake there cannot hide here; it is slow and plain instead.
 */
export function checkProposal(problem: Problem, proposal: Pick<Proposal, 'placements' | 'unplaced'>): Check {
  const prepared = prepare(problem);
  const lots = new Map(prepared.lots.map((lot) => [lot.id, lot]));
  const recipients = new Map(prepared.recipients.map((recipient) => [recipient.id, recipient]));
  const violations: Violation[] = [];
  const placed: Placed[] = [];
  const seen = new Set<string>();
  for (const { lot: lotId, recipient: recipientId, packages } of proposal.placements) {
    const names = { lot: lotId, recipient: recipientId };
    const lot = lots.get(lotId);
    const recipient = recipients.get(recipientId);
    if (lot === undefined || recipient === undefined) {
      violations.push({ code: 'unknown-name', ...names, facts: {} });
      continue;
    }
    const name = JSON.stringify(names);
    if (seen.has(name)) violations.push({ code: 'placed-twice', ...names, facts: {} });
    seen.add(name);
    if (!Number.isInteger(packages) || packages < 1) violations.push({ code: 'not-whole-packages', ...names, facts: { packages } });
    const pair = new Pair(prepared).of(lot, recipient);
    for (const { code, refuses } of constraints) {
      const facts = refuses(pair);
      if (facts !== false) violations.push({ code, ...names, facts });
    }
    placed.push({ lot, recipient, packages, grams: packages * lot.package_g, travel_m: pair.travel_m, delivery: pair.delivery ?? NaN });
  }
  violations.push(...lotViolations(problem, proposal, placed), ...recipientViolations(problem, placed));
  return { violations, objective: objectiveOf(problem, placed) };
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

function groups<T>(items: readonly T[], name: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const group = found.get(name(item));
    if (group === undefined) found.set(name(item), [item]);
    else group.push(item);
  }
  return found;
}

function lotViolations({ lots, policy }: Problem, { unplaced }: Pick<Proposal, 'unplaced'>, placed: readonly Placed[]): Violation[] {
  const parcels = groups(placed, ({ lot }) => lot.id);
  const leftOvers = groups(unplaced, ({ lot }) => lot);
  return lots.flatMap((lot) => {
    const mine = parcels.get(lot.id) ?? [];
    const sent = sum(mine, ({ packages }) => packages);
    const left = sum(leftOvers.get(lot.id) ?? [], ({ packages }) => packages);
    const found: Violation[] = [];
    if (sent + left !== lot.packages) {
      found.push({ code: 'mass-lost', lot: lot.id, facts: { packages: lot.packages, placed: sent, unplaced: left } });
    }
    if (mine.length > policy.maxParcelsPerLot) {
      found.push({ code: 'max-parcels', lot: lot.id, facts: { parcels: mine.length, most: policy.maxParcelsPerLot } });
    }
    return found;
  });
}

function recipientViolations({ recipients, fixed }: Problem, placed: readonly Placed[]): Violation[] {
  const deliveries = groups(placed, (one) => one.recipient.id);
  return recipients.flatMap(({ id: recipient, capacity_g, total_g = Infinity, minDelivery_g = 0 }) => {
    const mine = deliveries.get(recipient) ?? [];
    if (mine.length === 0) return [];
    const before = fixed.filter((load) => load.recipient === recipient);
    const found: Violation[] = [];
    for (const cold of COLD_CLASSES) {
      const arriving = mine.filter(({ lot }) => lot.cold === cold);
      const grams = sum(arriving, (one) => one.grams) + sum(before, (load) => (load.cold === cold ? load.grams : 0));
      const capacity = capacity_g === undefined ? Infinity : (capacity_g[cold] ?? 0);
      if (arriving.length > 0 && grams > capacity) found.push({ code: 'full', recipient, facts: { cold, grams, capacity_g: capacity } });
    }
    const grams = sum(mine, (one) => one.grams) + sum(before, (load) => load.grams);
    if (grams > total_g) found.push({ code: 'full', recipient, facts: { cold: 'total', grams, capacity_g: total_g } });
    for (const [donor, sent] of groups(mine, ({ lot }) => lot.donor)) {
      const brought_g = sum(sent, (one) => one.grams);
      if (brought_g < minDelivery_g) found.push({ code: 'min-delivery', recipient, facts: { donor, brought_g, least_g: minDelivery_g } });
    }
    return found;
  });
}

function objectiveOf(problem: Problem, placed: readonly Placed[]): number {
  const { policy, now } = problem;
  const value = sum(placed, (one) => {
    const { lot, recipient, grams } = one;
    const hoursLeft = lot.deadline === null ? Infinity : Math.max(0, (Date.parse(lot.deadline) - Date.parse(now)) / 3_600_000);
    const urgency = 1 + policy.urgency.boost * Math.max(0, 1 - hoursLeft / policy.urgency.horizonHours);
    return policy.tierWeight[recipient.kind] * urgency * expected(one, now) * grams;
  });
  const trips = [...groups(placed, ({ lot, recipient }) => JSON.stringify([lot.donor, recipient.id])).values()];
  const cost = sum(trips, (trip) => policy.pairCost.fixed_g + policy.pairCost.perMetre_g * Math.max(...trip.map((one) => one.travel_m)));
  return value - cost + fairness(problem, placed, policy);
}

/** p + (1 − p) × what one gets for it after a no: 1 − ¼ⁿ where n more can be asked, one every 45 minutes that are left. */
function expected({ lot, recipient, delivery }: Placed, now: string): number {
  const yes = recipient.acceptance?.[lot.category] ?? recipient.acceptance?.['*'] ?? 1;
  const agreed = (recipient.preAccepts ?? []).some(
    ({ categories = [lot.category], cold = [lot.cold], most_g = Infinity, during }) =>
      categories.includes(lot.category) &&
      cold.includes(lot.cold) &&
      lot.packages * lot.package_g <= most_g &&
      (during === undefined || during.some(({ from, to }) => Date.parse(from) <= delivery && delivery <= Date.parse(to))),
  );
  if (agreed) return 1;
  const end = Math.min(Date.parse(lot.pickup.to), lot.deadline === null ? Infinity : Date.parse(lot.deadline));
  const more = Math.min(12, Math.max(0, (end - Date.parse(now)) / 2_700_000));
  const saved = (n: number): number => 1 - 0.25 ** n;
  const between = more - Math.floor(more);
  return yes + (1 - yes) * ((1 - between) * saved(Math.floor(more)) + between * saved(Math.floor(more) + 1));
}

function fairness({ lots, recipients, fixed }: Problem, placed: readonly Placed[], policy: Policy): number {
  const associations = recipients.filter(({ kind }) => kind === 'association');
  const held = (id: string, received_g = 0): number => received_g + sum(fixed, (load) => (load.recipient === id ? load.grams : 0));
  const entitlements = sum(associations, ({ entitlement = 0 }) => entitlement);
  if (entitlements === 0) return 0;
  const mass_g = sum(associations, ({ id, received_g }) => held(id, received_g)) + sum(lots, (lot) => lot.packages * lot.package_g);
  const deliveries = groups(placed, ({ recipient }) => recipient.id);
  return sum(associations, ({ id, entitlement = 0, received_g }) => {
    const share_g = (entitlement / entitlements) * mass_g;
    const from_g = held(id, received_g);
    const to_g = from_g + sum(deliveries.get(id) ?? [], ({ grams }) => grams);
    const within = (low: number, high: number): number => Math.max(0, Math.min(to_g, high * share_g) - Math.max(from_g, low * share_g));
    const steps = within(0, 0.5) + within(0.5, 1) / 2 - Math.max(0, to_g - Math.max(from_g, 1.5 * share_g)) / 2;
    return policy.fairness.weight * steps;
  });
}
