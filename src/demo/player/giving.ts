import { releaseOf } from '../core/day/answers.js';
import type { PlannedLot } from '../core/day/planned-lots.js';
import { staffOf, type Action, type Part, type SiteView, type Stage } from './stage.js';

interface LotView {
  id: string;
  reference: number;
  externalRef: string | null;
  state: string;
  declaredAt: string;
}

const MINUTE_MS = 60_000;

/** Donors: they declare their lots, take some back, and the coordinator lets some of the held ones go. */
export class Giving implements Part {
  /** What became of each lot: its id and state, or null where it was refused. */
  private readonly declared = new Map<number, LotView | null>();
  private readonly done = new Set<string>();
  private readonly byCode: Map<string, SiteView>;

  constructor(
    private readonly stage: Stage,
    private readonly lots: readonly PlannedLot[],
  ) {
    this.byCode = new Map([...stage.sites.values()].map((site) => [site.code, site]));
  }

  /** Declared lots are found again by their own reference, so that none is declared twice. */
  async resume(): Promise<void> {
    const midnight = new Date(
      Math.min(...this.lots.map(({ declareAt_ms }) => declareAt_ms), Date.parse(`${this.stage.day}T12:00:00Z`)) - 60 * MINUTE_MS,
    ).toISOString();
    const known = new Map(this.lots.map((lot) => [lot.declaration.externalRef, lot.number]));
    for (const lot of await this.stage.api.all<LotView>(`/lots?since=${encodeURIComponent(midnight)}`, this.stage.coordinator)) {
      const number = known.get(lot.externalRef ?? '');
      if (number !== undefined) this.keep(number, lot);
    }
  }

  /** How many lots the law refused so far. */
  get refused(): number {
    return [...this.declared.values()].filter((lot) => lot === null).length;
  }

  private keep(number: number, lot: LotView): void {
    this.declared.set(number, lot);
    this.stage.numbers.set(lot.id, number);
  }

  look(now_ms: number): Promise<Action[]> {
    const actions: Action[] = [];
    for (const planned of this.lots) {
      const lot = this.declared.get(planned.number);
      if (lot === undefined)
        actions.push({
          at_ms: planned.declareAt_ms,
          order: `1 ${String(planned.number).padStart(6, '0')}`,
          perform: () => this.declare(planned),
        });
      else if (lot) actions.push(...this.later(planned, lot));
      // Lots are in the order of their declaration: what comes later cannot be due before.
      if (planned.declareAt_ms > now_ms) break;
    }
    return Promise.resolve(actions);
  }

  private async declare({ number, site: code, declaration }: PlannedLot): Promise<void> {
    const site = this.byCode.get(code)!;
    const outcome = await this.stage.api.post<LotView>(
      '/lots',
      { siteId: site.id, ...declaration },
      { as: staffOf(site), key: declaration.externalRef },
    );
    if (outcome.ok) this.keep(number, outcome.value);
    else if (outcome.status === 422) this.declared.set(number, null);
    else throw new Error(`lot ${number} could not be declared: ${outcome.status} ${outcome.code}`);
  }

  private later(planned: PlannedLot, lot: LotView): Action[] {
    const { seed, day, api, coordinator } = this.stage;
    const { number, withdrawnAfter_min } = planned;
    const declaredAt_ms = Date.parse(lot.declaredAt);
    const actions: Action[] = [];
    const once = (what: string, after_min: number, perform: () => Promise<unknown>): void => {
      const name = `${what}-${lot.id}`;
      if (this.done.has(name)) return;
      const run = async (): Promise<void> => {
        this.done.add(name);
        await perform();
      };
      actions.push({ at_ms: declaredAt_ms + after_min * MINUTE_MS, order: `2 ${what} ${String(number).padStart(6, '0')}`, perform: run });
    };
    if (withdrawnAfter_min !== null) {
      const as = staffOf(this.byCode.get(planned.site)!);
      once('withdrawal', withdrawnAfter_min, () =>
        api.post(`/lots/${lot.id}/withdrawal`, { reasonCode: 'sold' }, { as, key: `withdrawal-${lot.id}` }),
      );
    }
    const release_min = lot.state === 'declared' ? releaseOf(seed, day, number) : null;
    if (release_min !== null) {
      const body = { reason: 'Vu avec le magasin : emballages intacts, test gustatif fait (démo).' };
      once('release', release_min, () => api.post(`/lots/${lot.id}/release`, body, { as: coordinator, key: `release-${lot.id}` }));
    }
    return actions;
  }
}
