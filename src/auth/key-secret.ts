import { randomBytes, randomInt } from 'node:crypto';
import type { ApiKey, IssuedApiKey } from './api-key.dto.js';
import { sha256 } from './auth.guard.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A new API key before it is stored: only prefix and hash go to the database. */
export interface KeySecret {
  prefix: string;
  hash: Buffer;
  /** `glane_<prefix>_<43 characters>`: a form that scanners for leaked secrets can look for. */
  whole: string;
}

/** 62 random bits to find it by, 256 to know it by. */
export function drawKey(): KeySecret {
  const prefix = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const secret = randomBytes(32).toString('base64url');
  return { prefix, hash: sha256(secret), whole: `glane_${prefix}_${secret}` };
}

/**
 * Adds the secret to the answer, outside of what an idempotency key keeps: the database must not hold it. An answer
 * given again is of another draw, so its secret is gone.
 */
export const revealed = (key: ApiKey, drawn: KeySecret): IssuedApiKey => ({
  ...key,
  secret: key.prefix === drawn.prefix ? drawn.whole : null,
});
