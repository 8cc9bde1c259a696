import type { HandedOver } from '../core/day/handovers.js';
import type { Refused } from './api.js';

interface SignedLine {
  parcelId: string;
  weighed_g: number;
  refused_g: number;
  refusalCode?: string;
  temperature_c?: number;
}

/** What a driver sends of a stop. */
export interface HandoverBody {
  lines: SignedLine[];
  signedByDriver: string;
  signedBySite: string;
}

/** The lines as they were handed over, signed by both sides. */
export function handoverBody(
  lines: readonly (HandedOver & { parcelId: string })[],
  signed: { driver: string; site: string },
): HandoverBody {
  return {
    lines: lines.map(({ parcelId, weighed_g, refused_g, refusalCode, temperature_c }) => ({
      parcelId,
      weighed_g,
      refused_g,
      ...(refusalCode ? { refusalCode } : {}),
      ...(temperature_c === null ? {} : { temperature_c }),
    })),
    signedByDriver: signed.driver.slice(0, 120),
    signedBySite: `Pour ${signed.site}`.slice(0, 120),
  };
}

/** Which lines a refusal points at, with why they have to be refused. */
export function linesToRefuse({ errors }: Refused): Map<number, string> {
  const lines = new Map<number, string>();
  for (const { pointer, code } of errors) {
    const index = /^\/lines\/(\d+)/.exec(pointer)?.[1];
    if (index !== undefined)
      lines.set(Number(index), code.startsWith('temperature') ? 'temperature' : /dlc|date/.test(code) ? 'date' : 'other');
  }
  return lines;
}

/** The same hand-over with these lines refused whole. */
export const withRefused = (body: HandoverBody, refused: ReadonlyMap<number, string>): HandoverBody => ({
  ...body,
  lines: body.lines.map((line, index) =>
    refused.has(index) ? { ...line, refused_g: line.weighed_g, refusalCode: refused.get(index)! } : line,
  ),
});
