import { Instant, ListOf, OneOf, Text, Uuid } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { MESSAGE_KINDS } from './message-kinds.js';

export class MessageQuery extends PageQuery {
  @OneOf(['true', 'false'], { about: '`true`: only those not read yet.', optional: true }) unread?: 'true' | 'false';
}

export class Message {
  @Uuid({ about: 'Id.' }) id: string;
  @OneOf(MESSAGE_KINDS.map(({ kind }) => kind), { about: 'What it is about.' })
  kind: string;
  @Text({ about: 'What happened, in the language asked.', max: 1000 }) text: string;
  @Instant({ about: 'When.' }) createdAt: string;
  @Instant({ about: 'When someone of those who are told read it.', nullable: true }) readAt: string | null;
  @Text({ about: 'Address of the page it leads to.' }) link: string;
}

export class MessagePage {
  @ListOf(() => Message, { about: 'Newest first.' }) items: Message[];
  @Text({ about: 'Cursor of the next page; null at the end.', nullable: true }) next: string | null;
}
