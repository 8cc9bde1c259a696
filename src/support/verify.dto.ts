import { Anything, Flag, ListOf, Text, Whole } from '../platform/http/fields.js';

export class InvariantAnswer {
  @Text({ about: 'Stable code.' }) code: string;
  @Text({ about: 'What must hold, in the language asked.', max: 300 }) title: string;
  @Flag({ about: 'Whether it was asked; some only mean something while jobs are worked on.' }) checked: boolean;
  @Whole({ about: 'How many rows break it.', min: 0, max: Number.MAX_SAFE_INTEGER }) broken: number;
  @Anything({ about: 'The first of them.' }) rows: Record<string, unknown>[];
}

export class Verification {
  @Flag({ about: 'True when nothing is broken.' }) ok: boolean;
  @ListOf(() => InvariantAnswer, { about: 'Every invariant.' }) invariants: InvariantAnswer[];
}
