import fs from 'node:fs';
import path from 'node:path';
import { TINY_SARTORI_BURIOL, tinyLiLim } from '../../../test/support/public-instances.js';
import { readInstance } from './read-instance.js';

it('reads Li & Lim: distances as the crow flies, in double precision', () => {
  const { travel, ...instance } = readInstance(tinyLiLim());
  expect(instance).toEqual({
    format: 'li-lim',
    capacity: 10,
    vehicles: 2,
    nodes: [
      { demand: 0, from: 0, to: 100, service: 0, pickup: 0, delivery: 0 },
      { demand: 6, from: 0, to: 40, service: 1, pickup: 0, delivery: 2 },
      { demand: -6, from: 0, to: 60, service: 1, pickup: 1, delivery: 0 },
      { demand: 6, from: 0, to: 30, service: 1, pickup: 0, delivery: 4 },
      { demand: -6, from: 0, to: 60, service: 1, pickup: 3, delivery: 0 },
    ],
  });
  expect([travel[1], travel[5], travel[2 * 5 + 4]]).toEqual([10, 10, Math.sqrt(800)]);
});

it('reads Sartori & Buriol: the directed table, and a vehicle a request', () => {
  const { travel, ...instance } = readInstance(TINY_SARTORI_BURIOL.replaceAll('\n', '\r\n'));
  expect(instance).toMatchObject({ format: 'sartori-buriol', capacity: 10, vehicles: 2, nodes: { length: 5 } });
  expect(Array.from(travel.subarray(0, 10))).toEqual([0, 10, 20, 20, 20, 20, 0, 10, 20, 20]);
});

const published = path.join(__dirname, '../../../../shared/data/pdptw');
(fs.existsSync(published) ? it : it.skip)('reads every published file there is', () => {
  const files = fs.readdirSync(published, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.txt'));
  for (const file of files) {
    const { nodes, travel } = readInstance(fs.readFileSync(path.join(published, file), 'utf8'));
    expect([file, travel.length, nodes.length % 2]).toEqual([file, nodes.length ** 2, 1]);
  }
});

describe('says in which line something is wrong:', () => {
  const liLim = (from: string, to: string): string => tinyLiLim().replaceAll('\r\n', '\n').replace(from, to);
  const table = (from: string | RegExp, to: string): string => TINY_SARTORI_BURIOL.replace(from, to);

  test.each([
    ['an empty file', '', 'line 1: the file is empty'],
    ['something else', 'hello', 'line 1: neither an instance of Li & Lim nor one of Sartori & Buriol begins like this'],
    ['no speed', liLim('2\t10\t1', '2\t10'), 'line 1: 3 numbers are expected (vehicles, capacity, speed), not 2'],
    ['no vehicle', liLim('2\t10\t1', '0\t10\t1'), 'line 1: there must be a vehicle, not 0'],
    ['no room', liLim('2\t10\t1', '2\t0\t1'), 'line 1: the capacity must be more than 0, not 0'],
    ['no node', '2 10 1', 'line 2: the depot is missing: the file ends here'],
    ['a word', liLim('20\t0\t-6', 'x\t0\t-6'), 'line 4: x must be a number, not "x"'],
    ['a line cut off', tinyLiLim().trimEnd().slice(0, -4), 'line 6: 9 numbers are expected (node, x, y, demand, earliest, latest, service, pickup, delivery), not 7'],
    ['a blank line between', liLim('\n1\t', '\n\n1\t'), 'line 3: 9 numbers are expected (node, x, y, demand, earliest, latest, service, pickup, delivery), not 0'],
    ['lines cut off', tinyLiLim().split('\r\n').slice(0, 5).join('\n'), 'line 5: the partner of node 3, 4, is not there'],
    ['a node out of turn', liLim('3\t0\t10', '4\t0\t10'), 'line 5: node 3 is expected here, not 4'],
    ['a window that ends first', liLim('0\t40\t1', '50\t40\t1'), 'line 3: the time window of node 1 ends before it starts'],
    ['a stop shorter than nothing', liLim('0\t40\t1', '0\t40\t-1'), 'line 3: the service time of node 1 must be 0 or more, not -1'],
    ['a depot with a demand', liLim('0\t0\t0\t0\t0', '0\t0\t0\t5\t0'), 'line 2: the depot has neither demand, nor service time, nor partner'],
    ['nobody to deliver to', liLim('1\t0\t2', '1\t0\t0'), 'line 3: node 1 has no partner: either its pickup or its delivery is named'],
    ['pickup and delivery in one', liLim('1\t0\t2', '1\t2\t2'), 'line 3: node 1 has no partner: either its pickup or its delivery is named'],
    ['a partner that names another', liLim('1\t0\t2', '1\t0\t4'), 'line 3: the partner of node 1, 4, does not name it'],
    ['a partner of the same kind', liLim('1\t1\t0', '1\t0\t1'), 'line 3: the partner of node 1, 2, does not name it'],
    ['the depot as a partner', liLim('1\t0\t2', '1\t0\t-0'), 'line 3: node 1 has no partner: either its pickup or its delivery is named'],
    ['other demands', liLim('0\t-6\t0\t60\t1\t1', '0\t-5\t0\t60\t1\t1'), 'line 3: the demands of node 1 and its partner 2 do not cancel out: 6 and -5'],
    ['a pickup that unloads', liLim('0\t6\t0\t40', '0\t-6\t0\t40'), 'line 3: the demand of node 1 is negative, but it is a pickup'],
    ['an unknown key', table('LOCATION', 'COUNTRY'), /^line 2: NODES or one of NAME, .* is expected, not "COUNTRY: Nowhere"$/],
    ['a key twice', table('COMMENT: invented', 'SIZE: 5'), 'line 5: SIZE is given twice'],
    ['another problem', table('PDPTW', 'CVRP'), 'line 4: TYPE must be PDPTW, not CVRP'],
    ['no size', table('SIZE: 5\n', ''), 'line 10: SIZE is missing before NODES'],
    ['a size that is none', table('SIZE: 5', 'SIZE: many'), 'line 5: SIZE must be a whole number of 1 or more, not "many"'],
    ['less nodes', table('SIZE: 5', 'SIZE: 6'), 'line 16: there are 5 nodes up to here, but SIZE is 6'],
    ['more nodes', table('SIZE: 5', 'SIZE: 3'), 'line 15: EDGES is expected, not "3 48.88 2.38 6 0 240 5 0 4"'],
    ['the nodes cut off', table(/\n3 48[^]*/, '\n'), 'line 14: there are 3 nodes up to here, but SIZE is 5'],
    ['the header cut off', table(/DEPOT[^]*/, ''), 'line 6: NODES is missing: the file ends here'],
    ['a row of edges too short', table('20 0 10 20 20', '20 0 10 20'), 'line 19: 5 travel times are expected, not 4'],
    ['half minutes', table('20 0 10 20 20', '20 0 10.5 20 20'), 'line 19: travel times are whole minutes, not "20 0 10.5 20 20"'],
    ['the edges cut off', table(/\n20 20 20 0 10[^]*/, '\n'), 'line 20: there are 3 rows of edges up to here, but SIZE is 5'],
    ['a row of edges missing', table('10 20 20 20 0\n', ''), 'line 21: there are 4 rows of edges up to here, but SIZE is 5'],
    ['no end', table('EOF\n', ''), 'line 22: EOF is missing: the file ends here'],
    ['no edges', table(/EDGES[^]*/, ''), 'line 16: EDGES is missing: the file ends here'],
    ['something behind the end', table('EOF', 'EOF\nmore'), 'line 24: nothing may follow EOF'],
  ] as [string, string, string | RegExp][])('%s', (_what, text, message) => {
    expect(() => readInstance(text)).toThrow(typeof message === 'string' ? new Error(message) : message);
  }); // prettier-ignore
});
