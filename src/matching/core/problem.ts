import type { ColdClass, DateKind, DonorKind, RecipientKind } from '../../vocabulary/food.js';
import type { Point } from '../../vocabulary/place.js';
import type { Grams, Metres } from '../../vocabulary/units.js';

/** ISO 8601 with an offset, such as `2026-11-20T18:00:00+01:00`. */
export type IsoInstant = string;
/** A calendar day of the problem's time zone, such as `2026-11-22`. */
export type IsoDate = string;

export interface IsoWindow {
  readonly from: IsoInstant;
  readonly to: IsoInstant;
}

/**
 * The promise of fairness: the share an association receives ÷ the share it is entitled to stays from `least` to `most`
 * (1 lies between them), over whatever time `received_g` counts; see `fairness-band.ts`.
 */
export interface Band {
  readonly least: number;
  readonly most: number;
  /** An association whose fair share is still less than this is not judged: a first crate cannot be shared out. None: 0. */
  readonly from_g?: Grams;
}

/** What the territory voted: the weights and limits of one cycle. */
export interface Policy {
  readonly tierWeight: Readonly<Record<RecipientKind, number>>;
  readonly urgency: { readonly horizonHours: number; readonly boost: number };
  readonly pairCost: { readonly fixed_g: Grams; readonly perMetre_g: number };
  /** `weight` pulls towards the fair share as far as it pays; a `band` is kept at any price. */
  readonly fairness: { readonly weight: number; readonly band?: Band };
  readonly maxParcelsPerLot: number;
}

/** How crow-fly metres become metres on the road, or those metres themselves (lots by recipients, in file order). */
export type Travel =
  | { readonly model: 'affine'; readonly intercept_m: Metres; readonly slope: number; readonly speed_kmh: number }
  | { readonly model: 'matrix'; readonly metres: readonly (readonly Metres[])[]; readonly speed_kmh: number };

/** Whole packages of one food at one donor. `deadline` is the last instant it may be given on; null: none. */
export interface Lot {
  readonly id: string;
  readonly donor: string;
  readonly point: Point;
  readonly donorKind: DonorKind;
  readonly category: string;
  readonly animalOrigin: boolean;
  readonly prepacked: boolean;
  readonly cold: ColdClass;
  readonly dateKind: DateKind;
  readonly date?: IsoDate;
  readonly deadline: IsoInstant | null;
  readonly package_g: Grams;
  readonly packages: number;
  /** Missing: unknown, so the lot may hold any of them. */
  readonly allergens?: readonly string[];
  readonly needsSorting: boolean;
  readonly pickup: IsoWindow;
  /** Recipients that have already said no to this lot, or stayed silent, and are not asked again for now. */
  readonly answeredNo?: readonly string[];
}

/** Who may take food. A missing limit is no limit; a missing habilitation or convention is none. */
export interface Recipient {
  readonly id: string;
  readonly kind: RecipientKind;
  readonly point: Point;
  readonly accepts?: readonly string[];
  readonly refusesAllergens?: readonly string[];
  readonly capacity_g?: Readonly<Partial<Record<ColdClass, Grams>>>;
  readonly total_g?: Grams;
  /** What one donor brings in one cycle, all its lots together, is nothing or at least this. */
  readonly minDelivery_g?: Grams;
  readonly maxDistance_m?: Metres;
  readonly shortDlc?: boolean;
  readonly cooks?: boolean;
  readonly habilitation?: { readonly from: IsoDate; readonly to: IsoDate };
  readonly conventions?: readonly string[];
  readonly open?: readonly IsoWindow[];
  readonly distributions?: readonly IsoInstant[];
  readonly entitlement?: number;
  readonly received_g?: Grams;
  /** `received_g` by cold class: nothing is decided by it, fairness is reported by it. */
  readonly receivedByCold_g?: Readonly<Partial<Record<ColdClass, Grams>>>;
  /** How likely it is to take what it is offered, by category, `*` for the others; 0 < p ≤ 1. Missing: as if it always did. */
  readonly acceptance?: Readonly<Record<string, number>>;
  /** What it takes without being asked. */
  readonly preAccepts?: readonly StandingRule[];
}

/** What a recipient takes without being asked: food that fits every part of the rule. A part that is missing fits all. */
export interface StandingRule {
  readonly categories?: readonly string[];
  readonly cold?: readonly ColdClass[];
  /** Of one offer. */
  readonly most_g?: Grams;
  /** When it may be handed over. */
  readonly during?: readonly IsoWindow[];
}

/** Grams a recipient has already accepted: they use its room, and count for fairness as if already received. */
export interface FixedLoad {
  readonly recipient: string;
  readonly cold: ColdClass;
  readonly grams: Grams;
}

/** One cycle to decide: the file format `glane-matching/1`, as plain JSON. */
export interface Problem {
  readonly format: 'glane-matching/1';
  readonly now: IsoInstant;
  readonly timeZone: string;
  readonly policy: Policy;
  readonly travel: Travel;
  readonly lots: readonly Lot[];
  readonly recipients: readonly Recipient[];
  readonly fixed: readonly FixedLoad[];
}
