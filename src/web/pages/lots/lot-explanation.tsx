import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { LotCycle } from '../../api/types.js';
import { Loaded } from '../../parts/page.js';
import { useFormat, useWords } from '../../words/words.js';

interface Props {
  lotId: string;
  /** Only why (not) this recipient. */
  recipientSiteId?: string;
  level?: 2 | 3;
}

/** Each decision about a lot in words: who got it, what is left over, why others did not, and what would have helped. */
export function LotExplanation({ lotId, recipientSiteId, level = 2 }: Props) {
  const w = useWords();
  const explanation = useLive(
    `lot-explanation:${lotId}:${recipientSiteId ?? ''}`,
    () =>
      ask(api.GET('/api/v1/lots/{id}/explanation', { params: { path: { id: lotId }, query: recipientSiteId ? { recipientSiteId } : {} } })),
    30_000,
  );
  const Heading = `h${level}` as 'h2';
  return (
    <section class="stack stack-s">
      <Heading class="mb-0">{w.lots.explanation}</Heading>
      <Loaded live={explanation}>
        {({ cycles }) =>
          cycles.length === 0 ? (
            <p class="text-muted mb-0">{w.lots.noExplanation}</p>
          ) : (
            <div class="stack">
              {cycles.map((cycle, index) => (
                <CycleWords key={cycle.cycleId} cycle={cycle} open={index === 0} />
              ))}
            </div>
          )
        }
      </Loaded>
    </section>
  );
}

function CycleWords({ cycle, open }: { cycle: LotCycle; open: boolean }) {
  const w = useWords();
  const format = useFormat();
  return (
    <details open={open}>
      <summary class="fw-semibold">{w.lots.decidedAt(cycle.number, format.moment(cycle.decidedAt))}</summary>
      <ul class="stack stack-s mt-2 mb-0 ps-3">
        {cycle.placed.map((placed) => (
          <li key={placed.recipientSiteId}>
            <strong>
              {placed.recipientName}, {format.mass(placed.grams)}
            </strong>
            <div>{placed.text}</div>
          </li>
        ))}
        {cycle.askedNext.map((next) => (
          <li key={`next ${next.recipientSiteId} ${next.grams}`}>
            <strong>
              {next.recipientName}, {format.mass(next.grams)}
            </strong>
            <div>{next.text}</div>
          </li>
        ))}
        {cycle.leftOver_g > 0 && <li class="fw-semibold">{w.lots.leftOver(format.mass(cycle.leftOver_g))}</li>}
      </ul>
      {cycle.because.length > 0 && <Others because={cycle.because} />}
    </details>
  );
}

/** A few stand open; a whole district of them is there for whoever asks. */
const OPEN_AT_MOST = 3;

function Others({ because }: Pick<LotCycle, 'because'>) {
  const w = useWords();
  return (
    <details open={because.length <= OPEN_AT_MOST} class="ms-3">
      <summary>{w.lots.whyNotOthers(because.length)}</summary>
      <ul class="stack stack-s mb-0 ps-3">
        {because.map((why) => (
          <li key={why.recipientSiteId + why.code}>
            <strong>{w.lots.notFor(why.recipientName)}</strong>
            <div>{why.text}</div>
            {why.wouldHelp && <div class="small text-muted">{w.association.wouldHelp(why.wouldHelp)}</div>}
          </li>
        ))}
      </ul>
    </details>
  );
}
