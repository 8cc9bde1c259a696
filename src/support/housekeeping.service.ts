import { Injectable, Logger } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { DataSource } from 'typeorm';

/** What is kept for a while only, and let go by night. Harmless in several processes at once. */
@Injectable()
export class HousekeepingService {
  private readonly log = new Logger('housekeeping');

  constructor(private readonly dataSource: DataSource) {}

  /** Answers kept under an Idempotency-Key are promised for seven days, since a phone may be offline over a holiday. */
  @Cron('17 3 * * *')
  async forgetAnswers(): Promise<void> {
    const [row] = await this.dataSource.query<{ forget_idempotency: string }[]>(`select forget_idempotency(interval '8 days')`);
    this.log.log(`${row!.forget_idempotency} kept answers forgotten`);
  }
}
