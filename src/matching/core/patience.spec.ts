import fc from 'fast-check';
import { aLot, aProblem, aRecipient, problems } from '../../../test/support/matching-problems.js';
import { match } from './match.js';
import { hold, USUAL_PATIENCE } from './patience.js';

/** It is six in the evening; the lot is fetched from seven to nine. */
const association = aRecipient({ id: 'A', capacity_g: { ambient: 0 } });
const hub = aRecipient({ id: 'H', kind: 'hub' });
const compost = aRecipient({ id: 'C', kind: 'compost' });
const to = (recipient: string) => ({ lot: 'L1', recipient, packages: 10 });
const until = (ends: string) => aLot({ pickup: { from: '2026-11-20T18:10:00+01:00', to: ends } });
const waits = (problem: Parameters<typeof hold>[0], recipient: string) => hold(problem, { placements: [to(recipient)] }).waits.length === 1;

describe('what may wait for somebody better', () => {
  it('is food for the hub or an outlet while an association is only full', () => {
    const problem = aProblem({ recipients: [association, hub, compost] });
    expect(hold(problem, { placements: [to('H')] })).toEqual({ now: [], waits: [to('H')] });
    expect(waits(problem, 'C')).toBe(true);
  });

  it('is never what goes to an association', () => {
    const problem = aProblem({ recipients: [aRecipient({ id: 'A' }), hub] });
    expect(hold(problem, { placements: [to('A')] })).toEqual({ now: [to('A')], waits: [] });
  });

  it('is not what no association may take at all', () => {
    const noFridge = aRecipient({ id: 'A', capacity_g: { chilled6: 10 } });
    const saidNo = aLot({ answeredNo: ['A'] });
    expect(waits(aProblem({ recipients: [noFridge, hub] }), 'H')).toBe(false);
    expect(waits(aProblem({ lots: [saidNo], recipients: [association, hub] }), 'H')).toBe(false);
    expect(waits(aProblem({ recipients: [aRecipient({ id: 'A', accepts: ['meat'] }), hub] }), 'H')).toBe(false);
    // For the compost the hub is somebody better as well.
    expect(waits(aProblem({ recipients: [hub, compost] }), 'C')).toBe(true);
  });

  it('is not what the policy values more where it goes', () => {
    const policy = { ...aProblem().policy, tierWeight: { association: 0.5, hub: 1, feed: 0.2, compost: 0.05 } };
    expect(waits(aProblem({ policy, recipients: [association, hub] }), 'H')).toBe(false);
  });

  it('stops waiting while there is still time to ask twice, or to reach an outlet before it closes', () => {
    const recipients = [association, hub, compost];
    expect(USUAL_PATIENCE).toEqual({ hub_min: 75, outlet_min: 30 });
    expect(waits(aProblem({ lots: [until('2026-11-20T19:16:00+01:00')], recipients }), 'H')).toBe(true);
    expect(waits(aProblem({ lots: [until('2026-11-20T19:14:00+01:00')], recipients }), 'H')).toBe(false);
    expect(waits(aProblem({ lots: [until('2026-11-20T18:31:00+01:00')], recipients }), 'C')).toBe(true);
    expect(waits(aProblem({ lots: [until('2026-11-20T18:29:00+01:00')], recipients }), 'C')).toBe(false);
    const closing = aRecipient({
      id: 'C',
      kind: 'compost',
      open: [{ from: '2026-11-20T08:00:00+01:00', to: '2026-11-20T18:50:00+01:00' }],
    });
    expect(waits(aProblem({ lots: [until('2026-11-20T21:00:00+01:00')], recipients: [association, closing] }), 'C')).toBe(false);
  });

  it('and what does not are together the whole proposal', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { placements } = match(problem, { seed: 1, budget: 500, priceRounds: 20 });
        const { now, waits: later } = hold(problem, { placements });
        expect(new Set([...now, ...later])).toEqual(new Set(placements));
        const kinds = new Map(problem.recipients.map(({ id, kind }) => [id, kind]));
        for (const { recipient } of later) expect(kinds.get(recipient)).not.toBe('association');
      }),
      { numRuns: 50 },
    );
  });
});
