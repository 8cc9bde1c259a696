import { ROLES, type Actor, type Role } from '../vocabulary/actor.js';

/** How far an action reaches: everything in the territory, or what belongs to the actor's own organisation. */
export type Reach = 'any' | 'own';

/** Everything that can be done, in one list: what an API key's scopes name and what `@Can` asks for. */
export const ACTIONS = [
  'organisations:read',
  'organisations:write',
  'organisations:register',
  'people:read',
  'people:write',
  'vehicles:write',
  'users:write',
  'keys:write',
  'lots:read',
  'lots:declare',
  'lots:withdraw',
  'lots:divert',
  'lots:import',
  'offers:read',
  'offers:answer',
  'parcels:distribute',
  'rounds:read',
  'rounds:plan',
  'rounds:run',
  'intake:read',
  'intake:write',
  'cycles:read',
  'cycles:run',
  'policy:read',
  'policy:write',
  'fairness:read',
  'comparisons:read',
  'comparisons:run',
  'figures:read',
  'export:read',
  'imports:run',
  'messages:read',
  'verify:read',
] as const;
export type Action = (typeof ACTIONS)[number];

const EVERYTHING = Object.fromEntries(ACTIONS.map((action) => [action, 'any'])) as Record<Action, Reach>;

/** Role × action: the whole of who may do what. An action that is not listed is refused. */
export const PERMISSIONS: Record<Role | 'system', Partial<Record<Action, Reach>>> = {
  'shop-staff': {
    'organisations:read': 'own',
    'lots:read': 'own',
    'lots:declare': 'own',
    'lots:withdraw': 'own',
    'lots:divert': 'own',
    'lots:import': 'own',
    'rounds:read': 'own',
    'export:read': 'own',
    'messages:read': 'own',
    'policy:read': 'any',
  },
  association: {
    'organisations:read': 'own',
    'organisations:write': 'own',
    'lots:read': 'own',
    'offers:read': 'own',
    'offers:answer': 'own',
    'parcels:distribute': 'own',
    'rounds:read': 'own',
    'people:read': 'own',
    'export:read': 'own',
    'messages:read': 'own',
    'fairness:read': 'own',
    'policy:read': 'any',
  },
  driver: { 'rounds:read': 'own', 'rounds:run': 'own', 'messages:read': 'own', 'policy:read': 'any' },
  hub: {
    'organisations:read': 'own',
    'organisations:write': 'own',
    'lots:read': 'own',
    'lots:declare': 'own',
    'lots:divert': 'own',
    'offers:read': 'own',
    'offers:answer': 'own',
    'parcels:distribute': 'own',
    'rounds:read': 'own',
    'intake:read': 'own',
    'intake:write': 'own',
    'people:read': 'own',
    'export:read': 'own',
    'messages:read': 'own',
    'policy:read': 'any',
  },
  'town-hall': {
    'comparisons:read': 'any',
    'organisations:read': 'any',
    'figures:read': 'any',
    'fairness:read': 'any',
    'export:read': 'any',
    'policy:read': 'any',
    'cycles:read': 'any',
    'messages:read': 'own',
  },
  committee: {
    'comparisons:read': 'any',
    'comparisons:run': 'any',
    'organisations:read': 'any',
    'lots:read': 'any',
    'offers:read': 'any',
    'figures:read': 'any',
    'fairness:read': 'any',
    'export:read': 'any',
    'policy:read': 'any',
    'policy:write': 'any',
    'cycles:read': 'any',
    'messages:read': 'own',
  },
  coordinator: {
    'comparisons:read': 'any',
    'comparisons:run': 'any',
    'organisations:read': 'any',
    'organisations:write': 'any',
    'organisations:register': 'any',
    'people:read': 'any',
    'people:write': 'any',
    'vehicles:write': 'any',
    'lots:read': 'any',
    'lots:declare': 'any',
    'lots:withdraw': 'any',
    'lots:divert': 'any',
    'lots:import': 'any',
    'offers:read': 'any',
    'offers:answer': 'any',
    'parcels:distribute': 'any',
    'rounds:read': 'any',
    'rounds:plan': 'any',
    'rounds:run': 'any',
    'intake:read': 'any',
    'intake:write': 'any',
    'cycles:read': 'any',
    'cycles:run': 'any',
    'policy:read': 'any',
    'fairness:read': 'any',
    'figures:read': 'any',
    'export:read': 'any',
    'imports:run': 'any',
    'messages:read': 'any',
    'verify:read': 'any',
  },
  admin: EVERYTHING,
  system: EVERYTHING,
};

/**
 * How far `actor` may take `action`, or null where it may not at all. An API key has its role's reach, and within it
 * only the actions its scopes name.
 */
export function reachOf(actor: Pick<Actor, 'role' | 'scopes'>, action: Action): Reach | null {
  if (actor.scopes && !actor.scopes.includes(action)) return null;
  return PERMISSIONS[actor.role][action] ?? null;
}

/** Roles that act for one organisation and can do nothing without it: those that see only their own organisation’s lots. */
export const rolesOfAnOrganisation: readonly Role[] = ROLES.filter((role) => PERMISSIONS[role]['lots:read'] === 'own');
