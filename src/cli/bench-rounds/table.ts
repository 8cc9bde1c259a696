import { classOf, gapOf, type Objective, type Result } from './result.js';

const HEADS = ['instance', 'vehicles', 'cost', 'best known', 'vehicles ±', 'gap', 'seconds', 'steps', 'first plan', 'peak MB'];

/** One instance in a line, as it is done. */
export function line(result: Result, objective: Objective): string {
  const [name, vehicles, cost, best, difference, gap, seconds, steps, first, peak] = cellsOf(result, objective);
  const plan = result.vehicles === undefined ? 'no plan serves everything' : `${vehicles!} vehicles, cost ${cost!}`;
  const known = result.best === undefined ? 'nothing known' : `best known ${best!}: vehicles ${difference!}, gap ${gap!}`;
  return `${name!}: ${plan}; ${known}; ${seconds!} s, ${steps!} steps, first plan after ${first!} s, ${peak!} MB`;
}

/** All instances as a table in Markdown, with totals by size and, of several sizes, over all. */
export function table(results: readonly Result[], objective: Objective): string {
  const classes = [...new Set(results.map(classOf))].sort(new Intl.Collator('en', { numeric: true }).compare);
  const totals = classes.map((size) => totalOf(`all ${size}`, results.filter((result) => classOf(result) === size), objective)); // prettier-ignore
  if (classes.length > 1) totals.push(totalOf('all', results, objective));
  const alignments = HEADS.map((_, i) => (i === 0 ? '---' : '--:'));
  const rows = [HEADS, alignments, ...results.map((result) => cellsOf(result, objective)), ...totals];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cellsOf(result: Result, objective: Objective): string[] {
  const { name, vehicles, cost, best, seconds, steps, first_s, peak_mb } = result;
  return [
    name,
    vehicles === undefined ? '–' : String(vehicles),
    vehicles === undefined ? '–' : amount(cost),
    best === undefined ? '–' : `${String(best.vehicles)} / ${amount(best.cost)}`,
    vehicles === undefined || best === undefined ? '–' : signed(vehicles - best.vehicles, 0),
    percent(gapOf(result, objective), 3),
    seconds.toFixed(1),
    steps.toLocaleString('en'),
    first_s === undefined ? '–' : first_s.toFixed(2),
    peak_mb.toFixed(0),
  ];
}

/**
 * Sums over what is comparable. The gap is, with objective fleet, the mean of those with as many vehicles as the best known
 * plan and, with objective distance, that of the summed cost.
 */
function totalOf(name: string, results: readonly Result[], objective: Objective): string[] {
  const sum = (of: (result: Result) => number, among = results): number => among.reduce((total, result) => total + of(result), 0);
  const planned = results.filter(({ vehicles }) => vehicles !== undefined);
  const known = planned.filter(({ best }) => best !== undefined);
  const vehicles = (among = planned): number => sum((result) => result.vehicles!, among);
  const bestVehicles = sum(({ best }) => best!.vehicles, known);
  const bestCost = sum(({ best }) => best!.cost, known);
  const gaps = known.flatMap((result) => gapOf(result, objective) ?? []);
  const gap = objective === 'distance' ? sum(({ cost }) => cost, known) / bestCost - 1 : gaps.reduce((a, b) => a + b, 0) / gaps.length;
  const of = objective === 'distance' ? '' : ` on ${String(gaps.length)}`;
  const firsts = results.flatMap(({ first_s }) => first_s ?? []);
  const missing = results.length - planned.length;
  return [
    `**${name}** (${String(results.length)}${missing > 0 ? `, ${String(missing)} without a plan` : ''})`,
    String(vehicles()),
    amount(sum(({ cost }) => cost, planned)),
    known.length === 0 ? '–' : `${String(bestVehicles)} / ${amount(bestCost)}`,
    known.length === 0 ? '–' : `${signed(vehicles(known) - bestVehicles, 0)} (${percent(vehicles(known) / bestVehicles - 1, 2)})`,
    gaps.length === 0 ? '–' : `${percent(gap, 3)}${of}`,
    sum(({ seconds }) => seconds).toFixed(1),
    sum(({ steps }) => steps).toLocaleString('en'),
    firsts.length === 0 ? '–' : `≤ ${Math.max(...firsts).toFixed(2)}`,
    `≤ ${Math.max(...results.map(({ peak_mb }) => peak_mb)).toFixed(0)}`,
  ];
}

/** Whole minutes as they are, distances to the hundredth. */
const amount = (cost: number): string => (Number.isInteger(cost) ? String(cost) : cost.toFixed(2));

/** Never −0.00: what is rounded to nothing has no sign. */
function signed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : `${value > 0 ? '+' : ''}${text}`;
}

const percent = (share: number | undefined, digits: number): string => (share === undefined ? '–' : `${signed(100 * share, digits)} %`);
