import { weeklyFaults, type WeeklyStretch } from './weekly.js';

const monday = (from: string, to: string): WeeklyStretch => ({ weekday: 1, from, to });

describe('weekly stretches', () => {
  it.each<[string, WeeklyStretch[], object[]]>([
    ['nothing', [], []],
    ['two that touch', [monday('08:00', '12:00'), monday('12:00', '14:00')], []],
    ['the same on two days', [monday('08:00', '12:00'), { ...monday('08:00', '12:00'), weekday: 2 }], []],
    ['one within the other', [monday('08:00', '18:00'), monday('09:00', '10:00')], [{ index: 1, fault: 'overlaps' }]],
    [
      'one over the end of the other, written first',
      [monday('11:59', '14:00'), monday('08:00', '12:00')],
      [{ index: 1, fault: 'overlaps' }],
    ],
    ['the same twice', [monday('08:00', '12:00'), monday('08:00', '12:00')], [{ index: 1, fault: 'overlaps' }]],
    ['closing before opening', [monday('12:00', '08:00')], [{ index: 0, fault: 'ends-before-it-starts' }]],
    ['open for no time', [monday('12:00', '12:00')], [{ index: 0, fault: 'ends-before-it-starts' }]],
  ])('%s', (_, stretches, faults) => {
    expect(weeklyFaults(stretches)).toEqual(faults);
  });
});
