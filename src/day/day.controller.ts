import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { Day } from './day.dto.js';
import { readDay } from './day.queries.js';

@ApiTags('day')
@Controller('day')
export class DayController {
  constructor(private readonly edge: Edge) {}

  /** The coordinator's view of the day. */
  @Get()
  @Can('rounds:plan')
  @ApiOkResponse({ type: Day })
  read(@Asked() ask: Ask): Promise<Day> {
    return this.edge.run(ask, (tx) => readDay(tx, ask.language));
  }
}
