import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { notFound } from '../platform/http/http.errors.js';
import { IdParam } from '../platform/http/id-param.js';
import { PlanningPolicyService } from './planning-policy.service.js';
import { readPlanningProblem } from './planning-record.js';
import { PlanningRunner } from './planning-runner.js';
import { Planning, PlanningList, PlanningQuery, RoundsPolicy } from './planning.dto.js';
import { readPlannings } from './plannings.queries.js';
import { UnservedList } from './unserved.dto.js';
import { readUnserved } from './unserved.queries.js';

@ApiTags('rounds')
@Controller()
export class PlanningsController {
  constructor(
    private readonly edge: Edge,
    private readonly plans: PlanningRunner,
    private readonly policy: PlanningPolicyService,
  ) {}

  /** Plans the next slot now. */
  @Post('rounds/planning')
  @HttpCode(200)
  @Can('rounds:plan')
  @ApiOkResponse({ type: Planning })
  plan(@Asked() ask: Ask): Promise<Planning> {
    return this.edge.postLong(ask, () => this.plans.runFor(ask.actor, 'asked'));
  }

  /** What no vehicle can take, why, and what would help. */
  @Get('unserved')
  @Can('rounds:plan')
  @ApiOkResponse({ type: UnservedList })
  unserved(@Asked() ask: Ask): Promise<UnservedList> {
    return this.edge.run(ask, async (tx) => ({ items: await readUnserved(tx, ask.language) }));
  }

  /** The plannings of a day: when, why, and what each changed. */
  @Get('plannings')
  @Can('rounds:plan')
  @ApiOkResponse({ type: PlanningList })
  list(@Asked() ask: Ask, @Query() query: PlanningQuery): Promise<PlanningList> {
    return this.edge.run(ask, (tx) => readPlannings(tx, query));
  }

  /** The exact problem of a planning, format glane-rounds/1: `npm run rounds` plans it again. The last few are kept. */
  @Get('plannings/:id/problem.json')
  @Can('rounds:plan')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  problem(@Asked() ask: Ask, @Param('id', IdParam) planningId: string): Promise<object> {
    return this.edge.run(ask, async (tx) => {
      const kept = await readPlanningProblem(tx, planningId);
      if (!kept) throw notFound({ planningId });
      void ask.reply.header('content-disposition', `attachment; filename="glane-rounds-${kept.number}.json"`);
      return kept.problem;
    });
  }

  /** How far promised times may move, and when a round counts as late. */
  @Get('rounds-policy')
  @Can('rounds:plan')
  @ApiOkResponse({ type: RoundsPolicy })
  readPolicy(@Asked() ask: Ask): Promise<RoundsPolicy> {
    return this.edge.run(ask, (tx) => this.policy.read(tx));
  }

  /** Changes it, for plannings to come. */
  @Put('rounds-policy')
  @Can('rounds:plan')
  @ApiOkResponse({ type: RoundsPolicy })
  changePolicy(@Asked() ask: Ask, @Body() body: RoundsPolicy): Promise<RoundsPolicy> {
    return this.edge.run(ask, (tx) => this.policy.change(tx, body));
  }
}
