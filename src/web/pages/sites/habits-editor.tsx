import { useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import type { Allergen, Category, Site } from '../../api/types.js';
import { ALLERGENS, CATEGORIES } from '../../api/values.js';
import { Button } from '../../parts/button.js';
import { MultiChips } from '../../parts/chips.js';
import { AreaField, CheckField } from '../../parts/field.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Card } from '../../parts/page.js';
import { Stepper } from '../../parts/stepper.js';
import { useSay } from '../../parts/toast.js';
import { useWords } from '../../words/words.js';

type Habits = Pick<Site, 'accepts' | 'refusesAllergens' | 'minDelivery_g' | 'maxDistance_m' | 'shortDlc' | 'cooks' | 'streetAccess'>;

/** What a site takes, from how far, and how to get in. */
export function HabitsEditor({ site, onSaved }: { site: Site; onSaved: () => Promise<void> }) {
  const w = useWords();
  const say = useSay();
  const action = useAction();
  const [draft, setDraft] = useState<Partial<Habits>>({});
  const now: Habits = { ...site, ...draft };
  const change = (part: Partial<Habits>): void => setDraft({ ...draft, ...part });
  const receives = site.role !== 'donor';
  const accepted: readonly Category[] = now.accepts ?? CATEGORIES;
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const done = await action.run(() =>
      ask(api.PATCH('/api/v1/sites/{id}', { params: { path: { id: site.id } }, body: { ...draft, version: site.version } })),
    );
    if (!done) return;
    say('good', w.association.saved);
    await onSaved();
    setDraft({});
  };
  return (
    <Card>
      <form class="stack" onSubmit={(event) => void save(event)}>
        {receives && (
          <>
            <MultiChips
              legend={w.association.accepts}
              hint={now.accepts === null ? w.association.acceptsAll : undefined}
              values={accepted}
              choices={CATEGORIES.map((value) => ({ value, label: w.categories[value], icon: value }))}
              onValues={(values: Category[]) => change({ accepts: values.length === CATEGORIES.length ? null : values })}
            />
            <MultiChips
              legend={w.association.refusesAllergens}
              values={now.refusesAllergens}
              choices={ALLERGENS.map((value) => ({ value, label: w.allergens[value] }))}
              onValues={(values: Allergen[]) => change({ refusesAllergens: values })}
            />
            <div class="row-wrap gap-4">
              <Stepper
                label={w.association.minDelivery}
                unit="kg"
                decimals={1}
                value={now.minDelivery_g / 1000}
                onValue={(kg) => change({ minDelivery_g: Math.round((kg ?? 0) * 1000) })}
              />
              <Stepper
                label={w.association.maxDistance}
                unit="km"
                decimals={1}
                value={now.maxDistance_m === null ? null : now.maxDistance_m / 1000}
                onValue={(km) => change({ maxDistance_m: km ? Math.round(km * 1000) : null })}
              />
            </div>
            <CheckField
              label={w.association.shortDlc}
              hint={w.association.shortDlcHint}
              checked={now.shortDlc}
              onValue={(shortDlc) => change({ shortDlc })}
            />
            <CheckField label={w.association.cooks} checked={now.cooks} onValue={(cooks) => change({ cooks })} />
          </>
        )}
        <AreaField
          label={w.association.streetAccess}
          hint={w.association.streetAccessHint}
          maxLength={500}
          rows={2}
          value={now.streetAccess ?? ''}
          onValue={(text) => change({ streetAccess: text || null })}
        />
        <ProblemNotice problem={action.problem} />
        {Object.keys(draft).length > 0 && (
          <div>
            <Button type="submit" tone="primary" busy={action.busy}>
              {w.common.save}
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
}
