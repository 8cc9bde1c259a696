import { ListOf, LocalDate, Text, Uuid } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';

export class NewConvention {
  @Uuid({ about: 'The association.' }) associationId: string;
  @Uuid({ about: 'The donor; null = every donor.', optional: true, nullable: true }) donorId?: string | null;
  @LocalDate({ about: 'First day it holds.' }) fromDate: string;
  @LocalDate({ about: 'Last day it holds.' }) toDate: string;
  @Text({ about: 'Reference of the paper.', optional: true, nullable: true }) reference?: string | null;
}

export class Convention {
  @Uuid({ about: 'Id.' }) id: string;
  @Uuid({ about: 'The association.' }) associationId: string;
  @Text({ about: 'Its name.' }) associationName: string;
  @Uuid({ about: 'The donor; null = every donor.', nullable: true }) donorId: string | null;
  @Text({ about: 'Its name.', nullable: true }) donorName: string | null;
  @LocalDate({ about: 'First day it holds.' }) fromDate: string;
  @LocalDate({ about: 'Last day it holds.' }) toDate: string;
  @Text({ about: 'Reference of the paper.', nullable: true }) reference: string | null;
}

export class ConventionPage {
  @ListOf(() => Convention, { about: 'Conventions, oldest first.' }) items: Convention[];
  @Text({ about: 'Cursor of the next page; null at the end.', nullable: true }) next: string | null;
}

export class ConventionQuery extends PageQuery {
  @Uuid({ about: 'Conventions of this association.', optional: true }) associationId?: string;
  @Uuid({ about: 'Conventions that hold for this donor, those with every donor among them.', optional: true }) donorId?: string;
}
