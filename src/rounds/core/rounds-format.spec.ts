import fs from 'node:fs';
import path from 'node:path';
import { checkPlan } from './check-plan.js';
import { planRounds } from './plan.js';
import { readProblem } from './read-problem.js';
import type { RoundsProblem } from './problem.js';

/** The page that describes the formats shows a problem that can be read, planned and driven. */
const page = fs.readFileSync(path.join(__dirname, '../../../docs/rounds-format.md'), 'utf8');
const example: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '');

it('shows a problem that the reader accepts', () => {
  expect(readProblem(structuredClone(example))).toEqual(example);
});

it('shows one that is served', () => {
  const problem = example as RoundsProblem;
  const plan = planRounds(problem, { seed: 1 });
  expect(plan.unserved).toEqual([]);
  expect(checkPlan(problem, plan)).toEqual([]);
});

it('names every field of the answer', () => {
  const problem = example as RoundsProblem;
  const late = {
    ...problem,
    now: '2026-11-20T20:30:00+01:00',
    inForce: [{ vehicle: 'gone', stops: [{ stop: 'q1:pickup', at: problem.now }] }],
  };
  const weighed = { ...late, objective: { ...problem.objective, balance_per_h2: 1 } };
  const plans = [planRounds(weighed, { seed: 1 }), planRounds({ ...weighed, now: problem.now }, { seed: 1 })];
  const names = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) for (const name of Object.keys(value)) names.add(name);
    for (const inner of Object.values(value)) collect(inner);
  };
  collect(plans);
  // What a rule or a trace holds is theirs to say; words are in French and English.
  const theirs = new Set(['late_s', 'stop', 'fr', 'en', 'iteration', 'waits_s', 'over_s']);
  expect([...names].filter((name) => !theirs.has(name) && !page.includes(`\`${name}\``))).toEqual([]);
});
