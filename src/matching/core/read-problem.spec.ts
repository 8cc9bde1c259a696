import { aLot, aProblem, aRecipient } from '../../../test/support/matching-problems.js';
import { ProblemError } from '../../vocabulary/reading.js';
import { readProblem } from './read-problem.js';

/** The line a file gets: JSON text, so that what no JavaScript object can hold is tried too. */
function line(json: string): string | undefined {
  const read = readProblem(JSON.parse(json));
  return read instanceof ProblemError ? read.line : undefined;
}

const text = (changes: object): string => JSON.stringify({ ...aProblem(), ...changes });
const withLot = (changes: object): string => text({ lots: [aLot({ id: 'L0' }), { ...aLot(), ...changes }] });
const withRecipient = (changes: object): string => text({ recipients: [{ ...aRecipient(), ...changes }] });
const withBand = (band: object): string => text({ policy: { ...aProblem().policy, fairness: { weight: 0.3, band } } });

test('a right problem is read as it is', () => {
  const problem = aProblem();
  expect(readProblem(JSON.parse(JSON.stringify(problem)))).toEqual(problem);
});

test('a band and masses by cold class are read where they are', () => {
  const { policy } = aProblem();
  const fairness = { weight: 0.3, band: { least: 0.7, most: 1.4, from_g: 20_000 } };
  const problem = aProblem({
    policy: { ...policy, fairness },
    recipients: [aRecipient({ received_g: 5, receivedByCold_g: { frozen: 5 } })],
  });
  expect(readProblem(JSON.parse(JSON.stringify(problem)))).toEqual(problem);
});

test('limits that are missing stay missing, and nothing accepted already is an empty list', () => {
  const { fixed: _, ...problem } = aProblem({ recipients: [{ id: 'R1', kind: 'hub', point: [0, 0] }] });
  expect(readProblem(problem)).toEqual({ ...problem, fixed: [] });
});

test.each([
  ['[]', 'file: must be an object'],
  ['null', 'file: must be an object'],
  [text({ format: 'glane-matching/2' }), 'format: must be one of glane-matching/1, not "glane-matching/2"'],
  [text({ colour: 'red' }), 'colour: unknown field'],
  [text({ now: undefined }), 'now: is missing'],
  [text({ now: '2026-11-20T18:00:00' }), /^now: must be an instant with an offset/],
  [text({ now: '2026-02-30T18:00:00Z' }), /^now: must be an instant with an offset/],
  [text({ timeZone: 'Europe/Atlantis' }), 'timeZone: unknown time zone "Europe/Atlantis"'],
  [text({ lots: {} }), 'lots: must be a list'],
  [text({ policy: { ...aProblem().policy, maxParcelsPerLot: 0 } }), 'policy.maxParcelsPerLot: must be 1 or more, not 0'],
  [text({ policy: { ...aProblem().policy, tierWeight: { association: 1, hub: 1, feed: 1 } } }), 'policy.tierWeight.compost: is missing'],
  [text({ policy: { ...aProblem().policy, urgency: { horizonHours: 0, boost: 1 } } }), 'policy.urgency.horizonHours: must be more than 0'],
  [withBand({ least: 1.1, most: 1.4 }), 'policy.fairness.band.least: must be at most 1'],
  [withBand({ least: 0.7, most: 0.9 }), 'policy.fairness.band.most: must be at least 1'],
  [withBand({ least: 0.7, most: 1.4, from_kg: 20 }), 'policy.fairness.band.from_kg: unknown field'],
  [text({ travel: { model: 'crow' } }), 'travel.model: must be one of affine, matrix, not "crow"'],
  [text({ travel: { model: 'affine', intercept_m: 1, slope: 1, speed_kmh: 0 } }), 'travel.speed_kmh: must be more than 0'],
  [text({ travel: { model: 'matrix', metres: [], speed_kmh: 12 } }), 'travel.metres: must have a row for each of the 1 lots, not 0'],
  [
    text({ travel: { model: 'matrix', metres: [[1, 2]], speed_kmh: 12 } }),
    'travel.metres[0]: must have a number for each of the 1 recipients, not 2',
  ],
  [text({ travel: { model: 'matrix', metres: [[-1]], speed_kmh: 12 } }), 'travel.metres[0][0]: must be 0 or more, not -1'],
  [withLot({ id: 'L0' }), 'lots[1].id: "L0" is already the id of lots[0]'],
  [withLot({ id: '' }), 'lots[1].id: must be a text, not ""'],
  [withLot({ size: 3 }), 'lots[1].size: unknown field'],
  [withLot({ point: [2.39] }), 'lots[1].point: must be [longitude, latitude]'],
  [withLot({ point: [2.39, 48.87, 30] }), 'lots[1].point: must be [longitude, latitude]'],
  [withLot({ point: [181, 48.87] }), 'lots[1].point[0]: longitude out of range: 181'],
  [withLot({ point: [2.39, -91] }), 'lots[1].point[1]: latitude out of range: -91'],
  [withLot({ point: ['2.39', 48.87] }), 'lots[1].point[0]: must be a number, not "2.39"'],
  [withLot({ donorKind: 'shop' }), /^lots\[1\]\.donorKind: must be one of supermarket, /],
  [withLot({ cold: 'cool' }), /^lots\[1\]\.cold: must be one of frozen, /],
  [withLot({ package_g: 0 }), 'lots[1].package_g: must be 1 or more, not 0'],
  [withLot({ package_g: 1.5 }), 'lots[1].package_g: must be a whole number, not 1.5'],
  [withLot({ packages: -2 }), 'lots[1].packages: must be 1 or more, not -2'],
  [withLot({ packages: 0 }).replace('"packages":0', '"packages":1e309'), /^lots\[1\]\.packages: must be a number/],
  [withLot({ prepacked: 'yes' }), 'lots[1].prepacked: must be true or false, not "yes"'],
  [withLot({ deadline: undefined }), 'lots[1].deadline: is missing'],
  [withLot({ deadline: '2026-11-21' }), /^lots\[1\]\.deadline: must be an instant with an offset/],
  [withLot({ dateKind: 'DLC' }), 'lots[1].date: is missing: a DLC has a day'],
  [withLot({ dateKind: 'DLC', date: '2026-11-31' }), 'lots[1].date: must be a day, such as 2026-11-20'],
  [withLot({ pickup: { from: '2026-11-20T21:00:00+01:00', to: '2026-11-20T19:00:00+01:00' } }), 'lots[1].pickup: ends before it starts'],
  // The same texts sort the other way round: instants are compared, not what is written.
  [withLot({ pickup: { from: '2026-11-20T19:00:00-05:00', to: '2026-11-20T21:00:00+01:00' } }), 'lots[1].pickup: ends before it starts'],
  [withLot({ pickup: { from: '2026-11-20T19:00:00+01:00' } }), 'lots[1].pickup.to: is missing'],
  [text({ recipients: [aRecipient(), aRecipient()] }), 'recipients[1].id: "R1" is already the id of recipients[0]'],
  [withRecipient({ kind: 'shop' }), 'recipients[0].kind: must be one of association, hub, feed, compost, not "shop"'],
  [withRecipient({ capacity_g: { chilled6: -1 } }), 'recipients[0].capacity_g.chilled6: must be 0 or more, not -1'],
  [withRecipient({ capacity_g: { cool: 1 } }), 'recipients[0].capacity_g.cool: unknown field'],
  [withRecipient({ total_g: null }), 'recipients[0].total_g: must be a number, not null'],
  [withRecipient({ maxDistance_m: -5 }), 'recipients[0].maxDistance_m: must be 0 or more, not -5'],
  [withRecipient({ habilitation: { from: '2026-01-02', to: '2026-01-01' } }), 'recipients[0].habilitation: ends before it starts'],
  [
    withRecipient({ open: [{ from: '2026-11-20T21:00:00+01:00', to: '2026-11-20T20:00:00+01:00' }] }),
    'recipients[0].open[0]: ends before it starts',
  ],
  [withRecipient({ distributions: ['tomorrow'] }), /^recipients\[0\]\.distributions\[0\]: must be an instant/],
  [withRecipient({ acceptance: { bread: 0 } }), 'recipients[0].acceptance.bread: must be more than 0'],
  [withRecipient({ acceptance: { '*': 1.01 } }), 'recipients[0].acceptance."*": must be 1 at most'],
  [withRecipient({ acceptance: [0.5] }), 'recipients[0].acceptance: must be an object'],
  [withRecipient({ acceptance: { bread: null } }), 'recipients[0].acceptance.bread: must be a number, not null'],
  [withRecipient({ preAccepts: [{ most_g: 0 }] }), 'recipients[0].preAccepts[0].most_g: must be more than 0'],
  [withRecipient({ preAccepts: [{ colour: 'red' }] }), 'recipients[0].preAccepts[0].colour: unknown field'],
  [withRecipient({ accepts: 'bread' }), 'recipients[0].accepts: must be a list'],
  [text({ fixed: [{ recipient: 'R9', cold: 'ambient', grams: 1 }] }), 'fixed[0].recipient: no recipient has the id "R9"'],
  [text({ fixed: [{ recipient: 'R1', cold: 'ambient', grams: -1 }] }), 'fixed[0].grams: must be 0 or more, not -1'],
])('%s', (json, expected) => {
  if (typeof expected === 'string') expect(line(json)).toBe(expected);
  else expect(line(json)).toMatch(expected);
});

test('the line stays one line, whatever was written', () => {
  expect(line(withLot({ category: 5, donor: 'a\nb' }))).not.toContain('\n');
  expect(line(withLot({ ['x\ny']: 1 }))).not.toContain('\n');
});
