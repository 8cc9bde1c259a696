import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../../auth/auth.guard.js';
import { Asked, type Ask } from '../../platform/http/ask.js';
import { Edge } from '../../platform/http/edge.js';
import { TravelState } from './travel.dto.js';
import { TravelService } from './travel.service.js';

@ApiTags('rounds')
@Controller('travel')
export class TravelController {
  constructor(
    private readonly edge: Edge,
    private readonly travel: TravelService,
  ) {}

  /** Where travel times come from, and whether the last planning had to estimate some. */
  @Get()
  @Can('rounds:plan')
  @ApiOkResponse({ type: TravelState })
  state(@Asked() ask: Ask): Promise<TravelState> {
    return this.edge.run(ask, (tx) => this.travel.state(tx));
  }
}
