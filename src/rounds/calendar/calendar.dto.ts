import { Instant, ListOf, Nested, OneOf, Text, Uuid } from '../../platform/http/fields.js';

const CALENDAR_KINDS = ['driver', 'site'] as const;

export class CalendarLink {
  @Uuid({ about: 'Id, to end it by.' }) id: string;
  @Instant({ about: 'When it was made.' }) createdAt: string;
  @Instant({ about: 'When a calendar program last read it.', nullable: true }) lastReadAt: string | null;
}

export class CalendarFeed {
  @OneOf(CALENDAR_KINDS, { about: 'A driver’s rounds, or the visits to a site.' }) kind: string;
  @Uuid({ about: 'The person who drives, or the site.' }) targetId: string;
  @Text({ about: 'Its name.' }) name: string;
  @Nested(() => CalendarLink, { about: 'The address that is in force; null where there is none.', nullable: true })
  link: CalendarLink | null;
}

export class CalendarFeedList {
  @ListOf(() => CalendarFeed, { about: 'What one may subscribe to.' }) items: CalendarFeed[];
}

export class NewCalendarLink {
  @OneOf(CALENDAR_KINDS, { about: 'A driver’s rounds, or the visits to a site.' }) kind: (typeof CALENDAR_KINDS)[number];
  @Uuid({ about: 'The person who drives, or the site.' }) targetId: string;
  @OneOf(['fr', 'en'], { about: 'Language of the calendar.' }) language: 'fr' | 'en';
}

export class IssuedCalendarLink extends CalendarLink {
  @Text({
    about: 'Secret address, from the server’s own: in this answer and never again. Null where the answer is given again.',
    nullable: true,
    example: '/api/v1/calendars/rounds.ics?token=Zk…',
  })
  path: string | null;
}
