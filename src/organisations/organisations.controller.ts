import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { NewOrganisation, Organisation, OrganisationChange, OrganisationPage, OrganisationQuery } from './organisation.dto.js';
import { OrganisationService } from './organisation.service.js';

@ApiTags('organisations')
@Controller('organisations')
export class OrganisationsController {
  constructor(
    private readonly edge: Edge,
    private readonly organisations: OrganisationService,
  ) {}

  /** Organisations. */
  @Get()
  @Can('organisations:read')
  @ApiOkResponse({ type: OrganisationPage })
  list(@Asked() ask: Ask, @Query() query: OrganisationQuery): Promise<OrganisationPage> {
    return this.edge.run(ask, (tx) => this.organisations.list(tx, query));
  }

  /** Registers an organisation. */
  @Post()
  @Can('organisations:register')
  @ApiCreatedResponse({ type: Organisation })
  register(@Asked() ask: Ask, @Body() body: NewOrganisation): Promise<Organisation> {
    return this.edge.post(ask, (tx) => this.organisations.register(tx, body));
  }

  /** One organisation. */
  @Get(':id')
  @Can('organisations:read')
  @ApiOkResponse({ type: Organisation })
  read(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<Organisation> {
    return this.edge.run(ask, (tx) => this.organisations.read(tx, id));
  }

  /** Changes an organisation; it may itself change how to reach it. */
  @Patch(':id')
  @Can('organisations:write')
  @ApiOkResponse({ type: Organisation })
  change(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: OrganisationChange): Promise<Organisation> {
    return this.edge.run(ask, (tx) => this.organisations.change(tx, id, body));
  }
}
