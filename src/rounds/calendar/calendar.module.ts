import { Module } from '@nestjs/common';
import { CalendarFeedService } from './calendar-feed.service.js';
import { CalendarLinkService } from './calendar-link.service.js';
import { CalendarController } from './calendar.controller.js';

@Module({ controllers: [CalendarController], providers: [CalendarFeedService, CalendarLinkService] })
export class CalendarModule {}
