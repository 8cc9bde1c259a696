import type pg from 'pg';
import { SET_CLOCK } from '../../platform/database/clock.js';

/** The database's clock in the owner's hand. */
export class Clock {
  constructor(private readonly owner: pg.Client) {}

  /** Sets it to a moment; from there it runs `speed` times as fast as real time, 0 = it stands still. */
  async set(at_ms: number, speed: number): Promise<void> {
    await this.owner.query(SET_CLOCK, [new Date(at_ms).toISOString(), speed]);
  }

  async now_ms(): Promise<number> {
    const { rows } = await this.owner.query<{ now: Date }>('select app_now() as now');
    return rows[0]!.now.getTime();
  }
}
