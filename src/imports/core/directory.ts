import type { DonorKind } from '../../vocabulary/food.js';
import type { Point } from '../../vocabulary/place.js';
import type { Column } from './header.js';
import type { RemarkCode, RowRemark } from './row-problem.js';
import type { Row } from './row.js';
import type { Territory } from './territory.js';
import type { WeekWindow } from './week-text.js';

/** The files of places that can be imported. */
export const DIRECTORY_KINDS = ['bdcom', 'markets', 'canteens', 'organisations'] as const;
export type DirectoryKind = (typeof DIRECTORY_KINDS)[number];

/** What a file says of an organisation; what it does not say is left as it is. */
export interface OrganisationFacts {
  readonly kind: 'donor' | 'association' | 'hub' | 'outlet';
  readonly name: string;
  readonly siret?: string | null;
  readonly rna?: string | null;
  readonly publicBody?: boolean;
  readonly habilitationFrom?: string | null;
  readonly habilitationTo?: string | null;
  readonly habilitationReference?: string | null;
  readonly entitlement?: number;
  readonly contactName?: string | null;
  readonly contactPhone?: string | null;
  readonly contactEmail?: string | null;
}

/** What a file says of a site; what it does not say is left as it is. */
export interface SiteFacts {
  readonly name: string;
  readonly role: 'donor' | 'association' | 'hub' | 'feed' | 'compost';
  readonly donorKind: DonorKind | null;
  readonly address?: string | null;
  readonly postcode?: string | null;
  readonly surfaceClass?: number | null;
  readonly accepts?: readonly string[] | null;
  readonly refusesAllergens?: readonly string[];
  readonly minDelivery_g?: number;
  readonly maxDistance_m?: number | null;
  readonly shortDlc?: boolean;
  readonly cooks?: boolean;
  readonly streetAccess?: string | null;
}

export type Purpose = 'pickup' | 'receiving' | 'distribution';

/** One place of a file, ready to be compared with what the territory already has. */
export interface SiteRecord {
  readonly row: number;
  /** Keys that stay the same from one edition of the file to the next. */
  readonly organisationCode: string;
  readonly siteCode: string;
  readonly organisation: OrganisationFacts;
  readonly site: SiteFacts;
  readonly point: Point;
  /** What the file does not really know (a name made of trade and street, a position at the centre): written for a new site only. */
  readonly onlyWhenNew: readonly ('name' | 'point')[];
  readonly areaCode: string | null;
  /** Only the purposes the file speaks of. */
  readonly windows: Readonly<Partial<Record<Purpose, readonly WeekWindow[]>>>;
  /** Grams by cold class, or `total`; only the classes the file speaks of. */
  readonly storage: Readonly<Record<string, number>>;
  /** Of several rows for one place the one with the largest edition is kept; null: a second row is a mistake. */
  readonly edition: string | null;
  readonly remarks: readonly RowRemark[];
}

/** A row that the file is right to have and that is not for us. */
export interface LeftOut {
  readonly leftOut: Extract<RemarkCode, 'other-territory' | 'superseded' | 'not-food'>;
}

/** How one kind of file is read: its columns, and each row by itself. Null: the row has a problem. */
export interface DirectoryFile {
  readonly columns: readonly Column[];
  readonly read: (row: Row, territory: Territory) => SiteRecord | LeftOut | null;
}

/** `ROCHE-MARIE DE L'ÉGLISE` → `Roche-Marie de l'Église`: files in capitals are tiring to read on a phone. */
export function titleCase(text: string): string {
  const small = new Set(['de', 'du', 'des', 'la', 'le', 'les', 'et', 'aux', 'au', 'en', 'sur']);
  const words = text.trim().toLowerCase().replaceAll(/\s+/g, ' ').split(' ');
  return words
    .map((word, index) =>
      index > 0 && small.has(word)
        ? word
        : word.replaceAll(/(^|[-'’])(\p{L})/gu, (_, before: string, first: string) => before + first.toUpperCase()),
    )
    .join(' ');
}
