import { clock, exampleTrip, type RuleExample } from './rule-example.js';
import type { Trip } from './trip.js';

/**
 * Times on the street of the rule examples: a kilometre a minute, the shop at 1 km from home, the market at 2, the
 * canteen at 3; five minutes at each stop; now is 18:00.
 */
const trip = (example: Omit<RuleExample, 'given' | 'refused'>): Trip => exampleTrip({ given: '', refused: false, ...example });

const minutes = (seconds: readonly number[]): number[] => seconds.map((s) => s / 60);

describe('a trip', () => {
  it('drives, waits for windows and takes its time at each stop', () => {
    const { arrival_s, start_s, departure_s, driven_m, returns_s } = trip({
      requests: { a: { delivery: { window: [clock('18:20'), clock('19:00')] } } },
    });
    expect(minutes(arrival_s)).toEqual([1, 8]);
    expect(minutes(start_s)).toEqual([1, 20]);
    expect(minutes(departure_s)).toEqual([6, 25]);
    expect(driven_m).toEqual([1000, 3000, 6000]);
    expect(returns_s / 60).toBe(28);
  });

  it('leaves just in time for its first stop', () => {
    const { leaves_s } = trip({ requests: { a: { pickup: { window: [clock('18:30'), clock('19:00')] } } } });
    expect(leaves_s / 60).toBe(29);
  });

  it('does not begin before now, although the shift did', () => {
    const { leaves_s, start_s } = trip({
      vehicle: { shift: [clock('12:00'), clock('22:00')] },
      requests: { a: { pickup: { window: [clock('12:00'), clock('22:00')] } } },
    });
    expect([leaves_s, start_s[0]]).toEqual([0, 60]);
  });
});

describe('stops of one visit', () => {
  it('share their arrival, and last as long as the longest of them', () => {
    const { arrival_s, start_s, departure_s, driven_m } = trip({
      requests: { a: {}, b: { pickup: { service_s: 480 } }, c: { pickup: { service_s: 60 } } },
      stops: ['a:pickup', 'b:pickup', 'c:pickup', 'a:delivery', 'b:delivery', 'c:delivery'],
    });
    expect(minutes(arrival_s)).toEqual([1, 1, 1, 11, 11, 11]);
    expect(minutes(start_s)).toEqual([1, 1, 1, 11, 11, 11]);
    expect(minutes(departure_s)).toEqual([6, 9, 9, 16, 16, 16]);
    expect(driven_m).toEqual([1000, 1000, 1000, 3000, 3000, 3000, 6000]);
  });

  it('are two visits when the one unloads and the other loads', () => {
    const { arrival_s } = trip({ requests: { a: { delivery: { place: 'hub' } }, b: { pickup: { place: 'hub' } } } });
    expect(minutes(arrival_s)).toEqual([1, 10, 15, 22]);
  });
});

describe('food that may not ride long', () => {
  it('is loaded as late as its delivery allows', () => {
    const { start_s, departure_s, leaves_s } = trip({
      requests: { a: { maxOnBoard_s: 600, delivery: { window: [clock('19:00'), clock('20:00')] } } },
    });
    // Unloading starts at 19:00, so loading ends at 18:50.
    expect(minutes(start_s)).toEqual([45, 60]);
    expect(minutes(departure_s)).toEqual([50, 65]);
    expect(leaves_s / 60).toBe(44);
  });

  it('makes what is loaded after it wait too', () => {
    const { start_s } = trip({
      requests: {
        a: { maxOnBoard_s: 600, delivery: { window: [clock('19:00'), clock('20:00')] } },
        b: { maxOnBoard_s: 300, pickup: { place: 'market' } },
      },
      stops: ['a:pickup', 'b:pickup', 'a:delivery', 'b:delivery'],
    });
    // The van is at the canteen at 18:57: b is unloaded at once, a when the canteen takes it in.
    expect(minutes(start_s)).toEqual([45, 51, 60, 57]);
  });

  it('is loaded at once when no time would be early enough', () => {
    const { start_s } = trip({
      requests: {
        a: {
          maxOnBoard_s: 600,
          pickup: { window: [clock('18:00'), clock('18:30')] },
          delivery: { window: [clock('19:00'), clock('20:00')] },
        },
      },
    });
    expect(minutes(start_s)).toEqual([1, 60]);
  });
});

describe('a running round', () => {
  const vehicle = { shift: [clock('17:00'), clock('22:00')] } as const;
  const early = { window: [clock('17:00'), clock('22:00')] } as const;

  it('is where its last stop was left, and goes on from there now', () => {
    const { start_s, departure_s } = trip({
      vehicle,
      requests: { a: { pickup: early, delivery: early } },
      committed: ['a:pickup'],
      left: [clock('17:40')],
    });
    expect(minutes(start_s)).toEqual([-25, 2]);
    expect(minutes(departure_s)).toEqual([-20, 7]);
  });

  it('is expected where it was not yet, from the start of the shift', () => {
    const { start_s } = trip({ vehicle, requests: { a: { pickup: early, delivery: early } }, committed: ['a:pickup', 'a:delivery'] });
    expect(minutes(start_s)).toEqual([-59, -52]);
  });
});
