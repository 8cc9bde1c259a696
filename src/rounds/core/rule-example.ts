import type {
  ClosingFacts,
  CommittedFacts,
  EndFacts,
  InForceFacts,
  IsoInstant,
  RequestFacts,
  RoundsProblem,
  VehicleFacts,
} from './problem.js';
import { splitStopId } from './problem.js';
import { prepare } from './prepare.js';
import type { Trip } from './trip.js';
import { schedule } from './trip.js';

/**
 * A case that says what a rule means, and is run as its test, on a street with round numbers: see `STREET_m`.
 * What is not stated is unremarkable: a van without limits, at home from 18:00 to 22:00; 10 kg of ambient food from the
 * shop to the canteen, at any time of that evening, five minutes at each end.
 */
export interface RuleExample {
  readonly given: string;
  readonly vehicle?: Partial<VehicleFacts>;
  readonly requests: Readonly<Record<string, ExampleRequest>>;
  /** The trip, as stop ids; each request's pickup then delivery if missing. */
  readonly stops?: readonly string[];
  readonly committed?: readonly string[];
  readonly left?: readonly IsoInstant[];
  /** What else is known of the round on the road. */
  readonly running?: Pick<CommittedFacts, 'returned' | 'breaksTaken'>;
  /** When places are closed, by place. */
  readonly closedTo?: Readonly<Partial<Record<keyof typeof STREET_m, readonly ClosingFacts[]>>>;
  readonly inForce?: readonly InForceFacts[];
  readonly maxMove_s?: number;
  readonly refused: boolean;
}

type ExampleRequest = Partial<Omit<RequestFacts, 'pickup' | 'delivery'>> & {
  readonly pickup?: Partial<EndFacts>;
  readonly delivery?: Partial<EndFacts>;
};

/** How far along the one street of the examples each place lies; a vehicle drives a kilometre a minute. */
const STREET_m = { home: 0, shop: 1_000, market: 2_000, canteen: 3_000, hub: 5_000, farm: 80_999, village: 81_000 };

/** An instant of the examples' evening. */
export const clock = (time: string): IsoInstant => `2026-11-20T${time}:00+01:00`;

const EVENING = [clock('18:00'), clock('22:00')] as const;

/** The trip an example is about, with its times. */
export function exampleTrip({ stops, committed = [], left = [], ...facts }: RuleExample): Trip {
  const order = stops ?? Object.keys(facts.requests).flatMap((id) => [`${id}:pickup`, `${id}:delivery`]);
  const model = prepare(exampleProblem({ ...facts, committed, left }));
  const [van] = model.vehicles;
  if (van === undefined) throw new Error('the example has no vehicle');
  const trip = order.map((stopId) => {
    const split = splitStopId(stopId);
    const request = model.requests.find(({ id }) => id === split?.request);
    if (split === undefined || request === undefined) throw new Error(`the example has no stop ${stopId}`);
    return request[split.kind];
  });
  return schedule(van, trip);
}

type ExampleFacts = Omit<RuleExample, 'given' | 'stops' | 'refused'> & Required<Pick<RuleExample, 'committed' | 'left'>>;

/** The problem an example is about. */
export function exampleProblem(example: ExampleFacts): RoundsProblem {
  const { vehicle, requests, committed, left, running, closedTo, inForce, maxMove_s } = example;
  const places = Object.values(STREET_m);
  const metres = places.map((from) => places.map((to) => Math.abs(from - to)));
  const matrix = { metres, seconds: metres.map((row) => row.map((leg_m) => leg_m * 0.06)) };
  return {
    format: 'glane-rounds/1',
    now: clock('18:00'),
    objective: { perVehicle: 0, perMetre: 1, perSecond: 0, unserved_per_g: 1000 },
    places: Object.keys(STREET_m).map((id) => {
      const closings = closedTo?.[id as keyof typeof STREET_m];
      return { id, point: [0, 0], ...(closings && { closedTo: closings }) };
    }),
    travel: { model: 'matrix', profiles: { walk: matrix, 'cargo-bike': matrix, van: matrix, 'refrigerated-van': matrix } },
    requests: Object.entries(requests).map(([id, { pickup, delivery, ...facts }]) => ({
      id,
      grams: { ambient: 10_000 },
      pickup: { place: 'shop', window: EVENING, service_s: 300, ...pickup },
      delivery: { place: 'canteen', window: EVENING, service_s: 300, ...delivery },
      ...facts,
    })),
    vehicles: [{ id: 'van', profile: 'van', start: 'home', end: 'home', shift: EVENING, ...vehicle }],
    committed: [{ vehicle: 'van', stops: committed, left, ...running }],
    ...(inForce && { inForce }),
    ...(maxMove_s !== undefined && { maxMove_s }),
  };
}
