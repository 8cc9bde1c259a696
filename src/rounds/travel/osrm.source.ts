import { readStrictly } from '../../vocabulary/reading.js';
import type { Profile } from '../core/problem.js';
import { askJson } from './ask-json.js';
import { legRows, oneField, problemIn } from './read-tables.js';
import type { RoutingServices } from './routing-service.js';
import { cellOf, TravelFailure, type LegRows, type TravelQuestion, type TravelSource } from './travel-source.js';

/** What `osrm-routed` allows where its `--max-table-size` was not set: sources × destinations up to the square of it. */
const USUAL_TABLE = 100;

/** The table service of OSRM's HTTP API v1 (project-osrm.org/docs): `durations` in seconds, `distances` in metres, null = no way. */
export class OsrmSource implements TravelSource {
  readonly kind = 'osrm';
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
    return `osrm ${name} ${url}`;
  }

  async ask(question: TravelQuestion, signal: AbortSignal): Promise<LegRows> {
    const { status, json } = await askJson({ url: this.addressOf(question) }, signal);
    if (status !== 200 || oneField(json, 'code') !== 'Ok') throw refusal(status, json);
    const size = { rows: question.from.length, columns: question.to.length };
    const read = readStrictly(
      () =>
        legRows({ seconds: oneField(json, 'durations'), metres: oneField(json, 'distances') }, size, {
          seconds: 'durations',
          metres: 'distances',
        }),
      json,
    );
    return problemIn(read, 'OSRM');
  }

  /** Each place once, in a cell's middle, so that what is kept for a cell does not depend on who asked first. */
  private addressOf({ profile, from, to }: TravelQuestion): string {
    const { url, name } = this.services[profile];
    const indices = new Map<string, number>();
    const indexOf = ({ point: [lon, lat] }: TravelQuestion['from'][number]): number => {
      const text = `${(cellOf(lon) / 1e5).toFixed(5)},${(cellOf(lat) / 1e5).toFixed(5)}`;
      const index = indices.get(text) ?? indices.size;
      indices.set(text, index);
      return index;
    };
    const sources = from.map(indexOf).join(';');
    const destinations = to.map(indexOf).join(';');
    // A table of one place, which OSRM refuses, is a table of the same place twice.
    const texts = [...indices.keys()];
    const coordinates = (texts.length === 1 ? [...texts, ...texts] : texts).join(';');
    return `${url}/table/v1/${name}/${coordinates}?sources=${sources}&destinations=${destinations}&annotations=duration,distance&generate_hints=false`;
  }
}

/** OSRM says 400 with a code such as `TooBig`, `NoSegment` or `InvalidOptions`. */
function refusal(status: number, json: unknown): TravelFailure {
  const [code, message] = [oneField(json, 'code'), oneField(json, 'message')];
  return typeof code === 'string' && code !== 'Ok'
    ? new TravelFailure('refused', `OSRM answers ${status} ${code.slice(0, 40)}: ${String(message).slice(0, 200)}`)
    : new TravelFailure('malformed', `OSRM answers ${status} without a code`);
}
