/** Where grams can be. `origin` and `weighing` are the ledger's edges: mass enters there and no balance is kept of them. */
export const BUCKETS = [
  'declared',
  'open',
  'offered',
  'accepted',
  'on_board',
  'at_recipient',
  'distributed',
  'at_hub',
  'transformed',
  'feed',
  'compost',
  'discarded',
  'withdrawn',
  'refused',
  'expired',
] as const;
export type Bucket = (typeof BUCKETS)[number];
export type Edge = 'origin' | 'weighing';

/** The states a parcel goes through; the database's table parcel_flow says which may follow which. */
export const PARCEL_STATES = [
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
] as const;
export type ParcelState = (typeof PARCEL_STATES)[number];

/** Where the grams of a parcel lie in each state. A delivered parcel is at the hub or at a recipient; a diverted one says where itself. */
export function bucketOf(state: Exclude<ParcelState, 'diverted'>, atHub: boolean): Bucket {
  switch (state) {
    case 'planned':
      return 'accepted';
    case 'collected':
      return 'on_board';
    case 'delivered':
      return atHub ? 'at_hub' : 'at_recipient';
    default:
      return state;
  }
}

/** States in which a parcel takes up room that its recipient has promised. */
export const HOLDS_ROOM: ReadonlySet<ParcelState> = new Set(['accepted', 'planned', 'collected', 'delivered']);
