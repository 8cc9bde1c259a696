import { BrokenInstance, checkRequests, type Instance, NODE_COLUMNS, nodeOf, numbersOf } from './instance.js';

const KEYS = ['NAME', 'LOCATION', 'COMMENT', 'TYPE', 'SIZE', 'DISTRIBUTION', 'DEPOT', 'ROUTE-TIME', 'TIME-WINDOW', 'CAPACITY'];

/**
 * Sartori & Buriol (2020): lines of `KEY: value`, then NODES, EDGES with a directed table of whole minutes, and EOF. They
 * name no number of vehicles: one a request is always enough.
 */
export function readSartoriBuriol(lines: readonly string[]): Instance {
  const header = readHeader(lines);
  const size = wholeOf(header, 'SIZE');
  const capacity = wholeOf(header, 'CAPACITY');
  const type = header.values.get('TYPE');
  if (type && type.value !== 'PDPTW') throw new BrokenInstance(type.line, `TYPE must be PDPTW, not ${type.value}`);
  const firstNode = header.end + 1;
  const edges = firstNode + size;
  const firstEdge = edges + 1;
  const eof = firstEdge + size;
  const nodes = lines.slice(firstNode, edges).map((text, i) => {
    if (text.trim() === 'EDGES') throw tooFew(i, 'nodes', firstNode + i, size);
    return nodeOf(numbersOf(text, firstNode + i + 1, NODE_COLUMNS), i, firstNode + i + 1);
  });
  if (nodes.length < size) throw tooFew(nodes.length, 'nodes', lines.length, size);
  mustBe(lines, edges, 'EDGES');
  checkRequests(nodes, (node) => firstNode + node + 1);
  if (lines.length < eof) throw tooFew(lines.length - firstEdge, 'rows of edges', lines.length, size);
  const travel = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const text = lines[firstEdge + row]!;
    if (text.trim() === 'EOF') throw tooFew(row, 'rows of edges', firstEdge + row, size);
    readRow(text, firstEdge + row + 1, travel.subarray(row * size, (row + 1) * size));
  }
  mustBe(lines, eof, 'EOF');
  if (lines.length > eof + 1) throw new BrokenInstance(eof + 2, 'nothing may follow EOF');
  return { format: 'sartori-buriol', nodes, capacity, vehicles: Math.max(1, (size - 1) / 2), travel };
}

interface Header {
  readonly values: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
  /** Where NODES stands among the lines. */
  readonly end: number;
}

function readHeader(lines: readonly string[]): Header {
  const values = new Map<string, { value: string; line: number }>();
  for (const [i, text] of lines.entries()) {
    if (text.trim() === 'NODES') return { values, end: i };
    const [, key, value] = /^([A-Z-]+):(.*)$/.exec(text.trim()) ?? [];
    if (key === undefined || !KEYS.includes(key))
      throw new BrokenInstance(i + 1, `NODES or one of ${KEYS.join(', ')} is expected, not ${JSON.stringify(text.trim().slice(0, 40))}`);
    if (values.has(key)) throw new BrokenInstance(i + 1, `${key} is given twice`);
    values.set(key, { value: value!.trim(), line: i + 1 });
  }
  throw new BrokenInstance(lines.length, 'NODES is missing: the file ends here');
}

function wholeOf({ values, end }: Header, key: string): number {
  const { value, line } = values.get(key) ?? { value: undefined, line: end + 1 };
  if (value === undefined) throw new BrokenInstance(line, `${key} is missing before NODES`);
  if (!/^[1-9]\d{0,8}$/.test(value))
    throw new BrokenInstance(line, `${key} must be a whole number of 1 or more, not ${JSON.stringify(value)}`);
  return Number(value);
}

const tooFew = (count: number, what: string, line: number, size: number): BrokenInstance =>
  new BrokenInstance(Math.max(1, line), `there are ${String(count)} ${what} up to here, but SIZE is ${String(size)}`);

function mustBe(lines: readonly string[], at: number, word: string): void {
  const text = lines[at];
  if (text === undefined) throw new BrokenInstance(lines.length, `${word} is missing: the file ends here`);
  if (text.trim() !== word) throw new BrokenInstance(at + 1, `${word} is expected, not ${JSON.stringify(text.trim().slice(0, 40))}`);
}

const [TAB, BLANK, ZERO, NINE] = [9, 32, 48, 57];

/** By the characters: the table of 5,000 nodes has 25 million numbers. */
function readRow(text: string, line: number, into: Float64Array): void {
  let count = 0;
  let value = -1;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : BLANK;
    if (code >= ZERO && code <= NINE) {
      value = (value < 0 ? 0 : value * 10) + code - ZERO;
    } else if (code === BLANK || code === TAB) {
      if (value < 0) continue;
      if (count < into.length) into[count] = value;
      count++;
      value = -1;
    } else
      throw new BrokenInstance(line, `travel times are whole minutes, not ${JSON.stringify(text.slice(Math.max(0, i - 8), i + 8).trim())}`);
  }
  if (count !== into.length) throw new BrokenInstance(line, `${String(into.length)} travel times are expected, not ${String(count)}`);
}
