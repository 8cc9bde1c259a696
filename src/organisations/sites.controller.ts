import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { OpeningService } from './opening.service.js';
import { NewClosure, NewSite, Site, SiteChange, SitePage, SiteQuery, Storage, Windows } from './site.dto.js';
import { SiteService } from './site.service.js';

@ApiTags('sites')
@Controller('sites')
export class SitesController {
  constructor(
    private readonly edge: Edge,
    private readonly sites: SiteService,
    private readonly opening: OpeningService,
  ) {}

  /** Sites. */
  @Get()
  @Can('organisations:read')
  @ApiOkResponse({ type: SitePage })
  list(@Asked() ask: Ask, @Query() query: SiteQuery): Promise<SitePage> {
    return this.edge.run(ask, (tx) => this.sites.list(tx, query));
  }

  /** Opens a site. */
  @Post()
  @Can('organisations:register')
  @ApiCreatedResponse({ type: Site })
  open(@Asked() ask: Ask, @Body() body: NewSite): Promise<Site> {
    return this.edge.post(ask, (tx) => this.sites.open(tx, body));
  }

  /** One site, with its windows, closures and room. */
  @Get(':id')
  @Can('organisations:read')
  @ApiOkResponse({ type: Site })
  read(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<Site> {
    return this.edge.run(ask, (tx) => this.sites.read(tx, id));
  }

  /** Changes a site; its organisation may itself change what it takes and how to get there. */
  @Patch(':id')
  @Can('organisations:write')
  @ApiOkResponse({ type: Site })
  change(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: SiteChange): Promise<Site> {
    return this.edge.run(ask, (tx) => this.sites.change(tx, id, body));
  }

  /** Sets when a site is open for one purpose. */
  @Put(':id/windows')
  @Can('organisations:write')
  @ApiOkResponse({ type: Site })
  setWindows(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Windows): Promise<Site> {
    return this.edge.run(ask, (tx) => this.opening.setWindows(tx, id, body));
  }

  /** Sets what a site has room for. */
  @Put(':id/storage')
  @Can('organisations:write')
  @ApiOkResponse({ type: Site })
  setStorage(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Storage): Promise<Site> {
    return this.edge.run(ask, (tx) => this.opening.setStorage(tx, id, body));
  }

  /** Closes a site for some days. */
  @Post(':id/closures')
  @Can('organisations:write')
  @ApiCreatedResponse({ type: Site })
  close(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: NewClosure): Promise<Site> {
    return this.edge.post(ask, (tx) => this.opening.close(tx, id, body));
  }

  /** Takes a closure back. */
  @Delete(':id/closures/:closureId')
  @HttpCode(204)
  @Can('organisations:write')
  @ApiNoContentResponse()
  reopen(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Param('closureId', IdParam) closureId: string): Promise<void> {
    return this.edge.run(ask, (tx) => this.opening.reopen(tx, id, closureId));
  }
}
