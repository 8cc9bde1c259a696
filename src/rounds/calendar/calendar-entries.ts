import type { Tx } from '../../platform/database/tx.js';
import type { Language } from '../../vocabulary/words.js';
import { STAYS, type Appointment, type Shown } from './calendar.queries.js';

/** An appointment with what a calendar program goes by. */
export interface Entry extends Appointment {
  readonly sequence: number;
  readonly cancelled: boolean;
  readonly changedAt: Date;
}

interface EntryRow extends Omit<Entry, 'shown'> {
  shown: Shown;
}

interface Of {
  targetId: string;
  locale: Language;
}

/**
 * Compares what a calendar holds now with what it showed last, and answers what it shows from now on: new appointments at
 * sequence 0, changed ones one higher, vanished ones as cancelled for as long as they would have stayed. What nobody has
 * been shown is never shown as cancelled. Two readers at once wait for one another.
 */
export async function showEntries(tx: Tx, { targetId, locale }: Of, now: readonly Appointment[]): Promise<Entry[]> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('calendar'), hashtext($1))`, [`${targetId} ${locale}`]);
  await tx.query(`delete from calendar_entry where target_id = $1 and locale = $2 and ends_at <= app_now() - ${STAYS}`, [targetId, locale]);
  await tx.query(
    `with now as (select * from jsonb_to_recordset($3::jsonb) as r(uid text, starts timestamptz, ends timestamptz, shown jsonb))
     insert into calendar_entry as e (territory_id, target_id, locale, uid, starts_at, ends_at, shown)
     select $4, $1, $2, uid, starts, ends, shown from now
     on conflict (territory_id, target_id, locale, uid) do update
        set sequence = e.sequence + 1, cancelled = false, starts_at = excluded.starts_at, ends_at = excluded.ends_at, shown = excluded.shown, changed_at = app_now()
      where e.cancelled or (e.starts_at, e.ends_at, e.shown) is distinct from (excluded.starts_at, excluded.ends_at, excluded.shown)`,
    [
      targetId,
      locale,
      JSON.stringify(now.map(({ uid, startsAt, endsAt, shown }) => ({ uid, starts: startsAt, ends: endsAt, shown }))),
      tx.territoryId,
    ],
  );
  await tx.query(
    `update calendar_entry set sequence = sequence + 1, cancelled = true, changed_at = app_now()
      where target_id = $1 and locale = $2 and not cancelled and uid <> all($3)`,
    [targetId, locale, now.map(({ uid }) => uid)],
  );
  return tx.query<EntryRow>(
    `select uid, sequence, cancelled, starts_at as "startsAt", ends_at as "endsAt", shown, changed_at as "changedAt"
       from calendar_entry where target_id = $1 and locale = $2 order by starts_at, uid`,
    [targetId, locale],
  );
}
