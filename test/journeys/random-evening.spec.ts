import { figuresInvariants } from '../../src/figures/figures.invariants.js';
import { ledgerInvariants } from '../../src/ledger/ledger.invariants.js';
import { checkInvariants } from '../../src/platform/database/invariant.js';
import { startApp, type Answer, type TestApp, type TestClient } from '../support/app.js';
import { aDistrict, type District } from '../support/district.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

/** Small and even enough for choices (mulberry32); the seed stands in the test's name, so that a failure is played again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const MINUTE = 60_000;
const STEPS = 90;

describe.each([5, 13])('an evening of people who do anything in any order (seed %i)', (seed) => {
  let app: TestApp;
  let district: District;
  let who: TestClient;
  let now = Date.parse(FRIDAY_18H);
  const random = randomFrom(seed);
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const oneOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const at = (minutes: number): string => new Date(now + minutes * MINUTE).toISOString();

  beforeAll(async () => {
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app);
    who = app.as('coordinator');
  });
  afterAll(() => app.close());

  /** A refusal is an answer; anything else than an answer is a fault. */
  const asked = async (answer: Promise<Answer>): Promise<Answer> => {
    const got = await answer;
    if (got.status >= 500) throw new Error(`${got.status}: ${JSON.stringify(got.body)}`);
    return got;
  };
  const post = (path: string, body: object = {}): Promise<Answer> => asked(who.post(path, body));
  const items = async (path: string): Promise<any[]> => (await asked(who.get(path))).body.items;

  const actions: Record<string, () => Promise<unknown>> = {
    declare: () => {
      const cold = oneOf(['ambient', 'chilled6', 'frozen']);
      const dated =
        random() < 0.6
          ? { dateKind: 'DLC', date: at(between(0, 4) * 1440).slice(0, 10) }
          : { dateKind: 'none', date: undefined, animalOrigin: false, category: 'bread', allergens: [] };
      const site = oneOf([district.shop, district.bakery, district.canteen])!.site.id;
      const pickup = { from: at(between(1, 20)), to: at(between(60, 180)) };
      return post(
        '/lots',
        aDeclaration(district, { siteId: site, cold, packages: between(1, 30), package_g: between(100, 9000), pickup, ...dated }),
      );
    },
    answer: async () => {
      const offer = oneOf(await items('/offers?state=open'));
      if (!offer) return;
      if (random() < 0.25) return post(`/offers/${offer.id}/refusal`, { reasonCode: 'not-needed' });
      return post(`/offers/${offer.id}/acceptance`, random() < 0.4 ? { packages: between(1, offer.packages) } : {});
    },
    giveBack: async () => {
      const offer = oneOf(await items('/offers?state=accepted'));
      return offer && random() < 0.3 && post(`/offers/${offer.id}/refusal`, { reasonCode: 'no-people' });
    },
    wait: () => {
      now += between(2, 25) * MINUTE;
      return app.setClock(new Date(now).toISOString());
    },
    drive: async () => {
      const round = oneOf((await items('/rounds')).filter(({ state }) => state === 'planned' || state === 'started'));
      if (!round) return;
      if (round.state === 'planned') return post(`/rounds/${round.id}/start`);
      const stop = (await asked(who.get(`/rounds/${round.id}`))).body.stops.find(({ state }: any) => state === 'planned');
      if (random() < 0.15)
        return post(`/stops/${stop.id}/failure`, { reasonCode: oneOf(['nobody-there', 'no-food', 'not-safe', 'vehicle']) });
      const lines = stop.lines.map(({ parcelId, planned_g, cold }: any) => {
        const weighed_g = Math.max(0, planned_g + (random() < 0.5 ? between(-50, 50) : 0));
        const refused_g = random() < 0.2 ? between(1, weighed_g) : 0;
        return {
          parcelId,
          weighed_g,
          temperature_c: cold === 'frozen' ? -19 : 3,
          ...(refused_g > 0 ? { refused_g, refusalCode: 'quality' } : {}),
        };
      });
      return post(`/stops/${stop.id}/${stop.kind === 'pickup' ? 'collection' : 'delivery'}`, {
        lines,
        signedByDriver: 'Camille',
        signedBySite: 'Sacha',
      });
    },
    withdraw: async () => {
      const lot = oneOf(await items('/lots?limit=20'));
      return lot && random() < 0.3 && post(`/lots/${lot.id}/withdrawal`, { reasonCode: 'sold' });
    },
    takeIn: async () => {
      const parcel = oneOf((await items('/intake/expected')).filter(({ state }) => state === 'delivered'));
      if (!parcel) return;
      const weighed_g = Math.max(1, parcel.announced_g + between(-20, 20));
      const refused = random() < 0.5 ? { refused_g: between(1, weighed_g), refusalCode: 'quality' } : {};
      return post('/intake', { parcelId: parcel.parcelId, weighed_g, packageOk: true, temperature_c: 3, ...refused });
    },
    distribute: async () => {
      const parcel = oneOf(
        (await items('/lots?state=delivered')).flatMap((lot) => lot.parcels.filter(({ state }: any) => state === 'delivered')),
      );
      if (!parcel) return;
      const discarded_g = random() < 0.3 ? between(0, parcel.grams) : 0;
      return post(`/parcels/${parcel.id}/distribution`, { distributed_g: between(0, parcel.grams - discarded_g), discarded_g });
    },
    divert: async () => {
      const found = oneOf(
        (await items(`/lots?state=${oneOf(['refused', 'expired'])}`)).flatMap((lot) =>
          lot.parcels.filter(({ state }: any) => state === 'refused' || state === 'expired').map((parcel: any) => ({ lot, parcel })),
        ),
      );
      return (
        found &&
        post(`/lots/${found.lot.id}/diversion`, {
          parcelId: found.parcel.id,
          to: oneOf(['feed', 'compost', 'discarded']),
          reasonCode: 'spoiled',
        })
      );
    },
  };

  it('breaks no invariant at any moment, and its figures add up', async () => {
    const names = Object.keys(actions);
    const often = ['declare', 'answer', 'answer', 'drive', 'drive', 'drive', 'wait'];
    const played: string[] = [];
    for (let step = 0; step < STEPS; step++) {
      const name = oneOf([...names, ...often])!;
      played.push(name);
      await actions[name]!();
      // Sometimes the jobs lag behind the people.
      if (random() < 0.7) await app.drain();
      const checked = await checkInvariants(async (sql) => (await app.owner.query(sql)).rows, [...ledgerInvariants, ...figuresInvariants], {
        running: false,
      });
      const broken = checked.filter((one) => one.broken > 0).map(({ invariant, rows }) => ({ code: invariant.code, rows }));
      expect({ step, after: broken.length > 0 ? played : [], broken }).toEqual({ step, after: [], broken: [] });
    }
    await app.drain();
    const { totals } = (await asked(app.as('town-hall').get('/figures?from=2026-11-20&to=2026-11-22'))).body;
    expect(totals.declared_g).toBeGreaterThan(0);
    expect(totals.saved_g).toBeGreaterThan(0);
    expect(totals.declared_g + totals.weighingCorrection_g).toBe(totals.saved_g + totals.lost_g + totals.diverted_g + totals.inProgress_g);
    const declared = (await items('/lots?limit=200')).reduce((sum, lot) => sum + lot.declared_g, 0);
    expect(totals.declared_g).toBe(declared);
  });
});
