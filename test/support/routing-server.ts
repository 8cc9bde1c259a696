import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crowFly_m, type Point } from '../../src/vocabulary/place.js';

/** What the server does with a question that is well asked. `hang` never answers. */
export type Mood = 'well' | 'hang' | 'broken' | 'not-json' | 'redirect' | 'wrong-size' | 'negative' | 'flood';

/** One table that was asked for, as the server understood it. */
export interface TableAsked {
  profile: string;
  sources: Point[];
  targets: Point[];
}

/**
 * Stands in for an OSRM or a Valhalla server, which no test machine has: it reads the requests and writes the answers of
 * their documented formats (project-osrm.org/docs, valhalla.github.io/valhalla), with the limits and refusals they have.
 * Ways are made up: half as long again as the crow flies, and longer by `UPHILL` northwards, so that no two directions agree.
 */
export interface RoutingServer {
  url: string;
  asked: TableAsked[];
  /** Connections on which a question arrived, answered or not. */
  requests: number;
  mood: Mood;
  /** Moods of the next questions, one each; then `mood` again. */
  next: Mood[];
  /** Most sources × targets; more is refused. */
  pairs: number;
  /** No street near these: a table that holds one is refused. */
  offMap: Point[];
  /** Directed pairs without a way. */
  noWay: [Point, Point][];
  /** Valhalla: answers rows of pairs whatever `verbose` says, as servers before 3.5 do. */
  old: boolean;
  /** Runs before each answer. */
  meanwhile: () => Promise<void>;
  /** How many questions were under way at the same time at most. */
  busiest: number;
  close(): Promise<void>;
}

export const UPHILL = 200;

/** Kilometres an hour by the name the server has for a way of moving; another name is refused. */
const SPEEDS: Record<string, number> = { foot: 5, bike: 15, car: 25, pedestrian: 5, bicycle: 15, auto: 25, truck: 20 };

const same = (a: Point, b: Point): boolean => Math.abs(a[0] - b[0]) < 1e-5 && Math.abs(a[1] - b[1]) < 1e-5;

/** Metres and seconds from `from` to `to` as this server sees them. */
export function way(from: Point, to: Point, profile: string): { metres: number; seconds: number } {
  const metres = same(from, to) ? 0 : 1.5 * crowFly_m(from, to) + (to[1] > from[1] ? UPHILL : 0);
  return { metres, seconds: (metres / SPEEDS[profile]!) * 3.6 };
}

export async function startRoutingServer(kind: 'osrm' | 'valhalla'): Promise<RoutingServer> {
  let underWay = 0;
  const http = createServer((request, response) => {
    state.requests++;
    state.busiest = Math.max(state.busiest, ++underWay);
    response.on('close', () => underWay--);
    void serve(request, response);
  });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    await state.meanwhile();
    answer(request.url!, body, response);
  };
  const answer = (path: string, body: string, response: ServerResponse): void => {
    const mood = state.next.shift() ?? state.mood;
    const json = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (mood === 'hang') return;
    if (mood === 'broken') return json(500, { status: 'broken' });
    if (mood === 'not-json') return void response.writeHead(200).end('<html>Bienvenue</html>');
    if (mood === 'redirect') return void response.writeHead(302, { location: `${state.url}/elsewhere` }).end();
    if (mood === 'flood') return void response.writeHead(200).end(`{"code":"Ok","durations":[[${'0,'.repeat(9_000_000)}0]]}`);
    const service = kind === 'osrm' ? osrm : valhalla;
    service(path, body, { state, json, mood });
  };
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const state: RoutingServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    asked: [],
    requests: 0,
    mood: 'well',
    next: [],
    pairs: kind === 'osrm' ? 10_000 : 2_500,
    offMap: [],
    noWay: [],
    old: false,
    meanwhile: () => Promise.resolve(),
    busiest: 0,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return state;
}

interface Serving {
  state: RoutingServer;
  json: (status: number, value: unknown) => void;
  mood: Mood;
}

function osrm(path: string, _: string, { state, json, mood }: Serving): void {
  const url = new URL(path, 'http://localhost');
  const match = /^\/table\/v1\/([^/]+)\/([-\d.,;]+)$/.exec(url.pathname);
  if (!match || !SPEEDS[match[1]!]) return json(400, { code: 'InvalidUrl', message: 'URL string malformed' });
  const points = match[2]!.split(';').map((text) => text.split(',').map(Number) as unknown as Point);
  if (points.length < 2) return json(400, { code: 'InvalidOptions', message: 'Number of coordinates needs to be at least two.' });
  const chosen = (name: string): Point[] =>
    (url.searchParams.get(name) ?? '').split(';').map((text) => {
      const point = points[Number(text)];
      if (!/^\d+$/.test(text) || !point) throw new Error(`${name} names no coordinate: ${text}`);
      return point;
    });
  const table = { profile: match[1]!, sources: chosen('sources'), targets: chosen('destinations') };
  if (table.sources.length * table.targets.length > state.pairs)
    return json(400, { code: 'TooBig', message: 'Too many table coordinates' });
  if (points.some((point) => state.offMap.some((off) => same(point, off))))
    return json(400, { code: 'NoSegment', message: 'Could not find a matching segment for coordinate' });
  if (url.searchParams.get('annotations') !== 'duration,distance') return json(400, { code: 'InvalidOptions', message: 'annotations' });
  state.asked.push(table);
  const cells = cellsOf(table, state, mood);
  json(200, {
    code: 'Ok',
    durations: cells.map((row) => row.map((cell) => cell && Math.round(cell.seconds * 10) / 10)),
    distances: cells.map((row) => row.map((cell) => cell && Math.round(cell.metres * 10) / 10)),
    sources: table.sources.map((location) => ({ location, distance: 3.2, name: '' })),
    destinations: table.targets.map((location) => ({ location, distance: 3.2, name: '' })),
  });
}

function valhalla(path: string, body: string, { state, json, mood }: Serving): void {
  if (path !== '/sources_to_targets')
    return json(404, { error_code: 106, error: 'Try any of: /sources_to_targets', status_code: 404, status: 'Not Found' });
  const refuse = (error_code: number, error: string): void => json(400, { error_code, error, status_code: 400, status: 'Bad Request' });
  const asked = JSON.parse(body) as {
    sources: { lat: number; lon: number }[];
    targets: { lat: number; lon: number }[];
    costing: string;
    units?: string;
    verbose?: boolean;
  };
  if (!SPEEDS[asked.costing]) return refuse(125, `No costing method found: '${asked.costing}'`);
  const point = ({ lat, lon }: { lat: number; lon: number }): Point => [lon, lat];
  const table = { profile: asked.costing, sources: asked.sources.map(point), targets: asked.targets.map(point) };
  if (table.sources.length * table.targets.length > state.pairs) return refuse(150, `Exceeded max locations:${state.pairs}`);
  if ([...table.sources, ...table.targets].some((one) => state.offMap.some((off) => same(one, off))))
    return refuse(171, 'No suitable edges near location');
  state.asked.push(table);
  const cells = cellsOf(table, state, mood);
  const kilometres = (metres: number): number => Math.round(metres) / 1000;
  const pairs = cells.map((row, from_index) =>
    row.map((cell, to_index) => ({
      from_index,
      to_index,
      time: cell && Math.floor(cell.seconds),
      distance: cell && kilometres(cell.metres),
    })),
  );
  const rows = {
    durations: cells.map((row) => row.map((cell) => cell && Math.floor(cell.seconds))),
    distances: cells.map((row) => row.map((cell) => cell && kilometres(cell.metres))),
  };
  json(200, { algorithm: 'costmatrix', units: 'kilometers', sources_to_targets: state.old || asked.verbose !== false ? pairs : rows });
}

function cellsOf(
  { sources, targets, profile }: TableAsked,
  state: RoutingServer,
  mood: Mood,
): ({ metres: number; seconds: number } | null)[][] {
  const rows = sources.map((from) =>
    targets.map((to) => (state.noWay.some(([a, b]) => same(a, from) && same(b, to)) ? null : way(from, to, profile))),
  );
  if (mood === 'wrong-size') rows.pop();
  if (mood === 'negative') rows[0]![0] = { metres: -1, seconds: -1 };
  return rows;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
