import { randomBytes } from 'node:crypto';

/** The millisecond of the last id and how many ids it has had: twelve bits, so 4,096 of them. */
let moment_ms = 0;
let count = 0;
const MOST = 0xfff;

/**
 * A uuid version 7 (RFC 9562): grows with time like the database's own uuidv7(), for rows whose id must be known before
 * they are written together with the rows that point at them. Of two made by this process the later one is always the
 * larger (method 1 of the RFC, a counter): rows are often read in the order of their ids, and a day played twice from one
 * seed must read them in the same order.
 */
export function newId(): string {
  const now_ms = Date.now();
  if (now_ms > moment_ms) {
    moment_ms = now_ms;
    count = 0;
  } else if (count < MOST) count++;
  else {
    // So many in one millisecond, or a clock set back: the next one is lent.
    moment_ms++;
    count = 0;
  }
  const bytes = randomBytes(16);
  bytes.writeUIntBE(moment_ms, 0, 6);
  bytes[6] = 0x70 | (count >> 8);
  bytes[7] = count & 0xff;
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
