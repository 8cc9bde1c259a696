import { instantOf } from '../../vocabulary/local-time.js';
import { diversionOf } from '../core/day/answers.js';
import { numberOf, type Action, type Part, type Stage } from './stage.js';

interface LotView {
  id: string;
  reference: number;
  category: string;
  donorKind: string;
  parcels: { id: string; grams: number; state: string }[];
}

/** When the coordinator looks at what was lost. */
const TIMES = ['15:45', '18:30', '22:55'];
/** What animals may be fed, and from whom: never what kitchens have left (rule 34 of the design). */
const FOR_ANIMALS = new Set(['bread', 'pastry', 'fruit', 'vegetables']);
const KITCHENS = new Set(['canteen', 'restaurant', 'caterer']);

/** The coordinator: sends what nobody could eat to animals, compost or waste. */
export class Tidying implements Part {
  private readonly done = new Set<string>();

  constructor(private readonly stage: Stage) {}

  resume(): Promise<void> {
    return Promise.resolve();
  }

  look(): Promise<Action[]> {
    const { day, timeZone } = this.stage;
    return Promise.resolve(
      TIMES.filter((time) => !this.done.has(time)).map((time) => ({
        at_ms: instantOf(day, time, timeZone),
        order: `9 tidying ${time}`,
        perform: async () => {
          this.done.add(time);
          await this.tidy();
        },
      })),
    );
  }

  private async tidy(): Promise<void> {
    const { api, coordinator, day } = this.stage;
    const lots = new Map<string, LotView>();
    for (const state of ['expired', 'refused']) {
      for (const lot of await api.all<LotView>(`/lots?state=${state}&since=${encodeURIComponent(`${day}T00:00:00Z`)}`, coordinator))
        lots.set(lot.id, lot);
    }
    const numbered = [...lots.values()].map((lot) => ({
      lot,
      number: numberOf(this.stage, { lotId: lot.id, lotReference: lot.reference }),
    }));
    for (const { lot, number } of numbered.toSorted((a, b) => a.number - b.number)) await this.divert(lot, number);
  }

  private async divert({ id, category, donorKind, parcels }: LotView, number: number): Promise<void> {
    const { seed, day, api, coordinator } = this.stage;
    const to = diversionOf(seed, day, number, FOR_ANIMALS.has(category) && !KITCHENS.has(donorKind));
    if (to === null) return;
    for (const { id: parcelId, grams, state } of parcels) {
      if (grams === 0 || (state !== 'expired' && state !== 'refused')) continue;
      await api.post(
        `/lots/${id}/diversion`,
        { parcelId, to, reasonCode: state === 'expired' ? 'no-taker' : 'damaged' },
        { as: coordinator, key: `diversion-${parcelId}` },
      );
    }
  }
}
