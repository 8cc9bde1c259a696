import type { Stop } from '../../api/types.js';

/** Opens the phone's own map at a stop: `geo:` on Android, Apple's scheme on its devices, the open map's site elsewhere. */
export function mapLink({ point, siteName }: Pick<Stop, 'point' | 'siteName'>, userAgent: string = navigator.userAgent): string {
  const [lon = 0, lat = 0] = point;
  if (/Android/i.test(userAgent)) return `geo:${lat},${lon}?q=${lat},${lon}(${encodeURIComponent(siteName)})`;
  if (/iPhone|iPad|Macintosh/i.test(userAgent)) return `https://maps.apple.com/?daddr=${lat},${lon}&q=${encodeURIComponent(siteName)}`;
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=18/${lat}/${lon}`;
}
