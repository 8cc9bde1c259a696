import { fittedOut, neededOn, type Carried, type Loan, type Shift } from './fitting-out.js';

const shift = (id: string, given: Partial<Shift> = {}): Shift => ({
  id,
  start: [2.4, 48.86],
  span: { from: 100, to: 200 },
  has: [],
  approvedCold: false,
  capacity_g: 100_000,
  litres: 600,
  ...given,
});
const box = (code: string, given: Partial<Loan> = {}): Loan => ({
  itemId: code,
  code,
  home: [2.4, 48.86],
  provides: ['cold-box'],
  litres: 60,
  free: [{ from: 0, to: 1000 }],
  ...given,
});
const shared = (shifts: Shift[], loans: Loan[]): Record<string, string[]> =>
  Object.fromEntries([...fittedOut(shifts, loans)].map(([id, fitted]) => [id, fitted.map(({ loan, as }) => `${loan.code} as ${as}`)]));

describe('what rides with which vehicle', () => {
  it('gives a box to one vehicle at a time, the one that carries most first', () => {
    expect(shared([shift('bike'), shift('van', { capacity_g: 800_000 })], [box('b1')])).toEqual({ van: ['b1 as cold-box'], bike: [] });
  });

  it('gives it to a second one whose shift begins when the first ends', () => {
    const later = shift('later', { span: { from: 200, to: 300 } });
    expect(shared([shift('early'), later], [box('b1')])).toEqual({ early: ['b1 as cold-box'], later: ['b1 as cold-box'] });
  });

  it('gives each vehicle one before any gets a second, and four at most', () => {
    const boxes = Array.from({ length: 7 }, (_, index) => box(`b${index}`));
    const given = shared([shift('a'), shift('b')], boxes);
    expect([given.a!.length, given.b!.length]).toEqual([4, 3]);
    expect(given.b![0]).toBe('b1 as cold-box');
  });

  it.each([
    ['stands too far away', shift('v'), box('b1', { home: [2.41, 48.86] })],
    [
      'is taken for a part of the shift',
      shift('v'),
      box('b1', {
        free: [
          { from: 0, to: 150 },
          { from: 160, to: 1000 },
        ],
      }),
    ],
    ['is larger than the vehicle', shift('v', { litres: 40 }), box('b1')],
    ['is what the vehicle has', shift('v', { has: ['cold-box'] }), box('b1')],
    ['is what its cold body does', shift('v', { approvedCold: true }), box('b1')],
  ])('leaves behind what %s', (_, one, loan) => {
    expect(shared([one], [loan])).toEqual({ v: [] });
  });

  it('takes a hot box beside a cold body, and one trolley only', () => {
    const loans = [
      box('h1', { provides: ['hot-box'] }),
      box('t1', { provides: ['trolley'], litres: null }),
      box('t2', { provides: ['trolley'], litres: null }),
    ];
    expect(shared([shift('v', { approvedCold: true })], loans)).toEqual({ v: ['h1 as hot-box', 't1 as trolley'] });
  });
});

describe('what a round needs of it', () => {
  const fitted = ['b1', 'b2', 'b3'].map((code) => ({ loan: box(code), as: 'cold-box' }));
  const parcel = (loadedAt: number, unloadedAt: number, given: Partial<Carried> = {}): Carried => ({
    chilled: true,
    frozen: false,
    hot: false,
    needs: [],
    hasLitres: false,
    loadedAt,
    unloadedAt,
    ...given,
  });
  const needed = (...carried: Carried[]): string[] => neededOn(fitted, carried).map(({ code }) => code);

  it('is nothing where nothing is cold', () => {
    expect(needed(parcel(1, 2, { chilled: false }))).toEqual([]);
  });

  it('is a box for what goes from one visit to another, however many parcels', () => {
    expect(needed(parcel(1, 2), parcel(1, 2))).toEqual(['b1']);
  });

  it('is as many as are sealed at the same time', () => {
    expect(needed(parcel(1, 4), parcel(2, 3), parcel(5, 6))).toEqual(['b1', 'b2']);
    expect(needed(parcel(1, 2), parcel(2, 3))).toEqual(['b1']);
  });

  it('is every box where volume counts', () => {
    expect(needed(parcel(1, 2, { hasLitres: true }))).toEqual(['b1', 'b2', 'b3']);
  });

  it('is what a parcel names', () => {
    const trolley = { loan: box('t1', { provides: ['trolley'] }), as: 'trolley' };
    expect(neededOn([trolley], [parcel(1, 2)])).toEqual([]);
    expect(neededOn([trolley], [parcel(1, 2, { needs: ['trolley'] })])).toEqual([trolley.loan]);
  });
});
