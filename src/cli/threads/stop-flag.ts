/** A flag that threads share: once it is up, whoever searches ends with the best that was found. */
export class StopFlag {
  private readonly flag: Int32Array;

  constructor(readonly shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.flag = new Int32Array(shared);
  }

  get isUp(): boolean {
    return Atomics.load(this.flag, 0) !== 0;
  }

  raise(): void {
    Atomics.store(this.flag, 0, 1);
  }

  /** Up at the first Ctrl-C or SIGTERM; a second one ends the process as usual. */
  raiseOnSignal(): this {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => this.raise());
    return this;
  }
}
