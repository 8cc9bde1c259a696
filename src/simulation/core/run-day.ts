import type { Policy } from '../../matching/core/problem.js';
import { Moment, type Dispatcher, type Offering, type OpenLot } from './dispatcher.js';
import { answerTime_min } from './offer-times.js';
import { Pairing } from './pairing.js';
import type { Stock } from './stock.js';
import { MINUTE_MS, type SimulatedDay, type SimulatedLot, type World } from './world.js';

/** Food that arrived. */
export interface Delivery {
  readonly lot: SimulatedLot;
  /** Place of the recipient in the district. */
  readonly recipient: number;
  readonly packages: number;
  readonly minute: number;
}

export interface DayFacts {
  readonly world: World;
  readonly day: SimulatedDay;
  readonly stock: Stock;
  readonly policy: Policy;
}

/** After this minute nothing of the day is open any more: the last opening ends before midnight. */
const LAST_MINUTE = 27 * 60;
/** Minutes after which it is clear that nobody comes for accepted food. */
const PATIENCE_MIN = 15;

/**
 * Plays one day minute by minute: food opens, a dispatcher offers it, recipients answer as the day has it, food arrives and
 * takes room, distributions free it. Within a minute room is freed first, then what was due happens, then decisions are made.
 *
 * @returns what arrived. Everything else of the day's lots was lost.
 */
export function runDay(facts: DayFacts, dispatcher: Dispatcher): Delivery[] {
  return new DayRun(facts, dispatcher).run();
}

class DayRun {
  private readonly agenda = new Map<number, (() => void)[]>();
  private readonly open: OpenLot[] = [];
  private readonly deliveries: Delivery[] = [];
  private readonly onTheWay = new Map<string, Map<number, number>>();
  private news = { changed: false, returned: false };
  private minute = 0;

  constructor(
    private readonly facts: DayFacts,
    private readonly dispatcher: Dispatcher,
  ) {}

  run(): Delivery[] {
    const { day, stock, world, policy } = this.facts;
    for (const lot of day.lots) this.at(lot.openMinute, () => this.opened(lot));
    day.recipients.forEach(({ clears }, recipient) => clears.forEach((minute) => this.at(minute, () => this.cleared(recipient))));
    for (this.minute = 0; this.minute <= LAST_MINUTE; this.minute++) {
      // What is due may make more due in the same minute.
      const due = this.agenda.get(this.minute) ?? [];
      for (let next = 0; next < due.length; next++) due[next]!();
      const open = this.open.filter(({ of, packages }) => packages > 0 && of.endMinute > this.minute);
      if (open.length === 0 || !this.dispatcher.isAwake(this.minute, this.news)) continue;
      this.news = { changed: false, returned: false };
      const moment = new Moment(world.district, day, stock, policy, this.minute, open);
      for (const offering of this.dispatcher.choose(moment)) this.offer(offering);
    }
    return this.deliveries;
  }

  private at(minute: number, happens: () => void): void {
    const list = this.agenda.get(minute);
    if (list) list.push(happens);
    else this.agenda.set(minute, [happens]);
  }

  private opened(of: SimulatedLot): void {
    let onTheWay_g = this.onTheWay.get(of.trip);
    if (!onTheWay_g) this.onTheWay.set(of.trip, (onTheWay_g = new Map()));
    this.open.push({ of, packages: of.lot.packages, answeredNo: [], onTheWay_g });
    this.news.changed = true;
  }

  private cleared(recipient: number): void {
    this.facts.stock.clear(recipient);
    this.news.changed = true;
  }

  private offer(offering: Offering): void {
    const { lot, recipient, packages, atOnce = false } = offering;
    const { day } = this.facts;
    const answer = day.answer(lot.of, recipient);
    lot.packages -= packages;
    this.promise(offering, 1);
    const waits_min = answerTime_min(lot.of, this.minute);
    if (atOnce) this.accepted(offering);
    else if (answer.kind === 'silent' || answer.after_min > waits_min) this.at(this.minute + waits_min, () => this.giveBack(offering));
    else if (answer.kind === 'decline') this.at(this.minute + answer.after_min, () => this.giveBack(offering));
    else this.at(this.minute + answer.after_min, () => this.accepted(offering));
  }

  private promise({ lot, recipient, packages }: Offering, sign: 1 | -1): void {
    const { cold, package_g } = lot.of.lot;
    const grams = sign * packages * package_g;
    this.facts.stock.promise(recipient, cold, grams);
    const onTheWay_g = this.onTheWay.get(lot.of.trip)!;
    onTheWay_g.set(recipient, (onTheWay_g.get(recipient) ?? 0) + grams);
  }

  /** The food is open again, and this recipient is not asked again. */
  private giveBack(offering: Offering): void {
    this.promise(offering, -1);
    offering.lot.packages += offering.packages;
    offering.lot.answeredNo.push(this.facts.world.district.recipients[offering.recipient]!.facts.id);
    this.news = { changed: true, returned: true };
  }

  private accepted(offering: Offering): void {
    const { day } = this.facts;
    const { lot, recipient } = offering;
    const answer = day.answer(lot.of, recipient);
    const delivery_ms = this.deliveryAt(lot.of, recipient);
    // An answer may come so late that the recipient closes before the food could be there.
    if (delivery_ms === undefined) return this.giveBack(offering);
    if (answer.kind === 'accept' && !answer.comes) {
      const from = Math.ceil((Date.parse(lot.of.lot.pickup.from) - day.midnight_ms) / MINUTE_MS);
      return this.at(Math.max(this.minute, from) + PATIENCE_MIN, () => this.giveBack(offering));
    }
    this.at(Math.floor((delivery_ms - day.midnight_ms) / MINUTE_MS), () => this.arrives(offering));
  }

  private arrives({ lot, recipient, packages }: Offering): void {
    const { cold, package_g } = lot.of.lot;
    this.facts.stock.promise(recipient, cold, -packages * package_g);
    this.facts.stock.receive(recipient, cold, packages * package_g);
    this.deliveries.push({ lot: lot.of, recipient, packages, minute: this.minute });
  }

  /** When the food would be handed over if it was fetched from now on; undefined: it may not be any more. */
  private deliveryAt({ lot }: SimulatedLot, recipient: number): number | undefined {
    const { world, day, policy } = this.facts;
    return new Pairing({ district: world.district, day, policy, minute: this.minute }, [lot], [recipient]).of(0)[0]?.delivery_ms;
  }
}
