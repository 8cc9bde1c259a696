import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Territory } from '../auth/me.dto.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { PageQuery } from '../platform/http/page.js';
import { NewPolicy, Policy, PolicyPage } from './policy.dto.js';
import { PolicyService } from './policy.service.js';
import { TerritoryService } from './territory.service.js';

@ApiTags('territory')
@Controller()
export class TerritoryController {
  constructor(
    private readonly edge: Edge,
    private readonly territory: TerritoryService,
    private readonly policies: PolicyService,
  ) {}

  /** The territory, its outline and its quartiers. */
  @Get('territory')
  @Can('signed-in')
  @ApiOkResponse({ type: Territory })
  read(@Asked() ask: Ask): Promise<Territory> {
    return this.edge.run(ask, (tx) => this.territory.read(tx));
  }

  /** The policy in force. */
  @Get('policy')
  @Can('policy:read')
  @ApiOkResponse({ type: Policy })
  inForce(@Asked() ask: Ask): Promise<Policy> {
    return this.edge.run(ask, (tx) => this.policies.inForce(tx));
  }

  /** Every policy there was and will be. */
  @Get('policies')
  @Can('policy:read')
  @ApiOkResponse({ type: PolicyPage })
  list(@Asked() ask: Ask, @Query() query: PageQuery): Promise<PolicyPage> {
    return this.edge.run(ask, (tx) => this.policies.list(tx, query));
  }

  /** Records a policy that was voted. */
  @Post('policies')
  @Can('policy:write')
  @ApiCreatedResponse({ type: Policy })
  adopt(@Asked() ask: Ask, @Body() body: NewPolicy): Promise<Policy> {
    return this.edge.post(ask, (tx) => this.policies.adopt(tx, body));
  }
}
