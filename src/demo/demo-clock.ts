import pg from 'pg';
import { SET_CLOCK } from '../platform/database/clock.js';

/** A process that was away this long or less just goes on; after a longer pause the clock resumes where it was left. */
const GRACE_S = 3;

/**
 * The hurried clock of a running demonstration. Its hands are written down at each beat, so that a process that was
 * killed and comes back an hour later finds the day where it left it instead of in the middle of next week.
 */
export class DemoClock {
  private readonly pool: pg.Pool;

  constructor(appUrl: string) {
    this.pool = new pg.Pool({ connectionString: appUrl, max: 1, application_name: 'glane-demo' });
    // A dropped idle connection kills the process where nobody listens; the next question opens a new one.
    this.pool.on('error', () => undefined);
  }

  /** Whether this database is a demonstration at all. */
  async isThere(): Promise<boolean> {
    const { rows } = await this.pool.query<{ there: boolean }>(
      `select to_regclass('demo_login') is not null and to_regclass('shifted_clock') is not null as there`,
    );
    return rows[0]!.there;
  }

  /** Sets the clock going: at `first_ms` the first time, later at most a few beats after the last one written. */
  async resume(first_ms: number, speed: number): Promise<void> {
    const { rowCount } = await this.pool.query(
      `update shifted_clock set shown = least(app_now(), shown + make_interval(secs => $1 * greatest(speed, $2))), real = clock_timestamp(), speed = $2`,
      [GRACE_S, speed],
    );
    if (rowCount === 0) await this.set(first_ms, speed);
  }

  async set(at_ms: number, speed: number): Promise<void> {
    await this.pool.query(SET_CLOCK, [new Date(at_ms).toISOString(), speed]);
  }

  /** Reads the clock and writes its hands down, without moving them. */
  async beat(): Promise<number> {
    const { rows } = await this.pool.query<{ shown: Date }>(`update shifted_clock set shown = app_now(), real = now() returning shown`);
    return rows[0]!.shown.getTime();
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
