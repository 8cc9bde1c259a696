/** A public instance of the pickup and delivery problem with time windows, as published: node 0 is the depot. */
export interface Instance {
  /** What the travel times are: Euclidean, in double precision, or whole minutes from a table. Cost and time are the same number. */
  readonly format: 'li-lim' | 'sartori-buriol';
  readonly nodes: readonly InstanceNode[];
  readonly capacity: number;
  /** No plan may have more. */
  readonly vehicles: number;
  /** from × nodes + to. */
  readonly travel: Float64Array;
}

export interface InstanceNode {
  readonly demand: number;
  readonly from: number;
  readonly to: number;
  readonly service: number;
  /** The node where what is delivered here is picked up; 0 at a pickup and at the depot. */
  readonly pickup: number;
  /** The node where what is picked up here is delivered; 0 at a delivery and at the depot. */
  readonly delivery: number;
}

/** What is wrong with a file, and in which of its lines, counted from 1. */
export class BrokenInstance extends Error {
  constructor(line: number, what: string) {
    super(`line ${String(line)}: ${what}`);
  }
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/** The numbers of a line, exactly as many as named. */
export function numbersOf(text: string, line: number, names: readonly string[]): number[] {
  const words = text.trim().split(/\s+/);
  const count = text.trim() === '' ? 0 : words.length;
  if (count !== names.length)
    throw new BrokenInstance(line, `${String(names.length)} numbers are expected (${names.join(', ')}), not ${String(count)}`);
  return words.map((word, i) => {
    if (!NUMBER.test(word)) throw new BrokenInstance(line, `${names[i]!} must be a number, not ${JSON.stringify(word.slice(0, 40))}`);
    return Number(word);
  });
}

/** What both formats say of a node; the two coordinates are for the caller. */
export const NODE_COLUMNS = ['node', 'x', 'y', 'demand', 'earliest', 'latest', 'service', 'pickup', 'delivery'] as const;

/** A row that stands at `index` among the nodes. */
export function nodeOf(
  [id, , , demand, from, to, service, pickup, delivery]: readonly number[],
  index: number,
  line: number,
): InstanceNode {
  if (id !== index) throw new BrokenInstance(line, `node ${String(index)} is expected here, not ${String(id)}`);
  if (from! > to!) throw new BrokenInstance(line, `the time window of node ${String(index)} ends before it starts`);
  if (service! < 0) throw new BrokenInstance(line, `the service time of node ${String(index)} must be 0 or more, not ${String(service)}`);
  return { demand: demand!, from: from!, to: to!, service: service!, pickup: pickup!, delivery: delivery! };
}

/** Makes sure that every node but the depot is one end of a request whose other end says the same; `lineOf` tells where it stands. */
export function checkRequests(nodes: readonly InstanceNode[], lineOf: (node: number) => number): void {
  nodes.forEach(({ demand, service, pickup, delivery }, index) => {
    const broken = (what: string): never => {
      throw new BrokenInstance(lineOf(index), what);
    };
    const name = String(index);
    if (index === 0) {
      if (demand !== 0 || service !== 0 || pickup !== 0 || delivery !== 0)
        broken('the depot has neither demand, nor service time, nor partner');
      return;
    }
    if ((pickup === 0) === (delivery === 0)) broken(`node ${name} has no partner: either its pickup or its delivery is named`);
    const partner = nodes[pickup + delivery];
    if (partner === undefined || partner === nodes[0])
      return broken(`the partner of node ${name}, ${String(pickup + delivery)}, is not there`);
    if (partner.pickup !== (delivery && index) || partner.delivery !== (pickup && index))
      broken(`the partner of node ${name}, ${String(pickup + delivery)}, does not name it`);
    if (delivery !== 0 && demand < 0) broken(`the demand of node ${name} is negative, but it is a pickup`);
    if (partner.demand !== -demand)
      broken(
        `the demands of node ${name} and its partner ${String(pickup + delivery)} do not cancel out: ${String(demand)} and ${String(partner.demand)}`,
      );
  });
}
