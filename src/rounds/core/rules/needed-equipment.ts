import { unfitPickup } from '../load.js';
import { rule } from '../rule.js';

export const neededEquipment = rule({
  code: 'equipment-missing',
  level: 'HOLD',
  because: {
    fr: 'Il manque au véhicule un matériel que ce colis demande.',
    en: 'The vehicle lacks equipment this parcel needs.',
  },
  aboutTheVehicle: true,
  refuses: (trip) =>
    unfitPickup(trip, ({ needs }) => {
      const missing = needs.filter((equipment) => !trip.vehicle.has.has(equipment));
      return missing.length > 0 && { missing: missing.join(', ') };
    }),
  examples: [
    { given: 'nothing needed', requests: { a: {} }, refused: false },
    {
      given: 'a tail lift needed and there',
      vehicle: { has: ['tail-lift', 'trolley'] },
      requests: { a: { needs: ['tail-lift'] } },
      refused: false,
    },
    { given: 'one of two missing', vehicle: { has: ['trolley'] }, requests: { a: { needs: ['trolley', 'tail-lift'] } }, refused: true },
  ],
});
