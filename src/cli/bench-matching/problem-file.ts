import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Problem } from '../../matching/core/problem.js';
import { drawnLots } from './drawn-lots.js';
import { drawnRecipients } from './drawn-recipients.js';
import { type Case, FRAME } from './family.js';
import type { RealPlaces } from './real-places.js';

function massOf(places: RealPlaces, wanted: Case): number {
  let mass_g = 0;
  for (const { packages, package_g } of drawnLots(places, wanted)) mass_g += packages * package_g;
  return mass_g;
}

/** A whole problem at once, for cases that fit. */
export function drawProblem(places: RealPlaces, wanted: Case): Problem {
  return { ...FRAME, lots: [...drawnLots(places, wanted)], recipients: drawnRecipients(places, wanted, massOf(places, wanted)) };
}

/** The same, lot by lot: the lots are drawn twice rather than held, since their mass decides the room of the recipients. */
function* textOf(places: RealPlaces, wanted: Case): Generator<string> {
  const recipients = drawnRecipients(places, wanted, massOf(places, wanted));
  yield `${JSON.stringify({ ...FRAME, recipients }).slice(0, -1)},"lots":[`;
  let parts: string[] = [];
  let separator = '';
  for (const lot of drawnLots(places, wanted)) {
    parts.push(separator + JSON.stringify(lot));
    separator = ',\n';
    if (parts.length < 500) continue;
    yield parts.join('');
    parts = [];
  }
  yield `${parts.join('')}]}\n`;
}

/** Writes a packed problem file without ever holding it. */
export async function writeProblemFile(places: RealPlaces, wanted: Case, file: string): Promise<void> {
  await pipeline(Readable.from(textOf(places, wanted)), createGzip({ level: 5 }), createWriteStream(file));
}
