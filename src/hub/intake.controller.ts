import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { ExpectedList, Intake, IntakeList, IntakeQuery, NewIntake } from './intake.dto.js';
import { IntakeService } from './intake.service.js';

@ApiTags('hub')
@Controller('intake')
export class IntakeController {
  constructor(
    private readonly edge: Edge,
    private readonly intake: IntakeService,
  ) {}

  /** What is on its way to the hub. */
  @Get('expected')
  @Can('intake:read')
  @ApiOkResponse({ type: ExpectedList })
  expected(@Asked() ask: Ask, @Query() query: IntakeQuery): Promise<ExpectedList> {
    return this.edge.run(ask, async (tx) => ({ items: await this.intake.expected(tx, query) }));
  }

  /** What was taken in on a day. */
  @Get()
  @Can('intake:read')
  @ApiOkResponse({ type: IntakeList })
  list(@Asked() ask: Ask, @Query() query: IntakeQuery): Promise<IntakeList> {
    return this.edge.run(ask, async (tx) => ({ items: await this.intake.list(tx, query) }));
  }

  /** Weighs in what was delivered. */
  @Post()
  @Can('intake:write')
  @ApiCreatedResponse({ type: Intake })
  takeIn(@Asked() ask: Ask, @Body() body: NewIntake): Promise<Intake> {
    return this.edge.post(ask, (tx) => this.intake.takeIn(tx, body));
  }
}
