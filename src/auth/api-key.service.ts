import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { invalidFields, notFound } from '../platform/http/http.errors.js';
import { pageAsked, pageOf } from '../platform/http/page.js';
import type { ApiKey, ApiKeyPage, ApiKeyQuery, NewApiKey } from './api-key.dto.js';
import { expiryOutOfRange, keyEnded, organisationNeeded, scopeBeyondRole } from './auth.errors.js';
import { KeyRing } from './key-ring.js';
import type { KeySecret } from './key-secret.js';
import { PERMISSIONS, rolesOfAnOrganisation } from './permissions.js';

interface KeyRow extends Omit<ApiKey, 'expiresAt' | 'revokedAt' | 'lastUsedAt' | 'createdAt'> {
  expiresAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  createdAt: Date;
  live: boolean;
}

const KEY_COLUMNS = `id, name, prefix, organisation_id as "organisationId", role, scopes, expires_at as "expiresAt", revoked_at as "revokedAt",
  replaced_by as "replacedBy", last_used_at as "lastUsedAt", created_at as "createdAt", revoked_at is null and expires_at > now() as live`;

/** Keys for programs: scoped, ending, replaced without a gap. */
@Injectable()
export class ApiKeyService {
  constructor(private readonly ring: KeyRing) {}

  async list(tx: Tx, query: ApiKeyQuery): Promise<ApiKeyPage> {
    const asked = pageAsked(query);
    const rows = await tx.query<KeyRow>(
      `select ${KEY_COLUMNS} from api_key where ($1::uuid is null or id > $1) and ($2::uuid is null or organisation_id = $2) order by id limit $3`,
      [asked.after, query.organisationId ?? null, asked.take],
    );
    return pageOf(rows, asked, shown);
  }

  /** @throws invalidFields for a scope the role does not have and for an end that is past or beyond two years; organisationNeeded. */
  async issue(tx: Tx, body: NewApiKey, secret: KeySecret): Promise<ApiKey> {
    const beyond = body.scopes.filter((scope) => !PERMISSIONS[body.role][scope]);
    const problems = beyond.length > 0 ? [scopeBeyondRole(beyond)] : [];
    const end = await tx.first<{ fits: boolean }>(
      `select $1::timestamptz > now() and $1::timestamptz <= now() + interval '2 years' as fits`,
      [body.expiresAt],
    );
    if (!end!.fits) problems.push(expiryOutOfRange);
    if (problems.length > 0) throw invalidFields({}, problems);
    if (!body.organisationId && rolesOfAnOrganisation.includes(body.role)) throw organisationNeeded({ role: body.role });
    return this.store(tx, { ...body, organisationId: body.organisationId ?? null }, secret);
  }

  /**
   * A new key with the same rights and the same end; the old one works for another day, so that a program can change
   * over without a gap.
   *
   * @throws notFound; keyEnded where it is revoked, past its end or replaced already.
   */
  async rotate(tx: Tx, keyId: string, secret: KeySecret): Promise<ApiKey> {
    const old = await tx.first<KeyRow>(`select ${KEY_COLUMNS} from api_key where id = $1 for update`, [keyId]);
    if (!old) throw notFound({ keyId });
    if (!old.live || old.replacedBy) throw keyEnded({ keyId });
    const fresh = await this.store(tx, { ...old, expiresAt: old.expiresAt.toISOString() }, secret);
    await tx.query(`update api_key set replaced_by = $2, expires_at = least(expires_at, now() + interval '24 hours') where id = $1`, [
      keyId,
      fresh.id,
    ]);
    return fresh;
  }

  /** Ends a key at once; ending it again changes nothing. */
  async revoke(tx: Tx, keyId: string): Promise<void> {
    const found = await tx.query('update api_key set revoked_at = coalesce(revoked_at, now()) where id = $1 returning id', [keyId]);
    if (found.length === 0) throw notFound({ keyId });
    this.ring.forget();
  }

  private async store(
    tx: Tx,
    key: Pick<ApiKey, 'name' | 'organisationId' | 'role' | 'scopes' | 'expiresAt'>,
    secret: KeySecret,
  ): Promise<ApiKey> {
    const row = await tx.first<KeyRow>(
      `insert into api_key (territory_id, organisation_id, name, prefix, secret_hash, role, scopes, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${KEY_COLUMNS}`,
      [tx.territoryId, key.organisationId, key.name, secret.prefix, secret.hash, key.role, key.scopes, key.expiresAt],
    );
    return shown(row!);
  }
}

const shown = ({ live: _, ...row }: KeyRow): ApiKey => ({
  ...row,
  expiresAt: row.expiresAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});
