import type { ComponentChildren } from 'preact';
import type { Problem } from '../api/problem.js';
import { useWords } from '../words/words.js';
import { Button } from './button.js';
import { ProblemNotice } from './notice.js';

interface Props {
  onSubmit: () => void;
  problem: Problem | null;
  busy: boolean;
  submit?: string;
  onCancel?: () => void;
  children: ComponentChildren;
}

/** Fields, what was wrong with them, and the button that sends them. */
export function Form({ onSubmit, problem, busy, submit, onCancel, children }: Props) {
  const w = useWords();
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <ProblemNotice problem={problem} />
      <div class="row-wrap">
        <Button type="submit" tone="primary" busy={busy}>
          {submit ?? w.common.save}
        </Button>
        {onCancel && (
          <Button tone="quiet" onClick={onCancel}>
            {w.common.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
