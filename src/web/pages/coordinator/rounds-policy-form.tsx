import { useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { RoundsPolicy } from '../../api/types.js';
import { CheckField, NumberField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { Loaded, Section } from '../../parts/page.js';
import { useSay } from '../../parts/toast.js';
import { useWords } from '../../words/words.js';

/** How far told times may move, and from when a round is late. */
export function RoundsPolicyForm() {
  const w = useWords();
  const policy = useLive('rounds-policy', () => ask(api.GET('/api/v1/rounds-policy')), 60_000);
  return (
    <Section title={w.planning.policy}>
      <p class="text-muted mb-0">{w.planning.policyIntro}</p>
      <Loaded live={policy}>{(data) => <Fields key={data.version} policy={data} onSaved={() => void policy.refresh()} />}</Loaded>
    </Section>
  );
}

function Fields({ policy, onSaved }: { policy: RoundsPolicy; onSaved: () => void }) {
  const w = useWords();
  const say = useSay();
  const action = useAction();
  const [given, setGiven] = useState(policy);
  const change = (part: Partial<RoundsPolicy>): void => setGiven({ ...given, ...part });
  const save = async (): Promise<void> => {
    if (!(await action.run(() => ask(api.PUT('/api/v1/rounds-policy', { body: given }))))) return;
    say('good', w.planning.saved);
    onSaved();
  };
  return (
    <Form problem={action.problem} busy={action.busy} onSubmit={() => void save()}>
      <CheckField
        label={w.planning.keepsPromises}
        hint={w.planning.keepsPromisesHint}
        checked={given.keepsPromises}
        onValue={(keepsPromises) => change({ keepsPromises })}
      />
      <div class="grid-auto">
        {given.keepsPromises && (
          <NumberField
            label={w.planning.maxMove}
            min={0}
            max={240}
            value={given.maxMove_min}
            onValue={(value) => change({ maxMove_min: value ?? 0 })}
          />
        )}
        <NumberField
          label={w.planning.late}
          min={5}
          max={240}
          value={given.late_min}
          onValue={(value) => change({ late_min: value ?? 5 })}
        />
      </div>
    </Form>
  );
}
