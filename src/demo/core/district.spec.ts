import { isInside } from '../../vocabulary/outline.js';
import { crowFly_m, type Point } from '../../vocabulary/place.js';
import { district, TERRITORY } from './district.js';
import { DISTRICT_RING, QUARTIERS } from './outline.js';
import { seeded } from './seeded.js';

const demo = district({ today: '2026-11-19', withDonors: true });

describe('the invented district', () => {
  it('has what the demonstration promises', () => {
    const roles = demo.sites.map(({ role }) => role);
    expect(roles.filter((role) => role === 'association')).toHaveLength(25);
    expect(roles.filter((role) => role === 'hub')).toHaveLength(1);
    expect(roles.filter((role) => role === 'donor')).toHaveLength(40);
    expect(demo.vehicles.map(({ profile }) => profile).sort()).toEqual([
      ...Array(6).fill('cargo-bike'),
      'refrigerated-van',
      'van',
      'van',
      ...Array(4).fill('walk'),
    ]);
    expect(new Set(demo.accounts.filter(({ isShown }) => isShown).map(({ role }) => role)).size).toBe(8);
  });

  it('gives every invented body a name that says so, and every code, name and address once', () => {
    for (const { code, name } of demo.organisations) if (!code.startsWith('marche-')) expect(name).toMatch(/\(démo\)$/);
    for (const list of [
      demo.organisations.map((one) => one.code),
      demo.sites.map((one) => one.name),
      demo.accounts.map((one) => one.email),
      demo.people.map((one) => one.name),
    ]) {
      expect(new Set(list).size).toBe(list.length);
    }
  });

  it('stands inside the territory, and nowhere twice', () => {
    const points = demo.sites.map(({ lon, lat }): Point => [lon, lat]);
    for (const point of points) expect(crowFly_m(TERRITORY.centre, point)).toBeLessThan(TERRITORY.radius_m);
    points.forEach((point, index) => points.slice(index + 1).forEach((other) => expect(crowFly_m(point, other)).toBeGreaterThan(10)));
  });

  it('draws closed outlines: the quartiers fill the district', () => {
    for (const ring of [DISTRICT_RING, ...QUARTIERS.map((quartier) => quartier.ring)]) expect(ring.at(-1)).toEqual(ring[0]);
    const corners = DISTRICT_RING.length + QUARTIERS.reduce((sum, { ring }) => sum + ring.length, 0);
    expect(corners).toBeLessThan(100);
    const draws = seeded(1, 'points');
    for (let n = 0; n < 2000; n++) {
      const point: Point = [2.376 + draws.unit() * 0.042, 48.846 + draws.unit() * 0.033];
      const quartiers = QUARTIERS.filter(({ ring }) => isInside({ type: 'Polygon', coordinates: [ring] }, point)).length;
      expect(quartiers).toBe(isInside({ type: 'Polygon', coordinates: [DISTRICT_RING] }, point) ? 1 : 0);
    }
  });

  it('is the same each time, and its dates follow the day', () => {
    expect(district({ today: '2026-11-19', withDonors: true })).toEqual(demo);
    expect(
      district({ today: '2027-11-19', withDonors: false }).organisations[0]!.habilitationTo! > demo.organisations[0]!.habilitationTo!,
    ).toBe(true);
    expect(district({ today: '2026-11-19', withDonors: false }).sites.some(({ role }) => role === 'donor')).toBe(false);
  });

  it('gives every driver shifts that do not overlap, all in vehicles they may drive', () => {
    for (const { name, drives } of demo.people) {
      const shifts = demo.vehicles.flatMap((vehicle) =>
        vehicle.shifts.filter(({ person }) => person === name).map((shift) => ({ ...shift, profile: vehicle.profile })),
      );
      expect(shifts).toHaveLength(1);
      expect(drives).toContain(shifts[0]!.profile);
    }
  });
});

describe('seeded draws', () => {
  it('depend on the seed and the key alone', () => {
    expect(seeded(1, 'a', 2).unit()).toBe(seeded(1, 'a', 2).unit());
    expect(new Set([seeded(1, 'a', 2), seeded(2, 'a', 2), seeded(1, 'b', 2), seeded(1, 'a', 3)].map((draws) => draws.unit())).size).toBe(4);
  });

  it('are spread as they should be', () => {
    const draws = seeded(7, 'spread');
    const units = Array.from({ length: 20_000 }, () => draws.unit());
    const mean = units.reduce((sum, value) => sum + value, 0) / units.length;
    // Standard error of the mean is 0.002, of a normal's deviation 0.005: five of them are never reached by chance.
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
    const normals = Array.from({ length: 20_000 }, () => draws.normal());
    expect(Math.abs(Math.sqrt(normals.reduce((sum, value) => sum + value * value, 0) / normals.length) - 1)).toBeLessThan(0.025);
    const picked = Array.from({ length: 10_000 }, () => draws.weighted({ often: 3, seldom: 1, never: 0 }));
    expect(picked.filter((word) => word === 'often').length / 10_000).toBeCloseTo(0.75, 1);
    expect(picked).not.toContain('never');
    expect([draws.whole(3, 3), draws.chance(0), draws.chance(1)]).toEqual([3, false, true]);
  });

  it('do not resemble one another under neighbouring keys', () => {
    const firsts = Array.from({ length: 5000 }, (_, key) => seeded(1, 'neighbour', key).unit());
    const pairs = firsts.slice(1).map((value, index) => (value - 0.5) * (firsts[index]! - 0.5));
    expect(Math.abs(pairs.reduce((sum, value) => sum + value, 0) / pairs.length) * 12).toBeLessThan(0.08);
  });
});
