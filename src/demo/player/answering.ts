import { answerTo, type Answer } from '../core/day/answers.js';
import { numberOf, staffOf, type Action, type Part, type Stage } from './stage.js';

interface OfferView {
  id: string;
  lotId: string;
  lotReference: number;
  packages: number;
  madeAt: string;
  lapsesAt: string;
  recipientSiteId: string;
}

const MINUTE_MS = 60_000;

/** Recipients: they take an offer, part of it or none, some without a word; a few give back what they took. */
export class Answering implements Part {
  private readonly answered = new Set<string>();
  private givenBack: Action[] = [];

  /** @param patient codes of sites whose offers are left to a person for most of their time. */
  constructor(
    private readonly stage: Stage,
    private readonly patient: ReadonlySet<string> = new Set(),
  ) {}

  resume(): Promise<void> {
    return Promise.resolve();
  }

  async look(): Promise<Action[]> {
    const offers = await this.stage.api.all<OfferView>('/offers?state=open', this.stage.coordinator);
    return [...this.givenBack, ...offers.filter(({ id }) => !this.answered.has(id)).flatMap((offer) => this.actionFor(offer))];
  }

  private actionFor(offer: OfferView): Action[] {
    const site = this.stage.sites.get(offer.recipientSiteId);
    if (!site) return [];
    const { seed, day } = this.stage;
    const lot = numberOf(this.stage, offer);
    const answer = answerTo({ seed, day, lot, recipient: site.code }, site.role);
    if (answer.kind === 'silent') return [];
    const [made_ms, lapses_ms] = [Date.parse(offer.madeAt), Date.parse(offer.lapsesAt)];
    const after_ms = this.patient.has(site.code) ? 0.8 * (lapses_ms - made_ms) : answer.after_min * MINUTE_MS;
    // Who is too slow is silent: the offer lapses.
    if (made_ms + after_ms >= lapses_ms) return [];
    const order = `3 ${String(lot).padStart(7, '0')} ${site.code}`;
    return [{ at_ms: made_ms + after_ms, order, perform: () => this.answer(offer, answer, { as: staffOf(site), order }) }];
  }

  private async answer(
    offer: OfferView,
    answer: Exclude<Answer, { kind: 'silent' }>,
    { as, order }: { as: string; order: string },
  ): Promise<void> {
    this.answered.add(offer.id);
    const { api } = this.stage;
    if (answer.kind === 'decline') {
      await api.post(`/offers/${offer.id}/refusal`, { reasonCode: answer.reason }, { as, key: `refusal-${offer.id}` });
      return;
    }
    const packages = answer.kind === 'part' ? Math.max(1, Math.floor(offer.packages * answer.share)) : offer.packages;
    const outcome = await api.post<{ answeredAt: string }>(
      `/offers/${offer.id}/acceptance`,
      { packages },
      { as, key: `acceptance-${offer.id}` },
    );
    if (!outcome.ok) {
      // Somebody else's answer took the room: say so, and the food goes on to another at once.
      if (outcome.code === 'no-room')
        await api.post(`/offers/${offer.id}/refusal`, { reasonCode: 'no-room' }, { as, key: `refusal-${offer.id}` });
      return;
    }
    if (answer.kind === 'accept' && answer.givenBackAfter_min !== null)
      this.willGiveBack(offer, Date.parse(outcome.value.answeredAt) + answer.givenBackAfter_min * MINUTE_MS, { as, order });
  }

  private willGiveBack(offer: OfferView, at_ms: number, { as, order }: { as: string; order: string }): void {
    const action: Action = {
      at_ms,
      order: `4 ${order}`,
      perform: async () => {
        this.givenBack = this.givenBack.filter((other) => other !== action);
        await this.stage.api.post(`/offers/${offer.id}/refusal`, { reasonCode: 'no-people' }, { as, key: `given-back-${offer.id}` });
      },
    };
    this.givenBack.push(action);
  }
}
