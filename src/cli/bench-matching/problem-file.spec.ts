import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readProblem } from '../../matching/core/read-problem.js';
import { ProblemError } from '../../vocabulary/reading.js';
import { type Case, caseName, degrees, towns } from './family.js';
import { drawProblem, writeProblemFile } from './problem-file.js';
import type { RealPlaces } from './real-places.js';

/** Forty shops of all kinds in a row, three places that give food. */
const places: RealPlaces = {
  shops: Array.from({ length: 40 }, (_, n) => ({
    id: String(n),
    kind: (['bakery', 'butcher', 'grocery', 'supermarket'] as const)[n % 4]!,
    point: [degrees(2.3 + n / 400), 48.86] as const,
  })),
  aid: [
    [2.32, 48.87],
    [2.35, 48.85],
    [2.38, 48.86],
  ],
  logs: { shops_g: [5_000, 27_000, 76_000], canteens_g: [4_000, 9_700] },
};
const aCase = (given: Partial<Case> = {}): Case => ({ family: 'scarce', lots: 300, recipients: 40, seed: 7, ...given });
const mass_g = (lots: readonly { packages: number; package_g: number }[]): number =>
  lots.reduce((sum, { packages, package_g }) => sum + packages * package_g, 0);

describe('a drawn problem', () => {
  it('has the size asked for and reads without a complaint', () => {
    for (const wanted of [aCase(), aCase({ family: 'ample', lots: 1, recipients: 1 }), aCase({ lots: 2_000, recipients: 3 })]) {
      const problem = drawProblem(places, wanted);
      expect(readProblem(problem)).not.toBeInstanceOf(ProblemError);
      expect([problem.lots.length, problem.recipients.length]).toEqual([wanted.lots, wanted.recipients]);
    }
  });

  it('is the same for the same seed, and another for another', () => {
    expect(JSON.stringify(drawProblem(places, aCase()))).toBe(JSON.stringify(drawProblem(places, aCase())));
    expect(JSON.stringify(drawProblem(places, aCase()))).not.toBe(JSON.stringify(drawProblem(places, aCase({ seed: 8 }))));
  });

  it('gives associations room for the part of the food that its family says', () => {
    for (const [family, part] of [
      ['scarce', 0.36],
      ['ample', 1],
    ] as const) {
      const { lots, recipients } = drawProblem(places, aCase({ family }));
      const room_g = recipients.reduce((sum, { kind, total_g }) => sum + (kind === 'association' ? total_g! : 0), 0);
      expect(room_g / mass_g(lots)).toBeCloseTo(part, 3);
    }
  });

  it('draws lots at the shops’ own places, several a donor, with weights from the logs', () => {
    const { lots } = drawProblem(places, aCase());
    const points = new Set(places.shops.map(({ point }) => JSON.stringify(point)));
    expect(lots.filter(({ point }) => !points.has(JSON.stringify(point)))).toEqual([]);
    expect(new Set(lots.map(({ donor }) => donor)).size).toBeGreaterThan(30);
    // Mean of the logs, one lot in twelve from a canteen: a third of 108 kg and half of 13.7 kg.
    expect(mass_g(lots) / lots.length / 1_000).toBeGreaterThan(28);
    expect(mass_g(lots) / lots.length / 1_000).toBeLessThan(40);
    expect(new Set(lots.map(({ cold }) => cold)).size).toBeGreaterThanOrEqual(4);
  });

  it('spreads more lots than one Paris has over towns side by side', () => {
    expect(towns({ lots: 29_000 })).toHaveLength(1);
    expect(towns({ lots: 100_000 })).toHaveLength(5);
    const { lots, recipients } = drawProblem(places, aCase({ lots: 30_000, recipients: 10 }));
    const east = (points: readonly { point: readonly [number, number] }[]): number => Math.max(...points.map(({ point }) => point[0]));
    expect(east(lots.slice(0, 500))).toBeGreaterThan(2.3 + 39 / 400 + 0.1);
    expect(east(recipients)).toBeGreaterThan(2.5);
  });
});

test('a file written lot by lot is the problem drawn at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'glane-bench-'));
  try {
    const file = join(folder, `${caseName(aCase({ lots: 1_203 }))}.json.gz`);
    await writeProblemFile(places, aCase({ lots: 1_203 }), file);
    expect(JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'))).toEqual(drawProblem(places, aCase({ lots: 1_203 })));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
