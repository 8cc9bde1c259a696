import type { RecipientKind } from '../../../vocabulary/food.js';
import type { Moment, Offering, OpenLot } from '../dispatcher.js';
import { asLot } from '../dispatcher.js';
import { Pairing, type Allowed } from '../pairing.js';

/** People first, then the hub, then the last resorts: every rule keeps this order, so that none loses by sending bread to a compost next door. */
const ORDER: readonly RecipientKind[] = ['association', 'hub', 'feed', 'compost'];

/** Which of the recipients that have room is asked first, of those of one kind; nearest first as given. */
export type Preference = (allowed: readonly Allowed[], moment: Moment) => readonly Allowed[];

/**
 * Deals lots out one after the other: as much of each as fits to the recipient that the rule prefers, the rest to the next.
 * What a rule knows of room is exactly what the matcher knows.
 */
export function handOut(moment: Moment, lots: readonly OpenLot[], prefer: Preference, kinds: readonly RecipientKind[] = ORDER): Offering[] {
  const { district, stock } = moment;
  const pairing = new Pairing(moment, lots.map(asLot));
  const dealt = new Map<string, number>();
  const offerings: Offering[] = [];
  lots.forEach((lot, place) => {
    const { package_g, cold } = lot.of.lot;
    let left = lot.packages;
    const allowed = pairing.of(place);
    for (const kind of kinds) {
      const ofKind = allowed.filter(({ recipient }) => district.recipients[recipient]!.facts.kind === kind);
      const hasRoom = ofKind.filter(({ recipient }) => fitting(recipient) > 0);
      for (const { recipient } of prefer(hasRoom, moment)) {
        const packages = Math.min(left, fitting(recipient));
        if (packages === 0) continue;
        left -= packages;
        offerings.push({ lot, recipient, packages });
        for (const key of [`${recipient} ${cold}`, `${recipient}`, `${recipient} ${lot.of.trip}`])
          dealt.set(key, (dealt.get(key) ?? 0) + packages * package_g);
        if (left === 0) return;
      }
    }

    /** Packages that fit beside what was dealt out in this minute, none where they are fewer than the recipient accepts. */
    function fitting(recipient: number): number {
      const { minDelivery_g = 0 } = district.recipients[recipient]!.facts;
      const roomFree_g = stock.free_g(recipient, cold) - (dealt.get(`${recipient} ${cold}`) ?? 0);
      const free_g = Math.min(roomFree_g, stock.freeInAll_g(recipient) - (dealt.get(`${recipient}`) ?? 0));
      const packages = Math.max(0, Math.min(left, Math.floor(free_g / package_g)));
      const trip_g = (lot.onTheWay_g.get(recipient) ?? 0) + (dealt.get(`${recipient} ${lot.of.trip}`) ?? 0) + packages * package_g;
      return trip_g >= minDelivery_g ? packages : 0;
    }
  });
  return offerings;
}
