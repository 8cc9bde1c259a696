import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** The evening that is planned. */
const DAY = '2026-11-20';
const LOOK_MS = 20;

/** What a planning said of itself, and how long its caller waited. */
export interface Measured {
  /** From the event or the request to the plan that is carried out. */
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

  /** Plans because somebody asks for it. */
  async plan(): Promise<Measured> {
    const began = performance.now();
    await this.send('POST', '/rounds/planning');
    const waited_s = (performance.now() - began) / 1000;
    return { ...(await this.latest())!, waited_s };
  }

  /** Waits for the planning that an event leads to by itself; the clock runs from when the event was answered. */
  async planAfter(event: () => Promise<void>): Promise<Measured> {
    const before = (await this.latest())?.number ?? 0;
    await event();
    return this.planningAfter(before);
  }

  /** Waits for a planning with a higher number than this one. */
  async planningAfter(before: number): Promise<Measured> {
    const began = performance.now();
    for (;;) {
      const latest = await this.latest();
      if (latest && latest.number > before) return { ...latest, waited_s: (performance.now() - began) / 1000 };
      await pause(LOOK_MS);
    }
  }

  async withdraw(lotId: string): Promise<void> {
    await this.send('POST', `/lots/${lotId}/withdrawal`, { reasonCode: 'sold' });
  }

  async breakVehicle(vehicleId: string): Promise<void> {
    const { items } = (await this.send('GET', '/vehicles?limit=200')) as { items: { id: string; version: number }[] };
    const { version } = items.find(({ id }) => id === vehicleId)!;
    await this.send('PATCH', `/vehicles/${vehicleId}`, { active: false, version });
  }

  private async latest(): Promise<(Omit<Measured, 'waited_s'> & { number: number }) | undefined> {
    const { items } = (await this.send('GET', `/plannings?day=${DAY}`)) as { items: (Measured & { number: number; seconds: number })[] };
    return items[0] && { ...items[0], planned_s: items[0].seconds };
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
