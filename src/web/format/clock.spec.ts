import { serverNow, showServerTime } from './clock.js';

describe('the server’s time', () => {
  beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') }));
  afterEach(() => jest.useRealTimers());

  it('follows the server, not the phone', () => {
    showServerTime('2026-11-20T18:00:00Z');
    jest.setSystemTime(Date.parse('2026-11-20T12:00:30Z'));
    expect(new Date(serverNow()).toISOString()).toBe('2026-11-20T18:00:30.000Z');
  });

  it('finds out how fast a demonstration’s clock runs', () => {
    showServerTime('2026-11-20T18:00:00Z');
    jest.setSystemTime(Date.parse('2026-11-20T12:00:10Z'));
    // Ten seconds here were twenty minutes there: 120 times as fast.
    showServerTime('2026-11-20T18:20:00Z');
    jest.setSystemTime(Date.parse('2026-11-20T12:00:11Z'));
    expect(new Date(serverNow()).toISOString()).toBe('2026-11-20T18:22:00.000Z');
  });

  it('takes a slow network for what it is', () => {
    showServerTime('2026-11-20T18:00:00Z');
    jest.setSystemTime(Date.parse('2026-11-20T12:00:10Z'));
    showServerTime('2026-11-20T18:00:12Z');
    jest.setSystemTime(Date.parse('2026-11-20T12:00:20Z'));
    expect(new Date(serverNow()).toISOString()).toBe('2026-11-20T18:00:22.000Z');
  });

  it('ignores what is no instant', () => {
    showServerTime('2026-11-20T18:00:00Z');
    showServerTime('soon');
    expect(new Date(serverNow()).toISOString()).toBe('2026-11-20T18:00:00.000Z');
  });
});
