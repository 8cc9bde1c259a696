import type { ColdClass } from '../../vocabulary/food.js';

/** What a reading at pickup or delivery must be, in °C. */
export interface TemperatureLimit {
  /** The class's own limit, shown to the driver. */
  limit_c: number;
  /** Beyond this the line is refused: the limit plus the short tolerance of the guide. */
  refuse_c: number;
  /** `above`: too warm is refused; `below`: hot food that has cooled is refused. */
  side: 'above' | 'below';
}

/**
 * GBPH Aide alimentaire 2022, fiche 12: +2 °C at the surface for less than 30 minutes for chilled food, not for fish and
 * raw goods (0/+2 °C); frozen food is refused above −15 °C; hot food stays at +63 °C or more (arrêté du 21 décembre 2009).
 */
const LIMITS: Record<ColdClass, TemperatureLimit | null> = {
  frozen: { limit_c: -18, refuse_c: -15, side: 'above' },
  chilled2: { limit_c: 2, refuse_c: 2, side: 'above' },
  chilled3: { limit_c: 3, refuse_c: 5, side: 'above' },
  chilled4: { limit_c: 4, refuse_c: 6, side: 'above' },
  chilled6: { limit_c: 6, refuse_c: 8, side: 'above' },
  ambient: null,
  hot: { limit_c: 63, refuse_c: 63, side: 'below' },
};

export const temperatureLimit = (cold: ColdClass): TemperatureLimit | null => LIMITS[cold];

/** Whether a reading lets the food pass. No reading is not a pass: an unreadable thermometer protects nobody. */
export function temperaturePasses(cold: ColdClass, reading_c: number | null): 'ok' | 'missing' | 'out-of-range' {
  const limit = LIMITS[cold];
  if (!limit) return 'ok';
  if (reading_c === null) return 'missing';
  const out = limit.side === 'above' ? reading_c > limit.refuse_c : reading_c < limit.refuse_c;
  return out ? 'out-of-range' : 'ok';
}
