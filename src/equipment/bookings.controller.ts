import { Body, Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { csvFile } from '../platform/http/csv-file.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { Booking, BookingPage, BookingQuery, Cancellation, EquipmentWeek, Return, WeekQuery } from './booking.dto.js';
import { BookingService } from './booking.service.js';
import { EquipmentUsage, MonthQuery, Statement, StatementQuery } from './usage.dto.js';
import { STATEMENT_COLUMNS, statementRows, USAGE_COLUMNS, usageRows } from './usage-rows.js';
import { UsageService } from './usage.service.js';

const CSV = {
  schema: { type: 'string' as const, format: 'binary' },
  description: 'CSV by RFC 4180: UTF-8, a header, decimal points.',
};

@ApiTags('equipment')
@Controller()
export class BookingsController {
  constructor(
    private readonly edge: Edge,
    private readonly bookings: BookingService,
    private readonly use: UsageService,
  ) {}

  /** Bookings, newest first. */
  @Get('equipment-bookings')
  @Can('equipment:read')
  @ApiOkResponse({ type: BookingPage })
  list(@Asked() ask: Ask, @Query() query: BookingQuery): Promise<BookingPage> {
    return this.edge.run(ask, (tx) => this.bookings.list(tx, query));
  }

  /** The owner agrees to what was asked. */
  @Post('equipment-bookings/:id/confirmation')
  @Can('equipment:write')
  @ApiCreatedResponse({ type: Booking })
  confirm(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<Booking> {
    return this.edge.post(ask, (tx) => this.bookings.confirm(tx, id));
  }

  /** It is back: what is left of the time is free again. */
  @Post('equipment-bookings/:id/return')
  @Can('equipment:book')
  @ApiCreatedResponse({ type: Booking })
  giveBack(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Return): Promise<Booking> {
    return this.edge.post(ask, (tx) => this.bookings.giveBack(tx, id, body));
  }

  /** Calls a booking off; the owner's "no" as well. */
  @Post('equipment-bookings/:id/cancellation')
  @Can('equipment:book')
  @ApiCreatedResponse({ type: Booking })
  cancel(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Cancellation): Promise<Booking> {
    return this.edge.post(ask, (tx) => this.bookings.cancel(tx, id, body));
  }

  /** When everything in the pool is lent, and who has it. */
  @Get('equipment-week')
  @Can('equipment:read')
  @ApiOkResponse({ type: EquipmentWeek })
  week(@Asked() ask: Ask, @Query() query: WeekQuery): Promise<EquipmentWeek> {
    return this.edge.run(ask, (tx) => this.use.week(tx, query));
  }

  /** Hours used and idle, and what was asked for in vain. */
  @Get('equipment-usage')
  @Can('equipment:read')
  @ApiOkResponse({ type: EquipmentUsage })
  usage(@Asked() ask: Ask, @Query() query: MonthQuery): Promise<EquipmentUsage> {
    return this.edge.run(ask, (tx) => this.use.usage(tx, query));
  }

  /** Who owes whom for what came back in a month. */
  @Get('equipment-statement')
  @Can('export:read')
  @ApiOkResponse({ type: Statement })
  statement(@Asked() ask: Ask, @Query() query: StatementQuery): Promise<Statement> {
    return this.edge.run(ask, (tx) => this.use.statement(tx, query));
  }

  /** The usage of a month, one thing a line. */
  @Get('export/equipment-usage.csv')
  @Can('equipment:read')
  @ApiProduces('text/csv')
  @ApiOkResponse(CSV)
  async usageFile(@Asked() ask: Ask, @Query() query: MonthQuery): Promise<StreamableFile> {
    const usage = await this.edge.run(ask, (tx) => this.use.usage(tx, query));
    return csvFile(`equipment-usage-${usage.month}.csv`, USAGE_COLUMNS, async (after) => (after === null ? usageRows(usage) : []));
  }

  /** The statement of a month, one return a line. */
  @Get('export/equipment-statement.csv')
  @Can('export:read')
  @ApiProduces('text/csv')
  @ApiOkResponse(CSV)
  async statementFile(@Asked() ask: Ask, @Query() query: StatementQuery): Promise<StreamableFile> {
    const statement = await this.edge.run(ask, (tx) => this.use.statement(tx, query));
    return csvFile(`equipment-statement-${statement.month}.csv`, STATEMENT_COLUMNS, async (after) =>
      after === null ? statementRows(statement) : [],
    );
  }
}
