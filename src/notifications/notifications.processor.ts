import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Reactor } from '../platform/queues/reactor.js';
import { MESSAGE_KINDS } from './message-kinds.js';
import { MessageService } from './message.service.js';

/** One reaction a message and event. */
@Injectable()
export class NotificationsProcessor extends Reactor {
  constructor(work: UnitOfWork, messages: MessageService) {
    super('notifications', work);
    for (const kind of MESSAGE_KINDS) {
      for (const event of kind.events) {
        this.on(event, `${kind.kind}-on-${event.type.replace('.', '-')}`, (tx, payload, eventId) =>
          messages.tell(tx, kind, payload, eventId),
        );
      }
    }
  }
}
