import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { PageQuery } from '../platform/http/page.js';
import { NewComparison, PolicyComparison, PolicyComparisonPage, PolicyComparisonWithResult } from './comparison.dto.js';
import { ComparisonService } from './comparison.service.js';

@ApiTags('simulation')
@Controller('comparisons')
export class ComparisonsController {
  constructor(
    private readonly edge: Edge,
    private readonly comparisons: ComparisonService,
  ) {}

  /** Comparisons of policies that were asked for. */
  @Get()
  @Can('comparisons:read')
  @ApiOkResponse({ type: PolicyComparisonPage })
  list(@Asked() ask: Ask, @Query() query: PageQuery): Promise<PolicyComparisonPage> {
    return this.edge.run(ask, (tx) => this.comparisons.list(tx, query));
  }

  /** One comparison with what came of it. */
  @Get(':id')
  @Can('comparisons:read')
  @ApiOkResponse({ type: PolicyComparisonWithResult })
  read(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<PolicyComparisonWithResult> {
    return this.edge.run(ask, (tx) => this.comparisons.read(tx, id, ask.language));
  }

  /** Replays days of the territory under a draft, the policy in force and rules of thumb, in the background. */
  @Post()
  @Can('comparisons:run')
  @ApiCreatedResponse({ type: PolicyComparison })
  start(@Asked() ask: Ask, @Body() body: NewComparison): Promise<PolicyComparison> {
    return this.edge.post(ask, (tx) => this.comparisons.ask(tx, body));
  }
}
