import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiKeyPage, ApiKeyQuery, IssuedApiKey, NewApiKey } from './api-key.dto.js';
import { ApiKeyService } from './api-key.service.js';
import { Can } from './auth.guard.js';
import { drawKey, revealed } from './key-secret.js';

@ApiTags('api-keys')
@Controller('api-keys')
export class ApiKeysController {
  constructor(
    private readonly edge: Edge,
    private readonly keys: ApiKeyService,
  ) {}

  /** API keys of the territory, without their secrets. */
  @Get()
  @Can('keys:write')
  @ApiOkResponse({ type: ApiKeyPage })
  list(@Asked() ask: Ask, @Query() query: ApiKeyQuery): Promise<ApiKeyPage> {
    return this.edge.run(ask, (tx) => this.keys.list(tx, query));
  }

  /** Makes a key; its secret is in this answer and never again. */
  @Post()
  @Can('keys:write')
  @ApiCreatedResponse({ type: IssuedApiKey })
  async issue(@Asked() ask: Ask, @Body() body: NewApiKey): Promise<IssuedApiKey> {
    const drawn = drawKey();
    return revealed(await this.edge.post(ask, (tx) => this.keys.issue(tx, body, drawn)), drawn);
  }

  /** Replaces a key by a new one; the old one works for another 24 hours. */
  @Post(':id/rotation')
  @Can('keys:write')
  @ApiCreatedResponse({ type: IssuedApiKey })
  async rotate(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<IssuedApiKey> {
    const drawn = drawKey();
    return revealed(await this.edge.post(ask, (tx) => this.keys.rotate(tx, id, drawn)), drawn);
  }

  /** Ends a key at once. */
  @Delete(':id')
  @HttpCode(204)
  @Can('keys:write')
  @ApiNoContentResponse()
  revoke(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<void> {
    return this.edge.run(ask, (tx) => this.keys.revoke(tx, id));
  }
}
