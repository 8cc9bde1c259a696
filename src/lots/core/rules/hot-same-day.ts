import { localDate } from '../../../vocabulary/local-time.js';
import { lotRule } from '../lot-rule.js';

export const hotSameDay = lotRule({
  id: 'hot-same-day',
  level: 'BLOCK',
  reference: 'Arrêté du 21 décembre 2009, annexe IV ; GBPH Aide alimentaire 2022, fiche 1',
  since: '2009-12-31',
  pointer: '/pickup/to',
  because: {
    fr: 'Un plat gardé chaud (+63 °C) ne se donne que le jour même du service.',
    en: 'Food kept hot (+63 °C) can be given on the day of its service only.',
  },
  broken: ({ cold, pickupTo_ms }, { now_ms, timeZone }) =>
    cold === 'hot' && localDate(pickupTo_ms, timeZone) !== localDate(now_ms, timeZone),
  examples: [
    { given: 'a hot dish to collect this evening', declaration: { cold: 'hot' }, broken: false },
    {
      given: 'a hot dish to collect tomorrow',
      declaration: { cold: 'hot', pickupTo_ms: Date.parse('2026-11-21T12:00:00+01:00') },
      broken: true,
    },
  ],
});
