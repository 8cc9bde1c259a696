import fs from 'node:fs';
import { aLot, aProblem, aRecipient, mustRead, NOW } from '../../../../test/support/matching-problems.js';
import { LANGUAGES } from '../../../vocabulary/words.js';
import type { Constraint, Example } from '../constraint.js';
import { Pair } from '../pair.js';
import { prepare } from '../prepared.js';
import { constraints } from './index.js';

const rules: readonly Constraint[] = constraints;

/** Refused or not by this rule alone, and with which facts. */
function refusal(rule: Constraint, { now = NOW, lot, recipient }: Example) {
  const problem = mustRead(aProblem({ now, lots: [aLot(lot)], recipients: [aRecipient(recipient)] }));
  const prepared = prepare(problem);
  return rule.refuses(new Pair(prepared).of(prepared.lots[0]!, prepared.recipients[0]!));
}

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (_, rule) => {
  test.each(rule.examples.map((example) => [example.given, example] as const))('%s', (__, example) => {
    const facts = refusal(rule, example);
    expect(facts !== false).toBe(example.refused !== false);
    if (typeof example.refused === 'object') expect(facts).toEqual(example.refused);
  });

  it('shows a case it refuses and one it allows', () => {
    expect(rule.examples.some(({ refused }) => refused !== false)).toBe(true);
    expect(rule.examples.some(({ refused }) => refused === false)).toBe(true);
  });

  it('says in each language why, and what would have helped, from the facts it gives', () => {
    for (const example of rule.examples) {
      const facts = refusal(rule, example);
      if (facts === false) continue;
      for (const language of LANGUAGES) {
        expect(rule.because[language]).toMatch(/^\p{Lu}.*\.$/u);
        expect(rule.wouldHelp(facts)[language]).toMatch(/^\p{Lu}.*\.$/u);
        expect(rule.wouldHelp(facts)[language]).not.toMatch(/undefined|NaN|null/);
      }
    }
  });
});

test('every rule in the folder is in the list, once', () => {
  const files = fs
    .readdirSync(__dirname)
    .filter((file) => !/^index\.ts$|\.spec\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''));
  expect(rules.map(({ code }) => code).sort()).toEqual(files.sort());
});

test('unremarkable food goes to a recipient without limits', () => {
  for (const rule of rules) expect([rule.code, refusal(rule, { given: '', refused: false })]).toEqual([rule.code, false]);
});
