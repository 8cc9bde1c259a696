// Checks plans of public pickup and delivery instances (Li & Lim, Sartori & Buriol). It shares no code with the planner, on
// purpose: both would make the same mistake.
//   node test/rounds-benchmark/check-solution.mjs --instances DIR --solutions SOLDIR
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

/** Sums of distances in double precision differ in their last digits by the order of adding; a window is not broken by that. */
const SLACK = 1e-6;

/** What is wrong with a file or a plan. */
class Fault extends Error {}

function main() {
  const { values } = parseArgs({ options: { instances: { type: 'string' }, solutions: { type: 'string' } } });
  const { instances, solutions } = values;
  if (!instances || !solutions) throw new Fault('node check-solution.mjs --instances DIR --solutions SOLDIR');
  const names = fs
    .readdirSync(instances)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.replace(/\.txt$/, ''))
    .sort();
  if (names.length === 0) throw new Fault(`${instances}: there is no *.txt in it`);
  let wrong = 0;
  let vehicles = 0;
  let cost = 0;
  for (const name of names) {
    try {
      const instance = readInstance(fs.readFileSync(path.join(instances, `${name}.txt`), 'utf8'));
      const found = check(instance, readSolution(solutionOf(solutions, name)));
      console.log(`${name} ok ${found.vehicles} ${found.cost.toFixed(2)}`);
      vehicles += found.vehicles;
      cost += found.cost;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      console.log(`${name} WRONG ${error.message}`);
      wrong += 1;
    }
  }
  console.log(`${names.length - wrong} of ${names.length} ok, ${vehicles} vehicles, cost ${cost.toFixed(2)}`);
  return wrong > 0 ? 1 : 0;
}

function solutionOf(folder, name) {
  const file = path.join(folder, `${name}.sol`);
  if (!fs.existsSync(file)) throw new Fault('there is no solution');
  return fs.readFileSync(file, 'utf8');
}

/** { limit, capacity, stops: [{ demand, opens, closes, stay, before, after }], way(a, b) } */
function readInstance(text) {
  const words = text.split('\n').map((line) => line.trim().split(/\s+/));
  return text.trimStart().startsWith('NAME') ? readTable(words) : readPoints(words);
}

const stopOf = ([, , , demand, opens, closes, stay, before, after]) => ({ demand, opens, closes, stay, before, after });

function readPoints(words) {
  const rows = words.filter(([first]) => first !== '').map((line) => line.map(Number));
  const [[limit, capacity], ...nodes] = rows;
  if (nodes.length === 0 || nodes.some((row) => row.length !== 9 || row.some(Number.isNaN))) throw new Fault('the instance cannot be read');
  const way = (a, b) => Math.hypot(nodes[a][1] - nodes[b][1], nodes[a][2] - nodes[b][2]);
  return { limit, capacity, stops: nodes.map(stopOf), way };
}

function readTable(words) {
  const value = (key) => Number(words.find(([first]) => first === `${key}:`)?.[1]);
  const after = (word, count) => {
    const from = words.findIndex(([first]) => first === word) + 1;
    return words.slice(from, from + count).map((line) => line.map(Number));
  };
  const size = value('SIZE');
  const stops = after('NODES', size).map(stopOf);
  const table = after('EDGES', size);
  if (stops.length !== size || table.length !== size || table.some((row) => row.length !== size || row.some(Number.isNaN)))
    throw new Fault('the instance cannot be read');
  return { limit: Infinity, capacity: value('CAPACITY'), stops, way: (a, b) => table[a][b] };
}

function readSolution(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, i) => {
    const [, number, nodes] = /^Route (\d+) : (\d+(?: \d+)*)$/.exec(line.trimEnd()) ?? [];
    if (Number(number) !== i + 1) throw new Fault(`line ${i + 1} is not "Route ${i + 1} : nodes"`);
    return nodes.split(' ').map(Number);
  });
}

/** Vehicles and cost of a plan that keeps every rule. */
function check({ limit, capacity, stops, way }, routes) {
  if (routes.length > limit) throw new Fault(`${routes.length} vehicles, ${limit} are the limit`);
  const routeOf = new Map();
  let cost = 0;
  routes.forEach((route, r) => {
    let at = 0;
    let time = stops[0].opens;
    let aboard = 0;
    for (const next of route) {
      const stop = stops[next];
      if (next === 0 || stop === undefined) throw new Fault(`route ${r + 1}: there is no node ${next} to serve`);
      if (routeOf.has(next)) throw new Fault(`node ${next} is served twice`);
      routeOf.set(next, r);
      if (stop.before !== 0 && routeOf.get(stop.before) !== r)
        throw new Fault(`node ${next} is served without its pickup ${stop.before} before it on route ${r + 1}`);
      time = Math.max(time + stops[at].stay + way(at, next), stop.opens);
      if (time > stop.closes + SLACK) throw new Fault(`node ${next} is served at ${time}, after ${stop.closes}`);
      aboard += stop.demand;
      if (aboard > capacity + SLACK) throw new Fault(`after node ${next} there are ${aboard} aboard, ${capacity} fit`);
      cost += way(at, next);
      at = next;
    }
    time += stops[at].stay + way(at, 0);
    if (time > stops[0].closes + SLACK) throw new Fault(`route ${r + 1} is back at ${time}, after ${stops[0].closes}`);
    cost += way(at, 0);
  });
  for (let node = 1; node < stops.length; node++) if (!routeOf.has(node)) throw new Fault(`node ${node} is not served`);
  return { vehicles: routes.length, cost };
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Fault ? error.message : error.stack);
  process.exitCode = 2;
}
