import { PartialType } from '@nestjs/swagger';
import { Flag, ListOf, LocalDate, ManyOf, Text, Uuid, Whole } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { MOST_VERSIONS } from './organisation.dto.js';

export const PROFILES = ['walk', 'cargo-bike', 'van', 'refrigerated-van'] as const;
export type Profile = (typeof PROFILES)[number];

export class NewPerson {
  @Uuid({ about: 'Organisation they work for.' }) organisationId: string;
  @Text({ about: 'Name.', min: 1, max: 120 }) name: string;
  @Text({ about: 'Telephone.', max: 40, pattern: /^[+\d][\d .()/-]*$/, optional: true, nullable: true }) phone?: string | null;
  @ManyOf(PROFILES, { about: 'What they may drive.', optional: true }) drives?: Profile[];
  @Flag({ about: 'Whether they take part.', optional: true }) active?: boolean;
}

export class PersonChange extends PartialType(NewPerson, { skipNullProperties: false }) {
  @Whole({ about: 'Version the change was made on.', min: 1, max: MOST_VERSIONS }) version: number;
}

export class Absence {
  @LocalDate({ about: 'The day.' }) day: string;
  @Text({ about: 'Why, if it needs saying.', optional: true, nullable: true }) reason?: string | null;
}

export class Person {
  @Uuid({ about: 'Id.' }) id: string;
  @Uuid({ about: 'Organisation they work for.' }) organisationId: string;
  @Text({ about: 'Its name.' }) organisationName: string;
  @Text({ about: 'Name.', max: 120 }) name: string;
  @Text({ about: 'Telephone.', nullable: true }) phone: string | null;
  @ManyOf(PROFILES, { about: 'What they may drive.' }) drives: Profile[];
  @Flag({ about: 'Take part.' }) active: boolean;
  @Whole({ about: 'Version, to send back with a change.', min: 1, max: MOST_VERSIONS }) version: number;
  @ListOf(() => Absence, { about: 'Days they will not be there, from today on.' }) absences: Absence[];
}

export class PersonPage {
  @ListOf(() => Person, { about: 'People, oldest first.' }) items: Person[];
  @Text({ about: 'Cursor of the next page; null at the end.', nullable: true }) next: string | null;
}

export class PersonQuery extends PageQuery {
  @Uuid({ about: 'People of this organisation.', optional: true }) organisationId?: string;
  @Text({ about: 'Part of the name.', max: 100, optional: true }) q?: string;
}
