import { clock } from '../rule-example.js';
import { rule } from '../rule.js';

/** A break of half an hour in the time from one o'clock to another. */
const halfAnHour = (from: string, to: string) => ({ breaks: [{ window: [clock(from), clock(to)] as const, duration_s: 1800 }] });

export const driverBreak = rule({
  code: 'no-time-for-break',
  level: 'HOLD',
  because: {
    fr: 'Le conducteur n’aurait pas le temps de prendre sa pause dans le créneau prévu.',
    en: 'The driver would have no time for a break when it is due.',
  },
  refuses({ missed, stops }) {
    const [first] = missed;
    return first !== undefined && { at: stops.length, facts: { break_s: first.duration_s } };
  },
  examples: [
    { given: 'a round that is over before the break is due', vehicle: halfAnHour('19:00', '20:00'), requests: { a: {} }, refused: false },
    { given: 'a break between two visits', vehicle: halfAnHour('18:06', '18:36'), requests: { a: {} }, refused: false },
    {
      given: 'a break that ends by 18:50, when loading lasts until 18:25 and unloading from 18:27 to 19:27',
      vehicle: halfAnHour('18:05', '18:50'),
      requests: { a: { pickup: { window: [clock('18:00'), clock('18:10')], service_s: 1440 }, delivery: { service_s: 3600 } } },
      refused: true,
    },
    {
      given: 'the same at a shop that waits until 18:40: leaving later leaves time to rest at home',
      vehicle: halfAnHour('18:05', '18:50'),
      requests: { a: { pickup: { window: [clock('18:00'), clock('18:40')], service_s: 1440 }, delivery: { service_s: 3600 } } },
      refused: false,
    },
    {
      given: 'a canteen that closes before the break is over',
      vehicle: halfAnHour('18:06', '18:45'),
      requests: {
        a: {
          pickup: { window: [clock('18:00'), clock('18:10')] },
          delivery: { window: [clock('18:00'), clock('18:30')], service_s: 1800 },
        },
      },
      refused: true,
    },
    {
      given: 'two breaks of half an hour in one half-hour',
      vehicle: { breaks: [...halfAnHour('18:06', '18:36').breaks, ...halfAnHour('18:06', '18:36').breaks] },
      requests: { a: {} },
      refused: true,
    },
    {
      given: 'a break whose time has passed on a round that has left',
      vehicle: { ...halfAnHour('17:00', '17:40'), shift: [clock('16:00'), clock('22:00')] },
      requests: { a: { pickup: { window: [clock('16:00'), clock('22:00')] } } },
      committed: ['a:pickup'],
      left: [clock('17:30')],
      refused: false,
    },
  ],
});
