import fc from 'fast-check';
import { answerUntil } from './answer-time.js';

const at = (time: string): number => Date.parse(`2026-11-${time}:00+01:00`);
const clock = (instant: number): string => new Date(instant + 3_600_000).toISOString().slice(8, 16);
const RULES = { answerMinutes: 30, leastMinutes: 5 };

interface Case {
  now: string;
  end: string;
  open?: [string, string][];
  rules?: typeof RULES;
}
const until = ({ now, end, open = [], rules = RULES }: Case): string =>
  clock(
    answerUntil({
      now: at(now),
      end: at(end),
      timeZone: 'Europe/Paris',
      open: open.map(([from, to]) => ({ from: at(from), to: at(to) })),
      rules,
    }),
  );

test.each<[string, Case, string]>([
  ['plenty of time: the longest the policy allows', { now: '20T14:00', end: '20T21:00' }, '20T14:30'],
  ['an hour left: a third of it, so that two more can be asked', { now: '20T18:00', end: '20T19:00' }, '20T18:20'],
  ['twelve minutes left: the least', { now: '20T18:00', end: '20T18:12' }, '20T18:05'],
  ['eight minutes left: half each for this one and the next', { now: '20T18:00', end: '20T18:08' }, '20T18:04'],
  ['two minutes left', { now: '20T18:00', end: '20T18:02' }, '20T18:01'],
  ['late in the evening, collected in the morning: the night does not count', { now: '20T21:50', end: '21T12:00' }, '21T07:20'],
  ['at night, collected the next noon', { now: '20T23:30', end: '21T12:00' }, '21T07:30'],
  ['at night for a recipient that is open then', { now: '20T23:30', end: '21T12:00', open: [['20T23:00', '21T02:00']] }, '21T00:00'],
  ['at night and over before the morning: the night is all there is', { now: '20T23:00', end: '21T00:30' }, '20T23:30'],
  ['a policy that gives two hours', { now: '20T10:00', end: '20T20:00', rules: { answerMinutes: 120, leastMinutes: 10 } }, '20T12:00'],
])('%s', (_, given, expected) => expect(until(given)).toBe(expected));

test('whatever is asked: after now, before the end, and never past what the next one needs', () => {
  const minutes = fc.integer({ min: 2, max: 5_000 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000 }),
      minutes,
      fc.record({ answerMinutes: fc.integer({ min: 5, max: 240 }), leastMinutes: fc.integer({ min: 1, max: 30 }) }),
      fc.array(fc.tuple(fc.integer({ min: -600, max: 5_000 }), fc.integer({ min: 1, max: 600 })), { maxLength: 4 }),
      (start, left, rules, windows) => {
        const now = at('20T00:00') + start * 60_000;
        const end = now + left * 60_000;
        const open = windows.map(([from, length]) => ({ from: now + from * 60_000, to: now + (from + length) * 60_000 }));
        const found = answerUntil({ now, end, timeZone: 'Europe/Paris', open, rules });
        expect(found).toBeGreaterThan(now);
        expect(found).toBeLessThan(end);
        expect(end - found).toBeGreaterThanOrEqual(Math.min(rules.leastMinutes * 60_000, (end - now) / 2) - 1);
      },
    ),
  );
});
