import { useMemo, useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import type { ComparedPolicy, Policy } from '../../api/types.js';
import { serverNow } from '../../format/clock.js';
import { addDays, instantAt, localDay } from '../../format/zoned-time.js';
import { newKey } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { AreaField, NumberField, TextField } from '../../parts/field.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Card } from '../../parts/page.js';
import { useSay } from '../../parts/toast.js';
import { useWords, useZone } from '../../words/words.js';
import { MatcherFields } from './matcher-fields.js';

type Body = Policy['body'];

/** The next version of the rules, starting from those in force or from a draft that was compared; it applies from a day to come. */
export function PolicyForm({ policy, draft, onDone }: { policy: Policy; draft?: ComparedPolicy | undefined; onDone: () => void }) {
  const w = useWords();
  const zone = useZone();
  const say = useSay();
  const action = useAction();
  const key = useMemo(newKey, []);
  const [body, setBody] = useState<Body>({ ...policy.body, ...draft });
  const [day, setDay] = useState(() => addDays(localDay(serverNow(), zone), 1));
  const [votedOn, setVotedOn] = useState('');
  const [note, setNote] = useState('');
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const validFrom = new Date(instantAt(day, '00:00', zone)).toISOString();
    const done = await action.run(() =>
      ask(
        api.POST('/api/v1/policies', {
          headers: { 'idempotency-key': key },
          body: { body, validFrom, ...(votedOn ? { votedOn } : {}), ...(note.trim() ? { note: note.trim() } : {}) },
        }),
      ),
    );
    if (!done) return;
    say('good', w.committee.submitted);
    onDone();
  };
  return (
    <Card>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <h2 class="mb-0">{w.committee.change}</h2>
        <MatcherFields body={body} onBody={setBody} />
        <AnswerFields body={body} onBody={setBody} />
        <div class="grid-auto">
          <TextField type="date" required label={w.committee.validFromField} value={day} onValue={setDay} />
          <TextField type="date" label={w.committee.votedOnField} value={votedOn} onValue={setVotedOn} />
        </div>
        <AreaField label={w.committee.noteField} maxLength={2000} value={note} onValue={setNote} />
        <ProblemNotice problem={action.problem} />
        <div class="row-wrap">
          <Button type="submit" tone="primary" busy={action.busy}>
            {w.committee.submit}
          </Button>
          <Button tone="quiet" onClick={onDone}>
            {w.common.cancel}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function AnswerFields({ body, onBody }: { body: Body; onBody: (body: Body) => void }) {
  const w = useWords();
  return (
    <fieldset>
      <legend>{w.committee.answer}</legend>
      <div class="grid-auto">
        <NumberField
          label={w.committee.answerMinutes}
          min={1}
          max={1440}
          value={body.offer.answerMinutes}
          onValue={(value) => onBody({ ...body, offer: { ...body.offer, answerMinutes: value ?? 1 } })}
        />
        <NumberField
          label={w.committee.leastMinutes}
          min={1}
          max={1440}
          value={body.offer.leastMinutes}
          onValue={(value) => onBody({ ...body, offer: { ...body.offer, leastMinutes: value ?? 1 } })}
        />
        <NumberField
          label={w.committee.urgentMinutes}
          min={1}
          max={1440}
          value={body.cycle.urgentMinutes}
          onValue={(value) => onBody({ ...body, cycle: { urgentMinutes: value ?? 1 } })}
        />
      </div>
    </fieldset>
  );
}
