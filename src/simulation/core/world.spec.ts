import type { Lot } from '../../matching/core/problem.js';
import { isoWeekday } from '../../vocabulary/local-time.js';
import { demoDonors, demoRecipients, USUAL_TRAVEL } from './demo-district.js';
import type { PastDay } from './history-lots.js';
import { logPattern } from './log-pattern.js';
import type { World } from './world.js';
import { worldOf, type WorldSpec } from './world-spec.js';

const MONDAY = '2026-11-02';
const district = { timeZone: 'Europe/Paris', travel: USUAL_TRAVEL, donors: demoDonors(MONDAY), recipients: demoRecipients(MONDAY) };
const spec: WorldSpec = { district, firstDay: MONDAY, days: 14, lots: { from: 'generator', lotsPerDay: 60, logs: null, pattern: null } };
const world = worldOf(spec, 1);
const lotsOf = ({ days }: World) => days.map(({ lots }) => lots);

describe('a world drawn from a seed', () => {
  it('is the same for one seed and another for another', () => {
    expect(lotsOf(worldOf(spec, 1))).toEqual(lotsOf(world));
    expect(lotsOf(worldOf(spec, 2))).not.toEqual(lotsOf(world));
  });

  it('answers each lot and recipient alike, whoever asks first, in whatever order and how often', () => {
    const again = worldOf(spec, 1);
    const pairs = world.days.flatMap(({ lots }, day) =>
      lots.flatMap((_, lot) => district.recipients.map((__, recipient) => ({ day, lot, recipient }))),
    );
    const asked = (of: World, { day, lot, recipient }: (typeof pairs)[number]) => of.days[day]!.answer(of.days[day]!.lots[lot]!, recipient);
    const forwards = pairs.map((pair) => asked(world, pair));
    const backwards = pairs
      .toReversed()
      .map((pair) => asked(again, pair))
      .toReversed();
    expect(backwards).toEqual(forwards);
    expect(pairs.map((pair) => asked(world, pair))).toEqual(forwards);
    // Some 14 × 55 × 28 answers: a hundredth is three standard deviations and more.
    const part = (matches: (answer: (typeof forwards)[number]) => boolean): number => forwards.filter(matches).length / forwards.length;
    expect(Math.abs(part(({ kind }) => kind === 'accept') - 0.82)).toBeLessThan(0.03);
    expect(part((answer) => answer.kind === 'accept' && !answer.comes)).toBeGreaterThan(0.01);
    expect(part(({ kind }) => kind === 'silent')).toBeGreaterThan(0.05);
  });

  it('lets nothing open that the law refuses, nor what can no longer be given on', () => {
    for (const day of world.days)
      for (const { lot, openMinute, endMinute } of day.lots) {
        expect(endMinute).toBeGreaterThan(openMinute);
        if (lot.deadline !== null) expect(Date.parse(lot.deadline)).toBeGreaterThan(day.midnight_ms + openMinute * 60_000);
        expect(lot.dateKind === 'DLC' && lot.date! < day.date).toBe(false);
      }
  });

  it('shuts an association now and then, announced to everybody or to nobody', () => {
    const long = worldOf({ ...spec, days: 60, lots: { from: 'generator', lotsPerDay: 1, logs: null, pattern: null } }, 3);
    const absences = long.days.flatMap(({ recipients }) => recipients.map(({ absence }) => absence));
    expect(absences.filter((absence) => absence === 'announced').length).toBeGreaterThan(5);
    const [day, place] = long.days
      .flatMap((one) => one.recipients.map((recipient, at) => [one, at, recipient.absence] as const))
      .find(([, , absence]) => absence === 'unannounced')!;
    expect(day.recipients[place]!.clears).toEqual([]);
    for (const lot of day.lots) expect(day.answer(lot, place)).toEqual({ kind: 'silent' });
  });
});

describe('days that were', () => {
  const lot = (donor: string, from: string, to: string, more: Partial<Lot> = {}): PastDay['lots'][number] => ({
    openedAt_ms: Date.parse(from) - 600_000,
    lot: {
      id: donor, donor, point: [2.39, 48.87], donorKind: 'bakery', category: 'bread', animalOrigin: false, prepacked: true, cold: 'ambient', dateKind: 'DLC', date: '2026-10-25',
      deadline: '2026-10-25T22:59:59.999Z', package_g: 1000, packages: 3, needsSorting: false, pickup: { from, to }, ...more,
    },
  }); // prettier-ignore
  /** The Saturday before clocks went back, and the Sunday on which they did. */
  const past: PastDay[] = [
    { date: '2026-10-24', lots: [lot('saturday', '2026-10-24T18:00:00+02:00', '2026-10-24T20:00:00+02:00')] },
    { date: '2026-10-25', lots: [lot('sunday', '2026-10-25T18:00:00+01:00', '2026-10-25T20:00:00+01:00')] },
  ];

  it('come again on the same weekday, at the same time of day, with as long to go', () => {
    const { days } = worldOf({ ...spec, days: 14, lots: { from: 'history', past } }, 1);
    const saturday = days.find(({ date }) => date === '2026-11-07')!;
    expect(saturday.lots).toEqual([
      expect.objectContaining({
        openMinute: 17 * 60 + 50,
        endMinute: 20 * 60,
        lot: expect.objectContaining({
          donor: 'saturday',
          date: '2026-11-08',
          pickup: { from: '2026-11-07T17:00:00.000Z', to: '2026-11-07T19:00:00.000Z' },
          deadline: '2026-11-08T22:59:59.999Z',
        }),
      }),
    ]);
    for (const { date, lots } of days) if (isoWeekday(date) === 7) expect(lots.map((one) => one.lot.donor)).toEqual(['sunday']);
    // No Monday is known: any day will do.
    expect(days[0]!.lots).toHaveLength(1);
  });
});

test('a pattern is read from the logs: weekdays by half, hours of shops, kinds of food', () => {
  const shops = [
    { date: '2026-11-06', pickup_time: '8:15:00 PM', food_types: 'Lettuce, bananas and apples' },
    { date: '2026-11-06', pickup_time: '12:05:00 PM', food_types: 'Bread from a baker' },
    { date: '2026-11-07', pickup_time: '', food_types: '' },
  ];
  const kitchens = [{ date: '2026-11-04', food_type: 'rice' }, { date: '2026-11-05', food_type: 'dessert' }, { date: '2026-11-02', food_type: 'fruit' }, { date: '2026-11-02', food_type: 'beans' }]; // prettier-ignore
  const { weekdays, shopPickups_min, gives } = logPattern(shops, kitchens);
  // Seven gifts in a week of one a day on average: two on Monday and on Friday, none on Tuesday and on Sunday.
  expect(weekdays).toEqual([1.5, 0.5, 1, 1, 1.5, 1, 0.5]);
  expect(shopPickups_min).toEqual([20 * 60 + 15, 12 * 60 + 5]);
  expect(gives.market).toEqual({ vegetables: 1, fruit: 2, bread: 1 });
  expect(gives.canteen).toEqual({ 'ready-meal': 2, pastry: 1, fruit: 1 });
  expect(gives.supermarket).toBeUndefined();
});
