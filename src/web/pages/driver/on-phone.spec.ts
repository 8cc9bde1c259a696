import type { Round, Stop, StopLine } from '../../api/types.js';
import { onPhone } from './on-phone.js';

const at = (time: string): string => `2026-11-20T${time}:00.000Z`;
const line = (parcelId: string, planned_g: number): StopLine => ({
  parcelId,
  lotId: `lot-${parcelId}`,
  lotReference: 1,
  label: parcelId,
  category: 'bread',
  cold: 'ambient',
  temperatureLimit_c: null,
  temperatureRefuse_c: null,
  packages: 1,
  planned_g,
  weighed_g: null,
  refused_g: 0,
  temperature_c: null,
  refusalCode: null,
});
const stop = (id: string, kind: Stop['kind'], arrival: string, departure: string, lines: StopLine[]): Stop => ({
  id,
  seq: 1,
  kind,
  siteId: id,
  siteName: id,
  address: null,
  point: [2.4, 48.86],
  streetAccess: null,
  contactName: null,
  contactPhone: null,
  lastSignedBy: null,
  plannedArrival: at(arrival),
  plannedDeparture: at(departure),
  promisedAt: at(arrival),
  opensAt: null,
  closesAt: null,
  expectedAt: at(arrival),
  late_min: 0,
  arrivedAt: null,
  state: 'planned',
  failureCode: null,
  doneAt: null,
  signedByDriver: null,
  signedBySite: null,
  note: null,
  lines,
  photos: [],
  version: 1,
});
/** Two shops, then an association that gets from both, then one that gets from the second only. */
const round = (part: Partial<Round> = {}): Round => ({
  id: 'r',
  reference: 1,
  vehicleId: 'v',
  vehicleName: 'Van',
  profile: 'van',
  personName: 'Camille',
  day: '2026-11-20',
  startsAt: at('18:00'),
  endsAt: at('19:30'),
  state: 'started',
  startedAt: at('18:00'),
  brokenAt: null,
  metres: 5000,
  seconds: 5400,
  stopCount: 4,
  doneStops: 0,
  grams: 9000,
  version: 1,
  stops: [
    stop('shop', 'pickup', '18:10', '18:15', [line('a', 5000)]),
    stop('bakery', 'pickup', '18:25', '18:30', [line('b', 3000), line('c', 1000)]),
    stop('first', 'delivery', '18:40', '18:45', [line('a', 5000), line('b', 3000)]),
    stop('second', 'delivery', '19:00', '19:05', [line('c', 1000)]),
  ],
  ...part,
});
const said = (path: string, body: object = {}) => ({ path: `/api/v1/${path}`, body });
const states = (...reports: Parameters<typeof onPhone>[1]): string[] =>
  onPhone(round(), reports).stops.map(({ state, waits }) => (waits ? `${state}, waits` : state));

describe('a round on a phone without a network', () => {
  it('is what the server said while nothing waits', () => {
    expect(onPhone(round(), [])).toMatchObject({ ...round(), waits: false });
  });

  it('leaves when its driver says so', () => {
    const left = onPhone(round({ state: 'planned', startedAt: null }), [said('rounds/r/start', { at: at('18:07') })]);
    expect(left).toMatchObject({ state: 'started', waits: true });
    expect(left.stops.map(({ expectedAt, late_min }) => [expectedAt, late_min])).toEqual([
      [at('18:17'), 7],
      [at('18:32'), 7],
      [at('18:47'), 7],
      [at('19:07'), 7],
    ]);
  });

  it('brings on what was really taken, and moves the hours', () => {
    const handed = [{ parcelId: 'a', weighed_g: 4500, refused_g: 500 }];
    const after = onPhone(round(), [said('stops/shop/collection', { at: at('18:20'), lines: handed })]);
    expect(after.stops[0]).toMatchObject({ state: 'done', waits: true, doneAt: at('18:20') });
    expect(after.stops[2]!.lines.map(({ planned_g }) => planned_g)).toEqual([4000, 3000]);
    expect(after.stops[1]).toMatchObject({ expectedAt: at('18:30'), late_min: 5 });
  });

  it('goes nowhere with nothing: a failed pickup takes its food off the deliveries, and an empty one is skipped', () => {
    expect(states(said('stops/bakery/failure', { reasonCode: 'nobody-there' }))).toEqual([
      'planned',
      'failed, waits',
      'planned',
      'failed, waits',
    ]);
  });

  it('stops where the vehicle breaks down: what is aboard stays to be delivered', () => {
    const reports = [
      said('stops/shop/collection', { at: at('18:15'), lines: [{ parcelId: 'a', weighed_g: 5000 }] }),
      said('rounds/r/breakdown', { at: at('18:20') }),
    ];
    const broken = onPhone(round(), reports);
    expect(broken.brokenAt).toBe(at('18:20'));
    expect(broken.stops.map(({ state, failureCode }) => failureCode ?? state)).toEqual([
      'done',
      'vehicle',
      'planned',
      'nothing-to-hand-over',
    ]);
    expect(broken.stops[2]!.lines.map(({ parcelId }) => parcelId)).toEqual(['a']);
    expect(onPhone(round(), [...reports, said('rounds/r/resumption')]).brokenAt).toBeNull();
  });

  it('does not count what the server refused, nor what concerns others', () => {
    const refused = { ...said('stops/shop/failure'), refused: { title: '', status: 409, instance: '', code: 'x', facts: {}, errors: [] } };
    expect(states(refused, said('rounds/other/start'), said('lots'), said('stops/shop/photos', {}))).toEqual(Array(4).fill('planned'));
  });

  it('remembers an arrival', () => {
    const arrived = onPhone(round(), [said('stops/shop/arrival', { at: at('18:25') })]);
    expect(arrived.stops[0]).toMatchObject({ arrivedAt: at('18:25'), expectedAt: at('18:25'), late_min: 15, waits: false });
    expect(arrived.stops[1]).toMatchObject({ expectedAt: at('18:40') });
  });
});
