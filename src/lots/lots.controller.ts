import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { LotLifeService } from './lot-life.service.js';
import { Declaration, Distribution, Diversion, Lot, LotHistory, LotPage, Release, Withdrawal } from './lot.dto.js';
import { LotQuery } from './lot-query.dto.js';
import { LotService } from './lot.service.js';

@ApiTags('lots')
@Controller()
export class LotsController {
  constructor(
    private readonly edge: Edge,
    private readonly lots: LotService,
    private readonly life: LotLifeService,
  ) {}

  /** Declares a lot. */
  @Post('lots')
  @Can('lots:declare')
  @ApiCreatedResponse({ type: Lot })
  declare(@Asked() ask: Ask, @Body() body: Declaration): Promise<Lot> {
    return this.edge.post(ask, (tx) => this.lots.declare(tx, body, ask.language));
  }

  /** Lots, newest first. */
  @Get('lots')
  @Can('lots:read')
  @ApiOkResponse({ type: LotPage })
  list(@Asked() ask: Ask, @Query() query: LotQuery): Promise<LotPage> {
    return this.edge.run(ask, (tx) => this.lots.list(tx, query.filter(), ask.language));
  }

  /** One lot. */
  @Get('lots/:id')
  @Can('lots:read')
  @ApiOkResponse({ type: Lot })
  read(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<Lot> {
    return this.edge.run(ask, (tx) => this.lots.read(tx, id, ask.language));
  }

  /** Every step of a lot. */
  @Get('lots/:id/history')
  @Can('lots:read')
  @ApiOkResponse({ type: LotHistory })
  history(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<LotHistory> {
    return this.edge.run(ask, (tx) => this.lots.history(tx, id));
  }

  /** Takes back what is not yet on board. */
  @Post('lots/:id/withdrawal')
  @HttpCode(200)
  @Can('lots:withdraw')
  @ApiOkResponse({ type: Lot })
  withdraw(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Withdrawal): Promise<Lot> {
    return this.edge.post(ask, (tx) => this.life.withdraw(tx, id, body, ask.language));
  }

  /** Lets a held lot go to matching. */
  @Post('lots/:id/release')
  @HttpCode(200)
  @Can('cycles:run')
  @ApiOkResponse({ type: Lot })
  release(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Release): Promise<Lot> {
    return this.edge.post(ask, (tx) => this.life.release(tx, id, body, ask.language));
  }

  /** Sends a part that cannot be eaten to feed, compost or waste. */
  @Post('lots/:id/diversion')
  @HttpCode(200)
  @Can('lots:divert')
  @ApiOkResponse({ type: Lot })
  divert(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Diversion): Promise<Lot> {
    return this.edge.post(ask, (tx) => this.life.divert(tx, id, body, ask.language));
  }

  /** Says what was given to people and what was thrown away. */
  @Post('parcels/:id/distribution')
  @HttpCode(200)
  @Can('parcels:distribute')
  @ApiOkResponse({ type: Lot })
  distribute(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Distribution): Promise<Lot> {
    return this.edge.post(ask, (tx) => this.life.distribute(tx, id, body, ask.language));
  }
}
