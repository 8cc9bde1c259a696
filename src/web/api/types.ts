import type { components } from './schema.d.ts';

/** The API's own shapes under the names the pages use. Nothing here is written by hand: a renamed field is a type error. */
type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type Role = Me['role'];
export type DemoLogin = Schemas['DemoLogin'];

export type Declaration = Schemas['Declaration'];
export type Lot = Schemas['Lot'];
export type Parcel = Schemas['Parcel'];
export type ParcelState = Parcel['state'];
export type Category = Lot['category'];
export type ColdClass = Lot['cold'];
export type DateKind = Lot['dateKind'];
export type DonorKind = Lot['donorKind'];
export type Allergen = NonNullable<Lot['allergens']>[number];
export type WithdrawalReason = Schemas['Withdrawal']['reasonCode'];
export type DiversionReason = Schemas['Diversion']['reasonCode'];
export type LotCycle = Schemas['LotCycle'];

export type Offer = Schemas['Offer'];
export type RefusalReason = Schemas['Refusal']['reasonCode'];
export type StandingRule = Schemas['StandingRule'];
export type Cycle = Schemas['Cycle'];

export type RoundSummary = Schemas['RoundSummary'];
export type Round = Schemas['Round'];
export type PlanningList = Schemas['PlanningList'];
export type PlanningRecord = Schemas['PlanningRecord'];
export type RoundsPolicy = Schemas['RoundsPolicy'];
export type UnservedParcel = Schemas['UnservedParcel'];
export type Stop = Schemas['Stop'];
export type StopLine = Schemas['StopLine'];
export type HandedLine = Schemas['HandedLine'];
export type StopFailureReason = Schemas['StopFailure']['reasonCode'];
export type WeighingReason = NonNullable<StopLine['refusalCode']>;
export type PickupNote = Schemas['PickupNote'];
export type RunSheet = Schemas['RunSheet'];
export type CalendarFeed = Schemas['CalendarFeed'];

export type ExpectedIntake = Schemas['ExpectedIntake'];
export type Intake = Schemas['Intake'];
export type IntakeRefusal = NonNullable<Intake['refusalCode']>;

export type Figures = Schemas['Figures'];
export type FigureGroup = Schemas['FigureGroup'];

export type FairnessOverview = Schemas['FairnessOverview'];
export type FairnessRow = Schemas['FairnessRow'];
export type FairnessPlace = FairnessRow['place'];

export type User = Schemas['User'];
export type ApiKey = Schemas['ApiKey'];
export type IssuedApiKey = Schemas['IssuedApiKey'];
/** What can be done, as API keys' scopes name it. */
export type Action = ApiKey['scopes'][number];

export type Site = Schemas['Site'];
export type Organisation = Schemas['Organisation'];
export type Room = Schemas['Room']['cold'];
export type Purpose = Schemas['Windows']['purpose'];
export type Convention = Schemas['Convention'];
export type Person = Schemas['Person'];
export type Vehicle = Schemas['Vehicle'];
export type Policy = Schemas['Policy'];
export type ComparedPolicy = Schemas['ComparedPolicy'];
export type PolicyComparison = Schemas['PolicyComparison'];
export type ComparisonResult = Schemas['ComparisonResult'];
export type ComparedMeasure = Schemas['ComparedMeasure'];
export type ComparedRow = Schemas['ComparedRow'];
export type ComparedValue = Schemas['ComparedValue'];

export type EquipmentItem = Schemas['Item'];
export type EquipmentKind = EquipmentItem['kind'];
export type EquipmentBooking = Schemas['Booking'];
export type ItemWeek = Schemas['ItemWeek'];
export type EquipmentUsage = Schemas['EquipmentUsage'];

export type Day = Schemas['Day'];
