import type { Point } from '../../vocabulary/place.js';

/** One appointment as a calendar program shows it. */
export interface CalendarEvent {
  /** The same as long as it is the same appointment, whatever changes about it. */
  readonly uid: string;
  /** Grows with each change a reader would see. */
  readonly sequence: number;
  readonly changedAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cancelled: boolean;
  readonly summary: string;
  readonly location: string | null;
  readonly description: string | null;
  readonly point: Point | null;
}

/** A whole calendar; `name` is what a subscriber sees in its list. */
export interface Calendar {
  readonly name: string;
  readonly timeZone: string;
  readonly events: readonly CalendarEvent[];
}

const OCTETS_A_LINE = 75;
const MINUTE_MS = 60_000;

/**
 * A calendar as iCalendar text (RFC 5545, published, with the names of RFC 7986): moments in UTC, so that no reader needs
 * our table of summer times; lines of at most 75 octets that end in CR LF.
 */
export function icalendar({ name, timeZone, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Glane//Rounds//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${escaped(timeZone)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    'X-PUBLISHED-TTL:PT15M',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent): string[] {
  // An appointment must end after it starts (3.6.1): one that takes no time is shown as a minute.
  const endsAt = new Date(Math.max(event.endsAt.getTime(), event.startsAt.getTime() + MINUTE_MS));
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${utc(event.changedAt)}`,
    `LAST-MODIFIED:${utc(event.changedAt)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DTEND:${utc(endsAt)}`,
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `TRANSP:${event.cancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
    `SUMMARY:${escaped(event.summary)}`,
    ...(event.location === null ? [] : [`LOCATION:${escaped(event.location)}`]),
    ...(event.point === null ? [] : [`GEO:${event.point[1].toFixed(6)};${event.point[0].toFixed(6)}`]),
    ...(event.description === null ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
    'END:VEVENT',
  ];
}

/** `20261120T180000Z`. */
const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** TEXT of RFC 5545, 3.3.11: four characters are escaped, other control characters are not allowed at all. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\n\P{Cc}]/gu, ' ')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');
}

/** Breaks a line before its 76th octet and never inside a character; each part after the first starts with a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const width = Buffer.byteLength(character);
    if (octets + width > OCTETS_A_LINE) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += width;
  }
  return [...parts, part].join('\r\n');
}
