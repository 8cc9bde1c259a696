import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { PickupNoteService } from './pickup-note.service.js';
import { PlanningService } from './planning.service.js';
import { RoadService } from './road.service.js';
import { Handover, PickupNote, Planning, Round, RoundList, RoundQuery, StopFailure, UnservedList } from './round.dto.js';
import { readRound, readRounds, readUnserved } from './rounds.queries.js';
import { StopFailureService } from './stop-failure.service.js';

@ApiTags('rounds')
@Controller()
export class RoundsController {
  constructor(
    private readonly edge: Edge,
    private readonly planning: PlanningService,
    private readonly road: RoadService,
    private readonly failures: StopFailureService,
    private readonly notes: PickupNoteService,
  ) {}

  /** Rounds of a day. */
  @Get('rounds')
  @Can('rounds:read')
  @ApiOkResponse({ type: RoundList })
  list(@Asked() ask: Ask, @Query() query: RoundQuery): Promise<RoundList> {
    return this.edge.run(ask, async (tx) => ({ items: await readRounds(tx, query) }));
  }

  /** One round with its stops. */
  @Get('rounds/:id')
  @Can('rounds:read')
  @ApiOkResponse({ type: Round })
  read(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<Round> {
    return this.edge.run(ask, (tx) => readRound(tx, id));
  }

  /** What no vehicle can take, and why. */
  @Get('unserved')
  @Can('rounds:plan')
  @ApiOkResponse({ type: UnservedList })
  unserved(@Asked() ask: Ask): Promise<UnservedList> {
    return this.edge.run(ask, async (tx) => ({ items: await readUnserved(tx, ask.language) }));
  }

  /** Plans the next slot now. */
  @Post('rounds/planning')
  @HttpCode(200)
  @Can('rounds:plan')
  @ApiOkResponse({ type: Planning })
  plan(@Asked() ask: Ask): Promise<Planning> {
    return this.edge.post(ask, (tx) => this.planning.replan(tx, { force: true }));
  }

  /** The driver leaves. */
  @Post('rounds/:id/start')
  @HttpCode(200)
  @Can('rounds:run')
  @ApiOkResponse({ type: Round })
  start(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<Round> {
    return this.edge.post(ask, async (tx) => {
      await this.road.start(tx, id);
      return readRound(tx, id);
    });
  }

  /** Collected: weighed, checked and signed by both. */
  @Post('stops/:id/collection')
  @HttpCode(200)
  @Can('rounds:run')
  @ApiOkResponse({ type: Round })
  collect(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Handover): Promise<Round> {
    return this.edge.post(ask, async (tx) => readRound(tx, await this.road.collect(tx, id, body)));
  }

  /** Delivered: weighed, checked and signed by both. */
  @Post('stops/:id/delivery')
  @HttpCode(200)
  @Can('rounds:run')
  @ApiOkResponse({ type: Round })
  deliver(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Handover): Promise<Round> {
    return this.edge.post(ask, async (tx) => readRound(tx, await this.road.deliver(tx, id, body)));
  }

  /** A stop that went wrong. */
  @Post('stops/:id/failure')
  @HttpCode(200)
  @Can('rounds:run')
  @ApiOkResponse({ type: Round })
  fail(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: StopFailure): Promise<Round> {
    return this.edge.post(ask, async (tx) => readRound(tx, await this.failures.fail(tx, id, body)));
  }

  /** The signed pickup note (bordereau d’enlèvement) of a pickup. */
  @Get('stops/:id/note')
  @Can('rounds:read')
  @ApiOkResponse({ type: PickupNote })
  note(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<PickupNote> {
    return this.edge.run(ask, (tx) => this.notes.read(tx, id));
  }
}
