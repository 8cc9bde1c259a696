import { addDays } from '../../vocabulary/local-time.js';
import { fictionalPhone, type DemoPerson, type DemoVehicle } from './rows.js';

/** First names, none of anybody's: drivers of the morning and the evening, in the order of the vehicles. */
const NAMES = [
  'Aldéric', 'Brunehaut', 'Cunégonde', 'Dagobert', 'Eulalie', 'Fulbert', 'Gontran', 'Hildegarde', 'Isidore', 'Joséphine', 'Ladislas', 'Mélusine', 'Népomucène', 'Ophélie',
  'Pépin', 'Quitterie', 'Radegonde', 'Sigismond', 'Théodule', 'Ursule', 'Vulfran', 'Wilfrid',
]; // prettier-ignore

type Shift = readonly [starts: string, ends: string];
const VAN_SHIFTS: readonly Shift[] = [
  ['06:30', '14:30'],
  ['14:45', '23:00'],
];
const BIKE_SHIFTS: readonly Shift[] = [
  ['11:30', '16:30'],
  ['17:30', '23:00'],
];
const WALK_SHIFTS: readonly Shift[] = [['18:30', '22:45']];

/** Three vans, six cargo bikes and four people with a trolley, all of the hub, with who takes them when. */
export function fleet(today: string): { people: DemoPerson[]; vehicles: DemoVehicle[] } {
  const people: DemoPerson[] = [];
  const crew = (profile: string, shifts: readonly Shift[]): DemoVehicle['shifts'] =>
    shifts.map(([starts, ends]) => {
      const name = `${NAMES[people.length]!} (démo)`;
      people.push({ name, phone: fictionalPhone(200 + people.length), drives: [profile] });
      return { person: name, starts, ends };
    });
  const vehicles: DemoVehicle[] = [];
  for (let number = 1; number <= 3; number++) {
    const profile = number === 1 ? 'refrigerated-van' : 'van';
    vehicles.push({
      code: `demo-van-${number}`,
      name: `${number === 1 ? 'Camion frigorifique' : 'Camionnette'} ${number} (démo)`,
      profile,
      capacity_g: 800_000,
      coldLitres: number === 1 ? 4000 : 600,
      has: ['cold-box', 'frozen-box', 'hot-box', 'trolley'],
      approvedColdUntil: number === 1 ? addDays(today, 900) : null,
      maxStops: 40,
      shifts: crew(profile, VAN_SHIFTS),
    });
  }
  for (let number = 1; number <= 6; number++) {
    vehicles.push({
      code: `demo-velo-${number}`, name: `Vélo-cargo ${number} (démo)`, profile: 'cargo-bike', capacity_g: 150_000, coldLitres: 200,
      has: number <= 2 ? ['cold-box', 'hot-box'] : ['cold-box'], approvedColdUntil: null, maxStops: 26, shifts: crew('cargo-bike', BIKE_SHIFTS),
    }); // prettier-ignore
  }
  for (let number = 1; number <= 4; number++) {
    vehicles.push({
      code: `demo-pieton-${number}`, name: `Chariot ${number} (démo)`, profile: 'walk', capacity_g: 40_000, coldLitres: 40, has: ['cold-box', 'trolley'], approvedColdUntil: null, maxStops: 14,
      shifts: crew('walk', WALK_SHIFTS),
    }); // prettier-ignore
  }
  return { people, vehicles };
}
