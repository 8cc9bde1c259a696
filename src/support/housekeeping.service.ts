import { Inject, Injectable, Logger } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { ENV, type Env } from '../platform/config/env.js';

/** What is kept for a while only, and let go by night. Harmless in several processes at once. */
@Injectable()
export class HousekeepingService {
  private readonly log = new Logger('housekeeping');

  constructor(
    private readonly dataSource: DataSource,
    @Inject(ENV) private readonly env: Pick<Env, 'PHOTO_DAYS'>,
  ) {}

  /** Answers kept under an Idempotency-Key are promised for seven days, since a phone may be offline over a holiday. */
  @Cron('17 3 * * *')
  async forgetAnswers(): Promise<void> {
    const [row] = await this.dataSource.query<{ forget_idempotency: string }[]>(`select forget_idempotency(interval '8 days')`);
    this.log.log(`${row!.forget_idempotency} kept answers forgotten`);
  }

  /** A photo shows what was met at a stop, and perhaps who stood there: no longer than the operator has set. */
  @Cron('27 3 * * *')
  async forgetPhotos(): Promise<void> {
    const [row] = await this.dataSource.query<{ forget_photos: string }[]>(`select forget_photos(make_interval(days => $1))`, [
      this.env.PHOTO_DAYS,
    ]);
    this.log.log(`${row!.forget_photos} photos forgotten`);
  }

  /** Plannings say why a round was as it was: of use for a season. */
  @Cron('37 3 * * *')
  async forgetPlannings(): Promise<void> {
    const [row] = await this.dataSource.query<{ forget_plannings: string }[]>(`select forget_plannings(interval '90 days')`);
    this.log.log(`${row!.forget_plannings} plannings forgotten`);
  }
}
