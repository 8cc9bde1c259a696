import { PartialType } from '@nestjs/swagger';
import { Decimal, Email, Flag, ListOf, LocalDate, OneOf, Text, Uuid, Whole } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';

export const ORGANISATION_KINDS = ['donor', 'association', 'hub', 'outlet', 'town-hall'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Versions count from 1; sent back with a change, they say what it was made on. */
export const MOST_VERSIONS = 2_147_483_647;
export const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]*$/;

export class NewOrganisation {
  @Text({
    about: 'Short code, unique in the territory; made up where it is not given.',
    min: 2,
    max: 60,
    pattern: CODE,
    optional: true,
    example: 'boulangerie-exemple',
  })
  code?: string;
  @OneOf(ORGANISATION_KINDS, { about: 'What it is.' }) kind: OrganisationKind;
  @Text({ about: 'Name.', min: 1, max: 200 }) name: string;
  @Text({
    about: 'SIRET, 14 digits; spaces are dropped.',
    max: 20,
    pattern: /^[\d ]+$/,
    optional: true,
    nullable: true,
    example: '732 829 320 00074',
  })
  siret?: string | null;
  @Text({ about: 'RNA number of an association.', max: 10, pattern: /^W\d{9}$/, optional: true, nullable: true, example: 'W751234567' })
  rna?: string | null;
  @LocalDate({ about: 'First day of its habilitation for food aid (CASF L266-2).', optional: true, nullable: true }) habilitationFrom?:
    string | null;
  @LocalDate({ about: 'Last day of it.', optional: true, nullable: true }) habilitationTo?: string | null;
  @Text({ about: 'Reference of the decree.', optional: true, nullable: true }) habilitationReference?: string | null;
  @Flag({ about: 'A public body (CCAS, town hall), which needs no habilitation.', optional: true }) publicBody?: boolean;
  @Decimal({ about: 'Its voted weight in the fair share, e.g. meals it serves a day.', min: 0, max: 1_000_000, optional: true })
  entitlement?: number;
  @Text({ about: 'Whom to ask for.', max: 120, optional: true, nullable: true }) contactName?: string | null;
  @Text({ about: 'Telephone.', max: 40, pattern: /^[+\d][\d .()/-]*$/, optional: true, nullable: true, example: '+33 1 99 00 12 34' })
  contactPhone?: string | null;
  @Email({ about: 'E-mail address.', optional: true, nullable: true }) contactEmail?: string | null;
}

export class OrganisationChange extends PartialType(NewOrganisation, { skipNullProperties: false }) {
  @Whole({ about: 'Version the change was made on.', min: 1, max: MOST_VERSIONS }) version: number;
}

export class Organisation {
  @Uuid({ about: 'Id.' }) id: string;
  @Text({ about: 'Short code.' }) code: string;
  @OneOf(ORGANISATION_KINDS, { about: 'What it is.' }) kind: OrganisationKind;
  @Text({ about: 'Name.' }) name: string;
  @Text({ about: 'SIRET.', nullable: true }) siret: string | null;
  @Text({ about: 'RNA number.', nullable: true }) rna: string | null;
  @LocalDate({ about: 'First day of its habilitation.', nullable: true }) habilitationFrom: string | null;
  @LocalDate({ about: 'Last day of it.', nullable: true }) habilitationTo: string | null;
  @Text({ about: 'Reference of the decree.', nullable: true }) habilitationReference: string | null;
  @Flag({ about: 'A public body.' }) publicBody: boolean;
  @Decimal({ about: 'Its weight in the fair share.', min: 0, max: 1_000_000 }) entitlement: number;
  @Text({ about: 'Whom to ask for.', nullable: true }) contactName: string | null;
  @Text({ about: 'Telephone.', nullable: true }) contactPhone: string | null;
  @Email({ about: 'E-mail address.', nullable: true }) contactEmail: string | null;
  @Whole({ about: 'Version, to send back with a change.', min: 1, max: MOST_VERSIONS }) version: number;
}

export class OrganisationPage {
  @ListOf(() => Organisation, { about: 'Organisations, oldest first.' }) items: Organisation[];
  @Text({ about: 'Cursor of the next page; null at the end.', nullable: true }) next: string | null;
}

export class OrganisationQuery extends PageQuery {
  @OneOf(ORGANISATION_KINDS, { about: 'Organisations of this kind.', optional: true }) kind?: OrganisationKind;
  @Text({ about: 'Part of the name or code.', max: 100, optional: true }) q?: string;
}
