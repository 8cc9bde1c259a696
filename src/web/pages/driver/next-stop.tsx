import { useMemo, useState } from 'preact/hooks';
import type { HandedLine, Stop } from '../../api/types.js';
import { newKey } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { Notice, ProblemNotice } from '../../parts/notice.js';
import { Card } from '../../parts/page.js';
import { useSay } from '../../parts/toast.js';
import { useMe } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';
import { useDraft } from './draft.js';
import { asAnnounced, gapOf, handedOver_g, type HandoverGap } from './handover.js';
import { HandoverLine } from './handover-line.js';
import { Photos } from './photo.js';
import { Sign } from './sign.js';
import { StopActions, StopPlace } from './stop-place.js';
import { TroubleButton } from './trouble.js';
import { useHandOver } from './use-hand-over.js';

interface Props {
  stop: Stop;
  roundId: string;
  /** What a handover here said that the server did not take. */
  refused: readonly HandedLine[] | undefined;
}

/** The stop in front of the driver: where, how to get there and in, what changes hands, and one big button. */
export function NextStop({ stop, roundId, refused }: Props) {
  const w = useWords();
  const format = useFormat();
  const me = useMe();
  const say = useSay();
  const [draft, setLine] = useDraft(stop, refused);
  const [signing, setSigning] = useState(false);
  const [complained, setComplained] = useState(false);
  const { handOverSoon, busy, problem } = useHandOver(stop);
  const key = useMemo(newKey, [stop.id, stop.version]);
  const gaps = new Map<string, HandoverGap>();
  for (const line of stop.lines) {
    const gap = gapOf(line, draft[line.parcelId]!);
    if (gap) gaps.set(line.parcelId, gap);
  }
  // The law wants the pickup's note signed by both; at a delivery where all is as announced the names are enough.
  const siteName = stop.contactName ?? stop.lastSignedBy;
  const oneTap = stop.kind === 'delivery' && siteName !== null && asAnnounced(stop, draft);
  const finish = (): void => {
    const lacking = stop.lines.find(({ parcelId }) => gaps.has(parcelId));
    setComplained(lacking !== undefined);
    if (lacking) return say('bad', `${lacking.label} : ${w.driver.missing[gaps.get(lacking.parcelId)!]}`);
    if (oneTap) void handOverSoon(draft, { driver: me.name, site: siteName }, key);
    else setSigning(true);
  };
  return (
    <section class="stack" aria-labelledby="next-stop">
      <Card urgent>
        <StopPlace stop={stop} />
        <StopActions stop={stop} />
        {stop.streetAccess && (
          <Notice tone="calm">
            <strong>{w.driver.access}</strong>
            <span>{stop.streetAccess}</span>
          </Notice>
        )}
        <Photos stop={stop} />
      </Card>
      <Card>
        <ul class="list-unstyled mb-0">
          {stop.lines.map((line) => (
            <HandoverLine
              key={line.parcelId}
              line={line}
              draft={draft[line.parcelId]!}
              gap={complained ? (gaps.get(line.parcelId) ?? null) : null}
              onDraft={(part) => setLine(line.parcelId, part)}
            />
          ))}
        </ul>
      </Card>
      {oneTap && (
        <div class="row-wrap spread">
          <span class="small">{w.driver.oneTap(siteName, format.mass(handedOver_g(stop, draft)))}</span>
          <Button tone="quiet" icon="pencil" onClick={() => setSigning(true)}>
            {w.driver.checkAndSign}
          </Button>
        </div>
      )}
      <ProblemNotice problem={problem} />
      <div class="sticky-action road-finish row-wrap flex-nowrap">
        <div class="flex-grow-1">
          <Button tone="primary" wide icon="check" busy={busy} onClick={finish}>
            {stop.kind === 'pickup' ? w.driver.loaded : w.driver.unloaded}
          </Button>
        </div>
        <TroubleButton stop={stop} roundId={roundId} />
      </div>
      {signing && <Sign stop={stop} roundId={roundId} draft={draft} onClose={() => setSigning(false)} />}
    </section>
  );
}
