/** What a file begins with, whatever its name says. */
const JPEG = [0xff, 0xd8, 0xff];

export const isJpeg = (bytes: Uint8Array): boolean => JPEG.every((byte, i) => bytes[i] === byte);

const START_OF_SCAN = 0xda;
const COMMENT = 0xfe;
/** Application segments 1 to 15: Exif and XMP (1), Photoshop's notes (13) and makers' own. */
const APP_1 = 0xe1;
const APP_15 = 0xef;
/** Colours cannot be shown rightly without these: the ICC profile and Adobe's transform. */
const COLOURS = new Set([0xe2, 0xee]);

/**
 * The picture without what a camera writes beside it: place, time, device, owner (ITU-T T.81, B.1.1; Exif 2.32).
 *
 * @returns null where the segments do not hold together: then it is no JPEG at all.
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array | null {
  if (!isJpeg(bytes)) return null;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === START_OF_SCAN) return joined([...kept, bytes.subarray(at)]);
    const next = at + 2 + bytes[at + 2]! * 256 + bytes[at + 3]!;
    if (next < at + 4 || next > bytes.length) return null;
    const isNote = marker === COMMENT || (marker >= APP_1 && marker <= APP_15 && !COLOURS.has(marker));
    if (!isNote) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return null;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
