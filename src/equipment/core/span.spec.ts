import { holds, hoursOf, merged, overlap, within, without } from './span.js';

const H = 3_600_000;
const span = (from: number, to: number) => ({ from: from * H, to: to * H });

describe('spans of time', () => {
  it('touch without overlapping', () => {
    expect(overlap(span(8, 10), span(10, 12))).toBe(false);
    expect(overlap(span(8, 10), span(9, 12))).toBe(true);
  });

  it('join where they touch', () => {
    expect(merged([span(10, 12), span(8, 10), span(14, 15), span(9, 9)])).toEqual([span(8, 12), span(14, 15)]);
  });

  it('are cut to limits', () => {
    expect(within([span(8, 12)], [span(9, 10), span(11, 20)])).toEqual([span(9, 10), span(11, 12)]);
  });

  it('are left over when others are taken away', () => {
    expect(without([span(8, 18)], [span(9, 10), span(12, 14), span(17, 20)])).toEqual([span(8, 9), span(10, 12), span(14, 17)]);
    expect(without([span(8, 9)], [span(7, 10)])).toEqual([]);
  });

  it('hold what lies within one of them', () => {
    expect(holds([span(8, 10), span(12, 14)], span(8, 10))).toBe(true);
    expect(holds([span(8, 10), span(12, 14)], span(9, 13))).toBe(false);
  });

  it('count time once', () => {
    expect(hoursOf([span(8, 10), span(9, 11)])).toBe(3);
  });
});
