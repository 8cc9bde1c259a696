/**
 * A small reader of iCalendar (RFC 5545) that shares no code with the writer: it checks the form on the way and throws at
 * the first thing a calendar program might stumble over.
 */
export interface ParsedEvent {
  uid: string;
  sequence: number;
  starts: Date;
  ends: Date;
  stamp: Date;
  modified: Date;
  status: string;
  summary: string;
  location: string | undefined;
  description: string | undefined;
  geo: [number, number] | undefined;
}

export interface ParsedCalendar {
  properties: Map<string, string>;
  events: ParsedEvent[];
  /** Octets of the longest line as it is sent, without its end. */
  longest: number;
}

export function parseCalendar(bytes: Buffer): ParsedCalendar {
  const raw = bytes.toString('utf8');
  if (!Buffer.from(raw, 'utf8').equals(bytes)) throw new Error('not UTF-8');
  if (!raw.endsWith('\r\n')) throw new Error('the last line has no end');
  if (/(^|[^\r])\n/.test(raw) || /\r(?!\n)/.test(raw)) throw new Error('a line ends in something else than CR LF');
  const physical = raw.slice(0, -2).split('\r\n');
  if (physical.some((line) => line === '')) throw new Error('an empty line');
  for (const line of physical) {
    if (Buffer.byteLength(line) > 75) throw new Error(`a line of ${Buffer.byteLength(line)} octets: ${line}`);
    // A fold inside a character would leave a part that is no UTF-8 by itself.
    if (line.includes('\uFFFD')) throw new Error(`a fold inside a character: ${line}`);
  }
  const lines: string[] = [];
  for (const line of physical) {
    if (line.startsWith(' ') || line.startsWith('\t')) lines[lines.length - 1] += line.slice(1);
    else lines.push(line);
  }
  return { ...components(lines), longest: Math.max(...physical.map((line) => Buffer.byteLength(line))) };
}

function components(lines: string[]): Omit<ParsedCalendar, 'longest'> {
  const properties = new Map<string, string>();
  const events: ParsedEvent[] = [];
  const open: string[] = [];
  let event = new Map<string, string>();
  for (const line of lines) {
    const match = /^([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)$/s.exec(line);
    if (!match) throw new Error(`not a content line: ${line}`);
    const [, name, , value] = match as unknown as [string, string, string, string];
    if (name === 'BEGIN') {
      open.push(value);
      event = new Map();
    } else if (name === 'END') {
      if (open.pop() !== value) throw new Error(`END:${value} closes something else`);
      if (value === 'VEVENT') events.push(eventOf(event));
    } else {
      const target = open.at(-1) === 'VEVENT' ? event : properties;
      if (target.has(name)) throw new Error(`${name} twice`);
      target.set(name, value);
    }
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} is not closed`);
  for (const name of ['VERSION', 'PRODID']) if (!properties.has(name)) throw new Error(`no ${name}`);
  if (new Set(events.map(({ uid }) => uid)).size !== events.length) throw new Error('a UID twice');
  return { properties, events };
}

function eventOf(event: Map<string, string>): ParsedEvent {
  const need = (name: string): string => {
    const value = event.get(name);
    if (value === undefined) throw new Error(`an event without ${name}`);
    return value;
  };
  const text = (name: string): string | undefined => (event.has(name) ? unescaped(event.get(name)!) : undefined);
  const geo = event.get('GEO')?.split(';').map(Number);
  const parsed: ParsedEvent = {
    uid: unescaped(need('UID')),
    sequence: whole(need('SEQUENCE')),
    starts: moment(need('DTSTART')),
    ends: moment(need('DTEND')),
    stamp: moment(need('DTSTAMP')),
    modified: moment(need('LAST-MODIFIED')),
    status: need('STATUS'),
    summary: unescaped(need('SUMMARY')),
    location: text('LOCATION'),
    description: text('DESCRIPTION'),
    geo: geo ? [geo[0]!, geo[1]!] : undefined,
  };
  if (parsed.ends <= parsed.starts) throw new Error(`${parsed.uid} ends before it starts`);
  return parsed;
}

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`not a whole number: ${text}`);
  return Number(text);
}

/** Only moments in UTC are understood here: anything else would need a table of time zones. */
function moment(text: string): Date {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (!match) throw new Error(`not a moment in UTC: ${text}`);
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [number, number, number, number, number, number];
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

/** Reads TEXT character by character: a sign that must be escaped and is not ends the reading. */
function unescaped(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === ';' || sign === ',') throw new Error(`"${sign}" is not escaped in ${text}`);
    // oxlint-disable-next-line no-control-regex
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(sign)) throw new Error(`a control character in ${text}`);
    if (sign !== '\\') {
      result += sign;
      continue;
    }
    const next = text[++at];
    if (next === 'n' || next === 'N') result += '\n';
    else if (next === '\\' || next === ';' || next === ',') result += next;
    else throw new Error(`"\\${next}" means nothing in ${text}`);
  }
  return result;
}
