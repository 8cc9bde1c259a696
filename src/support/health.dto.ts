import { Decimal, Flag, Nested, OneOf, Whole } from '../platform/http/fields.js';

const COUNT = { min: 0, max: Number.MAX_SAFE_INTEGER };

export class Alive {
  @OneOf(['alive'], { about: 'The process answers.' }) status: 'alive';
}

export class OutboxHealth {
  @Whole({ about: 'Events not yet passed on.', ...COUNT }) waiting: number;
  @Decimal({ about: 'Seconds the oldest of them has been waiting, by the real clock.', ...COUNT }) oldest_s: number;
}

export class QueueHealth {
  @OneOf(['postgresql', 'redis'], { about: 'Where jobs wait.' }) kind: 'postgresql' | 'redis';
  @Whole({ about: 'Jobs waiting.', ...COUNT }) waiting: number;
  @Whole({ about: 'Jobs running.', ...COUNT }) active: number;
  @Whole({ about: 'Jobs that failed for good and wait for a person.', ...COUNT }) failed: number;
}

export class Ready {
  @OneOf(['ready'], { about: 'Requests can be served.' }) status: 'ready';
  @Flag({ about: 'The database answers.' }) database: true;
  @Nested(() => OutboxHealth, { about: 'Events waiting to be passed on.' }) outbox: OutboxHealth;
  @Nested(() => QueueHealth, { about: 'Jobs; null where the queue does not answer.', nullable: true }) queue: QueueHealth | null;
  @Flag({ about: 'A demonstration database, whose clock may be shifted.' }) demo: boolean;
}
