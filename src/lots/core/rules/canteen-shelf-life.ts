import { addDays } from '../../../vocabulary/local-time.js';
import { lotRule } from '../lot-rule.js';

const KITCHENS = new Set(['canteen', 'caterer', 'restaurant']);
const SHELF_LIFE_DAYS = 3;

export const canteenShelfLife = lotRule({
  id: 'canteen-shelf-life',
  level: 'BLOCK',
  reference: 'Arrêté du 21 décembre 2009, annexe IV (J+3)',
  since: '2009-12-31',
  pointer: '/producedOn',
  because: {
    fr: 'Un plat cuisiné refroidi se garde 3 jours après sa fabrication. Indiquez le jour de fabrication et une DLC à J+3 au plus.',
    en: 'A chilled cooked dish keeps for 3 days after it was made. Give the day it was made and a use-by date at most 3 days later.',
  },
  broken: ({ category, cold, date, producedOn }, { donorKind }) =>
    KITCHENS.has(donorKind) &&
    category === 'ready-meal' &&
    cold.startsWith('chilled') &&
    (producedOn === null || (date !== null && date > addDays(producedOn, SHELF_LIFE_DAYS))) && {
      latest: producedOn === null ? null : addDays(producedOn, SHELF_LIFE_DAYS),
    },
  examples: [
    {
      given: 'a canteen dish made today, use by J+3',
      declaration: { category: 'ready-meal', cold: 'chilled3', dateKind: 'DLC', date: '2026-11-23', producedOn: '2026-11-20' },
      circumstances: { donorKind: 'canteen' },
      broken: false,
    },
    {
      given: 'a canteen dish made today, use by J+4',
      declaration: { category: 'ready-meal', cold: 'chilled3', dateKind: 'DLC', date: '2026-11-24', producedOn: '2026-11-20' },
      circumstances: { donorKind: 'canteen' },
      broken: true,
    },
    {
      given: 'a canteen dish of an unknown day',
      declaration: { category: 'ready-meal', cold: 'chilled3', dateKind: 'DLC', date: '2026-11-22' },
      circumstances: { donorKind: 'canteen' },
      broken: true,
    },
    {
      given: 'a packed dish of a supermarket',
      declaration: { category: 'ready-meal', cold: 'chilled4', dateKind: 'DLC', date: '2026-11-28' },
      circumstances: { donorKind: 'supermarket' },
      broken: false,
    },
  ],
});
