import { absenceOf } from '../core/day/answers.js';
import { delay_min, handedOver, nobodyThere } from '../core/day/handovers.js';
import { emailOf } from '../core/rows.js';
import type { Received } from './receiving.js';
import type { RoundView, StopView } from './round-view.js';
import { handoverBody, linesToRefuse, withRefused, type HandoverBody } from './signing.js';
import { numberOf, type Action, type Part, type Stage } from './stage.js';

const MINUTE_MS = 60_000;
/** A round not started for this long is given to others, and its driver is noted as absent. */
const MISSED_MIN = 47;

/** Drivers: they start their rounds, collect and deliver, late by a few minutes; some do not come. */
export class Driving implements Part {
  private readonly done = new Set<string>();
  private readonly known = new Map<string, RoundView>();

  constructor(
    private readonly stage: Stage,
    private readonly received: Received,
  ) {}

  resume(): Promise<void> {
    return Promise.resolve();
  }

  async look(now_ms: number): Promise<Action[]> {
    const { api, coordinator, day } = this.stage;
    const { items } = await api.get<{ items: RoundView[] }>(`/rounds?day=${day}`, coordinator);
    const actions = this.announced();
    for (const round of items) {
      if (!round.personName) continue;
      if (round.state === 'planned') actions.push(...this.start(round, now_ms));
      else if (round.state === 'started') actions.push(...(await this.nextStop(round)));
    }
    return actions.filter(({ order }) => !this.done.has(order));
  }

  /** Absences that are told the coordinator before the day begins. */
  private announced(): Action[] {
    const { seed, day, people } = this.stage;
    return [...people.values()]
      .filter(({ name }) => absenceOf(seed, day, name) === 'announced')
      .map(({ id, name }) => this.once(`0 absence ${name}`, 0, () => this.noteAbsence(id, 'malade (démo)')));
  }

  private noteAbsence(personId: string, reason: string): Promise<unknown> {
    const { api, coordinator, day } = this.stage;
    return api.post(`/people/${personId}/absences`, { day, reason }, { as: coordinator, key: `absence-${personId}-${day}` });
  }

  private once(order: string, at_ms: number, perform: () => Promise<unknown>): Action {
    const run = async (): Promise<void> => {
      this.done.add(order);
      await perform();
    };
    return { at_ms, order, perform: run };
  }

  private start(round: RoundView, now_ms: number): Action[] {
    const { api, seed, day, people } = this.stage;
    const leaves_ms = Date.parse(round.startsAt);
    const name = round.personName!;
    if (absenceOf(seed, day, name) === 'no-show') {
      const person = people.get(name);
      return person
        ? [
            this.once(`5 missed ${name}`, leaves_ms + MISSED_MIN * MINUTE_MS, () =>
              this.noteAbsence(person.id, 'absent sans prévenir (démo)'),
            ),
          ]
        : [];
    }
    const order = `5 start ${round.reference}`;
    // A start that was refused (the round was planned anew meanwhile) is tried again a minute later, not at once.
    const at_ms = this.done.has(order) ? now_ms + MINUTE_MS : leaves_ms;
    this.done.delete(order);
    return [
      this.once(order, at_ms, () =>
        api.post(`/rounds/${round.id}/start`, {}, { as: emailOf(name), key: `start-${round.id}-${round.version}` }),
      ),
    ];
  }

  private async nextStop(summary: RoundView): Promise<Action[]> {
    const round = await this.detail(summary);
    const stop = round.stops!.find(({ state }) => state === 'planned');
    if (!stop) return [];
    const before = round.stops!.filter(({ seq }) => seq < stop.seq).at(-1);
    const drive_ms = before ? Math.max(0, Date.parse(stop.plannedArrival) - Date.parse(before.plannedDeparture)) : 0;
    const ready_ms = Math.max(Date.parse(stop.plannedArrival), before?.doneAt ? Date.parse(before.doneAt) + drive_ms : 0);
    const { seed, day } = this.stage;
    const late_ms = delay_min(seed, day, round.vehicleName, this.firstLot(stop)) * MINUTE_MS;
    return [this.once(`6 stop ${round.reference} ${stop.seq} ${stop.id}`, ready_ms + late_ms, () => this.visit(round, stop))];
  }

  private firstLot(stop: StopView): number {
    return stop.lines[0] ? numberOf(this.stage, stop.lines[0]) : 0;
  }

  /** A round's stops change only when one of them is done. */
  private async detail(summary: RoundView): Promise<RoundView> {
    const known = this.known.get(summary.id);
    if (known && known.doneStops === summary.doneStops && known.stopCount === summary.stopCount && known.version === summary.version)
      return known;
    const round = await this.stage.api.get<RoundView>(`/rounds/${summary.id}`, this.stage.coordinator);
    this.known.set(summary.id, round);
    return round;
  }

  private async visit(round: RoundView, stop: StopView): Promise<void> {
    const { seed, day, api } = this.stage;
    const as = emailOf(round.personName!);
    this.known.delete(round.id);
    const isGone = stop.kind === 'pickup' && nobodyThere(seed, day, round.vehicleName, this.firstLot(stop));
    if (isGone || stop.lines.length === 0) {
      await api.post(`/stops/${stop.id}/failure`, { reasonCode: isGone ? 'nobody-there' : 'other' }, { as, key: `failure-${stop.id}` });
      return;
    }
    const body = this.handover(round, stop);
    const path = `/stops/${stop.id}/${stop.kind === 'pickup' ? 'collection' : 'delivery'}`;
    let outcome = await api.post<RoundView>(path, body, { as, key: `${stop.kind}-${stop.id}` });
    if (!outcome.ok && outcome.status === 422) {
      // The law looked again at the door: what may no longer be taken is refused there.
      outcome = await api.post<RoundView>(path, withRefused(body, linesToRefuse(outcome)), { as, key: `${stop.kind}-${stop.id}-again` });
    }
    if (!outcome.ok || stop.kind !== 'delivery') return;
    const done = outcome.value.stops!.find(({ id }) => id === stop.id)!;
    this.received.arrived(done, numberOfLines(this.stage, stop));
  }

  private handover(round: RoundView, stop: StopView): HandoverBody {
    const { seed, day, sites } = this.stage;
    const lines = stop.lines.map((line) => {
      const site =
        stop.kind === 'delivery'
          ? stop.siteId
          : round.stops!.find(({ kind, lines: others }) => kind === 'delivery' && others.some(({ parcelId }) => parcelId === line.parcelId))
              ?.siteId;
      const about = { seed, day, lot: numberOf(this.stage, line), recipient: sites.get(site ?? '')?.code ?? '' };
      const package_g = line.packages > 0 ? Math.max(1, Math.round(line.planned_g / line.packages)) : line.planned_g;
      return { parcelId: line.parcelId, ...handedOver(about, stop.kind, { grams: line.planned_g, cold: line.cold, package_g }) };
    });
    return handoverBody(lines, { driver: round.personName!, site: sites.get(stop.siteId)?.name ?? stop.siteId });
  }
}

const numberOfLines = (stage: Stage, stop: StopView): Map<string, number> =>
  new Map(stop.lines.map((line) => [line.parcelId, numberOf(stage, line)]));
