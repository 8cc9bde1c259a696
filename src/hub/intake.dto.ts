import { Decimal, Flag, Instant, ListOf, LocalDate, OneOf, Text, Uuid, Whole } from '../platform/http/fields.js';
import { CATEGORIES, COLD_CLASSES, DATE_KINDS } from '../vocabulary/food.js';

const MOST = Number.MAX_SAFE_INTEGER;
export const INTAKE_REFUSALS = ['temperature', 'date', 'packaging', 'quality', 'missing', 'other'] as const;

export class ExpectedIntake {
  @Uuid({ about: 'Part of a lot.' }) parcelId: string;
  @Uuid({ about: 'Lot.' }) lotId: string;
  @Whole({ about: 'Its number.', min: 1, max: MOST }) lotReference: number;
  @Text({ about: 'What it is.' }) label: string;
  @OneOf(CATEGORIES, { about: 'Kind of food.' }) category: string;
  @OneOf(COLD_CLASSES, { about: 'Cold class.' }) cold: string;
  @Whole({ about: 'Grams announced.', min: 0, max: MOST }) announced_g: number;
  @Text({ about: 'From whom.' }) donorName: string;
  @OneOf(DATE_KINDS, { about: 'Kind of date.' }) dateKind: string;
  @LocalDate({ about: 'Printed date.', nullable: true }) date: string | null;
  @OneOf(['accepted', 'planned', 'collected', 'delivered'], { about: 'Where it is.' }) state: string;
  @Instant({ about: 'When it is expected.', nullable: true }) expectedAt: string | null;
}

export class ExpectedList {
  @ListOf(() => ExpectedIntake, { about: 'In order of arrival.' }) items: ExpectedIntake[];
}

export class NewIntake {
  @Uuid({ about: 'Part of a lot that was delivered.' }) parcelId: string;
  @Whole({ about: 'Grams on the hub’s scale.', min: 0, max: 100_000_000 }) weighed_g: number;
  @Whole({ about: 'Grams of these refused.', min: 0, max: 100_000_000, optional: true }) refused_g?: number;
  @OneOf(INTAKE_REFUSALS, { about: 'Why; needed when some is refused.', optional: true }) refusalCode?: (typeof INTAKE_REFUSALS)[number];
  @Decimal({ about: '°C measured.', min: -60, max: 120, optional: true, nullable: true }) temperature_c?: number | null;
  @Flag({ about: 'Whether packages and labels passed the check.' }) packageOk: boolean;
  @Text({ about: 'Note.', optional: true, max: 1000 }) note?: string;
}

export class Intake {
  @Uuid({ about: 'Id.' }) id: string;
  @Uuid({ about: 'Part of a lot.' }) parcelId: string;
  @Uuid({ about: 'Lot.' }) lotId: string;
  @Whole({ about: 'Its number.', min: 1, max: MOST }) lotReference: number;
  @Text({ about: 'What it is.' }) label: string;
  @Whole({ about: 'Grams announced.', min: 0, max: MOST }) announced_g: number;
  @Whole({ about: 'Grams weighed.', min: 0, max: MOST }) weighed_g: number;
  @Whole({ about: 'Grams refused.', min: 0, max: MOST }) refused_g: number;
  @OneOf(INTAKE_REFUSALS, { about: 'Why.', nullable: true }) refusalCode: string | null;
  @Decimal({ about: '°C.', min: -60, max: 120, nullable: true }) temperature_c: number | null;
  @Flag({ about: 'Packages and labels passed.' }) packageOk: boolean;
  @Text({ about: 'Note.', nullable: true, max: 1000 }) note: string | null;
  @Instant({ about: 'When.' }) at: string;
}

export class IntakeList {
  @ListOf(() => Intake, { about: 'Newest first.' }) items: Intake[];
}

export class IntakeQuery {
  @LocalDate({ about: 'Day; today when missing.', optional: true }) day?: string;
  @Uuid({ about: 'Only this hub.', optional: true }) siteId?: string;
}
