import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { NewStandingRule, StandingRule, StandingRuleChange, StandingRulePage, StandingRuleQuery } from './standing-rule.dto.js';
import { StandingRuleService } from './standing-rule.service.js';

@ApiTags('offers')
@Controller('standing-rules')
export class StandingRulesController {
  constructor(
    private readonly edge: Edge,
    private readonly rules: StandingRuleService,
  ) {}

  /** What recipients take without being asked. */
  @Get()
  @Can('offers:read')
  @ApiOkResponse({ type: StandingRulePage })
  list(@Asked() ask: Ask, @Query() query: StandingRuleQuery): Promise<StandingRulePage> {
    return this.edge.run(ask, (tx) => this.rules.list(tx, query));
  }

  /** Says yes in advance: offers that fit are accepted at once as long as there is room. */
  @Post()
  @Can('offers:answer')
  @ApiCreatedResponse({ type: StandingRule })
  make(@Asked() ask: Ask, @Body() body: NewStandingRule): Promise<StandingRule> {
    return this.edge.post(ask, (tx) => this.rules.make(tx, body));
  }

  /** Changes or pauses a rule. */
  @Patch(':id')
  @Can('offers:answer')
  @ApiOkResponse({ type: StandingRule })
  change(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: StandingRuleChange): Promise<StandingRule> {
    return this.edge.run(ask, (tx) => this.rules.change(tx, id, body));
  }

  /** Ends a rule; what it accepted stays accepted. */
  @Delete(':id')
  @HttpCode(204)
  @Can('offers:answer')
  @ApiNoContentResponse()
  end(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<void> {
    return this.edge.run(ask, (tx) => this.rules.end(tx, id));
  }
}
