import type { Day } from '../../api/types.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Countdown } from '../../parts/countdown.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Card, Empty, Section } from '../../parts/page.js';
import { useFormat, useWords } from '../../words/words.js';
import { usePlanRounds, useRunCycle } from './run-buttons.js';

type Stuck = Day['stuck'][number];

/** What needs a person, most urgent first, each with why and with a button for each way out. */
export function StuckList({ stuck }: { stuck: readonly Stuck[] }) {
  const w = useWords();
  return (
    <Section title={`${w.coordinator.stuck}${stuck.length > 0 ? ` (${stuck.length})` : ''}`}>
      {stuck.length === 0 ? (
        <Empty icon="check" title={w.coordinator.stuckNone}>
          <span>{w.coordinator.stuckNoneText}</span>
        </Empty>
      ) : (
        <ul class="list-unstyled stack mb-0">
          {stuck.map((one) => (
            <li key={one.parcelId}>
              <StuckCard stuck={one} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function StuckCard({ stuck }: { stuck: Stuck }) {
  const w = useWords();
  const format = useFormat();
  return (
    <Card urgent>
      <div class="row-wrap spread flex-nowrap align-items-start">
        <h3 class="mb-0">
          <a href={`/lots/${stuck.lotId}`}>
            {w.lots.number(stuck.reference)} – {stuck.label}
          </a>
        </h3>
        <strong class="text-nowrap">{format.mass(stuck.grams)}</strong>
      </div>
      <div class="small text-muted">{stuck.siteName}</div>
      <p class="mb-0">{stuck.whyText}</p>
      {stuck.until && (
        <div class="small">
          {w.coordinator.until(format.moment(stuck.until))} · <Countdown until={stuck.until} />
        </div>
      )}
      <Ways stuck={stuck} />
    </Card>
  );
}

/** Two ways out are done on the spot; the others are on the lot's own page, which knows what may be done with it. */
function Ways({ stuck }: { stuck: Stuck }) {
  const w = useWords();
  const cycle = useRunCycle();
  const plan = usePlanRounds();
  const name = (way: string): string => w.coordinator.ways[way as 'divert'] ?? way;
  return (
    <>
      <ProblemNotice problem={cycle.problem ?? plan.problem} />
      <div class="row-wrap">
        {stuck.ways.map((way) => {
          if (way === 'run-cycle')
            return (
              <Button key={way} icon="cycles" busy={cycle.busy} onClick={() => void cycle.run()}>
                {name(way)}
              </Button>
            );
          if (way === 'plan-rounds')
            return (
              <Button key={way} icon="round" busy={plan.busy} onClick={() => void plan.run()}>
                {name(way)}
              </Button>
            );
          if (way === 'call-driver')
            return (
              <ButtonLink key={way} icon="phone" href="/admin/people">
                {name(way)}
              </ButtonLink>
            );
          if (way === 'call-recipient')
            return (
              <ButtonLink key={way} icon="phone" href="/admin/organisations">
                {name(way)}
              </ButtonLink>
            );
          return (
            <ButtonLink key={way} icon="forward" href={`/lots/${stuck.lotId}`}>
              {name(way)}
            </ButtonLink>
          );
        })}
      </div>
    </>
  );
}
