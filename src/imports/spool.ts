import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { bodyTooLarge, malformedBody } from '../platform/http/http.errors.js';

/** How a file's bytes become text. What is no UTF-8 is taken as Windows-1252, which holds Latin-1: what French spreadsheets write. */
export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252';

/** A received file, kept on disk while it is read. */
export interface SpooledFile {
  path: string;
  bytes: number;
  sha256: string;
  encoding: Encoding;
  name: string | null;
}

/**
 * Takes in a file as it comes and gives `work` its place on disk; the copy is removed in the end. A slow sender
 * therefore holds no transaction, and a transaction that has to be tried again can read the file again.
 *
 * @throws bodyTooLarge where it has more than `most` bytes.
 */
export async function spooled<T>(
  source: Readable,
  { most, name }: { most: number; name: string | null },
  work: (file: SpooledFile) => Promise<T>,
): Promise<T> {
  const path = join(tmpdir(), `glane-import-${randomUUID()}`);
  try {
    const look = new Look(most);
    await pipeline(source, look, createWriteStream(path, { mode: 0o600, flags: 'wx' })).catch((error: { code?: string }) => {
      throw error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET' ? malformedBody() : error;
    });
    if (look.bytes > most) throw bodyTooLarge({ most_bytes: most });
    return await work({ path, bytes: look.bytes, sha256: look.sha256(), encoding: look.encoding(), name });
  } finally {
    await rm(path, { force: true });
  }
}

/** Lets the bytes through while it counts, hashes and looks at their encoding. */
class Look extends Transform {
  bytes = 0;
  private readonly hash = createHash('sha256');
  private readonly strict = new TextDecoder('utf-8', { fatal: true });
  private isUtf8 = true;
  private isUtf16 = false;

  constructor(private readonly most: number) {
    super();
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: (error: Error | null, data?: Buffer) => void): void {
    if (this.bytes === 0) this.isUtf16 = chunk[0] === 0xff && chunk[1] === 0xfe;
    this.bytes += chunk.length;
    // Some more is taken in and thrown away: a sender whose connection breaks never reads why. Not without end, though.
    if (this.bytes > 2 * this.most) return done(bodyTooLarge({ most_bytes: this.most }));
    if (this.bytes > this.most) return done(null);
    this.hash.update(chunk);
    if (this.isUtf8) this.decodes(() => this.strict.decode(chunk, { stream: true }));
    done(null, chunk);
  }

  private decodes(decode: () => string): void {
    try {
      decode();
    } catch {
      this.isUtf8 = false;
    }
  }

  sha256(): string {
    return this.hash.digest('hex');
  }

  encoding(): Encoding {
    if (this.isUtf16) return 'utf-16le';
    if (this.isUtf8) this.decodes(() => this.strict.decode());
    return this.isUtf8 ? 'utf-8' : 'windows-1252';
  }
}
