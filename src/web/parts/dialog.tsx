import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useWords } from '../words/words.js';
import { Button } from './button.js';

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** A question that must be answered or left: the browser's own modal keeps the focus inside and gives it back. */
export function Dialog({ title, onClose, children }: Props) {
  const w = useWords();
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      class="dialog"
      aria-labelledby={id}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="stack">
        <div class="row-wrap spread flex-nowrap">
          <h2 id={id} class="mb-0">
            {title}
          </h2>
          <Button tone="quiet" icon="cross" aria-label={w.common.close} onClick={onClose}>
            <span class="visually-hidden">{w.common.close}</span>
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
