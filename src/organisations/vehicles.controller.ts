import { Body, Controller, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { NewVehicle, Shifts, Vehicle, VehicleChange, VehiclePage, VehicleQuery } from './vehicle.dto.js';
import { VehicleService } from './vehicle.service.js';

@ApiTags('vehicles')
@Controller('vehicles')
export class VehiclesController {
  constructor(
    private readonly edge: Edge,
    private readonly vehicles: VehicleService,
  ) {}

  /** Vehicles and their shifts. */
  @Get()
  @Can('organisations:read')
  @ApiOkResponse({ type: VehiclePage })
  list(@Asked() ask: Ask, @Query() query: VehicleQuery): Promise<VehiclePage> {
    return this.edge.run(ask, (tx) => this.vehicles.list(tx, query));
  }

  /** Adds a vehicle. */
  @Post()
  @Can('vehicles:write')
  @ApiCreatedResponse({ type: Vehicle })
  add(@Asked() ask: Ask, @Body() body: NewVehicle): Promise<Vehicle> {
    return this.edge.post(ask, (tx) => this.vehicles.add(tx, body));
  }

  /** Changes a vehicle. */
  @Patch(':id')
  @Can('vehicles:write')
  @ApiOkResponse({ type: Vehicle })
  change(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: VehicleChange): Promise<Vehicle> {
    return this.edge.run(ask, (tx) => this.vehicles.change(tx, id, body));
  }

  /** Sets who drives a vehicle when. */
  @Put(':id/shifts')
  @Can('vehicles:write')
  @ApiOkResponse({ type: Vehicle })
  setShifts(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Shifts): Promise<Vehicle> {
    return this.edge.run(ask, (tx) => this.vehicles.setShifts(tx, id, body));
  }
}
