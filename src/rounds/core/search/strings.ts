import type { Random } from '../random.js';
import type { Near } from './near.js';
import { TOLERANCE } from './rounds.js';
import type { Routes } from './routes.js';

/** No string is longer, however long the rounds are. */
const LONGEST = 10;
/** How often a string that could be taken whole leaves a piece in its middle standing. */
const SPLIT = 0.5;
/** How often the piece left standing grows by one stop more. */
const GROW = 0.99;

/**
 * Takes strings of stops out of rounds that pass near one another, so that what was in them can change places: adjacent
 * string removal (Christiaens & Vanden Berghe 2020), each string with the other ends of its requests.
 */
export class Strings {
  private readonly string: Int32Array;
  private readonly ruined: Int32Array;
  private readonly marked: Uint8Array;
  private ruins = 0;
  /** True when a round that lost a string breaks a rule without it, as travel times that break the triangle inequality allow. */
  broken = false;

  constructor(
    private readonly routes: Routes,
    private readonly random: Random,
    private readonly near: Near,
  ) {
    const { requests, vehicles } = routes.network;
    this.string = new Int32Array(2 * requests);
    this.ruined = new Int32Array(vehicles);
    this.marked = new Uint8Array(requests);
  }

  /** Takes about `stops` stops out, most often around a request that is on no round, if there is one. Refreshes the rounds. */
  remove(stops: number, focus: number): void {
    const { routes, random, near } = this;
    const { network, vehicleOf } = routes;
    if (routes.active === 0) return;
    const absent = routes.absent;
    const perRound = (2 * (network.requests - absent)) / routes.active;
    const longest = Math.min(LONGEST, perRound);
    const strings = Math.floor(random.next() * ((4 * stops) / (1 + longest) - 1)) + 1;
    let seed = random.below(2 * network.requests);
    if (absent > 0 && random.next() < focus) seed = 2 * routes.bank[random.below(absent)]! + (random.next() < 0.5 ? 0 : 1);
    this.ruins++;
    let count = 0;
    for (let i = -1; i < near.perNode && count < strings; i++) {
      const node = i < 0 ? seed : near.nodes[seed * near.perNode + i]!;
      const vehicle = vehicleOf[node]!;
      if (vehicle < 0 || this.ruined[vehicle] === this.ruins || this.marked[node >> 1]) continue;
      this.ruined[vehicle] = this.ruins;
      this.takeString(node, vehicle, longest);
      count++;
    }
    for (let i = absent; i < routes.absent; i++) this.marked[routes.bank[i]!] = 0;
    this.broken = false;
    for (let i = 0; i < routes.touches; i++) {
      const vehicle = routes.touched[i]!;
      routes.refresh(vehicle);
      if (routes.judge !== undefined) routes.cost[vehicle] = routes.judged(vehicle);
      const first = routes.next[routes.startOf(vehicle)]!;
      if (routes.cost[vehicle] === Infinity || routes.reach_s[first]! > routes.latest_s[first]! + TOLERANCE) this.broken = true;
    }
  }

  private takeString(centre: number, vehicle: number, longest: number): void {
    const { routes, random, string } = this;
    const stops = routes.stops[vehicle]!;
    const most = Math.min(stops, longest);
    const length = Math.min(stops, Math.floor(random.next() * most) + 1);
    let span = length;
    let keepFrom = 0;
    let keepTo = 0;
    if (length < stops && length > 1 && random.next() >= SPLIT) {
      let kept = 1;
      while (length + kept < stops && random.next() < GROW) kept++;
      span = length + kept;
      keepFrom = 1 + random.below(length - 1);
      keepTo = keepFrom + kept;
    }
    // Ranks count from 1: the string starts so that it holds the centre and stays inside the round.
    const rank = routes.rank[centre]!;
    const earliest = Math.max(1, rank - span + 1);
    const latest = Math.min(rank, stops - span + 1);
    const from = earliest + random.below(latest - earliest + 1);
    let node = centre;
    for (let at = rank; at > from; at--) node = routes.prev[node]!;
    for (let i = 0; i < span; i++) {
      string[i] = node;
      node = routes.next[node]!;
    }
    for (let i = 0; i < span; i++) {
      if (i >= keepFrom && i < keepTo) continue;
      const request = string[i]! >> 1;
      if (this.marked[request]) continue;
      this.marked[request] = 1;
      routes.takeOff(request);
    }
  }
}
