import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { Verification } from './verify.dto.js';
import { VerifyService } from './verify.service.js';

@ApiTags('support')
@Controller('verify')
export class VerifyController {
  constructor(
    private readonly edge: Edge,
    private readonly verification: VerifyService,
  ) {}

  /** Recomputes every invariant of the territory and shows the rows that break one. */
  @Get()
  @Can('verify:read')
  @ApiOkResponse({ type: Verification })
  verify(@Asked() ask: Ask): Promise<Verification> {
    return this.edge.run(ask, (tx) => this.verification.verify(tx, ask.language));
  }
}
