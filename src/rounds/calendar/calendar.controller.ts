import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Can } from '../../auth/auth.guard.js';
import { Asked, type Ask } from '../../platform/http/ask.js';
import { Edge } from '../../platform/http/edge.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CalendarFeedService, drawCalendarToken } from './calendar-feed.service.js';
import { CalendarLinkService } from './calendar-link.service.js';
import { CalendarFeedList, IssuedCalendarLink, NewCalendarLink } from './calendar.dto.js';

const FEED = '/api/v1/calendars/rounds.ics';

@ApiTags('calendars')
@Controller()
export class CalendarController {
  constructor(
    private readonly edge: Edge,
    private readonly links: CalendarLinkService,
    private readonly feeds: CalendarFeedService,
  ) {}

  /** Calendars one may subscribe to, and since when one does. */
  @Get('calendar-links')
  @Can('rounds:read')
  @ApiOkResponse({ type: CalendarFeedList })
  list(@Asked() ask: Ask): Promise<CalendarFeedList> {
    return this.edge.run(ask, (tx) => this.links.list(tx));
  }

  /** Makes a secret address for a calendar, in this answer and never again; the one before it ends. */
  @Post('calendar-links')
  @Can('rounds:read')
  @ApiCreatedResponse({ type: IssuedCalendarLink })
  async issue(@Asked() ask: Ask, @Body() body: NewCalendarLink): Promise<IssuedCalendarLink> {
    const { token, hash } = drawCalendarToken();
    let made: string | null = null;
    const link = await this.edge.post(ask, async (tx) => {
      const issued = await this.links.issue(tx, body, hash);
      made = issued.id;
      return issued;
    });
    // An answer given again is of another draw: what an idempotency key keeps must not hold the secret.
    return { ...link, path: link.id === made ? `${FEED}?token=${token}` : null };
  }

  /** Ends an address at once. */
  @Delete('calendar-links/:id')
  @HttpCode(204)
  @Can('rounds:read')
  @ApiNoContentResponse()
  revoke(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<void> {
    return this.edge.run(ask, (tx) => this.links.revoke(tx, id));
  }

  /** A calendar (iCalendar, RFC 5545) for whoever has its secret address. */
  @Get('calendars/rounds.ics')
  @Can('public')
  @ApiQuery({ name: 'token', required: false, schema: { type: 'string' }, description: 'The secret.' })
  @ApiProduces('text/calendar')
  @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } } })
  async feed(@Query('token') token: string | string[] | undefined, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const calendar = await this.feeds.read(typeof token === 'string' ? token : undefined);
    void reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('cache-control', 'private, no-cache')
      .header('x-robots-tag', 'noindex');
    return calendar;
  }
}
