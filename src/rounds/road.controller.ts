import { Body, Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { BreakdownService } from './breakdown.service.js';
import { Breakdown, Handover, Moment, NewStopPhoto, StopFailure } from './road.dto.js';
import { RoadService } from './road.service.js';
import { Round, StopPhoto } from './round.dto.js';
import { readRound } from './rounds.queries.js';
import { StopFailureService } from './stop-failure.service.js';
import { StopPhotoService } from './stop-photo.service.js';

/** What a driver reports on the way. Each may come late, from a phone that had no network: `at` says when it happened. */
@ApiTags('rounds')
@Controller()
export class RoadController {
  constructor(
    private readonly edge: Edge,
    private readonly road: RoadService,
    private readonly failures: StopFailureService,
    private readonly breakdowns: BreakdownService,
    private readonly photos: StopPhotoService,
  ) {}

  /** The driver leaves. */
  @Post('rounds/:id/start')
  @HttpCode(200)
  @Can('rounds:run')
  @ApiOkResponse({ type: Round })
  start(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Moment): Promise<Round> {
    return this.edge.post(ask, async (tx) => {
      await this.road.start(tx, id, body);
      return readRound(tx, id);
    });
  }

  /** The vehicle broke down: what is not collected is planned anew, what is aboard waits. */
  @Post('rounds/:id/breakdown')
  @HttpCode(200)
  @Can('rounds:run')
  @ApiOkResponse({ type: Round })
  breakDown(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Breakdown): Promise<Round> {
    return this.edge.post(ask, async (tx) => readRound(tx, await this.breakdowns.report(tx, id, body)));
  }

  /** The vehicle runs again. */
  @Post('rounds/:id/resumption')
  @HttpCode(200)
  @Can('rounds:run')
  @ApiOkResponse({ type: Round })
  resume(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Moment): Promise<Round> {
    return this.edge.post(ask, async (tx) => readRound(tx, await this.breakdowns.resume(tx, id, body)));
  }

  /** The driver is there, and waits from now on. */
  @Post('stops/:id/arrival')
  @HttpCode(200)
  @Can('rounds:run')
  @ApiOkResponse({ type: Round })
  arrive(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Moment): Promise<Round> {
    return this.edge.post(ask, async (tx) => readRound(tx, await this.road.arrive(tx, id, body)));
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

  /** A photo of what was met at a stop. */
  @Post('stops/:id/photos')
  @Can('rounds:run')
  @ApiCreatedResponse({ type: StopPhoto })
  keepPhoto(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: NewStopPhoto): Promise<StopPhoto> {
    return this.edge.post(ask, (tx) => this.photos.keep(tx, id, body));
  }

  /** A photo, for coordinators, the round's driver and the site it shows. */
  @Get('photos/:id')
  @Can('rounds:read')
  @ApiProduces('image/jpeg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async photo(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<StreamableFile> {
    const bytes = await this.edge.run(ask, (tx) => this.photos.read(tx, id));
    void ask.reply.header('cache-control', 'private, max-age=86400, immutable');
    return new StreamableFile(bytes, { type: 'image/jpeg', disposition: 'inline' });
  }
}
