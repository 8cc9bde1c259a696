import { Logger } from '@nestjs/common';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { readEnv } from '../../src/platform/config/env.js';
import { makeClockShiftable, SET_CLOCK } from '../../src/platform/database/clock.js';
import { appDataSourceOptions } from '../../src/platform/database/data-source.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { PROFILES, type PlaceFacts, type Profile } from '../../src/rounds/core/problem.js';
import { travelTimes, type Legs } from '../../src/rounds/core/travel.js';
import { TravelService, type TravelFound } from '../../src/rounds/travel/travel.service.js';
import { travelSource } from '../../src/rounds/travel/travel-settings.js';
import { systemActor, type Actor } from '../../src/vocabulary/actor.js';
import type { Point } from '../../src/vocabulary/place.js';
import { anOrganisation, aSite } from '../support/builders.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { aTerritory } from '../support/district.js';
import { startRoutingServer, UPHILL, way, type RoutingServer } from '../support/routing-server.js';
import { CENTRE } from '../support/rows.js';

/** Places some hundred metres apart, none twice, on whole hundred-thousandths of a degree. */
const somePlaces = (count: number, first = 0): PlaceFacts[] =>
  Array.from({ length: count }, (_, n) => {
    const k = n + first;
    const point = [CENTRE[0] + (k % 9) * 0.0021 + k * 0.00001, CENTRE[1] + Math.floor(k / 9) * 0.0017].map(
      (degrees) => Math.round(degrees * 1e5) / 1e5,
    );
    return { id: `P${k}`, point: point as unknown as Point };
  });

const legsOf = ({ travel }: TravelFound, places: readonly PlaceFacts[], profile: Profile): Legs =>
  travelTimes(travel, places).legs(profile);
const affine = (places: readonly PlaceFacts[], profile: Profile): Legs => travelTimes({ model: 'affine' }, places).legs(profile);

describe('travel times', () => {
  let database: TestDatabase;
  let owner: Client;
  let dataSource: DataSource;
  let work: UnitOfWork;
  let server: RoutingServer;
  let actor: Actor;

  beforeAll(async () => {
    // What the servers here do wrong on purpose need not be read by whoever runs the tests.
    Logger.overrideLogger(false);
    database = await cloneDatabase();
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await makeClockShiftable(database.ownerUrl);
    dataSource = await new DataSource(appDataSourceOptions(database.appUrl, 4)).initialize();
    work = new UnitOfWork(dataSource);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await owner.end();
    await database.drop();
  });
  beforeEach(async () => {
    server = await startRoutingServer('osrm');
    actor = systemActor((await aTerritory({ owner })).id, 'rounds');
    await clock('14:05');
  });
  afterEach(() => server.close());

  const clock = (time: string, day = '2026-11-20'): Promise<unknown> => owner.query(SET_CLOCK, [`${day}T${time}:00+01:00`, 0]);
  const service = (settings: Record<string, string> = {}): TravelService => {
    const env = readEnv({ TRAVEL_SOURCE: 'osrm', TRAVEL_URL: server.url, ...settings });
    return new TravelService(work, env, travelSource(env));
  };

  describe('from an OSRM server', () => {
    it('are its metres and seconds, directed, for each profile under the name the server has for it', async () => {
      const places = somePlaces(5);
      const found = await service().travelFor(actor, places, PROFILES);
      expect(found.notice).toBeNull();
      for (const [profile, name] of [
        ['walk', 'foot'],
        ['cargo-bike', 'bike'],
        ['van', 'car'],
        ['refrigerated-van', 'car'],
      ] as const) {
        const { size, metres, seconds } = legsOf(found, places, profile);
        for (let from = 0; from < size; from++) {
          for (let to = 0; to < size; to++) {
            const real = way(places[from]!.point, places[to]!.point, name);
            // The server rounds to a tenth, we to whole metres and upwards to whole seconds.
            expect(Math.abs(metres[from * size + to]! - real.metres)).toBeLessThan(0.6);
            expect(seconds[from * size + to]! - real.seconds).toBeGreaterThan(-0.06);
            expect(seconds[from * size + to]! - real.seconds).toBeLessThan(1.06);
          }
        }
      }
      // Both vans drive by car: asked for once.
      expect(server.asked.map(({ profile }) => profile).sort()).toEqual(['bike', 'car', 'foot']);
      const [south, north] = [places[0]!, somePlaces(1, 9)[0]!];
      const both = await service().travelFor(actor, [south, north], ['walk']);
      const { metres } = legsOf(both, [south, north], 'walk');
      expect(metres[1]! - metres[2]!).toBe(UPHILL);
    });

    it('are asked for once: 60 places and two profiles take two requests, then none, then one row and one column for a new place', async () => {
      const places = somePlaces(60);
      const first = await service().travelFor(actor, places, ['cargo-bike', 'van']);
      expect(server.requests).toBe(2);
      const again = await service().travelFor(actor, places, ['cargo-bike', 'van']);
      expect(server.requests).toBe(2);
      expect(again).toEqual(first);
      await service().travelFor(actor, somePlaces(61), ['van']);
      expect(server.requests).toBe(4);
      expect(server.asked.slice(2).map(({ sources, targets }) => sources.length * targets.length)).toEqual([60, 60]);
    });

    it('come in batches the server allows, some at a time', async () => {
      server.pairs = 400;
      const places = somePlaces(60);
      const found = await service({ TRAVEL_TABLE_SIZE: '20', TRAVEL_CONCURRENCY: '3' }).travelFor(actor, places, ['van']);
      expect(found.notice).toBeNull();
      expect(server.requests).toBe(9);
      expect(server.busiest).toBeLessThanOrEqual(3);
      expect(Math.max(...server.asked.map(({ sources, targets }) => sources.length * targets.length))).toBe(400);
      const { metres, size } = legsOf(found, places, 'van');
      expect(metres[59 * size + 3]).toBeCloseTo(way(places[59]!.point, places[3]!.point, 'car').metres, -1);
    });

    it('are asked for again when they are older than the setting says, and kept when that fails', async () => {
      const places = somePlaces(4);
      const first = await service({ TRAVEL_CACHE_DAYS: '7' }).travelFor(actor, places, ['van']);
      await clock('14:05', '2026-11-26');
      await service({ TRAVEL_CACHE_DAYS: '7' }).travelFor(actor, places, ['van']);
      expect(server.requests).toBe(1);
      await clock('14:06', '2026-11-27');
      server.mood = 'broken';
      const old = await service({ TRAVEL_CACHE_DAYS: '7' }).travelFor(actor, places, ['van']);
      expect(server.requests).toBe(3);
      expect(old).toEqual(first);
      server.mood = 'well';
      await clock('14:10', '2026-11-27');
      await service({ TRAVEL_CACHE_DAYS: '7' }).travelFor(actor, places, ['van']);
      expect(server.requests).toBe(4);
      const { rows } = await owner.query('select count(*)::int as n, min(fetched_at) as oldest from travel_leg where territory_id = $1', [
        actor.territoryId,
      ]);
      expect(rows).toEqual([{ n: 12, oldest: new Date('2026-11-27T13:10:00Z') }]);
    });

    it('are estimated where the server knows no way, said so, and not asked for again', async () => {
      const places = somePlaces(3);
      server.noWay = [[places[0]!.point, places[2]!.point]];
      for (const requests of [1, 1]) {
        const found = await service().travelFor(actor, places, ['van']);
        expect(server.requests).toBe(requests);
        expect(found.notice).toEqual({
          source: 'osrm',
          reason: 'no-way',
          since: null,
          profiles: [{ profile: 'van', estimated: 1, legs: 6 }],
        });
        const { metres } = legsOf(found, places, 'van');
        expect(metres[2]).toBe(affine(places, 'van').metres[2]);
        expect(metres[6]).toBeCloseTo(way(places[2]!.point, places[0]!.point, 'car').metres, -1);
      }
    });

    it('are estimated for the one place that is off its map, and right for all others', async () => {
      const places = somePlaces(20);
      server.offMap = [places[13]!.point];
      const found = await service().travelFor(actor, places, ['van']);
      expect(found.notice).toMatchObject({ reason: 'no-way', profiles: [{ profile: 'van', estimated: 38, legs: 380 }] });
      const { metres, size } = legsOf(found, places, 'van');
      expect(metres[4 * size + 17]).toBeCloseTo(way(places[4]!.point, places[17]!.point, 'car').metres, -1);
      expect(metres[4 * size + 13]).toBe(affine(places, 'van').metres[4 * size + 13]);
      const before = server.requests;
      await service().travelFor(actor, places, ['van']);
      expect(server.requests).toBe(before);
    });

    it('hold no transaction while the server thinks', async () => {
      const open: number[] = [];
      server.meanwhile = async () => {
        const { rows } = await owner.query<{ n: number }>(
          `select count(*)::int as n from pg_stat_activity where datname = current_database() and usename = 'glane_app' and state <> 'idle'`,
        );
        open.push(rows[0]!.n);
      };
      await service().travelFor(actor, somePlaces(3), ['van']);
      expect(open).toEqual([0]);
    });

    it('stay in their territory', async () => {
      await service().travelFor(actor, somePlaces(3), ['van']);
      const other = systemActor((await aTerritory({ owner })).id, 'rounds');
      const seen = await work.run(other, (tx) => tx.first<{ n: number }>('select count(*)::int as n from travel_leg'));
      expect(seen).toEqual({ n: 0 });
    });
  });

  describe('when the server fails', () => {
    const places = somePlaces(3);
    const outage = { source: 'osrm', since: '2026-11-20T13:05:00.000Z', profiles: [{ profile: 'van', estimated: 6, legs: 6 }] };

    it.each<[string, Partial<RoutingServer>, string, number]>([
      ['a 500, tried once more', { mood: 'broken' }, 'no-answer', 2],
      ['no answer in time', { mood: 'hang' }, 'no-answer', 1],
      ['an answer that is not JSON', { mood: 'not-json' }, 'malformed', 1],
      ['a redirect, not followed', { mood: 'redirect' }, 'malformed', 1],
      ['a table of another size', { mood: 'wrong-size' }, 'malformed', 1],
      ['negative numbers', { mood: 'negative' }, 'malformed', 1],
      ['an answer without end', { mood: 'flood' }, 'malformed', 1],
    ])('they are estimated, and the notice says since when: %s', async (_, trouble, reason, requests) => {
      Object.assign(server, trouble);
      const found = await service({ TRAVEL_TIMEOUT_MS: server.mood === 'hang' ? '200' : '20000' }).travelFor(actor, places, ['van']);
      expect(found.notice).toEqual({ ...outage, reason });
      expect(legsOf(found, places, 'van')).toEqual(affine(places, 'van'));
      expect(server.requests).toBe(requests);
    });

    it('one failure that passes is not one', async () => {
      server.next = ['broken'];
      expect((await service().travelFor(actor, places, ['van'])).notice).toBeNull();
      expect(server.requests).toBe(2);
    });

    it('a server that refuses everything is named as such, and nothing is kept of it', async () => {
      const found = await service({ TRAVEL_PROFILES: 'van=flying-carpet' }).travelFor(actor, places, ['van']);
      expect(found.notice).toEqual({ ...outage, reason: 'refused' });
      const { rows } = await owner.query('select count(*)::int as n from travel_leg where territory_id = $1', [actor.territoryId]);
      expect(rows).toEqual([{ n: 0 }]);
    });

    it('it is left alone for a minute, then two, and asked again after that; the notice goes when it is back', async () => {
      server.mood = 'broken';
      await service().travelFor(actor, places, ['van']);
      expect(server.requests).toBe(2);
      const waiting = await service().travelFor(actor, places, ['van']);
      expect(waiting.notice).toEqual({ ...outage, reason: 'no-answer' });
      expect(server.requests).toBe(2);
      await clock('14:07');
      expect((await service().travelFor(actor, places, ['van'])).notice).toEqual({ ...outage, reason: 'no-answer' });
      expect(server.requests).toBe(4);
      server.mood = 'well';
      await clock('14:08');
      expect((await service().travelFor(actor, places, ['van'])).notice).toEqual({ ...outage, reason: 'no-answer' });
      expect(server.requests).toBe(4);
      await clock('14:10');
      const back = await service().travelFor(actor, places, ['van']);
      expect(back.notice).toBeNull();
      expect(server.requests).toBe(5);
      expect((await owner.query('select 1 from travel_outage where territory_id = $1', [actor.territoryId])).rows).toEqual([]);
    });

    it('a server that is switched off costs no waiting, and what is known stays', async () => {
      const before = await service().travelFor(actor, places, ['van']);
      await server.close();
      const found = await service().travelFor(actor, somePlaces(4), ['van']);
      expect(found.notice).toMatchObject({ reason: 'no-answer', profiles: [{ profile: 'van', estimated: 6, legs: 12 }] });
      expect(legsOf(found, somePlaces(4), 'van').metres[1]).toBe(legsOf(before, places, 'van').metres[1]);
    });

    it('one of two servers fails: only its profile is estimated', async () => {
      const other = await startRoutingServer('osrm');
      try {
        other.mood = 'broken';
        const found = await service({ TRAVEL_PROFILES: `walk=foot@${other.url}` }).travelFor(actor, places, ['van', 'walk']);
        expect(found.notice).toMatchObject({ reason: 'no-answer', profiles: [{ profile: 'walk', estimated: 6, legs: 6 }] });
        expect(server.requests).toBe(1);
      } finally {
        await other.close();
      }
    });
  });

  describe('from a Valhalla server', () => {
    it.each([false, true])('are its kilometres and seconds, in either form of answer (rows of pairs: %s)', async (old) => {
      const valhalla = await startRoutingServer('valhalla');
      try {
        valhalla.old = old;
        const places = somePlaces(60);
        valhalla.noWay = [[places[1]!.point, places[0]!.point]];
        const settings = { TRAVEL_SOURCE: 'valhalla', TRAVEL_URL: valhalla.url, TRAVEL_PROFILES: 'refrigerated-van=truck' };
        const found = await service(settings).travelFor(actor, places, ['walk', 'refrigerated-van']);
        // 60 places are more than the 50 × 50 that Valhalla allows by itself.
        expect(valhalla.asked.map(({ profile }) => profile).sort()).toEqual([...Array(4).fill('pedestrian'), ...Array(4).fill('truck')]);
        const { metres, seconds, size } = legsOf(found, places, 'refrigerated-van');
        const real = way(places[7]!.point, places[44]!.point, 'truck');
        expect(Math.abs(metres[7 * size + 44]! - real.metres)).toBeLessThan(1);
        expect(Math.abs(seconds[7 * size + 44]! - real.seconds)).toBeLessThan(1.01);
        expect(found.notice).toMatchObject({ source: 'valhalla', reason: 'no-way' });
        expect(found.notice!.profiles).toContainEqual({ profile: 'walk', estimated: 1, legs: 3540 });
      } finally {
        await valhalla.close();
      }
    });

    it('an unknown costing is refused, and said so', async () => {
      const valhalla = await startRoutingServer('valhalla');
      try {
        const settings = { TRAVEL_SOURCE: 'valhalla', TRAVEL_URL: valhalla.url, TRAVEL_PROFILES: 'van=hovercraft' };
        expect((await service(settings).travelFor(actor, somePlaces(3), ['van'])).notice).toMatchObject({ reason: 'refused' });
      } finally {
        await valhalla.close();
      }
    });
  });

  describe('from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'glane-travel-'));
    const write = (json: unknown): string => {
      const path = join(folder, 'matrix.json');
      writeFileSync(path, JSON.stringify(json));
      return path;
    };

    it('are found by the code of a site or by its point; what is not in it is estimated', async () => {
      const organisation = await anOrganisation({ owner }, { id: actor.territoryId });
      const sites = [];
      for (const [code, [lon, lat]] of [
        ['HALLE', [2.4, 48.86]],
        ['QUAI', [2.41, 48.87]],
        ['NEUF', [2.42, 48.88]],
      ] as const)
        sites.push(await aSite({ owner }, organisation, { code, lon, lat }));
      const places = sites.map(({ id, lon, lat }) => ({ id: id as string, point: [lon, lat] as Point }));
      const path = write({
        format: 'glane-travel/1',
        places: [{ code: 'HALLE' }, { point: [2.41, 48.87] }],
        profiles: {
          van: {
            metres: [
              [0, 1200],
              [1500, 0],
            ],
            seconds: [
              [0, 300],
              [420, 0],
            ],
          },
        },
      });
      const found = await service({ TRAVEL_SOURCE: 'matrix', TRAVEL_MATRIX_FILE: path }).travelFor(actor, places, ['van', 'walk']);
      const { metres, seconds } = legsOf(found, places, 'van');
      expect([metres[1], metres[3], seconds[1], seconds[3]]).toEqual([1200, 1500, 300, 420]);
      expect(metres[2]).toBe(affine(places, 'van').metres[2]);
      expect(found.notice).toEqual({
        source: 'matrix',
        reason: 'not-in-file',
        since: null,
        profiles: [
          { profile: 'van', estimated: 4, legs: 6 },
          { profile: 'walk', estimated: 6, legs: 6 },
        ],
      });
    });

    it('stop the program at start where the file is wrong or missing', () => {
      const path = write({ format: 'glane-travel/1', places: [{}], profiles: {} });
      expect(() => service({ TRAVEL_SOURCE: 'matrix', TRAVEL_MATRIX_FILE: path })).toThrow(
        `TRAVEL_MATRIX_FILE=${path}: places[0]: must have a code, a point or both`,
      );
      expect(() => service({ TRAVEL_SOURCE: 'matrix', TRAVEL_MATRIX_FILE: `${path}.none` })).toThrow(/cannot be read: ENOENT/);
      expect(() => service({ TRAVEL_SOURCE: 'matrix' })).toThrow('TRAVEL_MATRIX_FILE: the file with the travel times is missing');
    });
  });

  describe('settings', () => {
    it('are the affine model where nothing is chosen: nobody is asked', async () => {
      const found = await service({ TRAVEL_SOURCE: 'affine' }).travelFor(actor, somePlaces(3), ['van']);
      expect(found).toEqual({ travel: { model: 'affine' }, notice: null });
      expect(server.requests).toBe(0);
    });

    it.each([
      ['TRAVEL_URL', 'file:///etc/passwd'],
      ['TRAVEL_URL', 'http://somebody:secret@127.0.0.1:5000'],
      ['TRAVEL_URL', 'http://127.0.0.1:5000/?key=1'],
      ['TRAVEL_SOURCE', 'google'],
      ['TRAVEL_PROFILES', 'lorry=car'],
      ['TRAVEL_PROFILES', 'van=../../etc'],
      ['TRAVEL_PROFILES', 'van=car@gopher://127.0.0.1'],
      ['TRAVEL_PROFILES', 'van=car@http://user@127.0.0.1'],
    ])('that cannot be meant stop the program at start: %s=%s', (name, value) => {
      expect(() => service({ [name]: value })).toThrow(name);
    });

    it('without an address stop it too, unless each profile has its own', () => {
      expect(() => service({ TRAVEL_URL: '' })).toThrow('TRAVEL_URL: the address of the osrm server for walk is missing');
      const each = PROFILES.map((profile) => `${profile}=car@${server.url}`).join(',');
      expect(() => service({ TRAVEL_URL: '', TRAVEL_PROFILES: each })).not.toThrow();
    });
  });
});
