import { useAction } from '../../api/action.js';
import type { Problem } from '../../api/problem.js';
import type { Stop } from '../../api/types.js';
import { serverNow } from '../../format/clock.js';
import { useSend, useSendSoon } from '../../offline/use-queue.js';
import { SHOWN_MS, useSay } from '../../parts/toast.js';
import { useFormat, useWords } from '../../words/words.js';
import { forgetDraft } from './draft.js';
import { handedLines, handedOver_g, type HandoverDraft } from './handover.js';
import { forgetRefused } from './refused.js';

/** Who signs, by name, and the strokes where they drew; empty: the name alone. */
interface Signatures {
  driver: string;
  site: string;
  driverSignature?: string;
  siteSignature?: string;
}

interface HandingOver {
  handOver: (draft: HandoverDraft, signatures: Signatures, key: string) => Promise<boolean>;
  /** The same by one tap, which can be taken back for a few seconds. */
  handOverSoon: (draft: HandoverDraft, signatures: Signatures, key: string) => Promise<boolean>;
  busy: boolean;
  problem: Problem | null;
}

/** Sends what was handed over at a stop, with both signatures. */
export function useHandOver(stop: Stop): HandingOver {
  const w = useWords();
  const format = useFormat();
  const say = useSay();
  const send = useSend();
  const sendSoon = useSendSoon();
  const { run, busy, problem } = useAction();
  const pickup = stop.kind === 'pickup';
  const requestOf = (draft: HandoverDraft, { driver, site, driverSignature, siteSignature }: Signatures, key: string) => ({
    path: pickup ? ('/api/v1/stops/{id}/collection' as const) : ('/api/v1/stops/{id}/delivery' as const),
    id: stop.id,
    body: {
      at: new Date(serverNow()).toISOString(),
      lines: handedLines(stop, draft),
      signedByDriver: driver,
      signedBySite: site,
      ...(driverSignature ? { driverSignature } : {}),
      ...(siteSignature ? { siteSignature } : {}),
    },
    key,
    label: `${pickup ? w.driver.loaded : w.driver.unloaded} : ${stop.siteName}, ${format.mass(handedOver_g(stop, draft))}`,
  });
  const over = async (): Promise<void> => {
    forgetDraft(stop.id);
    await forgetRefused(stop.id);
  };
  return {
    busy,
    problem,
    handOver: (draft, signatures, key) =>
      run(async () => {
        const { answer } = await send(requestOf(draft, signatures, key));
        await over();
        say(answer ? 'good' : 'wait', answer ? w.driver.done : w.driver.kept);
      }),
    handOverSoon: (draft, signatures, key) =>
      run(async () => {
        const takeBack = await sendSoon(requestOf(draft, signatures, key), SHOWN_MS);
        await over();
        say('good', w.driver.oneTapDone(signatures.site), {
          label: w.driver.takeBack,
          run: () => void takeBack().then((inTime) => say(inTime ? 'calm' : 'wait', inTime ? w.driver.takenBack : w.driver.takenBackLate)),
        });
      }),
  };
}
