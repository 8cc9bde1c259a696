import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { preparedQuery } from '../platform/database/prepared-query.js';
import type { Role } from '../vocabulary/actor.js';

/** A live API key as the guard needs it. */
export interface LiveKey {
  territory_id: string;
  id: string;
  secret_hash: Buffer;
  role: Role;
  organisation_id: string | null;
  scopes: string[];
  name: string;
}

const LIFE_MS = 1000;
const MOST_KEYS = 10_000;

/**
 * Live API keys by prefix. A program may ask hundreds of times a second: the database is asked once a second at most for
 * each key. A key revoked here ends at once; one revoked by another process within that second. Sessions, which people
 * share and lose, are not kept at all.
 */
@Injectable()
export class KeyRing {
  private readonly keys = new Map<string, { key: LiveKey; at: number }>();

  constructor(private readonly dataSource: DataSource) {}

  async find(prefix: string): Promise<LiveKey | undefined> {
    const known = this.keys.get(prefix);
    if (known && performance.now() - known.at < LIFE_MS) return known.key;
    const [key] = await preparedQuery<LiveKey>(this.dataSource, 'select * from find_api_key($1)', [prefix]);
    if (this.keys.size >= MOST_KEYS) this.keys.clear();
    if (key) this.keys.set(prefix, { key, at: performance.now() });
    else this.keys.delete(prefix);
    return key;
  }

  /** What changed about keys counts from now on. */
  forget(): void {
    this.keys.clear();
  }
}
