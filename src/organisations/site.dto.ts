import { PartialType } from '@nestjs/swagger';
import { Flag, ListOf, LocalDate, LonLat, ManyOf, OneOf, Text, TimeOfDay, Uuid, Whole } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { ALLERGENS, CATEGORIES, COLD_CLASSES, DONOR_KINDS } from '../vocabulary/food.js';
import { CODE, MOST_VERSIONS } from './organisation.dto.js';

export const SITE_ROLES = ['donor', 'association', 'hub', 'feed', 'compost'] as const;
export type SiteRole = (typeof SITE_ROLES)[number];
/** A hub gives on what it received, but is no donor of its own. */
const SITE_DONOR_KINDS = DONOR_KINDS.filter((kind) => kind !== 'hub');
/** `total` bounds all classes together. */
export const ROOMS = [...COLD_CLASSES, 'total'] as const;
export const PURPOSES = ['pickup', 'receiving', 'distribution'] as const;
export type Purpose = (typeof PURPOSES)[number];
const MOST_G = 1_000_000_000;

/** What a site takes and how it works: its own organisation may change it. */
class SiteHabits {
  @ManyOf(CATEGORIES, { about: 'Kinds of food it takes; null = all.', optional: true, nullable: true }) accepts?: string[] | null;
  @ManyOf(ALLERGENS, { about: 'Allergens it cannot take.', optional: true }) refusesAllergens?: string[];
  @Whole({ about: 'Least grams worth a delivery from one donor.', min: 0, max: MOST_G, optional: true }) minDelivery_g?: number;
  @Whole({ about: 'Farthest a lot may come from, in metres; null = no limit.', min: 1, max: 1_000_000, optional: true, nullable: true })
  maxDistance_m?: number | null;
  @Flag({ about: 'Whether it takes food with a use-by date less than two days away.', optional: true }) shortDlc?: boolean;
  @Flag({ about: 'Whether it cooks.', optional: true }) cooks?: boolean;
  @Text({ about: 'Words for the driver: which door, when a van may stop.', max: 500, optional: true, nullable: true }) streetAccess?:
    string | null;
}

export const HABITS: readonly (keyof SiteHabits)[] = [
  'accepts',
  'refusesAllergens',
  'minDelivery_g',
  'maxDistance_m',
  'shortDlc',
  'cooks',
  'streetAccess',
];

class SitePlace extends SiteHabits {
  @Text({ about: 'Short code, unique in the territory; made up where it is not given.', min: 2, max: 60, pattern: CODE, optional: true })
  code?: string;
  @Text({ about: 'Name.', min: 1, max: 200 }) name: string;
  @OneOf(SITE_DONOR_KINDS, { about: 'Kind of donor; for donors only, who need one.', optional: true, nullable: true }) donorKind?:
    string | null;
  @Text({ about: 'Number and street.', max: 200, optional: true, nullable: true }) address?: string | null;
  @Text({ about: 'Postcode.', max: 10, optional: true, nullable: true, example: '75020' }) postcode?: string | null;
  @LonLat({ about: 'Where it stands; must be in the territory.' }) point: [number, number];
  @Flag({ about: 'Whether it takes part.', optional: true }) active?: boolean;
}

export class NewSite extends SitePlace {
  @Uuid({ about: 'Whose site it is.' }) organisationId: string;
  @OneOf(SITE_ROLES, { about: 'What it does.' }) role: SiteRole;
}

export class SiteChange extends PartialType(SitePlace, { skipNullProperties: false }) {
  @Whole({ about: 'Version the change was made on.', min: 1, max: MOST_VERSIONS }) version: number;
}

export class WindowHours {
  @Whole({ about: 'Day of the week, 1 = Monday.', min: 1, max: 7 }) weekday: number;
  @TimeOfDay({ about: 'Opens at, local time.' }) opens: string;
  @TimeOfDay({ about: 'Closes at.' }) closes: string;
}

export class OpeningWindow extends WindowHours {
  @Uuid({ about: 'Id.' }) id: string;
  @OneOf(PURPOSES, { about: 'What it is open for.' }) purpose: Purpose;
}

export class Windows {
  @OneOf(PURPOSES, { about: 'What the windows are for; those for other purposes stay.' }) purpose: Purpose;
  @ListOf(() => WindowHours, { about: 'All windows for it; an empty list closes it.', max: 70 }) windows: WindowHours[];
  @Whole({ about: 'Version the change was made on.', min: 1, max: MOST_VERSIONS }) version: number;
}

export class NewClosure {
  @LocalDate({ about: 'First day closed.' }) fromDate: string;
  @LocalDate({ about: 'Last day closed.' }) toDate: string;
  @Text({ about: 'Why.', optional: true, nullable: true }) reason?: string | null;
}

export class Closure {
  @Uuid({ about: 'Id.' }) id: string;
  @LocalDate({ about: 'First day closed.' }) fromDate: string;
  @LocalDate({ about: 'Last day closed.' }) toDate: string;
  @Text({ about: 'Why.', nullable: true }) reason: string | null;
}

export class Room {
  @OneOf(ROOMS, { about: 'Cold class, or `total` for all together.' }) cold: (typeof ROOMS)[number];
  @Whole({ about: 'Grams it can hold.', min: 0, max: MOST_G }) capacity_g: number;
}

export class StorageRoom extends Room {
  @Whole({ about: 'Grams promised, on their way or in it.', min: 0, max: MOST_G }) reserved_g: number;
}

export class Storage {
  @ListOf(() => Room, { about: 'All rooms; a class that is not listed has none.', max: 8 }) storage: Room[];
  @Whole({ about: 'Version the change was made on.', min: 1, max: MOST_VERSIONS }) version: number;
}

export class Site {
  @Uuid({ about: 'Id.' }) id: string;
  @Uuid({ about: 'Whose site it is.' }) organisationId: string;
  @Text({ about: 'Its name.' }) organisationName: string;
  @Text({ about: 'Short code.' }) code: string;
  @Text({ about: 'Name.' }) name: string;
  @OneOf(SITE_ROLES, { about: 'What it does.' }) role: SiteRole;
  @OneOf(SITE_DONOR_KINDS, { about: 'Kind of donor.', nullable: true }) donorKind: string | null;
  @Text({ about: 'Number and street.', nullable: true }) address: string | null;
  @Text({ about: 'Postcode.', nullable: true }) postcode: string | null;
  @LonLat({ about: 'Where it stands.' }) point: [number, number];
  @Text({ about: 'Quartier it stands in.', nullable: true }) areaCode: string | null;
  @ManyOf(CATEGORIES, { about: 'Kinds of food it takes; null = all.', nullable: true }) accepts: string[] | null;
  @ManyOf(ALLERGENS, { about: 'Allergens it cannot take.' }) refusesAllergens: string[];
  @Whole({ about: 'Least grams worth a delivery from one donor.', min: 0, max: MOST_G }) minDelivery_g: number;
  @Whole({ about: 'Farthest a lot may come from, in metres.', min: 1, max: 1_000_000, nullable: true }) maxDistance_m: number | null;
  @Flag({ about: 'Takes food with a use-by date less than two days away.' }) shortDlc: boolean;
  @Flag({ about: 'Cooks.' }) cooks: boolean;
  @Text({ about: 'Words for the driver.', max: 500, nullable: true }) streetAccess: string | null;
  @Flag({ about: 'Takes part.' }) active: boolean;
  @Whole({ about: 'Version, to send back with a change.', min: 1, max: MOST_VERSIONS }) version: number;
  @ListOf(() => OpeningWindow, { about: 'When it is open every week.' }) windows: OpeningWindow[];
  @ListOf(() => Closure, { about: 'Days it is closed all the same.' }) closures: Closure[];
  @ListOf(() => StorageRoom, { about: 'Room it has.' }) storage: StorageRoom[];
}

export class SitePage {
  @ListOf(() => Site, { about: 'Sites, oldest first.' }) items: Site[];
  @Text({ about: 'Cursor of the next page; null at the end.', nullable: true }) next: string | null;
}

export class SiteQuery extends PageQuery {
  @Uuid({ about: 'Sites of this organisation.', optional: true }) organisationId?: string;
  @OneOf(SITE_ROLES, { about: 'Sites of this role.', optional: true }) role?: SiteRole;
  @Text({ about: 'Part of the name, code, address or organisation.', max: 100, optional: true }) q?: string;
}
