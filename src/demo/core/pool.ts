import { addDays } from '../../vocabulary/local-time.js';
import { seeded } from './seeded.js';

interface CostFacts {
  purchase_cents: number;
  lifeYears: number;
  upkeep_cents: number;
  usesAYear: number;
}

/** Something that is lent in the demonstration, by the code of its owner and of the site where it stands. */
export interface DemoItem extends CostFacts {
  code: string;
  owner: string;
  home: string;
  kind: 'vehicle' | 'isothermal-box' | 'hot-box' | 'trolley' | 'cold-room';
  name: string;
  /** The vehicle it is. */
  vehicle: string | null;
  provides: string[];
  litres: number | null;
  capacity_g: number | null;
  cold: string | null;
  conditions: string | null;
  attestedUntil: string | null;
  upkeepDue: string | null;
  unit: 'hour' | 'day' | 'km';
  price_cents: number;
  inactiveBecause: string | null;
  windows: { weekday: number; opens: string; closes: string }[];
}

/** A loan that is over, is to come, or is asked for. Times are local. */
export interface DemoLoan {
  item: string;
  borrower: string;
  day: string;
  from: string;
  to: string;
  state: 'released' | 'confirmed' | 'asked';
}

/** Somebody wanted it for this time, and did not get it. */
export interface DemoRefusal {
  item: string;
  borrower: string;
  day: string;
  from: string;
  to: string;
}

const HUB = 'demo-plateforme';
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const week = (weekdays: readonly number[], opens: string, closes: string): DemoItem['windows'] =>
  weekdays.map((weekday) => ({ weekday, opens, closes }));

const BOX: CostFacts = { purchase_cents: 40_000, lifeYears: 8, upkeep_cents: 1000, usesAYear: 400 };

/** What the organisations of the demonstration lend one another, with three weeks of use behind it. */
export function pool(today: string): { items: DemoItem[]; loans: DemoLoan[]; refusals: DemoRefusal[] } {
  return { items: items(today), loans: [...pastLoans(today), ...loansToCome(today)], refusals: refusals(today) };
}

function items(today: string): DemoItem[] {
  const one = (
    item: Pick<DemoItem, 'code' | 'kind' | 'name'> & Partial<DemoItem>,
    cost: CostFacts = BOX,
    unit: DemoItem['unit'] = 'hour',
  ): DemoItem => ({
    owner: HUB,
    home: HUB,
    vehicle: null,
    provides: [],
    litres: null,
    capacity_g: null,
    cold: null,
    conditions: null,
    attestedUntil: null,
    upkeepDue: null,
    inactiveBecause: null,
    windows: week(EVERY_DAY, '08:00', '23:00'),
    unit,
    // At cost, of a box: (50 € + 10 €) over 400 hours.
    price_cents: 15,
    ...cost,
    ...item,
  });
  const coldBox = (number: number): DemoItem =>
    one({
      code: `demo-bac-froid-${number}`,
      kind: 'isothermal-box',
      name: `Bac froid ${number} (démo)`,
      provides: ['cold-box'],
      litres: 60,
      cold: 'chilled2',
      conditions: 'À rendre propre et sec, plaques au congélateur.',
    });
  return [
    coldBox(1),
    coldBox(2),
    coldBox(3),
    one({ code: 'demo-bac-surgele', kind: 'isothermal-box', name: 'Bac surgelé (démo)', provides: ['frozen-box'], litres: 60, cold: 'frozen', attestedUntil: addDays(today, 200) }),
    one({ code: 'demo-bac-chaud', owner: 'demo-asso-09', kind: 'hot-box', name: 'Bac chaud de la Marmite (démo)', provides: ['hot-box'], litres: 45, cold: 'hot' }),
    one(
      { code: 'demo-camionnette-3', kind: 'vehicle', name: 'Camionnette 3 (démo)', vehicle: 'demo-van-3', windows: week([6, 7], '08:00', '14:00'), upkeepDue: addDays(today, 45), price_cents: 27, conditions: 'Permis B depuis deux ans. Assurance de la plateforme. Le plein au retour.' },
      { purchase_cents: 1_800_000, lifeYears: 8, upkeep_cents: 180_000, usesAYear: 15_000 },
      'km',
    ),
    one(
      { code: 'demo-chambre-froide', owner: 'demo-asso-05', home: 'demo-asso-05', kind: 'cold-room', name: 'Chambre froide du Pavé Bleu (démo)', capacity_g: 800_000, cold: 'chilled3', windows: [], price_cents: 300, conditions: 'Relever la température à l’entrée et à la sortie.' },
      { purchase_cents: 400_000, lifeYears: 10, upkeep_cents: 60_000, usesAYear: 300 },
      'day',
    ),
    one(
      { code: 'demo-chariot-pliant', owner: 'demo-asso-01', home: 'demo-asso-01', kind: 'trolley', name: 'Chariot pliant (démo)', provides: ['trolley'], capacity_g: 80_000, price_cents: 10, inactiveBecause: 'repair' },
      { purchase_cents: 12_000, lifeYears: 6, upkeep_cents: 500, usesAYear: 250 },
    ),
  ]; // prettier-ignore
}

const LENT = ['demo-bac-froid-1', 'demo-bac-froid-2', 'demo-bac-chaud', 'demo-chambre-froide'] as const;
const BORROWERS = ['demo-asso-01', 'demo-asso-02', 'demo-asso-03', 'demo-asso-10'] as const;

/** Two evenings in three each of the first things was out for some hours. */
function pastLoans(today: string): DemoLoan[] {
  const draws = seeded(7, 'loans');
  return LENT.flatMap((item) =>
    Array.from({ length: 21 }, (_, index) => addDays(today, -1 - index)).flatMap((day): DemoLoan[] => {
      const [isOut, starts, borrower, lasts] = [draws.unit() < 0.66, 16 + Math.floor(draws.unit() * 3), draws.unit(), 1 + draws.unit() * 3];
      const ends = Math.round((starts + lasts) * 4) / 4;
      const clock = (hours: number): string => `${Math.floor(hours)}:${String((hours % 1) * 60).padStart(2, '0')}`;
      return isOut ? [{ item, borrower: BORROWERS[Math.floor(borrower * BORROWERS.length)]!, day, from: clock(starts), to: clock(ends), state: 'released' }] : [];
    }),
  ); // prettier-ignore
}

const loansToCome = (today: string): DemoLoan[] => [
  { item: 'demo-bac-froid-3', borrower: 'demo-asso-02', day: addDays(today, 1), from: '10:00', to: '12:30', state: 'confirmed' },
  { item: 'demo-chambre-froide', borrower: 'demo-asso-01', day: addDays(today, 1), from: '08:00', to: '20:00', state: 'confirmed' },
  { item: 'demo-bac-froid-3', borrower: 'demo-asso-01', day: addDays(today, 2), from: '06:00', to: '07:30', state: 'asked' },
];

/** Fridays are when there are too few boxes. */
function refusals(today: string): DemoRefusal[] {
  const isFriday = (day: string): boolean => new Date(`${day}T12:00:00Z`).getUTCDay() === 5;
  const fridays = Array.from({ length: 28 }, (_, index) => addDays(today, -1 - index)).filter(isFriday);
  return fridays.flatMap((day) => [
    { item: 'demo-bac-froid-1', borrower: 'demo-asso-02', day, from: '17:00', to: '20:00' },
    { item: 'demo-bac-froid-2', borrower: 'demo-asso-03', day, from: '17:30', to: '20:30' },
    { item: 'demo-bac-chaud', borrower: 'demo-asso-10', day, from: '18:00', to: '20:00' },
  ]);
}
