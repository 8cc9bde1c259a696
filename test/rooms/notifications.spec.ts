import { lotUnplaced, offerLapsed, offerMade, offerPreAccepted } from '../../src/matching/offer.events.js';
import { lotWithdrawn, parcelExpired } from '../../src/lots/lot.events.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { EventDefinition } from '../../src/platform/outbox/event.js';
import { Reactors } from '../../src/platform/queues/reactors.js';
import { parcelDelivered, parcelRefused, roundCancelled, roundChanged, roundPlanned, visitLost } from '../../src/rounds/round.events.js';
import { systemActor } from '../../src/vocabulary/actor.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPerson, aUser } from '../support/builders.js';
import { aDistrict, anotherTerritory, type District } from '../support/district.js';
import { aLotWithParts } from '../support/ledger.js';
import { insert, type Stored } from '../support/rows.js';

let app: TestApp;
let district: District;

beforeAll(async () => {
  app = await startApp();
  await app.setClock('2026-11-20T18:00:00+01:00');
  district = await aDistrict(app);
});
afterAll(() => app.close());

/** What a room of the program would say; the messages are written when the queues have run. */
async function happened<Payload extends object>(event: EventDefinition<Payload>, payload: Payload): Promise<void> {
  await app.nest.get(UnitOfWork).run(systemActor(district.territory.id, 'test'), async (tx) => tx.emit(event, payload));
  await app.drain();
}

const messagesOf = async (who: Parameters<TestApp['as']>[0], language = 'fr'): Promise<any[]> =>
  (await app.as(who).get('/messages?limit=200', { 'accept-language': language })).body.items;
const textsOf = async (who: Parameters<TestApp['as']>[0], kind: string, language?: string): Promise<string[]> =>
  (await messagesOf(who, language)).filter((message) => message.kind === kind).map((message) => message.text);

describe('messages', () => {
  it('tell a recipient of an offer, in French and in English, by the clocks of the territory', async () => {
    const site = district.associations[0].site;
    const { lot, parcels } = await aLotWithParts(app, district.shop.site, [{ grams: 3500, in: 'offered', recipient: site }], {
      label: 'Yaourts',
    });
    const offerId = parcels[0]!.offer_id as string;
    await happened(offerMade, { offerId, lotId: lot.id, recipientSiteId: site.id });
    const donor = district.shop.site.name;
    expect(await textsOf('association', 'offer-made')).toEqual([`${donor} vous propose 3,5 kg de « Yaourts ». Répondez avant 18 h 30.`]);
    expect(await textsOf('association', 'offer-made', 'en')).toEqual([`${donor} offers you 3.5 kg of “Yaourts”. Answer before 18:30.`]);
    const [message] = await messagesOf('association');
    expect(message).toMatchObject({ createdAt: '2026-11-20T17:00:00.000Z', readAt: null, link: '/offers' });

    await happened(offerLapsed, { offerId, lotId: lot.id });
    expect(await textsOf('association', 'offer-lapsed')).toEqual([expect.stringContaining('expiré sans réponse')]);
    // Nobody else is concerned, least of all another association or the hub's driver.
    const second = await aUser(app, district.territory, 'association', { organisation: district.associations[1].organisation });
    for (const who of [second, 'shop-staff', 'driver', 'hub', 'coordinator', 'town-hall'] as const)
      expect(await messagesOf(who)).toEqual([]);
  });

  it('tell the donor and the coordinators of what finds nobody, runs out of time or is refused', async () => {
    const recipient = district.associations[1].site;
    const { lot, parcels } = await aLotWithParts(
      app,
      district.shop.site,
      [
        { grams: 900, in: 'expired', reasonCode: 'not-collected' },
        { grams: 100, in: 'refused', recipient, reasonCode: 'temperature' },
      ],
      { label: 'Soupe' },
    );
    await happened(lotUnplaced, { lotId: lot.id, leftOver_g: 900 });
    await happened(parcelExpired, { lotId: lot.id, parcelId: parcels[0]!.id, reasonCode: 'not-collected', recipientSiteId: recipient.id });
    await happened(parcelRefused, { lotId: lot.id, parcelId: parcels[1]!.id, reasonCode: 'temperature', at: 'pickup' });
    const name = district.shop.site.name;
    const told = [
      `100 g de « Soupe » (${name}) ont été refusés à la collecte : température non tenue.`,
      `900 g de « Soupe » (${name}) ne seront pas donnés : promis, mais pas collecté à temps.`,
      `Personne ne peut prendre 900 g de « Soupe » (${name}) pour l’instant. Nous cherchons jusqu’à 21 h 00.`,
    ];
    expect((await messagesOf('shop-staff')).map((message) => message.text)).toEqual(told);
    expect((await messagesOf('coordinator')).map((message) => message.text)).toEqual(told);
    expect((await messagesOf('coordinator'))[0].link).toBe(`/lots/${lot.id}`);
    // It had been promised this, and need not wait for it.
    const second = await aUser(app, district.territory, 'association', { organisation: district.associations[1].organisation });
    expect((await messagesOf(second)).map((message) => message.kind)).toEqual(['lot-expired']);

    await happened(lotWithdrawn, { lotId: lot.id, reasonCode: 'sold', acceptedBy: [recipient.id] });
    expect(await textsOf(second, 'lot-withdrawn')).toEqual([`${name} a repris « Soupe », que vous aviez accepté : finalement vendu.`]);
  });

  it('tell the donor where its gift went', async () => {
    const recipient = district.hub.site;
    const { lot, parcels } = await aLotWithParts(app, district.bakery.site, [{ grams: 12_000, in: 'at_hub', recipient }], {
      label: 'Pain',
    });
    const baker = await aUser(app, district.territory, 'shop-staff', { organisation: district.bakery.organisation });
    await happened(parcelDelivered, { lotId: lot.id, parcelId: parcels[0]!.id, roundId: lot.id, recipientSiteId: recipient.id });
    expect((await messagesOf(baker)).map((message) => message.text)).toEqual([
      `12 kg de « Pain » sont arrivés chez ${recipient.name}. Merci !`,
    ]);
  });

  describe('about a round', () => {
    let round: Stored;
    let stop: Stored;
    beforeAll(async () => {
      const { vehicle, person } = district.van;
      const territory_id = district.territory.id;
      round = await insert(app, 'round', {
        territory_id,
        vehicle_id: vehicle.id,
        person_id: person.id,
        day: '2026-11-20',
        starts_at: '2026-11-20T18:10:00Z',
        ends_at: '2026-11-20T19:30:00Z',
        state: 'started',
      });
      stop = await insert(app, 'stop', {
        territory_id,
        round_id: round.id,
        seq: 1,
        kind: 'pickup',
        site_id: district.canteen.site.id,
        planned_arrival: '2026-11-20T18:20:00Z',
        planned_departure: '2026-11-20T18:30:00Z',
      });
      const { parcels } = await aLotWithParts(app, district.canteen.site, [{ grams: 8000, in: 'on_board', recipient: district.hub.site }]);
      await insert(app, 'stop_line', { territory_id, stop_id: stop.id, parcel_id: parcels[0]!.id, planned_g: 8000 });
    });

    it('reach its driver alone, and each donor it comes to', async () => {
      await happened(roundPlanned, { roundId: round.id });
      const van = district.van.vehicle.name;
      expect((await messagesOf('driver')).map((message) => [message.text, message.link])).toEqual([
        [`Une tournée vous attend à 19 h 10 avec ${van} : 1 arrêt.`, `/rounds/${round.id}`],
      ]);
      const colleague = await aUser(app, district.territory, 'driver', {
        organisation: district.hub.organisation,
        person: await aPerson(app, district.hub.organisation),
      });
      expect(await messagesOf(colleague)).toEqual([]);
      const cook = await aUser(app, district.territory, 'shop-staff', { organisation: district.canteen.organisation });
      expect((await messagesOf(cook)).map((message) => message.text)).toEqual([
        `${van} passe chez vous (${district.canteen.site.name}) vers 19 h 20 pour 8 kg.`,
      ]);
    });

    it('say what changed to the driver, and the hour to a donor again only when the one it knows is off by more than a few minutes', async () => {
      const cook = await aUser(app, district.territory, 'shop-staff', { organisation: district.canteen.organisation });
      const arriveAt = (when: string): Promise<unknown> =>
        app.owner.query('update stop set planned_arrival = $2 where id = $1', [stop.id, when]);
      const none = { added: [], gone: [], moved: [], loads: [] };
      const note = (site: Stored, at: string) => ({ siteId: site.id, kind: 'pickup' as const, at });
      await arriveAt('2026-11-20T18:24:00Z');
      await happened(roundChanged, { roundId: round.id, ...none, added: [note(district.bakery.site, '2026-11-20T18:40:00Z')] });
      const changed = `Votre tournée de 19 h 10 avec ${district.van.vehicle.name} a changé : `;
      expect(await textsOf('driver', 'round-changed')).toEqual([`${changed}1 arrêt ajouté (${district.bakery.site.name}, 19 h 40).`]);
      expect(await textsOf(cook, 'pickup-coming')).toHaveLength(1);
      await arriveAt('2026-11-20T18:36:00Z');
      const gone = [note(district.bakery.site, '2026-11-20T18:40:00Z'), note(district.shop.site, '2026-11-20T18:50:00Z')];
      await happened(roundChanged, { roundId: round.id, ...none, gone, moved: [note(district.canteen.site, '2026-11-20T18:36:00Z')] });
      expect((await textsOf('driver', 'round-changed'))[0]).toBe(
        `${changed}2 arrêts retirés (${district.bakery.site.name}…), 1 horaire changé (${district.canteen.site.name}, 19 h 36).`,
      );
      expect((await textsOf('driver', 'round-changed', 'en'))[0]).toContain(
        `2 stops gone (${district.bakery.site.name}…), 1 time changed (${district.canteen.site.name}, 19:36).`,
      );
      expect((await textsOf(cook, 'pickup-coming'))[0]).toContain('vers 19 h 36');
      await happened(roundCancelled, { roundId: round.id, reasonCode: 'no-show' });
      expect((await textsOf('driver', 'round-cancelled'))[0]).toMatch(/est annulée\.$/);
    });
  });

  it('tell a site when the vehicle it waits for does not come', async () => {
    const site = district.bakery.site;
    const baker = await aUser(app, district.territory, 'shop-staff', { organisation: district.bakery.organisation });
    await happened(visitLost, { siteId: site.id, kind: 'pickup', at: '2026-11-20T18:40:00Z', grams: 12_000 });
    expect(await textsOf(baker, 'visit-lost')).toEqual([
      `Le passage de 19 h 40 (${site.name}, 12 kg) n’est plus assuré : nous cherchons un autre véhicule.`,
    ]);
  });

  it('are written once, however often the event’s job runs', async () => {
    const site = district.associations[2].site;
    const { lot, parcels } = await aLotWithParts(app, district.shop.site, [{ grams: 10, in: 'offered', recipient: site }]);
    const third = await aUser(app, district.territory, 'association', { organisation: district.associations[2].organisation });
    await happened(offerMade, { offerId: parcels[0]!.offer_id, lotId: lot.id, recipientSiteId: site.id });
    expect(await messagesOf(third)).toHaveLength(1);
    const { rows } = await app.owner.query(
      `select territory_id as "territoryId", jsonb_build_array(jsonb_build_object('id', id::text, 'payload', payload)) as events from outbox where type = 'offer.made' order by id desc limit 1`,
    );
    const reaction = app.nest.get(Reactors).reaction('notifications', 'offer-made-on-offer-made');
    // The job again, as after a crash: first with what the reaction remembers, then without even that.
    await reaction.run(rows[0]);
    await app.owner.query('delete from reaction_done');
    await reaction.run(rows[0]);
    expect(await messagesOf(third)).toHaveLength(1);
  });

  it('are read once and for all, by those they are for', async () => {
    const association = app.as('association');
    const before = (await association.get('/messages?unread=true')).body.items;
    expect(before.length).toBeGreaterThan(1);
    const { id } = before[0];
    for (const role of ['coordinator', 'driver', 'shop-staff'] as const)
      expect((await app.as(role).post(`/messages/${id}/reading`)).status).toBe(404);
    expect((await association.post(`/messages/${id}/reading`)).body).toMatchObject({ id, readAt: '2026-11-20T17:00:00.000Z' });
    await app.setClock('2026-11-20T18:05:00+01:00');
    expect((await association.post(`/messages/${id}/reading`)).body.readAt).toBe('2026-11-20T17:00:00.000Z');
    expect((await association.get('/messages?unread=true')).body.items.map((message: any) => message.id)).toEqual(
      before.slice(1).map((message: any) => message.id),
    );
    expect((await association.post('/messages/nonsense/reading')).status).toBe(404);
    expect((await association.get('/messages?unread=perhaps')).body.errors[0].pointer).toBe('/unread');
  });

  it('come a page at a time and never from another territory', async () => {
    const other = await anotherTerritory(app);
    expect(await messagesOf(other.users.coordinator)).toEqual([]);
    const all = await messagesOf('coordinator');
    const first = (await app.as('coordinator').get('/messages?limit=2')).body;
    const rest = (await app.as('coordinator').get(`/messages?limit=200&cursor=${first.next}`)).body;
    expect([...first.items, ...rest.items]).toEqual(all);
    expect(rest.next).toBeNull();
  });

  it('tell a recipient what its standing rule accepted', async () => {
    const site = district.associations[2].site;
    const reader = await aUser(app, district.territory, 'association', { organisation: district.associations[2].organisation });
    const { lot, parcels } = await aLotWithParts(app, district.shop.site, [{ grams: 3500, in: 'accepted', recipient: site }], {
      label: 'Pain',
    });
    await happened(offerPreAccepted, { offerId: parcels[0]!.offer_id as string, lotId: lot.id, standingRuleId: lot.id });
    expect(await textsOf(reader, 'offer-pre-accepted')).toEqual([
      `Accepté d’office, selon votre règle : 3,5 kg de « Pain » de ${district.shop.site.name}. Vous pouvez encore y renoncer.`,
    ]);
    expect(await textsOf(reader, 'offer-pre-accepted', 'en')).toEqual([
      `Accepted by your rule: 3.5 kg of “Pain” from ${district.shop.site.name}. You can still give it back.`,
    ]);
  });
});
