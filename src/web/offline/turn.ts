/** What is sent in an order of its own: a photo over a thin network must not hold up the next stop. */
type Lane = 'changes' | 'photos';

/** A browser without locks (plain http in a few): turns within this page at least. */
const before: Record<Lane, Promise<unknown>> = { changes: Promise.resolve(), photos: Promise.resolve() };
const waiting: Record<Lane, number> = { changes: 0, photos: 0 };

export const laneOf = ({ bulky }: { bulky?: boolean }): Lane => (bulky ? 'photos' : 'changes');

/** Runs `work` alone: nothing else of this lane is sent meanwhile, by no page of this browser. */
export async function inTurn<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
  if (navigator.locks) return navigator.locks.request(`glane-${lane}`, work) as Promise<T>;
  waiting[lane] += 1;
  const mine = before[lane].then(work).finally(() => (waiting[lane] -= 1));
  before[lane] = mine.catch(() => undefined);
  return mine;
}

/** The same, but not at all while another one works: for what will be tried again anyway. */
export async function inTurnOrNever(lane: Lane, work: () => Promise<void>): Promise<void> {
  if (navigator.locks)
    return navigator.locks.request(`glane-${lane}`, { ifAvailable: true }, async (lock) => {
      if (lock) await work();
    });
  if (waiting[lane] === 0) await inTurn(lane, work);
}
