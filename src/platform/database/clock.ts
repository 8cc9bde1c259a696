import { ownerDataSource } from './data-source.js';

/**
 * Makes a test or demonstration database's time shiftable: app_now() then reads one row that says which moment
 * it was at a real moment and how fast time runs. Only the owner can do this; a production database keeps now().
 */
export async function makeClockShiftable(ownerUrl: string): Promise<void> {
  const db = await ownerDataSource(ownerUrl);
  try {
    await db.query(`
      create table if not exists shifted_clock (
        only_row boolean primary key default true check (only_row),
        shown timestamptz not null, real timestamptz not null, speed float8 not null check (speed >= 0)
      );
      create or replace function app_now() returns timestamptz language sql stable parallel safe
        as $$ select coalesce((select shown + (now() - real) * speed from shifted_clock), now()) $$;
      grant select, insert, update, delete on shifted_clock to glane_app;
    `);
  } finally {
    await db.destroy();
  }
}

/** Where the shifted clock stands: `shown` was the time at the real moment of the call; speed 0 = it stands still. */
export const SET_CLOCK = `
  insert into shifted_clock (shown, real, speed) values ($1, clock_timestamp(), $2)
  on conflict (only_row) do update set shown = excluded.shown, real = excluded.real, speed = excluded.speed`;
