import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Circumstances, Declaration } from '../declaration.js';
import { lotRules } from './index.js';

/** Packed yogurt of a supermarket with a convention, on a Friday evening: it breaks no rule. */
const declaration: Declaration = {
  category: 'dairy',
  animalOrigin: true,
  prepacked: true,
  cold: 'chilled6',
  dateKind: 'DLC',
  date: '2026-11-25',
  datePrecision: null,
  producedOn: null,
  allergens: ['milk'],
  pickupFrom_ms: Date.parse('2026-11-20T19:00:00+01:00'),
  pickupTo_ms: Date.parse('2026-11-20T21:00:00+01:00'),
};
const circumstances: Circumstances = {
  donorKind: 'supermarket',
  hasConvention: true,
  now_ms: Date.parse('2026-11-20T18:00:00+01:00'),
  timeZone: 'Europe/Paris',
};

describe('the rules of a declared lot', () => {
  const cases = lotRules.flatMap((rule) => rule.examples.map((example) => ({ rule, example, name: `${rule.id}: ${example.given}` })));

  it.each(cases)('$name', ({ rule, example }) => {
    const broken = rule.broken({ ...declaration, ...example.declaration }, { ...circumstances, ...example.circumstances });
    expect(broken !== false).toBe(example.broken);
  });

  it('lets the plain case through every rule', () => {
    expect(lotRules.filter((rule) => rule.broken(declaration, circumstances) !== false)).toEqual([]);
  });

  it('shows each rule broken and kept at least once', () => {
    for (const rule of lotRules)
      expect([rule.id, ...new Set(rule.examples.map((example) => example.broken))].toSorted()).toEqual([rule.id, false, true].toSorted());
  });

  it('lists every rule that has a file', () => {
    const listed = readFileSync(join(__dirname, 'index.ts'), 'utf8');
    for (const file of readdirSync(__dirname).filter((name) => !/^(index|.*\.spec)\.ts$/.test(name)))
      expect(listed).toContain(`./${file.replace('.ts', '.js')}`);
    expect(new Set(lotRules.map((rule) => rule.id)).size).toBe(lotRules.length);
  });
});
