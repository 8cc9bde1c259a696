import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { problemTitle, type Problem } from '../api/problem.js';
import { useWords } from '../words/words.js';
import { Button } from './button.js';
import { Icon, type IconName } from './icon.js';

const TONES = {
  good: ['alert-success', 'check'],
  bad: ['alert-danger', 'warning'],
  wait: ['alert-warning', 'clock'],
  calm: ['alert-info', 'info'],
} as const satisfies Record<string, readonly [string, IconName]>;

export type Tone = keyof typeof TONES;

/** A framed remark. `spoken` ones are announced when they appear. */
export function Notice({
  tone = 'calm',
  spoken,
  icon,
  children,
}: {
  tone?: Tone;
  spoken?: boolean;
  icon?: IconName;
  children: ComponentChildren;
}) {
  const [look, sign] = TONES[tone];
  const role = spoken ? (tone === 'bad' ? 'alert' : 'status') : undefined;
  return (
    <div class={`alert ${look} d-flex gap-2 align-items-start`} role={role}>
      <Icon name={icon ?? sign} />
      <div class="flex-grow-1 stack stack-s">{children}</div>
    </div>
  );
}

/** What went wrong, in plain words, with the number to give to whoever helps. */
export function ProblemNotice({ problem, onRetry }: { problem: Problem | null; onRetry?: (() => void) | undefined }) {
  const w = useWords();
  if (!problem) return null;
  const passing = problem.code === 'offline';
  return (
    <Notice tone={passing ? 'wait' : 'bad'} spoken icon={passing ? 'waiting' : 'warning'}>
      <div class="fw-semibold">{problemTitle(problem, w)}</div>
      {problem.errors.length > 0 && (
        <ul class="mb-0 ps-3">
          {problem.errors.map((error) => (
            <li key={error.pointer + error.code}>
              {fieldName(error.pointer, w.fields)} : {error.detail}
            </li>
          ))}
        </ul>
      )}
      {problem.instance && <RequestNumber id={problem.instance.replace('urn:glane:request:', '')} />}
      {onRetry && (
        <div>
          <Button icon="cycles" onClick={onRetry}>
            {w.common.retry}
          </Button>
        </div>
      )}
    </Notice>
  );
}

/** `/lines/0/weighed_g` → the label that the form gives to `weighed_g`. */
function fieldName(pointer: string, names: Readonly<Record<string, string>>): string {
  const last = pointer.split('/').findLast((part) => part !== '' && !/^\d+$/.test(part)) ?? pointer;
  return names[last] ?? last;
}

function RequestNumber({ id }: { id: string }) {
  const w = useWords();
  const [copied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard?.writeText(id).then(() => setCopied(true));
  return (
    <details class="small">
      <summary>{w.problems.forHelp}</summary>
      <div class="row-wrap mt-1">
        <code class="text-reset user-select-all">{id}</code>
        <Button tone="quiet" icon={copied ? 'check' : 'copy'} onClick={copy}>
          {copied ? w.common.copied : w.common.copy}
        </Button>
      </div>
    </details>
  );
}
