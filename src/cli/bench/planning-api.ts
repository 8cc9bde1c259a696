import { randomUUID } from 'node:crypto';

/** What a planning said of itself, and how long its caller waited. */
export interface Measured {
  /** From the request to the answer: claim, read, plan, carry out. */
  waited_s: number;
  /** Of it, in the thread. */
  planned_s: number;
  requests: number;
  served: number;
  rounds: number;
  promisedStops: number;
  changedStops: number;
  method: string;
}

/** The few calls that the bench makes, with an API key. */
export class PlanningApi {
  constructor(
    private readonly port: number,
    private readonly apiKey: string,
  ) {}

  async plan(): Promise<Measured> {
    const began = performance.now();
    await this.send('POST', '/rounds/planning');
    const waited_s = (performance.now() - began) / 1000;
    const { items } = (await this.send('GET', '/plannings?day=2026-11-20')) as { items: (Measured & { seconds: number })[] };
    const [{ seconds: planned_s, ...counts }] = items as [Measured & { seconds: number }];
    return { ...counts, waited_s, planned_s };
  }

  async withdraw(lotId: string): Promise<void> {
    await this.send('POST', `/lots/${lotId}/withdrawal`, { reasonCode: 'sold' });
  }

  private async send(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${this.port}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.apiKey}`,
        'idempotency-key': randomUUID(),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}
