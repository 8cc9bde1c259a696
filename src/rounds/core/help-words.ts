import type { Words } from '../../vocabulary/words.js';
import type { IsoInstant, Profile, StopKind } from './problem.js';

/** What `Help` says, before it is put into words. */
type HelpFacts =
  | { readonly kind: 'vehicle'; readonly profile: Profile; readonly from: IsoInstant; readonly until: IsoInstant }
  | { readonly kind: 'equipment'; readonly vehicle: string; readonly equipment: readonly string[] }
  | { readonly kind: 'wider-window'; readonly vehicle: string; readonly end: StopKind; readonly side: Side; readonly minutes: number }
  | { readonly kind: 'longer-shift'; readonly vehicle: string; readonly side: Side; readonly minutes: number };

type Side = 'earlier' | 'later';

const PROFILE_WORDS: Readonly<Record<Profile, Words>> = {
  walk: { fr: 'une personne à pied', en: 'one person on foot' },
  'cargo-bike': { fr: 'un vélo cargo', en: 'one cargo bike' },
  van: { fr: 'une camionnette', en: 'one van' },
  'refrigerated-van': { fr: 'un véhicule frigorifique', en: 'one refrigerated van' },
};

const EQUIPMENT_WORDS: Readonly<Record<string, Words>> = {
  'cold-box': { fr: 'un bac isotherme froid', en: 'a cold box' },
  'frozen-box': { fr: 'un bac pour surgelés', en: 'a box for frozen food' },
  'hot-box': { fr: 'un bac isotherme chaud', en: 'a hot box' },
  'tail-lift': { fr: 'un hayon', en: 'a tail lift' },
  trolley: { fr: 'un chariot', en: 'a trolley' },
};

const END_WORDS: Readonly<Record<StopKind, Words>> = {
  pickup: { fr: 'l’enlèvement', en: 'pickup' },
  delivery: { fr: 'la livraison', en: 'delivery' },
};

/** A way out in one sentence, with the hour on a clock so far ahead of UTC. Vehicles are called by their ids. */
export function helpWords(help: HelpFacts, offset_min: number): Words {
  const clock = (iso: IsoInstant): string => new Date(Date.parse(iso) + offset_min * 60_000).toISOString().slice(11, 16);
  switch (help.kind) {
    case 'vehicle': {
      const { profile, from, until } = help;
      return {
        fr: `${PROFILE_WORDS[profile].fr} de plus à ${clock(from)}, jusqu’à ${clock(until)}`,
        en: `${PROFILE_WORDS[profile].en} more at ${clock(from)}, until ${clock(until)}`,
      };
    }
    case 'equipment': {
      const named = (language: keyof Words, and: string): string =>
        help.equipment.map((thing) => EQUIPMENT_WORDS[thing]?.[language] ?? thing).join(and);
      return { fr: `${named('fr', ' et ')} pour ${help.vehicle}`, en: `${named('en', ' and ')} for ${help.vehicle}` };
    }
    case 'wider-window': {
      const { end, side, minutes, vehicle } = help;
      return {
        fr: `${END_WORDS[end].fr} possible ${String(minutes)} min ${side === 'later' ? 'plus tard' : 'plus tôt'}, avec ${vehicle}`,
        en: `${END_WORDS[end].en} possible ${String(minutes)} min ${side}, with ${vehicle}`,
      };
    }
    case 'longer-shift': {
      const { side, minutes, vehicle } = help;
      return {
        fr: `${vehicle} disponible ${String(minutes)} min ${side === 'later' ? 'de plus' : 'plus tôt'}`,
        en: `${vehicle} free ${String(minutes)} min ${side === 'later' ? 'longer' : 'earlier'}`,
      };
    }
  }
}
