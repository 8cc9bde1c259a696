import { acceptanceFrom, evidenceOf } from '../../src/matching/core/acceptance.js';
import { readEvidence } from '../../src/matching/acceptance.facts.js';
import type { Problem } from '../../src/matching/core/problem.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { systemActor } from '../../src/vocabulary/actor.js';
import { startApp, type TestApp } from '../support/app.js';
import { aDistrict, type District } from '../support/district.js';
import { onlyRecipient } from '../support/evening.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

let app: TestApp;
let district: District;

const start = async (): Promise<void> => {
  app = await startApp();
  await app.setClock(FRIDAY_18H);
  district = await aDistrict(app);
  // A lot goes to one, so that each test has one offer to follow.
  await app.owner.query(`update policy set body = body || '{"maxParcelsPerLot": 1}'`);
};
/** Whatever was done, everything that must hold does. */
const end = async (): Promise<void> => {
  const { invariants } = (await app.as('coordinator').get('/verify')).body;
  await app.close();
  expect(invariants.filter(({ checked, broken }: { checked: boolean; broken: number }) => checked && broken > 0)).toEqual([]);
};

const declare = async (given: Record<string, unknown> = {}): Promise<string> => {
  const { status, body } = await app.as('shop-staff').post('/lots', aDeclaration(district, given));
  expect(status).toBe(201);
  return body.id;
};
const offersOf = async (lotId: string): Promise<any[]> =>
  (await app.as('coordinator').get(`/offers?lotId=${lotId}&limit=200`)).body.items.toReversed();
const rowOf = async (offerId: string): Promise<any> => (await app.owner.query('select * from offer where id = $1', [offerId])).rows[0];
const refuse = (offerId: string): Promise<{ status: number; body: any }> =>
  app.as('coordinator').post(`/offers/${offerId}/refusal`, { reasonCode: 'no-people' });
const cycles = async (): Promise<number> => (await app.owner.query('select count(*)::int as n from cycle')).rows[0].n;

describe('when an offer comes to nothing', () => {
  beforeEach(start);
  afterEach(end);

  it('the next best is asked in the same transaction, by no cycle, until nobody is ready any more', async () => {
    const lot = await declare();
    await app.drain();
    const [first] = await offersOf(lot);
    const ready: string[] = (await rowOf(first.id)).next_best;
    expect(ready).toHaveLength(3);
    expect(ready).not.toContain(first.recipientSiteId);

    // Nothing runs in between: no job, no cycle.
    for (const [n, site] of ready.entries()) {
      const open = (await offersOf(lot)).find(({ state }) => state === 'open');
      expect((await refuse(open.id)).status).toBe(200);
      const next = (await offersOf(lot)).find(({ state }) => state === 'open');
      expect(next).toMatchObject({ recipientSiteId: site, packages: 12 });
      expect(await rowOf(next.id)).toMatchObject({
        replaces: open.id,
        cycle_id: (await rowOf(first.id)).cycle_id,
        next_best: ready.slice(n + 1),
      });
    }
    expect(await cycles()).toBe(1);
    const last = (await offersOf(lot)).find(({ state }) => state === 'open');
    await refuse(last.id);
    expect((await offersOf(lot)).some(({ state }) => state === 'open')).toBe(false);
    await app.drain();
    expect(await cycles()).toBe(2);

    const steps = (await app.as('coordinator').get(`/lots/${lot}/history`)).body.items;
    expect(steps.filter(({ reasonCode }: { reasonCode: string }) => reasonCode === 'next-best')).toHaveLength(3);
    const { cycles: told } = (await app.as('coordinator').get(`/lots/${lot}/explanation`)).body;
    expect(told.at(-1).askedNext.map(({ recipientSiteId }: { recipientSiteId: string }) => recipientSiteId)).toEqual(ready);
    expect(told.at(-1).askedNext[0].text).toMatch(/prévue en second/);
  });

  it('whoever may no longer have it is passed over', async () => {
    const lot = await declare();
    await app.drain();
    const [first] = await offersOf(lot);
    const [closed, full, fine] = (await rowOf(first.id)).next_best;
    await app.owner.query(`insert into closure (territory_id, site_id, from_date, to_date) values ($1, $2, '2026-11-01', '2026-11-30')`, [
      district.territory.id,
      closed,
    ]);
    await app.owner.query(`update storage set capacity_g = 1000 where site_id = $1 and cold = 'chilled6'`, [full]);
    await refuse(first.id);
    expect((await offersOf(lot)).at(-1)).toMatchObject({ state: 'open', recipientSiteId: fine });
  });

  it('a silent one is followed at once too, and so is one who takes a part or gives back what it took', async () => {
    const lot = await declare();
    await app.drain();
    const [first] = await offersOf(lot);
    await app.setClock(new Date(Date.parse(first.lapsesAt) + 1000).toISOString());
    await app.drain();
    const second = (await offersOf(lot)).at(-1);
    expect(second).toMatchObject({ state: 'open', packages: 12 });
    expect((await rowOf(second.id)).replaces).toBe(first.id);

    await app.as('coordinator').post(`/offers/${second.id}/acceptance`, { packages: 5 });
    const third = (await offersOf(lot)).at(-1);
    expect(third).toMatchObject({ state: 'open', packages: 7 });
    expect((await rowOf(third.id)).replaces).toBe(second.id);
    await refuse(second.id);
    expect((await offersOf(lot)).at(-1)).toMatchObject({ state: 'open', packages: 5 });
    expect(await cycles()).toBe(1);
  });
});

describe('a standing rule', () => {
  const aRule = (given: Record<string, unknown> = {}) =>
    app.as('association').post('/standing-rules', { siteId: district.associations[0].site.id, ...given });
  // Only the first association is there to ask; each test makes the only rule.
  beforeAll(async () => {
    await start();
    await onlyRecipient(app, district.associations[0]);
  });
  beforeEach(() => app.owner.query('update standing_rule set ended_at = app_now()'));
  afterAll(end);

  it('accepts what fits it at once, holds the room, says so, and can be cancelled', async () => {
    const rule = await aRule({ categories: ['dairy'], most_g: 30_000, weekdays: [5, 6], opens: '17:00', closes: '22:00' });
    expect(rule).toMatchObject({ status: 201, body: { validFrom: '2026-11-20', paused: false, accepted: 0, version: 1 } });
    const lot = await declare();
    await app.drain();
    const [offer] = await offersOf(lot);
    expect(offer).toMatchObject({ state: 'accepted', acceptedPackages: 12, standingRuleId: rule.body.id });
    const room = await app.owner.query(`select reserved_g::int from storage where site_id = $1 and cold = 'chilled6'`, [
      district.associations[0].site.id,
    ]);
    expect(room.rows).toEqual([{ reserved_g: 12_000 }]);
    const steps = (await app.as('coordinator').get(`/lots/${lot}/history`)).body.items;
    expect(steps.find(({ to }: { to: string }) => to === 'accepted')).toMatchObject({ reasonCode: 'standing-rule' });
    const messages = (await app.as('association').get('/messages')).body.items;
    expect(messages.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['offer-pre-accepted']));
    expect(messages.map(({ kind }: { kind: string }) => kind)).not.toContain('offer-made');
    const { cycles: told } = (await app.as('coordinator').get(`/lots/${lot}/explanation`)).body;
    expect(told[0].placed[0].text).toMatch(/d’office/);
    const problem: Problem = (await app.as('coordinator').get(`/cycles/${told[0].cycleId}`)).body.problem;
    expect(problem.recipients[0]!.preAccepts).toMatchObject([{ categories: ['dairy'], most_g: 30_000 }]);
    expect((await app.as('association').get('/standing-rules')).body.items).toMatchObject([{ id: rule.body.id, accepted: 1 }]);

    const cancelled = await app.as('association').post(`/offers/${offer.id}/refusal`, { reasonCode: 'no-people' });
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'declined' } });
    // It was not asked, so this says nothing of how it answers.
    expect((await app.owner.query('select * from acceptance_tally')).rows).toEqual([]);
  });

  it.each([
    ['another kind of food', { categories: ['bread'] }],
    ['another cold class', { colds: ['ambient'] }],
    ['more than its limit', { most_g: 11_999 }],
    ['another day of the week', { weekdays: [1, 2] }],
    ['another time of day', { opens: '08:00', closes: '12:00' }],
    ['from tomorrow on', { validFrom: '2026-11-21' }],
  ])('leaves alone what does not fit: %s', async (_, parts) => {
    expect((await aRule(parts)).status).toBe(201);
    const lot = await declare();
    await app.drain();
    expect((await offersOf(lot)).map(({ state }) => state)).toEqual(['open']);
  });

  it('asks where the room is short, and while it is paused or ended', async () => {
    const { body: rule } = await aRule();
    const site = district.associations[0].site.id;
    await app.owner.query(`update storage set reserved_g = 495000 where site_id = $1 and cold = 'chilled6'`, [site]);
    const short = await declare();
    await app.drain();
    expect((await offersOf(short))[0]).toMatchObject({ state: 'open', standingRuleId: null });
    await app.owner.query('update storage set reserved_g = 0');

    const paused = await app.as('association').patch(`/standing-rules/${rule.id}`, { paused: true, version: 1 });
    expect(paused).toMatchObject({ status: 200, body: { paused: true, version: 2 } });
    const asked = await declare({ label: 'Compotes' });
    await app.drain();
    expect((await offersOf(asked))[0].state).toBe('open');
    expect((await app.as('association').delete(`/standing-rules/${rule.id}`)).status).toBe(204);
    expect((await app.as('association').get('/standing-rules')).body.items).toEqual([]);
  });

  it('is made and changed with care', async () => {
    const own = district.associations[0].site.id;
    const wrong: [Record<string, unknown>, string][] = [
      [{ categories: [] }, '/categories'],
      [{ opens: '18:00' }, '/closes'],
      [{ opens: '18:00', closes: '17:00' }, '/closes'],
      [{ validFrom: '2026-12-01', validTo: '2026-11-30' }, '/validTo'],
      [{ most_g: 0 }, '/most_g'],
      [{ weekdays: [0] }, '/weekdays'],
    ];
    for (const [body, pointer] of wrong) {
      const answer = await aRule(body);
      expect([pointer, answer.status, answer.body.errors?.[0]?.pointer]).toEqual([pointer, 422, pointer]);
    }
    const elsewhere = await app.as('association').post('/standing-rules', { siteId: district.associations[1].site.id });
    expect(elsewhere).toMatchObject({ status: 404, body: { code: 'not-found' } });
    const shop = await app.as('coordinator').post('/standing-rules', { siteId: district.shop.site.id });
    expect(shop).toMatchObject({ status: 422, body: { errors: [{ pointer: '/siteId', code: 'not-a-recipient' }] } });
    const { body: rule } = await app.as('coordinator').post('/standing-rules', { siteId: own, categories: ['bread'], most_g: 30_000 });
    const changed = await app.as('association').patch(`/standing-rules/${rule.id}`, { most_g: null, version: 1 });
    expect(changed.body).toMatchObject({ most_g: null, categories: ['bread'], version: 2 });
    const stale = await app.as('association').patch(`/standing-rules/${rule.id}`, { paused: true, version: 1 });
    expect(stale.body.code).toBe('stale-version');
  });
});

describe('what is learned from answers', () => {
  beforeAll(start);
  afterAll(end);

  const evidence = () => app.nest.get(UnitOfWork).run(systemActor(district.territory.id, 'test'), (tx) => readEvidence(tx));

  it('is what the core makes of the offers themselves, and stands in the next problem', async () => {
    const coordinator = app.as('coordinator');
    const answers = ['accept', 'decline', 'part', 'silent', 'cancel'] as const;
    for (const [n, answer] of answers.entries()) {
      const at = `2026-11-${String(16 + n)}T${n % 2 === 0 ? '18' : '12'}:00:00+01:00`;
      await app.setClock(at);
      const day = at.slice(0, 10);
      const lot = await declare({
        label: answer,
        date: '2026-11-28',
        pickup: { from: `${day}T18:30:00+01:00`, to: `${day}T21:00:00+01:00` },
      });
      await app.drain();
      const offer = (await offersOf(lot)).at(-1);
      if (answer === 'decline') await refuse(offer.id);
      if (answer === 'part') await coordinator.post(`/offers/${offer.id}/acceptance`, { packages: 3 });
      if (answer === 'accept' || answer === 'cancel') await coordinator.post(`/offers/${offer.id}/acceptance`, {});
      if (answer === 'cancel') await refuse(offer.id);
      if (answer === 'silent') {
        await app.setClock(new Date(Date.parse(offer.lapsesAt) + 1000).toISOString());
        await app.drain();
      }
    }
    await app.setClock('2026-11-21T12:00:00+01:00');
    const past = (
      await app.owner.query(
        `select s.code as recipient, l.category, extract(hour from o.made_at at time zone 'Europe/Paris')::int as hour,
                extract(epoch from app_now() - o.made_at)::float8 / 86400 as age_days, case when o.state = 'declined' then 0 else coalesce(o.accepted_packages::float8 / o.packages, 0) end as taken
           from offer o join site s on s.id = o.recipient_site_id join lot l on l.id = o.lot_id where o.state in ('accepted', 'declined', 'lapsed')`,
      )
    ).rows;
    expect(past.length).toBeGreaterThanOrEqual(5);
    expect(past.some(({ taken }: { taken: number }) => taken > 0 && taken < 1)).toBe(true);
    const [kept, counted] = [acceptanceFrom(await evidence()), acceptanceFrom(evidenceOf(past))];
    for (const { recipient } of past)
      for (const part of ['midday', 'evening', 'afternoon'] as const)
        for (const asked of [{ recipient }, { recipient, category: 'dairy', part }]) expect(kept(asked)).toBeCloseTo(counted(asked), 9);

    const lot = await declare({
      date: '2026-11-28',
      pickup: { from: '2026-11-21T18:30:00+01:00', to: '2026-11-21T21:00:00+01:00' },
    });
    await app.drain();
    const { cycles: told } = (await coordinator.get(`/lots/${lot}/explanation`)).body;
    const { problem, replays } = (await coordinator.get(`/cycles/${told[0].cycleId}`)).body as { problem: Problem; replays: boolean };
    expect(replays).toBe(true);
    for (const { id, acceptance } of problem.recipients) {
      expect(acceptance!['*']).toBeCloseTo(kept({ recipient: id }), 3);
      if (past.some(({ recipient }: { recipient: string }) => recipient === id))
        expect(acceptance!['dairy']).toBeCloseTo(kept({ recipient: id, category: 'dairy', part: 'midday' }), 3);
    }
  });
});
