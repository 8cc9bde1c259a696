import { startApp, type TestApp } from '../support/app.js';
import { anAssociation } from '../support/builders.js';
import { aDistrict, type District } from '../support/district.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

describe('at the same time, twice, and too late', () => {
  let app: TestApp;
  let district: District;

  beforeEach(async () => {
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app);
  });
  afterEach(() => app.close());

  const declare = async (given: Record<string, unknown> = {}): Promise<any> =>
    (await app.as('shop-staff').post('/lots', aDeclaration(district, given))).body;
  const offerOf = async (lotId: string): Promise<any> => (await app.as('coordinator').get(`/offers?lotId=${lotId}`)).body.items[0];

  it('a double tap on declare is one lot', async () => {
    const shop = app.as('shop-staff');
    const taps = await Promise.all([1, 2, 3, 4].map(() => shop.post('/lots', aDeclaration(district), { 'idempotency-key': 'one-form' })));
    expect(new Set(taps.map((tap) => tap.body.id)).size).toBe(1);
    expect(taps.map((tap) => tap.status)).toEqual([201, 201, 201, 201]);
    expect(taps.filter((tap) => tap.headers.get('idempotent-replayed') === 'true')).toHaveLength(3);
    const other = await shop.post('/lots', aDeclaration(district, { packages: 13 }), { 'idempotency-key': 'one-form' });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect((await app.owner.query('select count(*)::int as n from lot')).rows[0].n).toBe(1);
  });

  it('fifty who accept one offer: one wins, the others are told why', async () => {
    const { id } = await declare();
    await app.drain();
    const offer = await offerOf(id);
    const coordinator = app.as('coordinator');
    await coordinator.get('/session');
    const answers = await Promise.all(Array.from({ length: 50 }, () => coordinator.post(`/offers/${offer.id}/acceptance`, {})));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    for (const lost of answers.filter((answer) => answer.status !== 200))
      expect(lost).toMatchObject({ status: 409, body: { code: 'offer-answered' } });
    expect((await app.owner.query(`select count(*)::int as n from parcel where state = 'accepted'`)).rows[0].n).toBe(1);
  });

  it('a lot that another took: 409 with the reason', async () => {
    const { id } = await declare();
    await app.drain();
    const first = await offerOf(id);
    await app.setClock(new Date(Date.parse(first.lapsesAt) + 1000).toISOString());
    await app.drain();
    const second = await offerOf(id);
    await app.as('coordinator').post(`/offers/${second.id}/acceptance`, {});
    expect(await app.as('coordinator').post(`/offers/${first.id}/acceptance`, {})).toMatchObject({
      status: 409,
      body: { code: 'offer-taken' },
    });
  });

  it('withdrawn while offered: the offer says so', async () => {
    const { id } = await declare();
    await app.drain();
    const offer = await offerOf(id);
    expect((await app.as('shop-staff').post(`/lots/${id}/withdrawal`, { reasonCode: 'sold' })).body.state).toBe('withdrawn');
    expect(await app.as('coordinator').post(`/offers/${offer.id}/acceptance`, {})).toMatchObject({
      status: 409,
      body: { code: 'offer-withdrawn' },
    });
    expect(await app.as('shop-staff').post(`/lots/${id}/withdrawal`, { reasonCode: 'sold' })).toMatchObject({
      status: 409,
      body: { code: 'nothing-left-to-withdraw' },
    });
  });

  it('part of an offer: the rest is offered to another', async () => {
    const { id } = await declare();
    await app.drain();
    const offer = await offerOf(id);
    expect((await app.as('coordinator').post(`/offers/${offer.id}/acceptance`, { packages: 20 })).body.code).toBe('too-many-packages');
    expect((await app.as('coordinator').post(`/offers/${offer.id}/acceptance`, { packages: 5 })).body).toMatchObject({
      state: 'accepted',
      acceptedPackages: 5,
    });
    await app.drain();
    const lot = (await app.as('coordinator').get(`/lots/${id}`)).body;
    // However the rest is shared between others.
    const inState = (state: string): number =>
      lot.parcels.reduce(
        (sum: number, parcel: { packages: number; state: string }) => sum + (parcel.state === state ? parcel.packages : 0),
        0,
      );
    expect([inState('planned'), inState('offered'), inState('open')]).toEqual([5, 7, 0]);
    expect(lot.balances).toEqual({ offered: 7000, accepted: 5000 });
  });

  it('an association whose habilitation ended since the offer cannot accept', async () => {
    const { id } = await declare();
    await app.drain();
    const offer = await offerOf(id);
    await app.owner.query(
      `update organisation set habilitation_to = '2026-11-19' where id = (select organisation_id from site where id = $1)`,
      [offer.recipientSiteId],
    );
    expect(await app.as('coordinator').post(`/offers/${offer.id}/acceptance`, {})).toMatchObject({
      status: 409,
      body: { code: 'habilitation-ended' },
    });
  });

  it('room is never promised twice', async () => {
    const small = { storage: { chilled6: 20_000 } };
    await app.owner.query(`update site set active = false where role <> 'donor'`);
    const only = await anAssociation(app, district.territory, small);
    const lots = [await declare(), await declare({ label: 'Crèmes' })];
    await app.drain();
    const offers = (await app.as('coordinator').get(`/offers?siteId=${only.site.id}`)).body.items;
    // 24 kg wait for 20 kg of room: the matcher offers what fits, whole packages only.
    expect(offers.reduce((sum: number, offer: { grams: number }) => sum + offer.grams, 0)).toBe(20_000);
    await app.owner.query('update storage set capacity_g = 10000 where site_id = $1', [only.site.id]);
    const coordinator = app.as('coordinator');
    await coordinator.get('/session');
    const answers = await Promise.all(offers.map((offer: { id: string }) => coordinator.post(`/offers/${offer.id}/acceptance`, {})));
    expect(answers.some((answer: { body: { code?: string } }) => answer.body.code === 'no-room')).toBe(true);
    const room = (await app.owner.query('select reserved_g::int as reserved from storage where site_id = $1', [only.site.id])).rows[0]
      .reserved;
    expect(room).toBeLessThanOrEqual(10_000);
    expect(lots).toHaveLength(2);
  });

  it('a job that runs twice has one effect', async () => {
    await declare({ package_g: 12_000, packages: 1 });
    await app.drain();
    await app.owner.query('update outbox set published_at = null');
    await app.drain();
    expect((await app.owner.query('select count(*)::int as n from offer')).rows[0].n).toBe(1);
    expect(
      (
        await app.owner.query(
          'select count(*)::int as n from (select event_id, kind from message group by 1, 2 having count(distinct coalesce(site_id, organisation_id)) < count(*)) twice',
        )
      ).rows[0].n,
    ).toBe(0);
  });

  it('losing the whole queue loses nothing', async () => {
    await declare({ package_g: 12_000, packages: 1 });
    // Published, and then every job gone: what a flushed queue looks like from the database.
    await app.owner.query(`update outbox set published_at = now()`);
    await app.drain();
    expect((await app.owner.query(`select count(*)::int as n from offer where state = 'open'`)).rows[0].n).toBe(1);
  });
});
