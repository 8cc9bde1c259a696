import type { Role } from '../../vocabulary/actor.js';
import type { Category, DonorKind } from '../../vocabulary/food.js';

/** The rows of an invented district, named by codes that stay the same: no ids, so that two loads can be compared. */

export interface DemoOrganisation {
  code: string;
  kind: 'donor' | 'association' | 'hub' | 'outlet' | 'town-hall';
  name: string;
  rna: string | null;
  habilitationFrom: string | null;
  habilitationTo: string | null;
  habilitationReference: string | null;
  publicBody: boolean;
  entitlement: number;
  contactName: string | null;
  contactPhone: string | null;
}

export interface DemoWindow {
  purpose: 'pickup' | 'receiving' | 'distribution';
  weekday: number;
  opens: string;
  closes: string;
}

export interface DemoSite {
  /** Also the code of its organisation: in the demonstration each has one site. */
  code: string;
  name: string;
  role: 'donor' | 'association' | 'hub' | 'feed' | 'compost';
  donorKind: DonorKind | null;
  address: string;
  lon: number;
  lat: number;
  accepts: readonly Category[] | null;
  minDelivery_g: number;
  maxDistance_m: number | null;
  shortDlc: boolean;
  cooks: boolean;
  streetAccess: string | null;
  windows: DemoWindow[];
  /** Grams by cold class and in `total`. */
  storage: Record<string, number>;
}

export interface DemoPerson {
  name: string;
  phone: string;
  drives: string[];
}

export interface DemoVehicle {
  code: string;
  name: string;
  profile: 'walk' | 'cargo-bike' | 'van' | 'refrigerated-van';
  capacity_g: number;
  coldLitres: number;
  has: string[];
  approvedColdUntil: string | null;
  maxStops: number;
  shifts: { person: string; starts: string; ends: string }[];
}

export interface DemoAccount {
  email: string;
  name: string;
  role: Role;
  organisation: string | null;
  person: string | null;
  /** Shown on the login page, one button a role. */
  isShown: boolean;
}

/** The same opening on several days of the week. */
export const everyWeek = (
  purpose: DemoWindow['purpose'],
  weekdays: readonly number[],
  ...spans: readonly (readonly [string, string])[]
): DemoWindow[] => weekdays.flatMap((weekday) => spans.map(([opens, closes]) => ({ purpose, weekday, opens, closes })));

export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
export const WORKING_DAYS = [1, 2, 3, 4, 5];

/** The address under which whoever has this code or name signs in: `.example` is nobody's (RFC 2606). */
export const emailOf = (codeOrName: string): string =>
  `${codeOrName
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}@glane.example`;

/** A telephone number kept for fiction in France (01 99 00 xx xx). */
export const fictionalPhone = (number: number): string => {
  const digits = String(number).padStart(4, '0');
  return `01 99 00 ${digits.slice(0, 2)} ${digits.slice(2)}`;
};
