import { TravelFailure } from './travel-source.js';

/** 100 × 100 legs are some 200 kB; a server that sends more than this sends something else. */
const MOST_BYTES = 16 * 1024 * 1024;

export interface Asked {
  readonly url: string;
  /** Sent as JSON by POST; without it the question is a GET. */
  readonly body?: object;
}

/**
 * Asks one of the configured servers and reads its JSON answer (2xx or 4xx). Redirects are refused: nobody but the
 * configured host is asked. A network error or a 5xx is tried once more.
 *
 * @throws TravelFailure `no-answer` or `malformed`.
 */
export async function askJson(asked: Asked, signal: AbortSignal): Promise<{ status: number; json: unknown }> {
  try {
    return await once(asked, signal);
  } catch (error) {
    if (signal.aborted || !(error instanceof TravelFailure) || error.reason !== 'no-answer') throw error;
    return once(asked, signal);
  }
}

async function once({ url, body }: Asked, signal: AbortSignal): Promise<{ status: number; json: unknown }> {
  const { status, text } = await exchange(url, body, signal);
  if (status >= 500) throw new TravelFailure('no-answer', `${hostOf(url)} answers ${status}`);
  if (status >= 300 && status < 400) throw new TravelFailure('malformed', `${hostOf(url)} redirects, which is not followed`);
  try {
    return { status, json: JSON.parse(text) as unknown };
  } catch (cause) {
    throw new TravelFailure('malformed', `${hostOf(url)} answers ${status} with something that is not JSON`, { cause });
  }
}

async function exchange(url: string, body: object | undefined, signal: AbortSignal): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal,
    });
    return { status: response.status, text: await textOf(response, url) };
  } catch (cause) {
    if (cause instanceof TravelFailure) throw cause;
    const why = signal.aborted ? 'took too long' : `cannot be reached (${reasonOf(cause)})`;
    throw new TravelFailure('no-answer', `${hostOf(url)} ${why}`, { cause });
  }
}

/** Counts while it reads: what a header says of the length need not be so. */
async function textOf(response: Response, url: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += (part as Uint8Array).byteLength;
    if (bytes > MOST_BYTES) throw new TravelFailure('malformed', `${hostOf(url)} answers more than ${MOST_BYTES} bytes`);
    parts.push(part as Uint8Array);
  }
  return Buffer.concat(parts).toString('utf8');
}

const hostOf = (url: string): string => new URL(url).host;

const reasonOf = (error: unknown): string => {
  const { code, message } = ((error as Error).cause ?? error) as { code?: string; message?: string };
  return code ?? message ?? 'unknown';
};
