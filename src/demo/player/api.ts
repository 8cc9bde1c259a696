/** A refusal the API gave by name: an answer like any other to who plays. */
export interface Refused {
  readonly ok: false;
  readonly status: number;
  readonly code: string;
  readonly errors: readonly { readonly pointer: string; readonly code: string }[];
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | Refused;

/** The API as many people use it at once, each signed in with a session of their own. */
export class Api {
  private readonly sessions = new Map<string, Promise<string>>();

  /** @param origin where the server listens, such as `http://127.0.0.1:3000`. */
  constructor(
    private readonly origin: string,
    private readonly password: string,
  ) {}

  /** Reads; anything but success is an error of ours. */
  async get<T>(path: string, as: string): Promise<T> {
    const outcome = await this.send<T>('GET', path, { as });
    if (!outcome.ok) throw new Error(`GET ${path} as ${as}: ${outcome.status} ${outcome.code}`);
    return outcome.value;
  }

  /** All pages of a list. */
  async all<T>(path: string, as: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: T[]; next?: string | null } = await this.get(
        `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor ? `&cursor=${cursor}` : ''}`,
        as,
      );
      items.push(...page.items);
      cursor = page.next ?? null;
    } while (cursor);
    return items;
  }

  /** Does something once: the key makes a second try give the first one's answer. A refusal by name is an outcome. */
  post<T>(path: string, body: unknown, { as, key }: { as: string; key: string }): Promise<Outcome<T>> {
    return this.send<T>('POST', path, {
      as,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
    });
  }

  /** Sends a file as it is. */
  upload<T>(path: string, body: Uint8Array, { as, type }: { as: string; type: string }): Promise<Outcome<T>> {
    return this.send<T>('POST', path, { as, body, headers: { 'content-type': type } });
  }

  private async send<T>(
    method: string,
    path: string,
    given: { as: string; body?: string | Uint8Array; headers?: Record<string, string> },
    again = true,
  ): Promise<Outcome<T>> {
    const cookie = await this.session(given.as);
    const response = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers: { ...given.headers, cookie },
      ...(given.body === undefined ? {} : { body: given.body }),
    });
    if (response.status === 401 && again) {
      this.sessions.delete(given.as);
      return this.send(method, path, given, false);
    }
    const text = await response.text();
    const value: unknown = text === '' ? null : JSON.parse(text);
    if (response.ok) return { ok: true, value: value as T };
    const { code = 'unknown', errors = [] } = value as Partial<Refused>;
    if (response.status >= 500) throw new Error(`${method} ${path}: ${response.status} ${code}`);
    return { ok: false, status: response.status, code, errors };
  }

  private session(email: string): Promise<string> {
    let cookie = this.sessions.get(email);
    if (!cookie) {
      cookie = this.signIn(email);
      this.sessions.set(email, cookie);
      // A failed try must not be remembered.
      cookie.catch(() => this.sessions.delete(email));
    }
    return cookie;
  }

  private async signIn(email: string): Promise<string> {
    const response = await fetch(`${this.origin}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: this.password }),
    });
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    if (!response.ok || !cookie) throw new Error(`${email} could not sign in: ${response.status}`);
    return cookie;
  }
}
