/**
 * The matching problem written a second time, from its description alone and sharing nothing with src, not even a type: what
 * a pair forbids, what a proposal breaks, what it is worth. Slow and plain; a mistake in the program cannot hide in here.
 */

type Json = any;
type Placements = readonly { readonly lot: string; readonly recipient: string; readonly packages: number }[];

const ms = (iso: string): number => new Date(iso).getTime();
const QUARTER = 15 * 60 * 1000;

/** Great-circle metres on a sphere of 6 371 008.8 m, as the angle between two directions in space. */
function crowFly(from: number[], to: number[]): number {
  const direction = ([lon, lat]: number[]): number[] => {
    const [a, b] = [(lon! * Math.PI) / 180, (lat! * Math.PI) / 180];
    return [Math.cos(b) * Math.cos(a), Math.cos(b) * Math.sin(a), Math.sin(b)];
  };
  if (from[0] === to[0] && from[1] === to[1]) return 0;
  const [[x1, y1, z1], [x2, y2, z2]] = [direction(from), direction(to)] as [number[], number[]];
  const across = Math.hypot(y1! * z2! - z1! * y2!, z1! * x2! - x1! * z2!, x1! * y2! - y1! * x2!);
  return 6_371_008.8 * Math.atan2(across, x1! * x2! + y1! * y2! + z1! * z2!);
}

export function metresBetween(problem: Json, lot: Json, recipient: Json): number {
  const { travel } = problem;
  if (travel.model === 'matrix') return travel.metres[problem.lots.indexOf(lot)][problem.recipients.indexOf(recipient)];
  const crow = crowFly(lot.point, recipient.point);
  return crow === 0 ? 0 : travel.intercept_m + travel.slope * crow;
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** `YYYY-MM-DD` where the clocks of `timeZone` hang. */
function localDate(at: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format)
    formats.set(timeZone, (format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })));
  return format.format(at);
}
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);

/** When a lot can be handed to a recipient at the earliest; null: never. */
function handOver(problem: Json, lot: Json, recipient: Json): number | null {
  // A kilometre an hour is a metre in 3,600 ms.
  const road = (metresBetween(problem, lot, recipient) * 3_600) / problem.travel.speed_kmh + QUARTER;
  const arrival = Math.max(ms(problem.now), ms(lot.pickup.from)) + road;
  const latest = ms(lot.pickup.to) + road;
  if (!recipient.open) return arrival <= latest ? arrival : null;
  const starts = recipient.open
    .map((window: Json) => ({ start: Math.max(arrival, ms(window.from)), end: ms(window.to) }))
    .filter(({ start, end }: Json) => start <= latest && start + QUARTER <= end)
    .map(({ start }: Json) => start);
  return starts.length ? Math.min(...starts) : null;
}

/** The codes of the table of hard constraints that forbid a pair. */
export function forbids(problem: Json, lot: Json, recipient: Json): string[] {
  const isAssociation = recipient.kind === 'association';
  const delivery = handOver(problem, lot, recipient);
  const deliveryDay = delivery === null ? null : localDate(delivery, problem.timeZone);
  const pickupDay = localDate(ms(lot.pickup.from), problem.timeZone);
  const deadline = lot.deadline === null ? Infinity : ms(lot.deadline);
  const is = (kinds: string, kind: string): boolean => kinds.split(' ').includes(kind);
  const isDlc = lot.dateKind === 'DLC';
  const { habilitation } = recipient;
  const rules: Record<string, boolean> = {
    closed: delivery === null,
    'date-passed': isDlc && deliveryDay !== null && deliveryDay > lot.date,
    'short-dlc': isAssociation && isDlc && daysBetween(pickupDay, lot.date) < 2 && !recipient.shortDlc,
    'no-distribution-in-time':
      isAssociation &&
      recipient.distributions !== undefined &&
      delivery !== null &&
      !recipient.distributions.some((at: string) => ms(at) >= delivery && ms(at) <= deadline),
    'cold-chain': recipient.capacity_g !== undefined && !(recipient.capacity_g[lot.cold] > 0),
    'unpacked-animal-origin':
      lot.animalOrigin &&
      !lot.prepacked &&
      is('supermarket grocery bakery butcher market wholesaler', lot.donorKind) &&
      is('association hub', recipient.kind),
    'not-habilitated':
      isAssociation && deliveryDay !== null && !(habilitation && habilitation.from <= deliveryDay && deliveryDay <= habilitation.to),
    'no-convention':
      isAssociation &&
      is('supermarket canteen wholesaler', lot.donorKind) &&
      !(recipient.conventions ?? []).some((name: string) => name === '*' || name === lot.donor),
    'canteen-waste-to-feed': is('canteen restaurant caterer', lot.donorKind) && recipient.kind === 'feed',
    'needs-sorting': lot.needsSorting && isAssociation,
    'category-refused': recipient.accepts !== undefined && !recipient.accepts.includes(lot.category),
    'allergen-refused':
      (recipient.refusesAllergens ?? []).length > 0 &&
      (lot.allergens === undefined || lot.allergens.some((allergen: string) => recipient.refusesAllergens.includes(allergen))),
    'too-far': recipient.maxDistance_m !== undefined && metresBetween(problem, lot, recipient) > recipient.maxDistance_m,
    // Not of the table: a recipient that has said no to a lot is not asked again.
    'answered-no': (lot.answeredNo ?? []).includes(recipient.id),
  };
  return Object.keys(rules).filter((code) => rules[code]);
}

const byId = (items: Json[], id: string): Json => items.find((item) => item.id === id);
const total = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** Grams that go to a recipient by a proposal or had been accepted before, of one cold class or of all. */
function loadOf(problem: Json, placements: Placements, recipient: string, cold?: string): number {
  const placed = placements
    .filter((one) => one.recipient === recipient)
    .map((one) => ({ lot: byId(problem.lots, one.lot), packages: one.packages }));
  const before = problem.fixed.filter((one: Json) => one.recipient === recipient && (!cold || one.cold === cold));
  return (
    total(placed.filter(({ lot }) => !cold || lot.cold === cold).map(({ lot, packages }) => packages * lot.package_g)) +
    total(before.map((one: Json) => one.grams))
  );
}

/** Grams a recipient still has room for, of a cold class. */
export function freeRoom(problem: Json, placements: Placements, recipient: Json, cold: string): number {
  const ofClass =
    recipient.capacity_g === undefined ? Infinity : (recipient.capacity_g[cold] ?? 0) - loadOf(problem, placements, recipient.id, cold);
  return Math.min(ofClass, (recipient.total_g ?? Infinity) - loadOf(problem, placements, recipient.id));
}

/** Every way in which a proposal breaks the rules, in words. */
export function broken(
  problem: Json,
  { placements, unplaced }: { placements: Placements; unplaced: readonly { lot: string; packages: number }[] },
): string[] {
  const found: string[] = [];
  const names = new Set<string>();
  for (const { lot, recipient, packages } of placements) {
    const name = `${lot} → ${recipient}`;
    if (names.has(name)) found.push(`${name} twice`);
    names.add(name);
    if (!(Number.isInteger(packages) && packages > 0)) found.push(`${name}: ${packages} packages`);
    found.push(...forbids(problem, byId(problem.lots, lot), byId(problem.recipients, recipient)).map((code) => `${name}: ${code}`));
  }
  for (const lot of problem.lots) {
    const mine = placements.filter((one) => one.lot === lot.id);
    const left = unplaced.filter((one) => one.lot === lot.id);
    const counted = total(mine.map((one) => one.packages)) + total(left.map((one) => one.packages));
    if (counted !== lot.packages || left.length > 1 || left.some((one) => one.packages < 1))
      found.push(`${lot.id}: ${counted} of ${lot.packages} packages`);
    if (mine.length > problem.policy.maxParcelsPerLot) found.push(`${lot.id}: ${mine.length} parcels`);
  }
  for (const recipient of problem.recipients) {
    const mine = placements.filter((one) => one.recipient === recipient.id);
    for (const cold of new Set<string>(mine.map((one) => byId(problem.lots, one.lot).cold))) {
      if (freeRoom(problem, placements, recipient, cold) < 0) found.push(`${recipient.id}: no room for ${cold}`);
    }
    for (const donor of new Set<string>(mine.map((one) => byId(problem.lots, one.lot).donor))) {
      const brought = total(
        mine
          .map((one) => ({ lot: byId(problem.lots, one.lot), one }))
          .filter(({ lot }) => lot.donor === donor)
          .map(({ lot, one }) => one.packages * lot.package_g),
      );
      if (brought < (recipient.minDelivery_g ?? 0)) found.push(`${recipient.id}: only ${brought} g from ${donor}`);
    }
  }
  return found;
}

/** Z: what the territory voted, in one number. */
export function worth(problem: Json, placements: Placements): number {
  const { policy } = problem;
  let z = 0;
  const trips = new Map<string, number>();
  for (const { lot: lotId, recipient: recipientId, packages } of placements) {
    const [lot, recipient] = [byId(problem.lots, lotId), byId(problem.recipients, recipientId)];
    const hoursLeft = lot.deadline === null ? Infinity : Math.max(0, (ms(lot.deadline) - ms(problem.now)) / 3_600_000);
    const urgency = 1 + policy.urgency.boost * Math.max(0, 1 - hoursLeft / policy.urgency.horizonHours);
    z += policy.tierWeight[recipient.kind] * urgency * packages * lot.package_g;
    const trip = `${lot.donor}\n${recipientId}`;
    trips.set(trip, Math.max(trips.get(trip) ?? 0, metresBetween(problem, lot, recipient)));
  }
  for (const metres of trips.values()) z -= policy.pairCost.fixed_g + policy.pairCost.perMetre_g * metres;
  const associations = problem.recipients.filter((one: Json) => one.kind === 'association');
  const entitlements = total(associations.map((one: Json) => one.entitlement ?? 0));
  if (entitlements === 0) return z;
  const had = (one: Json): number => (one.received_g ?? 0) + loadOf(problem, [], one.id);
  const all = total(associations.map(had)) + total(problem.lots.map((lot: Json) => lot.packages * lot.package_g));
  for (const one of associations) {
    const share = ((one.entitlement ?? 0) / entitlements) * all;
    const [from, to] = [had(one), (one.received_g ?? 0) + loadOf(problem, placements, one.id)];
    const between = (low: number, high: number): number => Math.max(0, Math.min(to, high) - Math.max(from, low));
    const { weight } = policy.fairness;
    z += weight * between(0, share / 2) + (weight / 2) * between(share / 2, share) - (weight / 2) * between(1.5 * share, Infinity);
  }
  return z;
}
