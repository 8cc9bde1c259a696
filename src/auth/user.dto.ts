import { PageQuery } from '../platform/http/page.js';
import { Email, Flag, Instant, ListOf, OneOf, Text, Uuid, Whole } from '../platform/http/fields.js';
import { ROLES, type Role } from '../vocabulary/actor.js';
import { LANGUAGES, type Language } from '../vocabulary/words.js';

const MOST_VERSIONS = 2_147_483_647;

export class NewUser {
  @Email({ about: 'E-mail address they sign in with.' }) email: string;
  @Text({ about: 'Name.', min: 1, max: 120 }) name: string;
  @OneOf(ROLES, { about: 'Role.' }) role: Role;
  @Uuid({ about: 'Organisation they act for; needed for shop staff, associations and hubs.', optional: true, nullable: true })
  organisationId?: string | null;
  @Uuid({ about: 'The driver or volunteer they are.', optional: true, nullable: true }) personId?: string | null;
  @OneOf(LANGUAGES, { about: 'Language of their screens.', optional: true }) locale?: Language;
  @Text({ about: 'First password, at least 12 characters.', min: 1, max: 200 }) password: string;
}

export class UserChange {
  @Text({ about: 'Name.', min: 1, max: 120, optional: true }) name?: string;
  @OneOf(ROLES, { about: 'Role.', optional: true }) role?: Role;
  @Uuid({ about: 'Organisation they act for.', optional: true, nullable: true }) organisationId?: string | null;
  @Uuid({ about: 'The driver or volunteer they are.', optional: true, nullable: true }) personId?: string | null;
  @OneOf(LANGUAGES, { about: 'Language of their screens.', optional: true }) locale?: Language;
  @Flag({ about: 'Whether they are shut out; their sessions end at once.', optional: true }) disabled?: boolean;
  @Whole({ about: 'Version the change was made on.', min: 1, max: MOST_VERSIONS }) version: number;
}

export class NewPassword {
  @Text({ about: 'New password, at least 12 characters.', min: 1, max: 200 }) password: string;
  @Text({ about: 'The password until now; needed for one’s own.', min: 1, max: 200, optional: true }) currentPassword?: string;
}

export class User {
  @Uuid({ about: 'Id.' }) id: string;
  @Email({ about: 'E-mail address they sign in with.' }) email: string;
  @Text({ about: 'Name.', max: 120 }) name: string;
  @OneOf(ROLES, { about: 'Role.' }) role: Role;
  @Uuid({ about: 'Organisation they act for.', nullable: true }) organisationId: string | null;
  @Text({ about: 'Its name.', nullable: true }) organisationName: string | null;
  @Uuid({ about: 'The driver or volunteer they are.', nullable: true }) personId: string | null;
  @OneOf(LANGUAGES, { about: 'Language of their screens.' }) locale: Language;
  @Flag({ about: 'Whether they are shut out.' }) disabled: boolean;
  @Instant({ about: 'When the account was made.' }) createdAt: string;
  @Whole({ about: 'Version, to send back with a change.', min: 1, max: MOST_VERSIONS }) version: number;
}

export class UserPage {
  @ListOf(() => User, { about: 'Users, oldest first.' }) items: User[];
  @Text({ about: 'Cursor of the next page; null at the end.', nullable: true }) next: string | null;
}

export class UserQuery extends PageQuery {
  @OneOf(ROLES, { about: 'Users of this role.', optional: true }) role?: Role;
}
