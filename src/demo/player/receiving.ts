import { addDays, instantOf, isoWeekday, localDate } from '../../vocabulary/local-time.js';
import type { ColdClass } from '../../vocabulary/food.js';
import { handedOver, thrownAway_g } from '../core/day/handovers.js';
import type { StopView } from './round-view.js';
import { numberOf, staffOf, type Action, type Part, type SiteView, type Stage } from './stage.js';

/** Something that stands at an association or the hub and will be given out. */
interface Stock {
  parcelId: string;
  lot: number;
  site: SiteView;
  grams: number;
  arrived_ms: number;
}

/** Who is told what arrived. */
export interface Received {
  arrived(stop: StopView, lots: ReadonlyMap<string, number>): void;
}

interface ExpectedView {
  parcelId: string;
  lotId: string;
  lotReference: number;
  cold: ColdClass;
  announced_g: number;
  state: string;
}

interface LotView {
  id: string;
  reference: number;
  parcels: { id: string; grams: number; state: string; recipientSiteId: string | null; changedAt: string }[];
}

const MINUTE_MS = 60_000;
const LEAST_MIN = 20;
/** A distribution is under way when what it gives out is written down. */
const INTO_MIN = 45;

/** The hub weighs in what it received; associations give out what they have at their next distribution. */
export class Receiving implements Part, Received {
  private readonly stocks = new Map<string, Stock>();
  private readonly seen = new Map<string, number>();
  private readonly hubs: SiteView[];

  constructor(private readonly stage: Stage) {
    this.hubs = [...stage.sites.values()].filter(({ role }) => role === 'hub');
  }

  async resume(): Promise<void> {
    const { api, coordinator, sites, day } = this.stage;
    const since = encodeURIComponent(`${addDays(day, -3)}T00:00:00Z`);
    for (const lot of await api.all<LotView>(`/lots?state=delivered&since=${since}`, coordinator)) {
      for (const { id, grams, state, recipientSiteId, changedAt } of lot.parcels) {
        const site = sites.get(recipientSiteId ?? '');
        if (state === 'delivered' && site)
          this.keep({
            parcelId: id,
            lot: numberOf(this.stage, { lotId: lot.id, lotReference: lot.reference }),
            site,
            grams,
            arrived_ms: Date.parse(changedAt),
          });
      }
    }
  }

  arrived(stop: StopView, lots: ReadonlyMap<string, number>): void {
    const site = this.stage.sites.get(stop.siteId);
    if (!site || (site.role !== 'association' && site.role !== 'hub')) return;
    for (const { parcelId, weighed_g, refused_g } of stop.lines) {
      const grams = (weighed_g ?? 0) - refused_g;
      if (grams > 0) this.keep({ parcelId, lot: lots.get(parcelId) ?? 0, site, grams, arrived_ms: Date.parse(stop.doneAt!) });
    }
  }

  private keep(stock: Stock): void {
    this.stocks.set(stock.parcelId, stock);
  }

  async look(now_ms: number): Promise<Action[]> {
    const intakes: Action[] = [];
    for (const hub of this.hubs) intakes.push(...(await this.intakes(hub, now_ms)));
    return [...intakes, ...[...this.stocks.values()].map((stock) => this.distribution(stock))];
  }

  private async intakes(hub: SiteView, now_ms: number): Promise<Action[]> {
    const { items } = await this.stage.api.get<{ items: ExpectedView[] }>(`/intake/expected?siteId=${hub.id}`, staffOf(hub));
    return items
      .filter(({ state }) => state === 'delivered')
      .map((expected) => {
        const lot = numberOf(this.stage, expected);
        if (!this.seen.has(expected.parcelId)) this.seen.set(expected.parcelId, now_ms);
        const at_ms = this.seen.get(expected.parcelId)! + 12 * MINUTE_MS;
        return {
          at_ms,
          order: `7 intake ${String(lot).padStart(7, '0')} ${expected.announced_g}`,
          perform: () => this.takeIn(hub, expected, lot),
        };
      });
  }

  private async takeIn(hub: SiteView, { parcelId, announced_g, cold }: ExpectedView, lot: number): Promise<void> {
    const { seed, day, api } = this.stage;
    const line = handedOver({ seed, day, lot, recipient: hub.code }, 'intake', { grams: announced_g, cold, package_g: 1000 });
    const body = {
      parcelId,
      weighed_g: line.weighed_g,
      refused_g: line.refused_g,
      ...(line.refusalCode ? { refusalCode: line.refusalCode } : {}),
      temperature_c: line.temperature_c,
      packageOk: line.refused_g === 0,
    };
    await api.post('/intake', body, { as: staffOf(hub), key: `intake-${parcelId}` });
    this.seen.set(parcelId, Infinity);
    const stock = this.stocks.get(parcelId);
    if (stock) stock.grams = line.weighed_g - line.refused_g;
  }

  private distribution(stock: Stock): Action {
    const { site, lot, parcelId, grams } = stock;
    const order = `8 distribution ${String(lot).padStart(7, '0')} ${site.code} ${grams}`;
    const perform = async (): Promise<void> => {
      this.stocks.delete(parcelId);
      const { seed, day, api } = this.stage;
      const discarded_g = thrownAway_g({ seed, day, lot, recipient: site.code }, grams);
      const body = { distributed_g: grams - discarded_g, discarded_g, ...(discarded_g > 0 ? { reasonCode: 'spoiled' } : {}) };
      if (grams > 0) await api.post(`/parcels/${parcelId}/distribution`, body, { as: staffOf(site), key: `distribution-${parcelId}` });
    };
    return { at_ms: this.givenOutAt(stock), order, perform };
  }

  /** Three quarters of an hour into the next distribution; the hub gives on what it has the next morning. */
  private givenOutAt({ site, arrived_ms }: Stock): number {
    const { timeZone } = this.stage;
    const first = localDate(arrived_ms, timeZone);
    if (site.role === 'hub') return instantOf(addDays(first, 1), '08:30', timeZone);
    for (let ahead = 0; ahead <= 7; ahead++) {
      const day = addDays(first, ahead);
      const times = site.windows
        .filter((window) => window.purpose === 'distribution' && window.weekday === isoWeekday(day))
        .map(({ opens, closes }) => [instantOf(day, opens, timeZone), instantOf(day, closes, timeZone)] as const)
        .filter(([, closes_ms]) => closes_ms > arrived_ms + LEAST_MIN * MINUTE_MS)
        .map(([opens_ms]) => Math.max(opens_ms + INTO_MIN * MINUTE_MS, arrived_ms + LEAST_MIN * MINUTE_MS));
      if (times.length > 0) return Math.min(...times);
    }
    return arrived_ms + 24 * 60 * MINUTE_MS;
  }
}
