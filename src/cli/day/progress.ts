import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';

const WIDTH = 40;

/** Shows how far the day has come: a bar where somebody watches, a line every tenth elsewhere. */
export class Progress {
  private shown = -1;

  constructor(
    private readonly from_ms: number,
    private readonly to_ms: number,
    private readonly timeZone: string,
    private readonly out: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>,
  ) {}

  at(now_ms: number, note: string): void {
    const part = Math.min(1, Math.max(0, (now_ms - this.from_ms) / (this.to_ms - this.from_ms)));
    const time = format(new TZDate(now_ms, this.timeZone), 'HH:mm');
    if (this.out.isTTY) {
      const full = Math.round(part * WIDTH);
      this.out.write(
        `\r${time} ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${String(Math.floor(part * 100)).padStart(3)} % ${note}\u001b[K`,
      );
      return;
    }
    const tenth = Math.floor(part * 10);
    if (tenth === this.shown) return;
    this.shown = tenth;
    this.out.write(`${time}  ${tenth * 10} %  ${note}\n`);
  }

  end(): void {
    if (this.out.isTTY) this.out.write('\n');
  }
}
