import { addDays, instantOf } from '../../vocabulary/local-time.js';
import { absenceOf, answerOf, type Absence, type Answer } from './answers.js';
import { recipientDay } from './calendar.js';
import type { District } from './district.js';
import { tripsOf, type OpenedLot } from './trips.js';
import { MINUTE_MS, type SimulatedDay, type World } from './world.js';

/** Where a day's lots come from: the generator, or the territory's own past. Numbers start at 1. */
export type LotSource = (seed: number, date: string) => readonly OpenedLot[];

export interface WorldFacts {
  readonly seed: number;
  readonly district: District;
  readonly lots: LotSource;
  readonly firstDay: string;
  readonly days: number;
}

/** Draws everything that happens whatever is decided: lots, answers, closures. The same facts give the same world. */
export function drawWorld({ seed, district, lots, firstDay, days }: WorldFacts): World {
  return {
    seed,
    district,
    days: Array.from({ length: days }, (_, n) => drawDay(seed, district, { date: addDays(firstDay, n), lots })),
  };
}

function drawDay(seed: number, district: District, { date, lots }: { date: string; lots: LotSource }): SimulatedDay {
  const { timeZone } = district;
  const midnight_ms = instantOf(date, '00:00', timeZone);
  const absence =
    (recipient: string, kind: Parameters<typeof absenceOf>[0]['kind']) =>
    (day: string): Absence =>
      absenceOf({ seed, date: day, recipient, kind });
  const recipients = district.recipients.map((recipient) =>
    recipientDay(recipient, { date, timeZone, absence: absence(recipient.facts.id, recipient.facts.kind) }),
  );
  const minute = (at: string): number => Math.floor((Date.parse(at) - midnight_ms) / MINUTE_MS);
  const known = new Map<number, Answer>();
  return {
    date,
    midnight_ms,
    recipients,
    lots: tripsOf(lots(seed, date)).map(({ lot, number, openedAt_ms, trip }) => ({
      lot,
      number,
      trip,
      openMinute: Math.ceil((openedAt_ms - midnight_ms) / MINUTE_MS),
      endMinute: Math.min(minute(lot.pickup.to), lot.deadline === null ? Infinity : minute(lot.deadline)),
    })),
    answer: ({ number }, recipient) => {
      const key = number * district.recipients.length + recipient;
      let answer = known.get(key);
      if (answer === undefined) {
        const { id, kind } = district.recipients[recipient]!.facts;
        answer = recipients[recipient]!.absence === null ? answerOf({ seed, date, number, recipient: id, kind }) : { kind: 'silent' };
        known.set(key, answer);
      }
      return answer;
    },
  };
}
