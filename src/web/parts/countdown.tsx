import { useEffect, useState } from 'preact/hooks';
import { serverNow } from '../format/clock.js';
import { useFormat, useWords } from '../words/words.js';

/** The server's time, looked at again every so often, for pages that count down. */
export function useNow(every_ms = 5000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), every_ms);
    return () => clearInterval(timer);
  }, [every_ms]);
  return now;
}

/** How long is left until an instant. It is not read out at every change: the time itself stands beside it. */
export function Countdown({ until }: { until: string }) {
  const w = useWords();
  const format = useFormat();
  const left = Date.parse(until) - useNow();
  return <span class={left < 10 * 60_000 ? 'fw-bold' : ''}>{left <= 0 ? w.common.over : w.common.timeLeft(format.minutes(left))}</span>;
}
