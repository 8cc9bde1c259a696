import type { Action, Me, Role } from './api/types.js';
import type { IconName } from './parts/icon.js';
import type { Dictionary } from './words/dictionary.js';

export interface NavItem {
  href: string;
  icon: IconName;
  name: (words: Dictionary) => string;
  needs: Action;
}

const item = (href: string, icon: IconName, needs: Action, name: NavItem['name']): NavItem => ({ href, icon, needs, name });

const DECLARE = item('/declare', 'declare', 'lots:declare', (w) => w.nav.declare);
const MY_LOTS = item('/lots', 'lots', 'lots:read', (w) => w.nav.lots);
const ALL_LOTS = item('/lots', 'lots', 'lots:read', (w) => w.nav.allLots);
const OFFERS = item('/offers', 'offers', 'offers:answer', (w) => w.nav.offers);
const RECEIVED = item('/received', 'received', 'parcels:distribute', (w) => w.nav.received);
const UNRECEIVED = item('/unreceived', 'question', 'offers:answer', (w) => w.nav.unreceived);
const CAPACITY = item('/capacity', 'capacity', 'organisations:write', (w) => w.nav.capacity);
const ROUND = item('/round', 'round', 'rounds:run', (w) => w.nav.round);
const ROUNDS = item('/rounds', 'round', 'rounds:read', (w) => w.nav.rounds);
const INTAKE = item('/intake', 'intake', 'intake:read', (w) => w.nav.intake);
const FIGURES = item('/figures', 'figures', 'figures:read', (w) => w.nav.figures);
const POLICY = item('/policy', 'policy', 'policy:read', (w) => w.nav.policy);
const CYCLES = item('/cycles', 'cycles', 'cycles:read', (w) => w.nav.cycles);
const COMPARISONS = item('/comparisons', 'scale', 'comparisons:read', (w) => w.nav.comparisons);
const DAY = item('/day', 'day', 'rounds:plan', (w) => w.nav.day);
const PLANNING = item('/planning', 'history', 'rounds:plan', (w) => w.nav.planning);
const EQUIPMENT = item('/equipment', 'equipment', 'equipment:read', (w) => w.nav.equipment);
const ADMIN = item('/admin', 'sites', 'vehicles:write', (w) => w.nav.admin);

/** The places of each role, the most used first: the first is where one lands, the first four fit a phone's bar. */
const PLACES: Readonly<Record<Role, readonly NavItem[]>> = {
  'shop-staff': [DECLARE, MY_LOTS, ROUNDS, EQUIPMENT],
  association: [OFFERS, RECEIVED, CAPACITY, UNRECEIVED, ALL_LOTS, ROUNDS, EQUIPMENT],
  driver: [ROUND, ROUNDS, EQUIPMENT],
  hub: [INTAKE, OFFERS, CAPACITY, DECLARE, MY_LOTS, RECEIVED, ROUNDS, EQUIPMENT],
  'town-hall': [FIGURES, CYCLES, POLICY, COMPARISONS, EQUIPMENT],
  committee: [POLICY, COMPARISONS, CYCLES, FIGURES, ALL_LOTS, EQUIPMENT],
  coordinator: [DAY, ALL_LOTS, PLANNING, ROUNDS, EQUIPMENT, ADMIN, DECLARE, OFFERS, INTAKE, CYCLES, POLICY, COMPARISONS],
  admin: [ADMIN, DAY, FIGURES, ALL_LOTS, PLANNING, ROUNDS, EQUIPMENT, CYCLES, POLICY, INTAKE],
};

/** How many places a phone's bar holds beside "more". */
export const BAR_ITEMS = 4;

/** Where this person may go. */
export const placesOf = (me: Pick<Me, 'role' | 'actions'>): NavItem[] =>
  PLACES[me.role].filter(({ needs }) => me.actions[needs] !== undefined);

/** Where this person lands. */
export const homeOf = (me: Pick<Me, 'role' | 'actions'>): string => placesOf(me)[0]?.href ?? '/account';
