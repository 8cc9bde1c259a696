import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../../auth/auth.guard.js';
import { Asked, type Ask } from '../../platform/http/ask.js';
import { Edge } from '../../platform/http/edge.js';
import { IdParam } from '../../platform/http/id-param.js';
import { RunSheet } from './run-sheet.dto.js';
import { readRunSheet } from './run-sheet.queries.js';

@ApiTags('rounds')
@Controller('rounds/:id/sheet')
export class RunSheetController {
  constructor(private readonly edge: Edge) {}

  /** A round as it is printed for whoever drives it: its stops, and where it starts and ends. */
  @Get()
  @Can('rounds:read')
  @ApiOkResponse({ type: RunSheet })
  read(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<RunSheet> {
    return this.edge.run(ask, (tx) => readRunSheet(tx, id));
  }
}
