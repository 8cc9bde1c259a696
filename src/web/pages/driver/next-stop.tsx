import { useState } from 'preact/hooks';
import type { Stop } from '../../api/types.js';
import { Badge } from '../../parts/badge.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Notice } from '../../parts/notice.js';
import { Card } from '../../parts/page.js';
import { useFormat, useWords } from '../../words/words.js';
import { draftOf, gapOf, type HandoverDraft, type HandoverGap } from './handover.js';
import { HandoverLine } from './handover-line.js';
import { mapLink } from './map-link.js';
import { Sign } from './sign.js';
import { TroubleButton } from './trouble.js';

/** The stop in front of the driver: where, how to get there and in, what to weigh, and one big button. */
export function NextStop({ stop }: { stop: Stop }) {
  const w = useWords();
  const format = useFormat();
  const [draft, setDraft] = useState<HandoverDraft>(() => draftOf(stop));
  const [signing, setSigning] = useState(false);
  const [complained, setComplained] = useState(false);
  // A replanned round may bring another line to this stop.
  const drafted: HandoverDraft = { ...draftOf(stop), ...draft };
  const gaps = new Map<string, HandoverGap>();
  for (const line of stop.lines) {
    const gap = gapOf(line, drafted[line.parcelId]!);
    if (gap) gaps.set(line.parcelId, gap);
  }
  const finish = (): void => {
    setComplained(gaps.size > 0);
    if (gaps.size === 0) setSigning(true);
  };
  return (
    <section class="stack" aria-labelledby="next-stop">
      <Card urgent>
        <div class="row-wrap spread">
          <Badge tone="good">{stop.kind === 'pickup' ? w.driver.pickup : w.driver.delivery}</Badge>
          <strong>{w.driver.expected(format.time(stop.plannedArrival))}</strong>
        </div>
        <div>
          <div class="small text-muted">{w.driver.next}</div>
          <h2 id="next-stop" class="figure-large mb-1">
            {stop.siteName}
          </h2>
          {stop.address && <div class="fs-5">{stop.address}</div>}
        </div>
        <div class="row-wrap">
          <ButtonLink tone="plain" icon="navigate" href={mapLink(stop)}>
            {w.driver.navigate}
          </ButtonLink>
          {stop.contactPhone && (
            <ButtonLink tone="plain" icon="phone" href={`tel:${stop.contactPhone.replaceAll(/[^+\d]/g, '')}`}>
              {w.driver.call}
              <span class="visually-hidden"> {stop.contactName ?? stop.siteName}</span>
            </ButtonLink>
          )}
        </div>
        {stop.streetAccess && (
          <Notice tone="calm">
            <strong>{w.driver.access}</strong>
            <span>{stop.streetAccess}</span>
          </Notice>
        )}
      </Card>
      {stop.lines.map((line) => (
        <HandoverLine
          key={line.parcelId}
          line={line}
          draft={drafted[line.parcelId]!}
          gap={complained ? (gaps.get(line.parcelId) ?? null) : null}
          onDraft={(part) => setDraft({ ...drafted, [line.parcelId]: { ...drafted[line.parcelId]!, ...part } })}
        />
      ))}
      <div class="sticky-action row-wrap flex-nowrap">
        <div class="flex-grow-1">
          <Button tone="primary" wide icon="check" onClick={finish}>
            {stop.kind === 'pickup' ? w.driver.loaded : w.driver.unloaded}
          </Button>
        </div>
        <TroubleButton stop={stop} />
      </div>
      {signing && <Sign stop={stop} draft={drafted} onClose={() => setSigning(false)} />}
    </section>
  );
}
