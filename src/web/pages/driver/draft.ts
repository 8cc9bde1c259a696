import { useState } from 'preact/hooks';
import type { HandedLine, Stop } from '../../api/types.js';
import { draftOf, draftOfLines, type HandoverDraft, type LineDraft } from './handover.js';

const nameOf = (stopId: string): string => `glane:stop:${stopId}`;

function kept(stopId: string): HandoverDraft | null {
  try {
    return JSON.parse(localStorage.getItem(nameOf(stopId)) ?? 'null') as HandoverDraft | null;
  } catch {
    return null;
  }
}

function keep(stopId: string, draft: HandoverDraft): void {
  try {
    localStorage.setItem(nameOf(stopId), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing: the page itself still does.
  }
}

/**
 * What was typed at a stop survives a reload, and a phone that closes the page to make room. It starts from what is
 * expected, or from `refused`: what the server did not take the first time.
 */
export function useDraft(
  stop: Stop,
  refused: readonly HandedLine[] | undefined,
): [HandoverDraft, (parcelId: string, part: Partial<LineDraft>) => void] {
  const [draft, setDraft] = useState<HandoverDraft>(() => kept(stop.id) ?? draftOfLines(refused ?? []));
  // A replanned round may bring another line to this stop.
  const drafted: HandoverDraft = { ...draftOf(stop), ...draft };
  return [
    drafted,
    (parcelId, part) => {
      const next = { ...draft, [parcelId]: { ...drafted[parcelId]!, ...part } };
      keep(stop.id, next);
      setDraft(next);
    },
  ];
}

export const forgetDraft = (stopId: string): void => localStorage.removeItem(nameOf(stopId));
