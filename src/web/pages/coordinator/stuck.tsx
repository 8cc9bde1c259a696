import type { Day } from '../../api/types.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Countdown } from '../../parts/countdown.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Card, Empty, Section } from '../../parts/page.js';
import { useFormat, useWords } from '../../words/words.js';
import { usePlanRounds, useRunCycle } from './run-buttons.js';

type Stuck = Day['stuck'][number];

/** What needs a person, grouped by why, the most urgent group and lot first, each with a button for each way out. */
export function StuckList({ stuck }: { stuck: readonly Stuck[] }) {
  const w = useWords();
  const reasons = [...new Set(stuck.map(({ why }) => why))];
  return (
    <Section title={`${w.coordinator.stuck}${stuck.length > 0 ? ` (${stuck.length})` : ''}`}>
      {stuck.length === 0 ? (
        <Empty icon="check" title={w.coordinator.stuckNone}>
          <span>{w.coordinator.stuckNoneText}</span>
        </Empty>
      ) : (
        reasons.map((why) => <StuckGroup key={why} lots={stuck.filter((one) => one.why === why)} />)
      )}
    </Section>
  );
}

/** Ways out that concern everything at once, done on the spot or by a call; the others belong to one lot. */
const FOR_ALL = new Set(['run-cycle', 'plan-rounds', 'call-recipient', 'call-driver']);

function StuckGroup({ lots }: { lots: readonly Stuck[] }) {
  const first = lots[0]!;
  return (
    <Card urgent>
      <div class="row-wrap spread flex-nowrap align-items-start">
        <h3 class="mb-0">{first.whyText}</h3>
        <span class="nav-count">{lots.length}</span>
      </div>
      <WaysForAll ways={first.ways.filter((way) => FOR_ALL.has(way))} />
      <ul class="list-unstyled stuck-lots mb-0">
        {lots.map((one) => (
          <li key={one.parcelId}>
            <StuckLot stuck={one} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function WaysForAll({ ways }: { ways: readonly string[] }) {
  const w = useWords();
  const cycle = useRunCycle();
  const plan = usePlanRounds();
  if (ways.length === 0) return null;
  return (
    <>
      <ProblemNotice problem={cycle.problem ?? plan.problem} />
      <div class="row-wrap">
        {ways.includes('run-cycle') && (
          <Button icon="cycles" busy={cycle.busy} onClick={() => void cycle.run()}>
            {w.coordinator.ways['run-cycle']}
          </Button>
        )}
        {ways.includes('plan-rounds') && (
          <Button icon="round" busy={plan.busy} onClick={() => void plan.run()}>
            {w.coordinator.ways['plan-rounds']}
          </Button>
        )}
        {ways.includes('call-driver') && (
          <ButtonLink icon="phone" href="/admin/people">
            {w.coordinator.ways['call-driver']}
          </ButtonLink>
        )}
        {ways.includes('call-recipient') && (
          <ButtonLink icon="phone" href="/admin/organisations">
            {w.coordinator.ways['call-recipient']}
          </ButtonLink>
        )}
      </div>
    </>
  );
}

/** One lot of a group: what, how much, where, until when, and what is done on the lot's own page. */
function StuckLot({ stuck }: { stuck: Stuck }) {
  const w = useWords();
  const format = useFormat();
  const own = stuck.ways.filter((way) => !FOR_ALL.has(way));
  const name = (way: string): string => w.coordinator.ways[way as 'divert'] ?? way;
  return (
    <>
      <div class="row-wrap spread flex-nowrap align-items-start">
        <a class="fw-semibold" href={`/lots/${stuck.lotId}`}>
          {w.lots.number(stuck.reference)} – {stuck.label}
        </a>
        <strong class="text-nowrap">{format.mass(stuck.grams)}</strong>
      </div>
      <div class="small text-muted">
        {stuck.siteName}
        {stuck.until && (
          <>
            {' · '}
            {w.coordinator.until(format.moment(stuck.until))} · <Countdown until={stuck.until} />
          </>
        )}
      </div>
      {own.length > 0 && (
        <div class="row-wrap mt-2">
          {own.map((way) => (
            <ButtonLink key={way} icon="forward" href={`/lots/${stuck.lotId}`}>
              {name(way)}
              <span class="visually-hidden"> : {stuck.label}</span>
            </ButtonLink>
          ))}
        </div>
      )}
    </>
  );
}
