import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { HealthService } from '../platform/health/health.service.js';
import { Alive, Ready } from './health.dto.js';

@ApiTags('support')
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** The process answers; says nothing about the database, so that a restart is not asked for when only that is away. */
  @Get('alive')
  @Can('public')
  @ApiOkResponse({ type: Alive })
  alive(): Alive {
    return { status: 'alive' };
  }

  /** Requests can be served: the database answers. 503 when it does not. */
  @Get('ready')
  @Can('public')
  @ApiOkResponse({ type: Ready })
  ready(): Promise<Ready> {
    return this.health.ready();
  }
}
