import type { HandedLine, Round, Stop } from '../../api/types.js';
import type { WaitingRequest } from '../../offline/store.js';
import { expectedOnPhone } from './expected.js';

/** What the phone has not been able to send yet, as far as it concerns rounds. */
type Report = Pick<WaitingRequest, 'path' | 'body' | 'refused'>;

export interface StopOnPhone extends Stop {
  /** Done here, not yet confirmed by the server. */
  waits: boolean;
}

export interface RoundOnPhone extends Round {
  stops: StopOnPhone[];
  waits: boolean;
}

interface Said {
  at?: string;
  lines?: HandedLine[];
  reasonCode?: string;
}

const ADDRESS = /^\/api\/v1\/(rounds|stops)\/([^/]+)\/([^/]+)$/;

/**
 * The round as its driver left it: what the server knows, and on top what waits on this phone, in the order in which it
 * was done. What the server has refused does not count.
 */
export function onPhone(round: Round, waiting: readonly Report[]): RoundOnPhone {
  const mine: RoundOnPhone = { ...round, waits: false, stops: round.stops.map((stop) => ({ ...stop, waits: false })) };
  let isChanged = false;
  for (const { path, body, refused } of waiting) {
    const [, kind, id, what] = ADDRESS.exec(path) ?? [];
    if (refused || !what || !id) continue;
    const said = (body ?? {}) as Said;
    const stop = mine.stops.find((candidate) => candidate.id === id);
    if (kind === 'rounds' && id === round.id) isChanged = changeRound(mine, what, said) || isChanged;
    else if (stop?.state === 'planned') isChanged = changeStop(mine, stop, what, said) || isChanged;
  }
  return isChanged ? { ...mine, stops: expectedOnPhone(mine, mine.stops) } : mine;
}

function changeRound(round: RoundOnPhone, what: string, { at }: Said): boolean {
  if (what === 'start' && round.state === 'planned')
    Object.assign(round, { state: 'started', startedAt: at ?? round.startsAt, waits: true });
  else if (what === 'breakdown' && round.state === 'started') {
    Object.assign(round, { brokenAt: at ?? round.startsAt, waits: true });
    for (const stop of round.stops)
      if (stop.kind === 'pickup' && stop.state === 'planned') fail(round, stop, { at, reasonCode: 'vehicle' });
  } else if (what === 'resumption') Object.assign(round, { brokenAt: null, waits: true });
  else return false;
  return true;
}

function changeStop(round: RoundOnPhone, stop: StopOnPhone, what: string, said: Said): boolean {
  if (what === 'arrival') stop.arrivedAt ??= said.at ?? null;
  else if (what === 'failure') fail(round, stop, said);
  else if (what === 'collection' || what === 'delivery') handOver(round, stop, said);
  else return false;
  return true;
}

function handOver(round: RoundOnPhone, stop: StopOnPhone, { at, lines = [] }: Said): void {
  Object.assign(stop, { state: 'done', doneAt: at ?? null, waits: true });
  const taken = new Map(lines.map(({ parcelId, weighed_g, refused_g = 0 }) => [parcelId, weighed_g - refused_g]));
  stop.lines = stop.lines.map((line) => {
    const said = lines.find(({ parcelId }) => parcelId === line.parcelId);
    return said ? { ...line, weighed_g: said.weighed_g, refused_g: said.refused_g ?? 0, temperature_c: said.temperature_c ?? null } : line;
  });
  if (stop.kind === 'pickup') bringOn(round, taken);
}

function fail(round: RoundOnPhone, stop: StopOnPhone, { at, reasonCode }: Said): void {
  Object.assign(stop, { state: 'failed', doneAt: at ?? null, failureCode: reasonCode ?? 'other', waits: true });
  if (stop.kind === 'pickup') bringOn(round, new Map(stop.lines.map(({ parcelId }) => [parcelId, 0])));
}

/** What was really taken at a pickup is what is delivered; a delivery with nothing left to bring needs no visit. */
function bringOn(round: RoundOnPhone, taken: ReadonlyMap<string, number>): void {
  for (const stop of round.stops) {
    if (stop.kind !== 'delivery' || stop.state !== 'planned' || !stop.lines.some(({ parcelId }) => taken.has(parcelId))) continue;
    stop.lines = stop.lines
      .map((line) => ({ ...line, planned_g: taken.get(line.parcelId) ?? line.planned_g }))
      .filter(({ planned_g }) => planned_g > 0);
    if (stop.lines.length === 0) Object.assign(stop, { state: 'failed', failureCode: 'nothing-to-hand-over', waits: true });
  }
}
