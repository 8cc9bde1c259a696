import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { RoundSummary } from '../../api/types.js';
import { serverNow } from '../../format/clock.js';
import { localDay } from '../../format/zoned-time.js';
import { Badge } from '../../parts/badge.js';
import { TextField } from '../../parts/field.js';
import type { Tone } from '../../parts/notice.js';
import { Card, Empty, Loaded, Page } from '../../parts/page.js';
import { useFormat, useWords, useZone } from '../../words/words.js';

/** The rounds of a day within one's reach. */
export default function RoundsPage() {
  const w = useWords();
  const zone = useZone();
  const [day, setDay] = useState(() => localDay(serverNow(), zone));
  const rounds = useLive(`rounds:${day}`, () => ask(api.GET('/api/v1/rounds', { params: { query: day ? { day } : {} } })));
  return (
    <Page title={w.nav.rounds}>
      <TextField type="date" label={w.driver.day} value={day} onValue={setDay} />
      <Loaded live={rounds}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="round" title={w.driver.empty} />
          ) : (
            <ul class="list-unstyled stack mb-0">
              {items.map((round) => (
                <li key={round.id}>
                  <RoundCard round={round} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

const TONES: Readonly<Record<RoundSummary['state'], Tone>> = { planned: 'wait', started: 'good', done: 'calm', cancelled: 'bad' };

export function RoundCard({ round, level = 2 }: { round: RoundSummary; level?: 2 | 3 }) {
  const Heading = `h${level}` as 'h2';
  const w = useWords();
  const format = useFormat();
  return (
    <Card>
      <div class="row-wrap spread">
        <Heading class="h3 mb-0">
          <a href={`/rounds/${round.id}`}>{w.driver.number(round.reference)}</a>
        </Heading>
        <Badge tone={TONES[round.state]}>{w.roundStates[round.state]}</Badge>
      </div>
      <div>
        {w.driver.times(format.moment(round.startsAt), format.time(round.endsAt))} · {round.vehicleName}
        {round.personName && ` · ${round.personName}`}
      </div>
      <div class="small text-muted">
        {w.driver.progress(round.doneStops, round.stopCount)} · {w.driver.load(format.mass(round.grams))} · {format.distance(round.metres)}
      </div>
    </Card>
  );
}
