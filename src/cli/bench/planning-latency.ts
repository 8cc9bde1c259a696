import autocannon from 'autocannon';
import type { PlanningApi } from './planning-api.js';

/** One turn: percentiles of a steady load of requests, at rest or while plannings run one after the other. */
export interface Turn {
  planning: boolean;
  p50_ms: number;
  p99_ms: number;
  requests: number;
  failed: number;
  /** Plannings made meanwhile. */
  plannings: number;
}

const CONNECTIONS = 8;

/**
 * Asks for pages of lots at a steady rate, in turns of a few seconds: one at rest, one while rounds are planned without a
 * pause. Pairs alternate which comes first, so that whatever drifts on the machine touches both alike.
 */
export async function benchPlanningLatency(
  api: PlanningApi,
  { port, apiKey, perSecond, seconds, pairs }: { port: number; apiKey: string; perSecond: number; seconds: number; pairs: number },
): Promise<Turn[]> {
  const turns: Turn[] = [];
  const turn = async (planning: boolean): Promise<Turn> => {
    const state = { over: false, plannings: 0 };
    const plan = async (): Promise<void> => {
      while (!state.over) {
        await api.plan();
        state.plannings++;
      }
    };
    const planned = planning ? plan() : Promise.resolve();
    const { latency, requests, non2xx, errors } = await autocannon({
      url: `http://127.0.0.1:${port}/api/v1/lots?limit=20`,
      connections: CONNECTIONS,
      overallRate: perSecond,
      duration: seconds,
      headers: { authorization: `Bearer ${apiKey}` },
    });
    state.over = true;
    await planned;
    return {
      planning,
      p50_ms: latency.p50,
      p99_ms: latency.p99,
      requests: requests.total,
      failed: non2xx + errors,
      plannings: state.plannings,
    };
  };
  await api.planningAfter(0);
  await turn(false);
  for (let pair = 0; pair < pairs; pair++)
    for (const planning of pair % 2 === 0 ? [false, true] : [true, false]) turns.push(await turn(planning));
  return turns;
}

/** The median of the turns' 99th percentiles while planning, over that at rest. */
export function ratioOf(turns: readonly Turn[]): number {
  const median = (planning: boolean): number => {
    const sorted = turns
      .filter((turn) => turn.planning === planning)
      .map(({ p99_ms }) => p99_ms)
      .toSorted((a, b) => a - b);
    return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
  };
  return median(true) / median(false);
}
