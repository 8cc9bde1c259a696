import type { ComponentChildren } from 'preact';
import type { Tone } from './notice.js';

/** A state in a word or two. The colour repeats what the word says. */
export function Badge({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return <span class={`badge badge-${tone}`}>{children}</span>;
}
