import { emailOf } from '../core/rows.js';
import { givesOn, type Giver } from '../core/day/givers.js';
import type { DonorKind } from '../../vocabulary/food.js';
import { isoWeekday } from '../../vocabulary/local-time.js';
import type { Api } from './api.js';

/** What the players need to know of a site; what the API says of it and no more. */
export interface SiteView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly role: string;
  readonly donorKind: DonorKind | null;
  readonly active: boolean;
  readonly windows: readonly { readonly purpose: string; readonly weekday: number; readonly opens: string; readonly closes: string }[];
}

/** One day and everybody in it. */
export interface Stage {
  readonly api: Api;
  readonly seed: number;
  readonly day: string;
  readonly timeZone: string;
  readonly sites: ReadonlyMap<string, SiteView>;
  readonly people: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  /** Number among the day's lots, by the lot's id. */
  readonly numbers: Map<string, number>;
  /** Who sees the whole district. */
  readonly coordinator: string;
}

/** Something somebody does at a moment. Actions of one moment are done in the order of `order`. */
export interface Action {
  readonly at_ms: number;
  readonly order: string;
  perform(): Promise<void>;
}

/** One kind of people: what they have to do now, and when they next will. */
export interface Part {
  /** Finds out after a start what had happened before it. */
  resume(): Promise<void>;
  /** Everything known to be done, due or not. */
  look(now_ms: number): Promise<Action[]>;
}

/** Reads who is there. */
export async function openStage(api: Api, given: Pick<Stage, 'seed' | 'day' | 'timeZone' | 'coordinator'>): Promise<Stage> {
  const sites = await api.all<SiteView>('/sites', given.coordinator);
  const people = await api.all<{ id: string; name: string }>('/people', given.coordinator);
  return {
    ...given,
    api,
    sites: new Map(sites.map((site) => [site.id, site])),
    people: new Map(people.map((person) => [person.name, person])),
    numbers: new Map(),
  };
}

/** Who signs in for a site: its organisation has the same code. */
export const staffOf = (site: SiteView): string => emailOf(site.code);

/** A lot's number: among the day's, or far beyond them for one that somebody declared by hand. */
export const numberOf = (stage: Stage, lot: { lotId: string; lotReference: number }): number =>
  stage.numbers.get(lot.lotId) ?? 1_000_000 + lot.lotReference;

/** The sites that may give on the day, in the order of their codes. */
export function giversOf(stage: Stage): Giver[] {
  const weekday = isoWeekday(stage.day);
  const givers = [...stage.sites.values()].flatMap((site): Giver[] => {
    const { role, donorKind, active } = site;
    if (role !== 'donor' || !donorKind || !active) return [];
    const giver = givesOn({ ...site, donorKind }, weekday);
    return giver ? [giver] : [];
  });
  return givers.sort((a, b) => (a.code < b.code ? -1 : 1));
}
