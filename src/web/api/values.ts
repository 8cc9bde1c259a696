import type {
  Action,
  Allergen,
  Category,
  ColdClass,
  DateKind,
  DiversionReason,
  DonorKind,
  IntakeRefusal,
  ParcelState,
  RefusalReason,
  Role,
  StopFailureReason,
  WeighingReason,
  WithdrawalReason,
} from './types.js';

/** A list of all values of a type, in the order they are shown; one that is missing is a type error. */
const all =
  <T extends string>() =>
  <const L extends readonly T[]>(list: [T] extends [L[number]] ? L : never): L =>
    list;

/** What shops give most comes first. */
export const CATEGORIES = all<Category>()([
  'bread',
  'pastry',
  'fruit',
  'vegetables',
  'dairy',
  'meat',
  'deli',
  'ready-meal',
  'sandwich',
  'fish',
  'eggs',
  'dry',
  'drink',
  'frozen-food',
  'baby',
  'other',
]);
export const COLD_CLASSES = all<ColdClass>()(['frozen', 'chilled2', 'chilled3', 'chilled4', 'chilled6', 'ambient', 'hot']);
export const DATE_KINDS = all<DateKind>()(['DLC', 'DDM', 'none']);
export const DONOR_KINDS = all<DonorKind>()([
  'supermarket',
  'grocery',
  'bakery',
  'butcher',
  'market',
  'wholesaler',
  'canteen',
  'restaurant',
  'caterer',
  'producer',
  'factory',
  'hub',
  'other',
]);
export const ALLERGENS = all<Allergen>()([
  'gluten',
  'milk',
  'eggs',
  'nuts',
  'peanuts',
  'soy',
  'fish',
  'crustaceans',
  'molluscs',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
]);
export const PARCEL_STATES = all<ParcelState>()([
  'declared',
  'open',
  'offered',
  'accepted',
  'planned',
  'collected',
  'delivered',
  'distributed',
  'withdrawn',
  'refused',
  'expired',
  'diverted',
]);

export const WITHDRAWAL_REASONS = all<WithdrawalReason>()(['sold', 'used', 'spoiled', 'mistake', 'recall', 'other']);
export const DIVERSION_REASONS = all<DiversionReason>()([
  'spoiled',
  'no-taker',
  'date-passed',
  'cold-chain-broken',
  'damaged',
  'recall',
  'other',
]);
export const REFUSAL_REASONS = all<RefusalReason>()(['no-room', 'no-people', 'not-needed', 'closed', 'quality', 'other']);
export const STOP_FAILURES = all<StopFailureReason>()(['nobody-there', 'no-food', 'not-safe', 'vehicle', 'other']);
export const WEIGHING_REASONS = all<WeighingReason>()(['temperature', 'date', 'packaging', 'quality', 'missing', 'no-room', 'other']);
export const INTAKE_REFUSALS = all<IntakeRefusal>()(['temperature', 'date', 'packaging', 'quality', 'missing', 'other']);

export const ROLES = all<Role>()(['shop-staff', 'association', 'driver', 'hub', 'town-hall', 'coordinator', 'committee', 'admin']);
export const ACTIONS = all<Action>()([
  'organisations:read',
  'organisations:write',
  'organisations:register',
  'people:read',
  'people:write',
  'vehicles:write',
  'equipment:read',
  'equipment:write',
  'equipment:book',
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
]);
