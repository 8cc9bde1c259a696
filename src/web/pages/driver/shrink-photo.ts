const LONGEST_SIDE = 1600;
const MOST_BYTES = 300 * 1024;
/** Each try is coarser, then smaller, than the one before. */
const TRIES = [
  { side: LONGEST_SIDE, quality: 0.8 },
  { side: LONGEST_SIDE, quality: 0.6 },
  { side: 1200, quality: 0.6 },
  { side: 900, quality: 0.5 },
] as const;

/**
 * Draws a photo anew, at most 1600 pixels wide and 300 KB large: nothing of what the camera wrote beside the picture
 * (place, device, hour) is left.
 *
 * @returns base64 of a JPEG; `unreadable` for what is no picture, `too-large` for one that stays too large.
 */
export async function shrinkPhoto(file: Blob): Promise<{ jpeg: string } | 'unreadable' | 'too-large'> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return 'unreadable';
  try {
    for (const { side, quality } of TRIES) {
      const scale = Math.min(1, side / Math.max(picture.width, picture.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(picture.width * scale));
      canvas.height = Math.max(1, Math.round(picture.height * scale));
      canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
      if (!blob) return 'unreadable';
      if (blob.size <= MOST_BYTES) return { jpeg: await base64Of(blob) };
    }
    return 'too-large';
  } finally {
    picture.close();
  }
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const chunks: string[] = [];
  // In pieces: the arguments of one call are limited.
  for (let at = 0; at < bytes.length; at += 8192) chunks.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(chunks.join(''));
}
