import { addMonths, monthsUpTo, monthSpan } from './month.js';
import { useOf } from './usage.js';

const H = 3_600_000;
const span = (from: number, to: number) => ({ from: from * H, to: to * H });

describe('use of what is lent', () => {
  it('is counted in hours used, lent and idle, upkeep aside', () => {
    const use = useOf({ period: span(0, 24), lent: [span(8, 20)], used: [span(9, 11), span(10, 12)], upkeep: [span(18, 22)] });
    expect(use).toEqual({ lent_h: 10, used_h: 3, idle_h: 7 });
  });

  it('counts use outside the lent hours as use, not against them', () => {
    expect(useOf({ period: span(0, 24), lent: [span(8, 10)], used: [span(9, 14)], upkeep: [] })).toEqual({
      lent_h: 2,
      used_h: 5,
      idle_h: 1,
    });
  });

  it('keeps to the period', () => {
    expect(useOf({ period: span(10, 12), lent: [span(0, 24)], used: [span(0, 11)], upkeep: [] })).toEqual({
      lent_h: 2,
      used_h: 1,
      idle_h: 1,
    });
  });
});

describe('months', () => {
  it('go over the year’s end', () => {
    expect(addMonths('2026-11', 3)).toBe('2027-02');
    expect(monthsUpTo('2026-02', 3)).toEqual(['2025-12', '2026-01', '2026-02']);
  });

  it('begin and end at local midnight, also where clocks change between', () => {
    const { from, to } = monthSpan('2026-03', 'Europe/Paris');
    expect([new Date(from).toISOString(), new Date(to).toISOString()]).toEqual(['2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z']);
  });
});
