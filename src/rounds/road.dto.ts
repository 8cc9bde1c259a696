import { Decimal, Instant, ListOf, OneOf, Text, Uuid, Whole } from '../platform/http/fields.js';
import { REFUSED_AT_STOP, STOP_FAILURES } from './round.dto.js';

const HAPPENED = 'When it happened, for what a phone kept while it had no network; now when missing, never in the future.';
/** Strokes in a field of 300 × 100: M starts one, L draws on. */
const STROKES = /^(?:[ML]\d{1,3} \d{1,3})+$/;
const DRAWN = 'strokes of a finger as an SVG path of M and L in whole numbers, in a field of 300 × 100. A name alone is a signature too.';

export class Moment {
  @Instant({ about: HAPPENED, optional: true }) at?: string;
}

export class HandedLine {
  @Uuid({ about: 'Part of a lot, as listed on the stop.' }) parcelId: string;
  @Whole({ about: 'Grams on the scale, all of the line.', min: 0, max: 100_000_000 }) weighed_g: number;
  @Whole({ about: 'Grams of these that are refused.', min: 0, max: 100_000_000, optional: true }) refused_g?: number;
  @OneOf(REFUSED_AT_STOP, { about: 'Why; needed when some is refused.', optional: true }) refusalCode?: (typeof REFUSED_AT_STOP)[number];
  @Decimal({ about: '°C between the packs; needed for chilled, frozen and hot food.', min: -60, max: 120, optional: true, nullable: true })
  temperature_c?: number | null;
  @Text({ about: 'Note.', optional: true, max: 1000 }) note?: string;
}

export class Handover extends Moment {
  @ListOf(() => HandedLine, { about: 'One line for each part on the stop.', max: 200 }) lines: HandedLine[];
  @Decimal({ about: '°C of the vehicle’s enclosure.', min: -60, max: 120, optional: true }) enclosure_c?: number;
  @Text({ about: 'Name of the driver who signs.', min: 1, max: 120 }) signedByDriver: string;
  @Text({ about: 'Name of the person of the site who signs.', min: 1, max: 120 }) signedBySite: string;
  @Text({ about: `The driver’s signature: ${DRAWN}`, optional: true, max: 8000, pattern: STROKES, example: 'M20 60L80 30L140 70' })
  driverSignature?: string;
  @Text({ about: `The site’s signature: ${DRAWN}`, optional: true, max: 8000, pattern: STROKES, example: 'M20 60L80 30L140 70' })
  siteSignature?: string;
  @Text({ about: 'Note.', optional: true, max: 1000 }) note?: string;
}

export class StopFailure extends Moment {
  @OneOf(STOP_FAILURES, { about: 'What went wrong.' }) reasonCode: (typeof STOP_FAILURES)[number];
  @Text({ about: 'In words.', optional: true, max: 1000 }) note?: string;
}

export class Breakdown extends Moment {
  @Text({ about: 'What happened, in words.', optional: true, max: 1000 }) note?: string;
}

export class NewStopPhoto extends Moment {
  @Text({
    about: 'A JPEG of 400 KB at most, in base64. What the camera wrote beside the picture (place, device) is removed.',
    min: 4,
    max: 560_000,
    pattern: /^[A-Za-z0-9+/]+={0,2}$/,
    example: '/9j/2gACBwf/2Q==',
  })
  jpeg: string;
}
