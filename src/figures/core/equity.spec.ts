import fc from 'fast-check';
import { gini, type Receiver } from '../../vocabulary/gini.js';
import { equityOf } from './equity.js';

const receivers = fc.array(fc.record({ received_g: fc.nat(1_000_000), entitlement: fc.integer({ min: 1, max: 500 }) }), {
  minLength: 1,
  maxLength: 30,
});

describe('equity between associations', () => {
  it('is exactly fair when everyone gets what was voted', () => {
    const equity = equityOf([
      { received_g: 2000, entitlement: 20 },
      { received_g: 500, entitlement: 5 },
    ]);
    expect(equity.shares.map(({ ratio }) => ratio)).toEqual([1, 1]);
    expect(equity).toMatchObject({ min: 1, max: 1, gini: 0 });
  });

  it('says by how much each is above or below its fair share', () => {
    // 3 kg of 4 kg where half was voted: 1.5 times its share; the other 0.5 times.
    const equity = equityOf([
      { received_g: 3000, entitlement: 10 },
      { received_g: 1000, entitlement: 10 },
    ]);
    expect(equity).toMatchObject({ min: 0.5, max: 1.5, gini: 0.25 });
    expect(equity.shares[0]).toEqual({ share: 0.75, fairShare: 0.5, ratio: 1.5 });
  });

  it('has no ratio for who has no entitlement, and none for anyone when nothing was given', () => {
    expect(equityOf([{ received_g: 10, entitlement: 0 }]).shares).toEqual([{ share: 1, fairShare: 0, ratio: null }]);
    expect(equityOf([{ received_g: 0, entitlement: 10 }])).toMatchObject({ min: null, max: null, gini: null });
    expect(equityOf([])).toEqual({ shares: [], min: null, max: null, gini: null });
  });

  it('tells one who gets everything among n of equal weight as (n − 1) / n', () => {
    const four: Receiver[] = [0, 0, 8000, 0].map((received_g) => ({ received_g, entitlement: 1 }));
    expect(gini(four)).toBeCloseTo(3 / 4, 12);
  });

  it('is the mean difference between every two, over twice the mean', () => {
    fc.assert(
      fc.property(receivers, (all) => {
        const weight = all.reduce((total, one) => total + one.entitlement, 0);
        const received = all.reduce((total, one) => total + one.received_g, 0);
        let difference = 0;
        for (const a of all)
          for (const b of all)
            difference += a.entitlement * b.entitlement * Math.abs(a.received_g / a.entitlement - b.received_g / b.entitlement);
        const found = gini(all);
        if (received === 0) expect(found).toBeNull();
        else expect(found).toBeCloseTo(difference / (2 * weight * received), 9);
      }),
    );
  });

  it('does not change when an association is split into two that share its weight and its food', () => {
    fc.assert(
      fc.property(receivers, (all) => {
        const [first, ...rest] = all as [Receiver, ...Receiver[]];
        const half = { received_g: first.received_g / 2, entitlement: first.entitlement / 2 };
        const whole = gini(all);
        const split = gini([half, ...rest, half]);
        if (whole === null) expect(split).toBeNull();
        else expect(split).toBeCloseTo(whole, 9);
      }),
    );
  });
});
