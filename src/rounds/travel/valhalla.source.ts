import { readStrictly, stop } from '../../vocabulary/reading.js';
import type { Profile } from '../core/problem.js';
import { askJson } from './ask-json.js';
import { legRows, oneField, problemIn } from './read-tables.js';
import type { RoutingServices } from './routing-service.js';
import { cellOf, TravelFailure, type LegRows, type TravelPlace, type TravelQuestion, type TravelSource } from './travel-source.js';

/** Valhalla's `max_matrix_location_pairs` is 2500 where nobody changed it. */
const USUAL_TABLE = 50;
const METRES_A_KILOMETRE = 1000;

/** The time-distance matrix of Valhalla (valhalla.github.io/valhalla): `time` in seconds, `distance` in kilometres, null = no way. */
export class ValhallaSource implements TravelSource {
  readonly kind = 'valhalla';
  readonly remote = true;
  readonly most: number;

  constructor(
    private readonly services: RoutingServices,
    most: number,
  ) {
    this.most = most || USUAL_TABLE;
  }

  answersAs(profile: Profile): string {
    const { url, name } = this.services[profile];
    return `valhalla ${name} ${url}`;
  }

  async ask({ profile, from, to }: TravelQuestion, signal: AbortSignal): Promise<LegRows> {
    const { url, name } = this.services[profile];
    const body = { sources: from.map(locationOf), targets: to.map(locationOf), costing: name, units: 'kilometers', verbose: false };
    const { status, json } = await askJson({ url: `${url}/sources_to_targets`, body }, signal);
    if (status !== 200) throw refusal(status, json);
    const read = readStrictly(() => legsIn(json, { rows: from.length, columns: to.length }), json);
    return problemIn(read, 'Valhalla');
  }
}

const locationOf = ({ point: [lon, lat] }: TravelPlace): object => ({ lat: cellOf(lat) / 1e5, lon: cellOf(lon) / 1e5 });

/** Two tables where `verbose: false` is known; older servers answer rows of pairs all the same. */
function legsIn(json: unknown, size: { rows: number; columns: number }): LegRows {
  const units = oneField(json, 'units') ?? 'kilometers';
  if (units !== 'kilometers' && units !== 'km') stop('units', `must be kilometers, not ${JSON.stringify(units)}`);
  const answer = oneField(json, 'sources_to_targets');
  const where = { seconds: 'sources_to_targets time', metres: 'sources_to_targets distance' };
  const scale = { metres: METRES_A_KILOMETRE };
  if (!Array.isArray(answer))
    return legRows({ seconds: oneField(answer, 'durations'), metres: oneField(answer, 'distances') }, size, where, scale);
  const column = (name: string): unknown[] =>
    answer.map((row: unknown) => (Array.isArray(row) ? row.map((pair: unknown) => oneField(pair, name)) : row));
  return legRows({ seconds: column('time'), metres: column('distance') }, size, where, scale);
}

/** Valhalla says 400 with an `error_code`, such as 150 (too many places) or 171 (no street near a place). */
function refusal(status: number, json: unknown): TravelFailure {
  const [code, error] = [oneField(json, 'error_code'), oneField(json, 'error')];
  return typeof code === 'number'
    ? new TravelFailure('refused', `Valhalla answers ${status} error ${code}: ${String(error).slice(0, 200)}`)
    : new TravelFailure('malformed', `Valhalla answers ${status} without an error code`);
}
