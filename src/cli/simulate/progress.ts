const WIDTH = 40;

/** Shows how much of a long piece of work is done: a bar where somebody watches, a line every tenth elsewhere. */
export class Progress {
  private shown = -1;

  constructor(private readonly out: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>) {}

  /** @param done from 0 to 1. */
  at(done: number): void {
    const percent = Math.floor(done * 100);
    if (this.out.isTTY) {
      const full = Math.round(done * WIDTH);
      this.out.write(`\r${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${String(percent).padStart(3)} %\u001b[K`);
      return;
    }
    const tenth = Math.floor(done * 10);
    if (tenth === this.shown) return;
    this.shown = tenth;
    this.out.write(`${tenth * 10} %\n`);
  }

  end(): void {
    if (this.out.isTTY) this.out.write('\n');
  }
}
