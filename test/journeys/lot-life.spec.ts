import { startApp, type TestApp } from '../support/app.js';
import { aDistrict, type District } from '../support/district.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

const backends = [
  { name: 'PostgreSQL', redisUrl: undefined },
  ...(process.env['REDIS_TEST_URL'] ? [{ name: 'Redis', redisUrl: process.env['REDIS_TEST_URL'] }] : []),
];
if (backends.length === 1) console.log('REDIS_TEST_URL is not set: the journey is run on the PostgreSQL queue only.');

describe.each(backends)('the life of a lot, with the queue on $name', ({ redisUrl }) => {
  let app: TestApp;
  let district: District;

  beforeAll(async () => {
    app = await startApp(redisUrl ? { redisUrl } : {});
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app);
    // Nobody comes for less than a whole lot, so that each goes to one.
    await app.owner.query(`update site set min_delivery_g = 12000 where role <> 'donor'`);
  });
  afterAll(() => app.close());

  it('goes from the shop to the people, and no gram is lost', async () => {
    const shop = app.as('shop-staff');
    const declared = await shop.post('/lots', aDeclaration(district), { 'idempotency-key': 'tap-1' });
    expect(declared).toMatchObject({ status: 201, body: { state: 'open', declared_g: 12_000, balances: { open: 12_000 } } });
    const lotId: string = declared.body.id;

    await app.drain();
    const coordinator = app.as('coordinator');
    const offers = (await coordinator.get(`/offers?lotId=${lotId}`)).body.items;
    expect(offers).toHaveLength(1);
    expect(offers[0]).toMatchObject({ state: 'open', packages: 12, grams: 12_000 });

    const accepted = await coordinator.post(`/offers/${offers[0].id}/acceptance`, {});
    expect(accepted).toMatchObject({ status: 200, body: { state: 'accepted', parcelState: 'accepted' } });
    await app.drain();

    const rounds = (await coordinator.get('/rounds?day=2026-11-20')).body.items;
    expect(rounds).toHaveLength(1);
    const round = (await coordinator.get(`/rounds/${rounds[0].id}`)).body;
    expect(round.stops.map((stop: { kind: string }) => stop.kind)).toEqual(['pickup', 'delivery']);

    await app.setClock(round.startsAt);
    expect((await coordinator.post(`/rounds/${round.id}/start`)).body.state).toBe('started');
    const [pickup, delivery] = round.stops;
    const parcelId: string = pickup.lines[0].parcelId;
    const signed = { signedByDriver: 'Camille', signedBySite: 'Sacha' };
    const line = { parcelId, weighed_g: 11_800, refused_g: 800, refusalCode: 'packaging', temperature_c: 5 };
    const collected = await coordinator.post(`/stops/${pickup.id}/collection`, { ...signed, lines: [line] });
    expect(collected.status).toBe(200);
    const note = await coordinator.get(`/stops/${pickup.id}/note`);
    expect(note.body).toMatchObject({ number: 1, body: { lines: [{ proposed_g: 11_800, refused_g: 800, taken_g: 11_000 }] } });
    const again = await coordinator.post(`/stops/${pickup.id}/collection`, { ...signed, lines: [line] });
    expect(again).toMatchObject({ status: 409, body: { code: 'stop-already-done' } });

    const delivered = await coordinator.post(`/stops/${delivery.id}/delivery`, {
      ...signed,
      lines: [{ parcelId, weighed_g: 11_000, temperature_c: 6 }],
    });
    expect(delivered.body).toMatchObject({ state: 'done' });
    const given = await coordinator.post(`/parcels/${parcelId}/distribution`, {
      distributed_g: 10_500,
      discarded_g: 500,
      reasonCode: 'spoiled',
    });
    expect(given.body.balances).toEqual({ distributed: 10_500, discarded: 500, refused: 800 });

    const history = (await coordinator.get(`/lots/${lotId}/history`)).body.items.map((step: { to: string }) => step.to);
    expect(
      history.filter((state: string) =>
        ['open', 'offered', 'accepted', 'planned', 'collected', 'delivered', 'distributed'].includes(state),
      ),
    ).toEqual(expect.arrayContaining(['open', 'offered', 'accepted', 'planned', 'collected', 'delivered', 'distributed']));
    const refused = given.body.parcels.find((parcel: { state: string }) => parcel.state === 'refused');
    const diverted = await coordinator.post(`/lots/${lotId}/diversion`, { parcelId: refused.id, to: 'compost', reasonCode: 'damaged' });
    expect(diverted.body.balances).toEqual({ distributed: 10_500, discarded: 500, compost: 800 });
    const room = await app.owner.query('select sum(reserved_g)::int as reserved from storage');
    expect(room.rows[0].reserved).toBe(0);
  });

  it('says who got it and why not the others', async () => {
    const lot = (
      await app
        .as('shop-staff')
        .post(
          '/lots',
          aDeclaration(district, { label: 'Brioches', category: 'pastry', cold: 'ambient', dateKind: 'none', date: undefined }),
        )
    ).body;
    await app.drain();
    const explained = await app.as('coordinator').get(`/lots/${lot.id}/explanation`);
    expect(explained.status).toBe(200);
    expect(explained.body.cycles[0].placed).toHaveLength(1);
    expect(explained.body.cycles[0].because.length).toBeGreaterThan(0);
    for (const reason of explained.body.cycles[0].because)
      expect(reason).toMatchObject({ code: expect.any(String), text: expect.stringMatching(/\w{3}/) });
    const cycle = await app.as('coordinator').get(`/cycles/${explained.body.cycles[0].cycleId}`);
    expect(cycle.body.replays).toBe(true);
  });

  it('offers again what was declined, to someone else', async () => {
    const lot = (await app.as('shop-staff').post('/lots', aDeclaration(district, { label: 'Fromage blanc' }))).body;
    await app.drain();
    const coordinator = app.as('coordinator');
    const first = (await coordinator.get(`/offers?lotId=${lot.id}`)).body.items[0];
    await coordinator.post(`/offers/${first.id}/refusal`, { reasonCode: 'no-people' });
    await app.drain();
    const second = (await coordinator.get(`/offers?lotId=${lot.id}&state=open`)).body.items[0];
    expect(second.recipientSiteId).not.toBe(first.recipientSiteId);
    const late = await coordinator.post(`/offers/${first.id}/acceptance`, {});
    expect(late).toMatchObject({ status: 409, body: { code: 'offer-answered' } });
  });

  it('lapses an offer nobody answers, and expires what nobody takes in time', async () => {
    const lot = (await app.as('shop-staff').post('/lots', aDeclaration(district, { label: 'Crèmes dessert' }))).body;
    await app.drain();
    const coordinator = app.as('coordinator');
    const offer = (await coordinator.get(`/offers?lotId=${lot.id}`)).body.items[0];
    await app.setClock(new Date(Date.parse(offer.lapsesAt) + 1000).toISOString());
    const late = await coordinator.post(`/offers/${offer.id}/acceptance`, {});
    expect(late).toMatchObject({ status: 409, body: { code: 'offer-lapsed' } });
    await app.drain();
    expect((await coordinator.get(`/offers/${offer.id}`)).body.state).toBe('lapsed');
    await app.setClock('2026-11-20T21:00:01+01:00');
    await app.drain();
    expect((await coordinator.get(`/lots/${lot.id}`)).body).toMatchObject({ state: 'expired', balances: { expired: 12_000 } });
  });
});
