import { Body, Controller, Get, Param, Patch, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { Booking, NewBooking, NewUpkeep } from './booking.dto.js';
import { BookingService } from './booking.service.js';
import { Item, ItemChange, ItemPage, ItemQuery, Lending, NewItem } from './equipment.dto.js';
import { ItemService } from './item.service.js';
import { CountRefusals } from './refusals.interceptor.js';

@ApiTags('equipment')
@Controller('equipment')
@UseInterceptors(CountRefusals)
export class EquipmentController {
  constructor(
    private readonly edge: Edge,
    private readonly items: ItemService,
    private readonly bookings: BookingService,
  ) {}

  /** The shared equipment of the territory, with how each thing is right now. */
  @Get()
  @Can('equipment:read')
  @ApiOkResponse({ type: ItemPage })
  list(@Asked() ask: Ask, @Query() query: ItemQuery): Promise<ItemPage> {
    return this.edge.run(ask, (tx) => this.items.list(tx, query));
  }

  /** Puts a vehicle, a box, a trolley, a cold room or something else into the pool. */
  @Post()
  @Can('equipment:write')
  @ApiCreatedResponse({ type: Item })
  offer(@Asked() ask: Ask, @Body() body: NewItem): Promise<Item> {
    return this.edge.post(ask, (tx) => this.items.offer(tx, body));
  }

  /** One thing. */
  @Get(':id')
  @Can('equipment:read')
  @ApiOkResponse({ type: Item })
  read(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<Item> {
    return this.edge.run(ask, (tx) => this.items.read(tx, id));
  }

  /** Changes what the owner says of it. */
  @Patch(':id')
  @Can('equipment:write')
  @ApiOkResponse({ type: Item })
  change(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: ItemChange): Promise<Item> {
    return this.edge.run(ask, (tx) => this.items.change(tx, id, body));
  }

  /** Sets when the owner lends it; what is booked stays booked. */
  @Put(':id/lending')
  @Can('equipment:write')
  @ApiOkResponse({ type: Item })
  lend(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Lending): Promise<Item> {
    return this.edge.run(ask, (tx) => this.items.lend(tx, id, body));
  }

  /** Books it for a period. What is refused is counted for the usage of the pool. */
  @Post(':id/bookings')
  @Can('equipment:book')
  @ApiCreatedResponse({ type: Booking })
  book(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: NewBooking): Promise<Booking> {
    return this.edge.post(ask, (tx) => this.bookings.book(tx, id, body));
  }

  /** Takes it out for upkeep. */
  @Post(':id/upkeep')
  @Can('equipment:write')
  @ApiCreatedResponse({ type: Booking })
  takeOut(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: NewUpkeep): Promise<Booking> {
    return this.edge.post(ask, (tx) => this.bookings.takeOut(tx, id, body));
  }
}
