import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { FairnessOverview } from './fairness.dto.js';
import { FairnessService } from './fairness.service.js';

@ApiTags('matching')
@Controller()
export class FairnessController {
  constructor(
    private readonly edge: Edge,
    private readonly fairness: FairnessService,
  ) {}

  /** How the promise of fairness stands over the last 28 days: each association against the band, and why whoever is outside is. */
  @Get('fairness')
  @Can('fairness:read')
  @ApiOkResponse({ type: FairnessOverview })
  read(@Asked() ask: Ask): Promise<FairnessOverview> {
    return this.edge.run(ask, (tx) => this.fairness.read(tx, ask.language));
  }
}
