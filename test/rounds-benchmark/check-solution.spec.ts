import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BEST_LI_LIM, BEST_SARTORI_BURIOL, TINY_SARTORI_BURIOL, tinyLiLim } from '../support/public-instances.js';

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'glane-check-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Checks one plan of one instance, both as they are written in files; without a plan there is no file of it. */
function check(instance: string, solution?: string): { status: number | null; lines: string[] } {
  fs.writeFileSync(path.join(folder, 'tiny.txt'), instance);
  if (solution !== undefined) fs.writeFileSync(path.join(folder, 'tiny.sol'), solution);
  const command = [path.join(__dirname, 'check-solution.mjs'), '--instances', folder, '--solutions', folder];
  const { status, stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  return { status, lines: stdout.trimEnd().split('\n') };
}

test('accepts a plan that keeps every rule, and says how many vehicles it has and what it costs', () => {
  expect(check(tinyLiLim(), BEST_LI_LIM)).toEqual({ status: 0, lines: ['tiny ok 2 80.00', '1 of 1 ok, 2 vehicles, cost 80.00'] });
  expect(check(TINY_SARTORI_BURIOL, BEST_SARTORI_BURIOL).lines[0]).toBe('tiny ok 1 50.00');
  // In time as well, and by the table it costs what that direction does: 20 + 10 + 20 + 10 + 20.
  expect(check(TINY_SARTORI_BURIOL, 'Route 1 : 3 4 1 2\n').lines[0]).toBe('tiny ok 1 80.00');
});

test.each([
  ['a request left out', tinyLiLim(), 'Route 1 : 1 2\n', 'node 3 is not served'],
  ['a delivery left out', tinyLiLim(), 'Route 1 : 1 2\nRoute 2 : 3\n', 'node 4 is not served'],
  ['a stop made twice', tinyLiLim(), 'Route 1 : 1 2 1\nRoute 2 : 3 4\n', 'node 1 is served twice'],
  ['a stop made by two', tinyLiLim(), 'Route 1 : 1 2\nRoute 2 : 3 4 2\n', 'node 2 is served twice'],
  ['a delivery before its pickup', tinyLiLim(), 'Route 1 : 2 1\nRoute 2 : 3 4\n', 'node 2 is served without its pickup 1 before it on route 1'],
  ['a delivery by another vehicle', tinyLiLim(), 'Route 1 : 1 4\nRoute 2 : 3 2\n', 'node 4 is served without its pickup 3 before it on route 1'],
  ['too much aboard on the way', tinyLiLim(), 'Route 1 : 1 3 2 4\n', 'after node 3 there are 12 aboard, 10 fit'],
  ['too much aboard at once', tinyLiLim({ capacity: 5 }), BEST_LI_LIM, 'after node 1 there are 6 aboard, 5 fit'],
  ['a stop too late', tinyLiLim(), 'Route 1 : 3 4 1 2\n', /^node 1 is served at 44\.36\d+, after 40$/],
  ['back too late', tinyLiLim({ closes: 41.9 }), BEST_LI_LIM, 'route 1 is back at 42, after 41.9'],
  ['too many vehicles', tinyLiLim({ limit: 1 }), BEST_LI_LIM, '2 vehicles, 1 are the limit'],
  ['the depot among the stops', tinyLiLim(), 'Route 1 : 0 1 2 0\nRoute 2 : 3 4\n', 'route 1: there is no node 0 to serve'],
  ['a node that is not there', tinyLiLim(), 'Route 1 : 1 2\nRoute 2 : 3 4 9\n', 'route 2: there is no node 9 to serve'],
  ['a route without stops', tinyLiLim(), 'Route 1 : 1 2\nRoute 2 :\n', 'line 2 is not "Route 2 : nodes"'],
  ['a route without its number', tinyLiLim(), 'Route 1 : 1 2\nRoute 3 : 3 4\n', 'line 2 is not "Route 2 : nodes"'],
  ['a table that says it takes too long', TINY_SARTORI_BURIOL.replace('-6 0 120', '-6 0 24'), BEST_SARTORI_BURIOL, 'node 2 is served at 25, after 24'],
  ['a capacity of the header', TINY_SARTORI_BURIOL.replace('CAPACITY: 10', 'CAPACITY: 5'), BEST_SARTORI_BURIOL, 'after node 1 there are 6 aboard, 5 fit'],
  ['a plan that is not there', tinyLiLim(), undefined, 'there is no solution'],
  ['an empty plan', tinyLiLim(), '', 'node 1 is not served'],
] as [string, string, string | undefined, string | RegExp][])('%s', (_what, instance, solution, why) => {
  const { status, lines } = check(instance, solution);
  expect(status).toBe(1);
  expect(lines[0]).toMatch(/^tiny WRONG /);
  expect(lines[0]!.slice('tiny WRONG '.length)).toEqual(typeof why === 'string' ? why : expect.stringMatching(why));
}); // prettier-ignore
