import { PartialType } from '@nestjs/swagger';
import { Flag, ListOf, LocalDate, OneOf, Text, Texts, TimeOfDay, Uuid, Whole } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { CODE, MOST_VERSIONS } from './organisation.dto.js';
import { PROFILES, type Profile } from './person.dto.js';

const MOST_G = 100_000_000;
const MOST_LITRES = 1_000_000;

export class NewVehicle {
  @Uuid({ about: 'Whose vehicle it is.' }) organisationId: string;
  @Text({ about: 'Short code, unique in the territory; made up where it is not given.', min: 2, max: 60, pattern: CODE, optional: true })
  code?: string;
  @Text({ about: 'Name.', min: 1, max: 120 }) name: string;
  @OneOf(PROFILES, { about: 'How it moves, which decides its speed and its cold.' }) profile: Profile;
  @Whole({ about: 'Grams it may carry.', min: 1, max: MOST_G }) capacity_g: number;
  @Whole({ about: 'Litres it holds; null = no limit.', min: 1, max: MOST_LITRES, optional: true, nullable: true }) litres?: number | null;
  @Whole({ about: 'Litres of it kept cold, isothermal boxes included.', min: 0, max: MOST_LITRES, optional: true, nullable: true })
  coldLitres?: number | null;
  @Texts({ about: 'Equipment on board, e.g. trolley, tail-lift, isothermal-box.', max: 20, optional: true }) has?: string[];
  @LocalDate({ about: 'Last day of its approval for chilled transport (ATP).', optional: true, nullable: true }) approvedColdUntil?:
    string | null;
  @Whole({ about: 'Most stops on one round.', min: 1, max: 200, optional: true }) maxStops?: number;
  @Uuid({ about: 'Site its rounds start and end at.' }) startSiteId: string;
  @Flag({ about: 'Whether it takes part.', optional: true }) active?: boolean;
}

export class VehicleChange extends PartialType(NewVehicle, { skipNullProperties: false }) {
  @Whole({ about: 'Version the change was made on.', min: 1, max: MOST_VERSIONS }) version: number;
}

export class Shift {
  @Uuid({ about: 'Who drives.' }) personId: string;
  @Whole({ about: 'Day of the week, 1 = Monday.', min: 1, max: 7 }) weekday: number;
  @TimeOfDay({ about: 'From, local time.' }) starts: string;
  @TimeOfDay({ about: 'Until.' }) ends: string;
}

export class Shifts {
  @ListOf(() => Shift, { about: 'All shifts of the vehicle in a week.', max: 70 }) shifts: Shift[];
  @Whole({ about: 'Version the change was made on.', min: 1, max: MOST_VERSIONS }) version: number;
}

export class Vehicle {
  @Uuid({ about: 'Id.' }) id: string;
  @Uuid({ about: 'Whose vehicle it is.' }) organisationId: string;
  @Text({ about: 'Its name.' }) organisationName: string;
  @Text({ about: 'Short code.' }) code: string;
  @Text({ about: 'Name.' }) name: string;
  @OneOf(PROFILES, { about: 'How it moves.' }) profile: Profile;
  @Whole({ about: 'Grams it may carry.', min: 1, max: MOST_G }) capacity_g: number;
  @Whole({ about: 'Litres it holds.', min: 1, max: MOST_LITRES, nullable: true }) litres: number | null;
  @Whole({ about: 'Litres of it kept cold.', min: 0, max: MOST_LITRES, nullable: true }) coldLitres: number | null;
  @Texts({ about: 'Equipment on board.' }) has: string[];
  @LocalDate({ about: 'Last day of its approval for chilled transport.', nullable: true }) approvedColdUntil: string | null;
  @Whole({ about: 'Most stops on one round.', min: 1, max: 200 }) maxStops: number;
  @Uuid({ about: 'Site its rounds start and end at.' }) startSiteId: string;
  @Flag({ about: 'Takes part.' }) active: boolean;
  @Whole({ about: 'Version, to send back with a change.', min: 1, max: MOST_VERSIONS }) version: number;
  @ListOf(() => Shift, { about: 'Who drives it when, every week.' }) shifts: Shift[];
}

export class VehiclePage {
  @ListOf(() => Vehicle, { about: 'Vehicles, oldest first.' }) items: Vehicle[];
  @Text({ about: 'Cursor of the next page; null at the end.', nullable: true }) next: string | null;
}

export class VehicleQuery extends PageQuery {
  @Uuid({ about: 'Vehicles of this organisation.', optional: true }) organisationId?: string;
}
