import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import type { Category, ColdClass, StandingRule } from '../../api/types.js';
import { CATEGORIES, COLD_CLASSES } from '../../api/values.js';
import { serverNow } from '../../format/clock.js';
import { localDay } from '../../format/zoned-time.js';
import { Chips, MultiChips } from '../../parts/chips.js';
import { TextField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { Stepper } from '../../parts/stepper.js';
import { useZone, useWords } from '../../words/words.js';
import { useSave } from '../admin/use-save.js';
import { useSites } from '../everyone/use-sites.js';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

type Draft = Pick<StandingRule, 'categories' | 'colds' | 'most_g' | 'weekdays' | 'opens' | 'closes' | 'validFrom' | 'validTo'>;

/** Nothing chosen means everything. */
const orEverything = <T,>(list: readonly T[]): T[] | null => (list.length === 0 ? null : [...list]);

/** A rule in the order in which one says it: what, how much, when, until when. Nothing has to be filled in. */
export function StandingRuleForm({ rule, onDone }: { rule: StandingRule | null; onDone: () => void }) {
  const w = useWords();
  const zone = useZone();
  const sites = useSites('recipient').data ?? [];
  const { save, busy, problem, headers } = useSave(onDone);
  const [siteId, setSite] = useState<string | null>(rule?.siteId ?? null);
  const [draft, setDraft] = useState<Draft>(
    rule ?? {
      categories: null,
      colds: null,
      most_g: null,
      weekdays: null,
      opens: null,
      closes: null,
      validFrom: localDay(serverNow(), zone),
      validTo: null,
    },
  );
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const chosenSite = siteId ?? sites[0]?.id;
  const submit = (): void => {
    const { categories, colds, most_g, weekdays, opens, closes, validFrom, validTo } = draft;
    const body = { categories, colds, most_g, weekdays, opens, closes, validFrom, validTo };
    if (rule) {
      const params = { path: { id: rule.id } };
      void save(() => ask(api.PATCH('/api/v1/standing-rules/{id}', { params, body: { ...body, version: rule.version } })));
    } else if (chosenSite) void save(() => ask(api.POST('/api/v1/standing-rules', { headers, body: { ...body, siteId: chosenSite } })));
  };
  return (
    <Form onSubmit={submit} busy={busy} problem={problem} onCancel={onDone}>
      {!rule && sites.length > 1 && (
        <Chips
          legend={w.association.siteChoice}
          value={chosenSite ?? null}
          choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
          onValue={setSite}
        />
      )}
      <MultiChips
        legend={w.standingRules.what}
        hint={w.standingRules.whatHint}
        values={(draft.categories ?? []) as Category[]}
        choices={CATEGORIES.map((value) => ({ value, label: w.categories[value], icon: value }))}
        onValues={(values) => change({ categories: orEverything(values) })}
      />
      <Stepper
        label={w.standingRules.most}
        hint={w.standingRules.mostHint}
        unit="kg"
        start={30}
        step={5}
        decimals={1}
        value={draft.most_g === null ? null : draft.most_g / 1000}
        onValue={(kg) => change({ most_g: kg ? Math.round(kg * 1000) : null })}
      />
      <MultiChips
        legend={w.standingRules.days}
        hint={w.standingRules.daysHint}
        values={(draft.weekdays ?? []).map(String)}
        choices={WEEKDAYS.map((day) => ({ value: String(day), label: w.common.weekdays[day] }))}
        onValues={(values) => change({ weekdays: orEverything(values.map(Number)) })}
      />
      <div class="grid-auto slot-fields">
        <TextField
          type="time"
          label={w.standingRules.opens}
          hint={w.standingRules.hoursHint}
          value={draft.opens ?? ''}
          onValue={(opens) => change({ opens: opens || null })}
        />
        <TextField
          type="time"
          label={w.standingRules.closes}
          value={draft.closes ?? ''}
          onValue={(closes) => change({ closes: closes || null })}
        />
      </div>
      <details open={rule !== null && (rule.colds !== null || rule.validTo !== null)}>
        <summary class="fw-semibold">{w.standingRules.more}</summary>
        <div class="stack mt-2">
          <MultiChips
            legend={w.standingRules.colds}
            hint={w.standingRules.coldsHint}
            values={(draft.colds ?? []) as ColdClass[]}
            choices={COLD_CLASSES.map((value) => ({ value, label: w.cold[value] }))}
            onValues={(values) => change({ colds: orEverything(values) })}
          />
          <div class="grid-auto slot-fields">
            <TextField
              type="date"
              required
              label={w.standingRules.validFrom}
              value={draft.validFrom}
              onValue={(validFrom) => change({ validFrom })}
            />
            <TextField
              type="date"
              label={w.standingRules.validTo}
              min={draft.validFrom}
              value={draft.validTo ?? ''}
              onValue={(validTo) => change({ validTo: validTo || null })}
            />
          </div>
        </div>
      </details>
    </Form>
  );
}
