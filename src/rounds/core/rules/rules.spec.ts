import fs from 'node:fs';
import { exampleTrip } from '../rule-example.js';
import { RULES } from './index.js';

describe.each(RULES.map((rule) => [rule.code, rule] as const))('%s', (_code, rule) => {
  test.each(rule.examples.map((example) => [example.given, example] as const))('%s', (_given, example) => {
    expect(rule.refuses(exampleTrip(example)) !== false).toBe(example.refused);
  });

  it('has an example of each answer', () => {
    expect(new Set(rule.examples.map(({ refused }) => refused))).toEqual(new Set([true, false]));
  });

  it('points at a stop of the trip, or at its return', () => {
    for (const example of rule.examples) {
      const trip = exampleTrip(example);
      const breach = rule.refuses(trip);
      if (breach !== false) expect(breach.at).toBeLessThanOrEqual(trip.stops.length);
    }
  });
});

it('gives each rule its own code', () => {
  expect(new Set(RULES.map(({ code }) => code)).size).toBe(RULES.length);
});

it('has every rule file in the list', () => {
  const files = fs.readdirSync(__dirname).filter((file) => file !== 'index.ts' && !file.endsWith('.spec.ts'));
  expect(files).toHaveLength(RULES.length);
});
