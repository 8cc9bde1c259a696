import { useMemo, useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import type { Policy } from '../../api/types.js';
import { serverNow } from '../../format/clock.js';
import { addDays, instantAt, localDay } from '../../format/zoned-time.js';
import { newKey } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { AreaField, NumberField, TextField } from '../../parts/field.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Card } from '../../parts/page.js';
import { useSay } from '../../parts/toast.js';
import { useWords, useZone } from '../../words/words.js';
import { BandFields } from './band-fields.js';

type Body = Policy['body'];

/** The next version of the rules, starting from those in force; it applies from a day to come. */
export function PolicyForm({ policy, onDone }: { policy: Policy; onDone: () => void }) {
  const w = useWords();
  const zone = useZone();
  const say = useSay();
  const action = useAction();
  const key = useMemo(newKey, []);
  const [body, setBody] = useState<Body>(policy.body);
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
        <Weights body={body} onBody={setBody} />
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

function Weights({ body, onBody }: { body: Body; onBody: (body: Body) => void }) {
  const w = useWords();
  return (
    <>
      <fieldset>
        <legend>{w.committee.tierWeight}</legend>
        <div class="grid-auto slot-fields">
          {(['association', 'hub', 'feed', 'compost'] as const).map((tier) => (
            <NumberField
              key={tier}
              label={w.committee.tiers[tier]}
              decimals={2}
              min={0}
              max={10}
              value={body.tierWeight[tier]}
              onValue={(value) => onBody({ ...body, tierWeight: { ...body.tierWeight, [tier]: value ?? 0 } })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{w.committee.urgency}</legend>
        <div class="grid-auto">
          <NumberField
            label={w.committee.horizonHours}
            min={1}
            max={720}
            value={body.urgency.horizonHours}
            onValue={(value) => onBody({ ...body, urgency: { ...body.urgency, horizonHours: value ?? 1 } })}
          />
          <NumberField
            label={w.committee.boost}
            decimals={2}
            min={0}
            max={10}
            value={body.urgency.boost}
            onValue={(value) => onBody({ ...body, urgency: { ...body.urgency, boost: value ?? 0 } })}
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>{w.committee.pairCost}</legend>
        <div class="grid-auto">
          <NumberField
            label={w.committee.fixed}
            min={0}
            value={body.pairCost.fixed_g}
            onValue={(value) => onBody({ ...body, pairCost: { ...body.pairCost, fixed_g: value ?? 0 } })}
          />
          <NumberField
            label={w.committee.perMetre}
            decimals={3}
            min={0}
            value={body.pairCost.perMetre_g}
            onValue={(value) => onBody({ ...body, pairCost: { ...body.pairCost, perMetre_g: value ?? 0 } })}
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>
          {w.committee.fairness} – {w.committee.sharing}
        </legend>
        <div class="grid-auto">
          <NumberField
            label={w.committee.fairnessWeight}
            decimals={2}
            min={0}
            max={10}
            value={body.fairness.weight}
            onValue={(value) => onBody({ ...body, fairness: { ...body.fairness, weight: value ?? 0 } })}
          />
          <NumberField
            label={w.committee.maxParcels}
            min={1}
            max={50}
            value={body.maxParcelsPerLot}
            onValue={(value) => onBody({ ...body, maxParcelsPerLot: value ?? 1 })}
          />
        </div>
      </fieldset>
      <BandFields fairness={body.fairness} onFairness={(fairness) => onBody({ ...body, fairness })} />
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
    </>
  );
}
