import type { TestApp } from './app.js';
import type { Placed } from './builders.js';

/** An evening as far along as a test needs it, played by the coordinator over the API. */

interface StopLine {
  parcelId: string;
  planned_g: number;
  temperatureLimit_c: number | null;
}

export interface StopToDo {
  id: string;
  kind: 'pickup' | 'delivery';
  state: string;
  siteName: string;
  lines: StopLine[];
}

export interface RoundToDo {
  id: string;
  state: string;
  startsAt: string;
  stops: StopToDo[];
}

/** Leaves one recipient in the district, so that every offer goes to it. */
export const onlyRecipient = (app: TestApp, { site }: Placed): Promise<unknown> =>
  app.owner.query(`update site set active = false where role <> 'donor' and id <> $1`, [site.id]);

/** Has everything decided that is open, and every offer accepted. */
export async function acceptEverything(app: TestApp): Promise<void> {
  await app.drain();
  const coordinator = app.as('coordinator');
  for (const offer of (await coordinator.get('/offers?state=open&limit=200')).body.items)
    await coordinator.post(`/offers/${offer.id}/acceptance`, {});
  await app.drain();
}

/** The rounds of that day, with their stops. */
export async function roundsOf(app: TestApp, day: string): Promise<RoundToDo[]> {
  const coordinator = app.as('coordinator');
  const { items } = (await coordinator.get(`/rounds?day=${day}`)).body;
  const rounds: RoundToDo[] = [];
  for (const { id } of items) rounds.push((await coordinator.get(`/rounds/${id}`)).body);
  return rounds;
}

/** Starts a round at its time and does its first stops (all of them where it is not said), all as planned. */
export async function drive(app: TestApp, round: RoundToDo, stops = round.stops.length): Promise<void> {
  const coordinator = app.as('coordinator');
  await app.setClock(round.startsAt);
  await coordinator.post(`/rounds/${round.id}/start`);
  for (const stop of round.stops.slice(0, stops)) {
    const lines = stop.lines.map(({ parcelId, planned_g, temperatureLimit_c }) => ({
      parcelId,
      weighed_g: planned_g,
      ...(temperatureLimit_c === null ? {} : { temperature_c: temperatureLimit_c - 1 }),
    }));
    const done = stop.kind === 'pickup' ? 'collection' : 'delivery';
    const answer = await coordinator.post(`/stops/${stop.id}/${done}`, { lines, signedByDriver: 'Camille', signedBySite: 'Sacha' });
    if (answer.status !== 200) throw new Error(`${done} at ${stop.siteName}: ${JSON.stringify(answer.body)}`);
  }
  await app.drain();
}

/** Drives one round after the other until none is left: what is accepted while one is on the road gets the next. */
export async function driveEverything(app: TestApp, day: string): Promise<void> {
  for (;;) {
    const next = (await roundsOf(app, day)).find(({ state }) => state === 'planned');
    if (!next) return;
    await drive(app, next);
  }
}
