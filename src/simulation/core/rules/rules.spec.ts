import type { World } from '../world.js';
import { runDay } from '../run-day.js';
import { Stock } from '../stock.js';
import type { Dispatcher } from '../dispatcher.js';
import type { Answer } from '../answers.js';
import { joint, USUAL_JOINT } from './joint.js';
import { firstCome } from './first-come.js';
import { mostUrgentFirst } from './most-urgent-first.js';
import { nearestFirst } from './nearest-first.js';
import { twoChoices } from './two-choices.js';
import { aDay, at, gift, minuteOf, PLAIN, someone, window } from '../../../../test/support/simulated-days.js';

const NO: Answer = { kind: 'decline', after_min: 2 };
/** Each some 730 m of crow fly farther east than the one before. */
const near = { id: 'near', point: [2.391, 48.87] } as const;
const far = { id: 'far', point: [2.401, 48.87] } as const;
const farther = { id: 'farther', point: [2.411, 48.87] } as const;

/** Whatever comes after Friday's distribution waits for this one. */
const SATURDAY = window('distribution', '11:00', '12:00', 6);

/** `lot→recipient:packages@minute` of everything that arrived, in that order. */
function played(world: World, dispatcher: Dispatcher, stock = new Stock(world.district)): string[] {
  const [day] = world.days;
  return runDay({ world, day: day!, stock, policy: PLAIN }, dispatcher).map(
    ({ lot, recipient, packages }) => `${lot.lot.id}→${world.district.recipients[recipient]!.facts.id}:${packages}`,
  );
}

describe('nearest first', () => {
  it('gives to the nearest, and to the next when it says no', () => {
    const recipients = [someone(far), someone(near)];
    const gifts = [gift('10:00', '12:00'), gift('10:00', '12:00')];
    expect(played(aDay(recipients, gifts, { 'L2 near': NO }), nearestFirst())).toEqual(['L1→near:10', 'L2→far:10']);
  });

  it('splits what does not fit, and asks the hub and the last resorts only when no association has room', () => {
    const recipients = [
      someone({ ...farther, id: 'compost', kind: 'compost', point: [2.39, 48.87] }),
      someone({ ...near, total_g: 4000 }),
      someone({ ...far, id: 'hub', kind: 'hub', total_g: 5000 }),
    ];
    expect(played(aDay(recipients, [gift('10:00', '12:00')]), nearestFirst()).toSorted()).toEqual([
      'L1→compost:1',
      'L1→hub:5',
      'L1→near:4',
    ]);
  });

  it('keeps to the least a recipient accepts, counting what the same trip brings already', () => {
    const recipients = [someone({ ...near, minDelivery_g: 12_000 }), someone(far)];
    expect(played(aDay(recipients, [gift('10:00', '12:00')]), nearestFirst())).toEqual(['L1→far:10']);
    const together = [gift('10:00', '12:00', { packages: 20 }), gift('10:05', '12:00', { packages: 2 })];
    expect(played(aDay(recipients, together), nearestFirst())).toEqual(['L1→near:20', 'L2→near:2']);
  });

  it('waits for a silent one until the offer lapses, and loses the food when nobody is left to ask', () => {
    const silent = { 'L1 near': { kind: 'silent' } } as const;
    expect(played(aDay([someone(near), someone(far)], [gift('10:00', '12:00')], silent), nearestFirst())).toEqual(['L1→far:10']);
    expect(played(aDay([someone(near)], [gift('10:00', '12:00')], silent), nearestFirst())).toEqual([]);
  });

  it('offers again what nobody came for', () => {
    const noShow = { 'L1 near': { kind: 'accept', after_min: 1, comes: false } } as const;
    expect(played(aDay([someone(near), someone(far)], [gift('10:00', '12:00')], noShow), nearestFirst())).toEqual(['L1→far:10']);
  });

  it('finds the room again that a distribution has freed', () => {
    const recipients = [someone({ ...near, total_g: 10_000 }, [window('distribution', '11:00', '13:00'), SATURDAY])];
    const gifts = [gift('09:00', '10:00'), gift('12:30', '14:00')];
    expect(played(aDay(recipients, gifts), nearestFirst())).toEqual(['L1→near:10', 'L2→near:10']);
    const early = [gift('09:00', '10:00'), gift('11:00', '12:30')];
    expect(played(aDay(recipients, early), nearestFirst())).toEqual(['L1→near:10']);
  });
});

test('most urgent first: of two lots for one room, the one that must go first', () => {
  const gifts = [
    gift('10:00', '12:00', { dateKind: 'DLC', date: '2026-11-22', deadline: '2026-11-22T22:59:59Z' }),
    gift('10:00', '12:00', { dateKind: 'DLC', date: '2026-11-21', deadline: '2026-11-21T22:59:59Z' }),
  ];
  const world = aDay([someone({ ...near, shortDlc: true, total_g: 10_000 })], gifts);
  expect(played(world, mostUrgentFirst())).toEqual(['L2→near:10']);
  expect(played(world, nearestFirst())).toEqual(['L1→near:10']);
});

test('two choices: of the two nearest the one that has had less beside what it is entitled to, never the third', () => {
  const recipients = [someone({ ...near, entitlement: 10 }), someone({ ...far, entitlement: 20 }), someone(farther)];
  const world = aDay(recipients, [gift('10:00', '12:00')]);
  const stock = new Stock(world.district);
  expect(played(world, twoChoices(), stock)).toEqual(['L1→near:10']);
  // 10 kg of 10 against nothing of 20; then 10 of 10 against 10 of 20.
  expect(played(world, twoChoices(), stock)).toEqual(['L1→far:10']);
  expect(played(world, twoChoices(), stock)).toEqual(['L1→far:10']);
  // 10 of 10 against 20 of 20: as it is even, the nearer.
  expect(played(world, twoChoices(), stock)).toEqual(['L1→near:10']);
});

describe('first come, first served', () => {
  it('gives all it has room for to one that looks and wants it, however far within 5 km', () => {
    const world = aDay([someone(near), someone(farther)], [gift('10:00', '20:00')], { 'L1 near': NO });
    expect(played(world, firstCome(world))).toEqual(['L1→farther:10']);
  });

  it('shows nothing beyond 5 km, and calls the hub before the donor goes', () => {
    const world = aDay(
      [someone({ id: 'away', point: [2.47, 48.87] }), someone({ ...far, id: 'hub', kind: 'hub' })],
      [gift('10:00', '20:00')],
    );
    expect(played(world, firstCome(world))).toEqual(['L1→hub:10']);
  });
});

describe('deciding together', () => {
  it('decides at the cycle and not before', () => {
    const world = aDay([someone(near)], [gift('10:05', '12:00')]);
    const seen: number[] = [];
    const inner = joint(world, USUAL_JOINT);
    const arrived = played(world, {
      isAwake: (...news) => inner.isAwake(...news),
      choose: (moment) => (seen.push(moment.minute), inner.choose(moment)),
    });
    expect(arrived).toEqual(['L1→near:10']);
    expect(seen).toEqual([minuteOf('10:15')]);
  });

  it('does not fill the hub with what an association has room for after its distribution', () => {
    const association = someone({ ...near, total_g: 10_000 }, [window('distribution', '11:00', '11:30'), SATURDAY]);
    const hub = someone({ ...far, id: 'hub', kind: 'hub' });
    const world = aDay([association, hub], [gift('09:00', '10:00'), gift('10:30', '13:00')]);
    expect(played(world, joint(world, USUAL_JOINT))).toEqual(['L1→near:10', 'L2→near:10']);
    expect(played(world, nearestFirst())).toEqual(['L1→near:10', 'L2→hub:10']);
  });
});

test('a recipient is never asked outside its opening times, nor once it is too late to arrive', () => {
  const recipients = [someone(near, [window('receiving', '08:00', '10:45')])];
  expect(played(aDay(recipients, [gift('10:00', '12:00')]), nearestFirst())).toEqual(['L1→near:10']);
  expect(played(aDay(recipients, [gift('10:20', '12:00')]), nearestFirst())).toEqual([]);
  expect(at('10:00')).toBe('2026-11-20T09:00:00.000Z');
});
