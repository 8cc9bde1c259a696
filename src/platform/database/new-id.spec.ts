import { newId } from './new-id.js';

describe('a new id', () => {
  it('is a uuid of version 7 that carries the moment it was made', () => {
    const before = Date.now();
    const id = newId();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const moment_ms = parseInt(id.slice(0, 13).replace('-', ''), 16);
    expect(moment_ms).toBeGreaterThanOrEqual(before);
    expect(moment_ms).toBeLessThanOrEqual(Date.now());
  });

  it('is larger than every one before, also within one millisecond and beyond what a millisecond holds', () => {
    // Some twenty thousand fit no run of single milliseconds of this machine: many share one.
    const ids = Array.from({ length: 20_000 }, newId);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });
});
