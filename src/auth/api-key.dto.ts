import { PageQuery } from '../platform/http/page.js';
import { Instant, ListOf, ManyOf, OneOf, Text, Uuid } from '../platform/http/fields.js';
import { ROLES, type Role } from '../vocabulary/actor.js';
import { ACTIONS, type Action } from './permissions.js';

export class NewApiKey {
  @Text({ about: 'What it is for, e.g. the name of the till software.', min: 1, max: 120 }) name: string;
  @Uuid({ about: 'Organisation it acts for; needed for the roles of shop staff, associations and hubs.', optional: true, nullable: true })
  organisationId?: string | null;
  @OneOf(ROLES, { about: 'Role whose reach it has.' }) role: Role;
  @ManyOf(ACTIONS, { about: 'The actions it may do: some of its role’s.' }) scopes: Action[];
  @Instant({ about: 'When it ends, at most two years from now.' }) expiresAt: string;
}

export class ApiKey {
  @Uuid({ about: 'Id.' }) id: string;
  @Text({ about: 'What it is for.', max: 120 }) name: string;
  @Text({ about: 'The part of the key by which it is known: glane_<prefix>_….' }) prefix: string;
  @Uuid({ about: 'Organisation it acts for.', nullable: true }) organisationId: string | null;
  @OneOf(ROLES, { about: 'Role whose reach it has.' }) role: Role;
  @ManyOf(ACTIONS, { about: 'The actions it may do.' }) scopes: Action[];
  @Instant({ about: 'When it ends.' }) expiresAt: string;
  @Instant({ about: 'When it was taken back.', nullable: true }) revokedAt: string | null;
  @Uuid({ about: 'The key that replaced it.', nullable: true }) replacedBy: string | null;
  @Instant({ about: 'When it was last used, to the minute.', nullable: true }) lastUsedAt: string | null;
  @Instant({ about: 'When it was made.' }) createdAt: string;
}

export class IssuedApiKey extends ApiKey {
  @Text({ about: 'The whole key, shown this once and kept nowhere; null where the answer is given again.', nullable: true }) secret:
    string | null;
}

export class ApiKeyPage {
  @ListOf(() => ApiKey, { about: 'Keys, oldest first.' }) items: ApiKey[];
  @Text({ about: 'Cursor of the next page; null at the end.', nullable: true }) next: string | null;
}

export class ApiKeyQuery extends PageQuery {
  @Uuid({ about: 'Keys of this organisation.', optional: true }) organisationId?: string;
}
