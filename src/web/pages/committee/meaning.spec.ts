import type { ComparedValue, ComparisonResult } from '../../api/types.js';
import { makeFormat } from '../../format/format.js';
import { fr } from '../../words/fr.js';
import { meaningOf } from './meaning.js';

const format = makeFormat('fr', 'Europe/Paris', fr.near);
const CODES = ['in-force', 'draft', 'first-come', 'nearest-first', 'most-urgent-first', 'two-choices', 'hindsight'] as const;
type Given = Record<string, Partial<ComparedValue>>;

/** Everybody alike, but for what is said of the draft and of one rule. */
function result(draft: Given, nearest: Given = {}): ComparisonResult {
  const usual: Given = { saved: { mean: 1000 }, gini: { mean: 0.2 }, km: { mean: 50 }, least: { mean: 0.5 }, hindsight: { mean: 97 } };
  return {
    given_kg: 1100,
    measures: [],
    rows: CODES.map((code) => ({
      code,
      name: `règle ${code}`,
      values: Object.entries(usual).map(([measure, value]) => ({
        measure, mean: 0, half: 1, more: 0, moreHalf: 1, ...value, ...(code === 'draft' ? draft[measure] : code === 'nearest-first' ? nearest[measure] : {}),
      })), // prettier-ignore
    })),
  };
}
const said = (draft: Given, nearest?: Given): string => meaningOf(result(draft, nearest), fr.comparison, format).join('\n');

describe('what a comparison means in plain words', () => {
  it('calls a difference only what is more than chance', () => {
    const text = said({ saved: { mean: 1003, more: 3, moreHalf: 5 }, gini: { more: -0.01, moreHalf: 0.02 }, km: { more: 4, moreHalf: 9 } });
    expect(text).toContain('pas de différence mesurable (moins de 8 kg par jour)');
    expect(text).toContain('Le partage entre associations ne change pas');
    expect(text).toContain('Les trajets ne changent pas');
  });

  it('says how much, and between what', () => {
    const text = said({
      saved: { mean: 988, more: -12, moreHalf: 4 },
      gini: { mean: 0.15, more: -0.05, moreHalf: 0.01 },
      km: { mean: 58, more: 8, moreHalf: 2 },
      least: { mean: 0.62 },
      hindsight: { mean: 98.4 },
    });
    expect(text).toContain('sauve 12 kg de moins par jour que les règles en vigueur (entre 8 et 16)');
    expect(text).toContain('plus égal : l’inégalité (indice de Gini) passe de 0,2 à 0,15');
    expect(text.replaceAll(/\s/g, ' ')).toContain('reçoit 62 % de sa part avec le projet, 50 % avec les règles en vigueur');
    expect(text).toContain('Les trajets s’allongent de 8 km par jour');
    expect(text.replaceAll(/\s/g, ' ')).toContain('les règles en vigueur en font 97 %, le projet 98,4 %');
  });

  it('names the best of the plain rules', () => {
    expect(said({}, { saved: { mean: 1010 } }).replaceAll(/\s/g, ' ')).toContain('(« règle nearest-first ») sauve 1 010 kg par jour');
  });

  it('claims nothing where one draw says nothing of chance', () => {
    expect(said({ saved: { mean: 1500, more: 500, moreHalf: null } })).toContain('pas de différence mesurable');
  });
});
