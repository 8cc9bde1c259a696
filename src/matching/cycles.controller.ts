import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { CycleRunner } from './cycle-runner.js';
import { CyclePage, CycleQuery, CycleRun, CycleWithFiles, ExplanationQuery, LotExplanation } from './cycle.dto.js';
import { readCycles } from './cycles.queries.js';
import { ExplanationService } from './explanation.service.js';

@ApiTags('matching')
@Controller()
export class CyclesController {
  constructor(
    private readonly edge: Edge,
    private readonly cycles: CycleRunner,
    private readonly explanations: ExplanationService,
  ) {}

  /** Cycles of attribution, newest first. */
  @Get('cycles')
  @Can('cycles:read')
  @ApiOkResponse({ type: CyclePage })
  list(@Asked() ask: Ask, @Query() query: CycleQuery): Promise<CyclePage> {
    return this.edge.run(ask, (tx) => readCycles(tx, query));
  }

  /** One cycle with its exact problem and proposal, decided again to see that it replays. */
  @Get('cycles/:id')
  @Can('cycles:read')
  @ApiOkResponse({ type: CycleWithFiles })
  read(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<CycleWithFiles> {
    return this.cycles.replay(ask.actor, id);
  }

  /** Runs a cycle now. */
  @Post('cycles')
  @HttpCode(200)
  @Can('cycles:run')
  @ApiOkResponse({ type: CycleRun })
  run(@Asked() ask: Ask): Promise<CycleRun> {
    return this.edge.postLong(ask, async () => ({ cycleId: await this.cycles.run(ask.actor, { force: true }) }));
  }

  /** Who got a lot, and why others did not. */
  @Get('lots/:id/explanation')
  @Can('signed-in')
  @ApiOkResponse({ type: LotExplanation })
  explain(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Query() { recipientSiteId }: ExplanationQuery): Promise<LotExplanation> {
    return this.edge.run(ask, (tx) => this.explanations.explain(tx, id, { recipientSiteId, language: ask.language }));
  }
}
