import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { Convention, ConventionPage, ConventionQuery, NewConvention } from './convention.dto.js';
import { ConventionService } from './convention.service.js';

@ApiTags('conventions')
@Controller('conventions')
export class ConventionsController {
  constructor(
    private readonly edge: Edge,
    private readonly conventions: ConventionService,
  ) {}

  /** Conventions between donors and associations. */
  @Get()
  @Can('organisations:read')
  @ApiOkResponse({ type: ConventionPage })
  list(@Asked() ask: Ask, @Query() query: ConventionQuery): Promise<ConventionPage> {
    return this.edge.run(ask, (tx) => this.conventions.list(tx, query));
  }

  /** Records a convention that was signed. */
  @Post()
  @Can('organisations:register')
  @ApiCreatedResponse({ type: Convention })
  sign(@Asked() ask: Ask, @Body() body: NewConvention): Promise<Convention> {
    return this.edge.post(ask, (tx) => this.conventions.sign(tx, body));
  }

  /** Removes a convention. */
  @Delete(':id')
  @HttpCode(204)
  @Can('organisations:register')
  @ApiNoContentResponse()
  remove(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<void> {
    return this.edge.run(ask, (tx) => this.conventions.remove(tx, id));
  }
}
