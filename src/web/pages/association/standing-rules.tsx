import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { StandingRule } from '../../api/types.js';
import { serverNow } from '../../format/clock.js';
import { localDay } from '../../format/zoned-time.js';
import { Badge } from '../../parts/badge.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Card, Empty, Loaded, Page } from '../../parts/page.js';
import { useMe } from '../../session/session.js';
import { useFormat, useZone, useWords } from '../../words/words.js';
import { useSave } from '../admin/use-save.js';
import { StandingRuleForm } from './standing-rule-form.js';
import { ruleTitle, ruleWords } from './standing-rule-words.js';

/** What is taken without being asked: the rules in plain words, and one button to add another. */
export default function StandingRulesPage() {
  const w = useWords();
  const [editing, setEditing] = useState<StandingRule | 'new' | null>(null);
  const rules = useLive('standing-rules', () => ask(api.GET('/api/v1/standing-rules', { params: { query: { limit: 200 } } })));
  return (
    <Page title={w.standingRules.title} intro={w.standingRules.intro}>
      <div class="row-wrap">
        <Button tone="primary" icon="add" onClick={() => setEditing('new')}>
          {w.standingRules.add}
        </Button>
        <ButtonLink tone="quiet" icon="offers" href="/offers">
          {w.standingRules.back}
        </ButtonLink>
      </div>
      <Loaded live={rules}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="check" title={w.standingRules.empty}>
              <span>{w.standingRules.emptyText}</span>
            </Empty>
          ) : (
            <ul class="list-unstyled stack mb-0">
              {items.map((rule) => (
                <li key={rule.id}>
                  <RuleCard rule={rule} onEdit={() => setEditing(rule)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {editing && (
        <Dialog title={editing === 'new' ? w.standingRules.addTitle : w.standingRules.editTitle} onClose={() => setEditing(null)}>
          <StandingRuleForm rule={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />
        </Dialog>
      )}
    </Page>
  );
}

function RuleCard({ rule, onEdit }: { rule: StandingRule; onEdit: () => void }) {
  const w = useWords();
  const format = useFormat();
  const zone = useZone();
  const { siteIds } = useMe();
  const { save, busy, problem } = useSave(() => undefined);
  const path = { id: rule.id };
  const title = ruleTitle(rule, w);
  const pause = (): void =>
    void save(() =>
      ask(api.PATCH('/api/v1/standing-rules/{id}', { params: { path }, body: { paused: !rule.paused, version: rule.version } })),
    );
  const remove = (): void =>
    void (confirm(w.standingRules.sure) && save(() => ask(api.DELETE('/api/v1/standing-rules/{id}', { params: { path } }))));
  return (
    <Card>
      <div class="stack stack-s">
        <div class="row-wrap spread">
          <h2 class="h3 mb-0">{title}</h2>
          {rule.paused && <Badge tone="wait">{w.standingRules.paused}</Badge>}
        </div>
        <ul class="list-unstyled stack stack-s mb-0">
          {siteIds.length !== 1 && <li>{rule.siteName}</li>}
          {ruleWords(rule, { words: w, format, today: localDay(serverNow(), zone) }).map((line) => (
            <li key={line}>{line}</li>
          ))}
          <li class="small text-muted">{w.standingRules.acceptedLately(rule.accepted)}</li>
        </ul>
      </div>
      <ProblemNotice problem={problem} />
      <div class="row-wrap">
        <Button busy={busy} onClick={pause}>
          {rule.paused ? w.standingRules.resume : w.standingRules.pause}
          <span class="visually-hidden"> : {title}</span>
        </Button>
        <Button tone="quiet" icon="pencil" onClick={onEdit}>
          {w.common.edit}
          <span class="visually-hidden"> : {title}</span>
        </Button>
        <Button tone="quiet" icon="cross" busy={busy} onClick={remove}>
          {w.common.delete}
          <span class="visually-hidden"> : {title}</span>
        </Button>
      </div>
    </Card>
  );
}
