import { admit } from '../../../lots/core/admission.js';
import { localDate } from '../../../vocabulary/local-time.js';
import { temperaturePasses } from '../../../rounds/core/temperature.js';
import { answerTo, absenceOf } from './answers.js';
import { handedOver } from './handovers.js';
import type { Giver } from './givers.js';
import { plannedLots, type PlannedLot } from './planned-lots.js';
import { drawWeight_g, weightLogs } from './weights.js';
import { seeded } from '../seeded.js';

const DAY = '2026-11-19';
const ZONE = 'Europe/Paris';
const givers: Giver[] = [
  { code: 'super', donorKind: 'supermarket', closes: null },
  { code: 'bakery', donorKind: 'bakery', closes: null },
  { code: 'market', donorKind: 'market', closes: '13:30' },
  { code: 'canteen', donorKind: 'canteen', closes: null },
];
const logs = { shops_g: [10_000, 27_000, 76_000], canteens_g: [9700] };
const plan = (seed: number, count = 2000): PlannedLot[] => plannedLots({ seed, day: DAY, timeZone: ZONE, count, givers, logs });
const lots = plan(1);
const share = (list: readonly unknown[], part: readonly unknown[]): number => part.length / list.length;
/** In November Paris is an hour ahead of UTC. */
const clock = (ms: number): string => new Date(ms + 3_600_000).toISOString().slice(11, 16);

describe('a day of lots', () => {
  it('is the same for one seed, another for another, and numbered in the order of declaration', () => {
    expect(plan(1)).toEqual(lots);
    expect(plan(2)).not.toEqual(lots);
    expect(lots.map(({ number }) => number)).toEqual(lots.map((_, index) => index + 1));
    expect(lots.map(({ declareAt_ms }) => declareAt_ms)).toEqual(lots.map(({ declareAt_ms }) => declareAt_ms).toSorted((a, b) => a - b));
    expect(new Set(lots.map(({ declaration }) => declaration.externalRef)).size).toBe(lots.length);
  });

  it('has its peaks when markets close and when shops do', () => {
    const within = (list: PlannedLot[], from: string, to: string): number =>
      share(
        list,
        list.filter(({ declareAt_ms }) => clock(declareAt_ms) >= from && clock(declareAt_ms) < to),
      );
    const shops = lots.filter(({ site }) => site === 'super' || site === 'bakery');
    expect(within(lots, '13:00', '14:30')).toBeGreaterThan(0.25);
    expect(within(shops, '19:00', '21:00')).toBeGreaterThan(0.4);
    expect(within(lots, '00:00', '07:00') + within(lots, '22:00', '24:00')).toBe(0);
    for (const { declareAt_ms } of lots.filter(({ site }) => site === 'market')) expect(clock(declareAt_ms) >= '13:20').toBe(true);
  });

  it('dates food of shops as a real chain’s feed does', () => {
    const dated = lots.filter(({ declaration, flaw, site }) => !flaw && site === 'super' && declaration.dateKind === 'DLC');
    const days = dated.map(({ declaration }) => (Date.parse(declaration.date!) - Date.parse(DAY)) / 86_400_000);
    // Some 700 lots: three standard deviations of a share are less than 0.06.
    expect(
      Math.abs(
        share(
          days,
          days.filter((ahead) => ahead === 0),
        ) - 0.29,
      ),
    ).toBeLessThan(0.06);
    expect(
      Math.abs(
        share(
          days,
          days.filter((ahead) => ahead <= 2),
        ) - 0.53,
      ),
    ).toBeLessThan(0.06);
  });

  it('weighs what the logs weigh', () => {
    const masses = lots.map(({ declaration, site }) => ({ site, g: declaration.package_g * declaration.packages }));
    // Whole packages of whole grams: less than half a gram a package is lost in rounding.
    for (const { site, g } of masses)
      expect((site === 'canteen' ? logs.canteens_g : logs.shops_g).some((weight) => Math.abs(weight - g) < 60)).toBe(true);
  });

  it('lets the law refuse exactly the lots that were made wrong', () => {
    for (const { declaration, flaw, declareAt_ms, site } of lots) {
      const donorKind = givers.find(({ code }) => code === site)!.donorKind;
      const { pickup, date = null, datePrecision = null, producedOn = null, ...rest } = declaration;
      const { verdict } = admit(
        { ...rest, date, datePrecision, producedOn, pickupFrom_ms: Date.parse(pickup.from), pickupTo_ms: Date.parse(pickup.to) },
        { donorKind, hasConvention: true, now_ms: declareAt_ms, timeZone: ZONE },
      );
      expect({ declaration, refused: verdict === 'refused' }).toEqual({ declaration, refused: flaw !== null });
    }
    expect(lots.some(({ flaw }) => flaw)).toBe(true);
  });

  it('ends every pickup the same evening', () => {
    for (const { declaration, flaw } of lots) if (!flaw) expect(localDate(Date.parse(declaration.pickup.to), ZONE)).toBe(DAY);
  });

  it('is empty where nobody gives', () =>
    expect(plannedLots({ seed: 1, day: DAY, timeZone: ZONE, count: 10, givers: [], logs: null })).toEqual([]));
});

describe('what people do', () => {
  const about = { seed: 1, day: DAY, lot: 12, recipient: 'asso-3' };

  it('depends on the lot and the recipient alone', () => {
    expect(answerTo(about, 'association')).toEqual(answerTo(about, 'association'));
    const answers = Array.from({ length: 1000 }, (_, lot) => answerTo({ ...about, lot }, 'association').kind);
    for (const [kind, expected] of [['accept', 0.74], ['part', 0.07], ['decline', 0.12], ['silent', 0.07]] as const) {
      expect(Math.abs(share(answers, answers.filter((answer) => answer === kind)) - expected)).toBeLessThan(0.045);
    } // prettier-ignore
  });

  it('refuses what is too warm and lets the rest pass', () => {
    for (let lot = 0; lot < 3000; lot++) {
      const line = handedOver({ ...about, lot }, 'pickup', { grams: 5000, cold: 'chilled4', package_g: 1000 });
      expect(line.refused_g).toBeLessThanOrEqual(line.weighed_g);
      expect(line.refused_g > 0).toBe(line.refusalCode !== null);
      if (line.refused_g < line.weighed_g) expect(temperaturePasses('chilled4', line.temperature_c)).toBe('ok');
    }
    expect(handedOver(about, 'pickup', { grams: 5000, cold: 'ambient', package_g: 1000 }).temperature_c).toBeNull();
  });

  it('misses some people on some days', () => {
    const days = Array.from({ length: 2000 }, (_, person) => absenceOf(1, DAY, `person ${person}`));
    expect(days.filter((absence) => absence === 'announced').length).toBeGreaterThan(60);
    expect(days.filter((absence) => absence === 'no-show').length).toBeGreaterThan(30);
  });
});

describe('weights', () => {
  it('reads the two logs: a pickup a row, a canteen’s service by shift and hall', () => {
    const shops = [{ weight_kg: '12.5' }, { weight_kg: '' }, { weight_kg: '0' }];
    const canteens = [
      { shift_id: '1', dining_hall: 'A', weight_kg_net: '5.44' },
      { shift_id: '1', dining_hall: 'A', weight_kg_net: '1.06' },
      { shift_id: '1', dining_hall: 'B', weight_kg_net: '2' },
    ];
    expect(weightLogs(shops, canteens)).toEqual({ shops_g: [12_500], canteens_g: [6500, 2000] });
  });

  it('follows the published curve where there is no log', () => {
    const drawn = Array.from({ length: 4000 }, (_, n) => drawWeight_g(seeded(1, 'weight', n), 'bakery', null)).sort((a, b) => a - b);
    expect(drawn[2000]! / 27_400).toBeGreaterThan(0.93);
    expect(drawn[2000]! / 27_400).toBeLessThan(1.07);
    expect(drawn[3600]! / 76_000).toBeGreaterThan(0.9);
  });
});
