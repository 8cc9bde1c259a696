import { Injectable } from '@nestjs/common';
import type { HeldParcel } from '../lots/parcel.service.js';
import type { Tx } from '../platform/database/tx.js';
import { localDate } from '../vocabulary/local-time.js';
import { stillStanding } from './core/still-stands.js';
import type { HeldOffer } from './held-offer.js';
import { factsOf, readLots, readTerritory } from './matching.facts.js';
import { OfferMakingService } from './offer-making.service.js';
import { RecipientDirectory } from './recipient-directory.js';
import { openingDays, readLoads } from './recipients.facts.js';

/** Asks the next best at once, in the transaction of the refusal: nobody waits for a cycle. */
@Injectable()
export class ReofferService {
  constructor(
    private readonly making: OfferMakingService,
    private readonly directory: RecipientDirectory,
  ) {}

  /**
   * Offers a parcel that has just come back to the first of those kept ready behind its last offer whom every rule still
   * allows (it has not said no meanwhile, is open, habilitated, in time) and who has room for it. The parcel must be open
   * again and the offer closed.
   *
   * @returns false where nobody is ready any more: then the next cycle decides.
   */
  async pass(tx: Tx, parcel: HeldParcel, offer: HeldOffer): Promise<boolean> {
    if (offer.nextBest.length === 0) return false;
    const territory = await readTerritory(tx);
    const [found] = await readLots(tx, parcel.lotId);
    if (!territory || !found) return false;
    const { now, timeZone } = territory;
    const days = openingDays(now, timeZone, found.row.pickupTo.getTime());
    const everyone = (await this.directory.read(tx, { today: localDate(now.getTime(), timeZone), timeZone })).on(days);
    const ready = offer.nextBest.flatMap((siteId) => everyone.filter((one) => one.siteId === siteId));
    const loaded = await readLoads(tx, ready);
    // Of the lot's open packages only these came back with the refusal.
    const lot = { ...found.lot, packages: parcel.packages };
    const facts = factsOf(territory, [{ row: found.row, lot }], loaded);
    const next = loaded.find(
      ({ recipient }) =>
        stillStanding(facts.problem, [{ lot: lot.id, recipient: recipient.id, packages: lot.packages }]).standing.length > 0,
    );
    if (!next) return false;
    const nextBest = offer.nextBest.slice(offer.nextBest.indexOf(next.siteId) + 1);
    await this.making.make(tx, [{ parcel, lot, recipient: next.recipient, nextBest, replaces: offer.id }], facts, offer.cycleId);
    return true;
  }
}
