import { PROFILES, type Profile } from '../core/problem.js';

/** A server and the name by which it calls a way of moving. */
export interface RoutingService {
  /** Without a slash at its end. */
  readonly url: string;
  readonly name: string;
}

export type RoutingServices = Readonly<Record<Profile, RoutingService>>;

/** The names that OSRM's own profiles and Valhalla's costings have. A refrigerated van of a district drives where vans do. */
export const USUAL_NAMES = {
  osrm: { walk: 'foot', 'cargo-bike': 'bike', van: 'car', 'refrigerated-van': 'car' },
  valhalla: { walk: 'pedestrian', 'cargo-bike': 'bicycle', van: 'auto', 'refrigerated-van': 'auto' },
} as const satisfies Record<string, Record<Profile, string>>;

/**
 * Reads `walk=foot,cargo-bike=bike@http://127.0.0.1:5001`: what differs from the usual names and the one address. An
 * OSRM server holds one profile, so each may have an address of its own.
 *
 * @throws Error in one line naming the setting.
 */
export function routingServices(kind: keyof typeof USUAL_NAMES, given: { url: string; profiles: string }): RoutingServices {
  const services = new Map<Profile, RoutingService>(
    PROFILES.map((profile) => [profile, { url: given.url.replace(/\/+$/, ''), name: USUAL_NAMES[kind][profile] }]),
  );
  for (const part of given.profiles.split(',').filter((text) => text.trim() !== '')) {
    const [, profile, name, url] = /^([a-z-]+)=([A-Za-z0-9_-]{1,40})(?:@(\S+))?$/.exec(part.trim()) ?? [];
    if (!isProfile(profile) || !name) throw new Error(`TRAVEL_PROFILES: "${part.trim()}" is not profile=name or profile=name@address`);
    services.set(profile, { name, url: url === undefined ? services.get(profile)!.url : serverAddress(url) });
  }
  for (const [profile, { url }] of services) {
    if (url === '') throw new Error(`TRAVEL_URL: the address of the ${kind} server for ${profile} is missing`);
  }
  return Object.fromEntries(services) as RoutingServices;
}

const isProfile = (text: string | undefined): text is Profile => (PROFILES as readonly string[]).includes(text ?? '');

function serverAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
    throw new Error(`TRAVEL_PROFILES: "${text}" is not an address such as http://127.0.0.1:5000`);
  return text.replace(/\/+$/, '');
}
