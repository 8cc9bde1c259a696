import { Controller, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { ImportDesk } from './import-desk.service.js';
import { ImportKindParam, ImportQuery, ImportReport } from './import.dto.js';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('imports')
@Controller()
export class ImportsController {
  constructor(private readonly desk: ImportDesk) {}

  /** Imports a published file of places: shops (BDCom), markets, canteens (ma-cantine), or any organisations. */
  @Post('imports/:kind')
  @Can('imports:run')
  @ApiConsumes('text/csv', 'application/octet-stream')
  @ApiBody(FILE)
  @ApiCreatedResponse({ type: ImportReport })
  directory(
    @Asked() ask: Ask,
    @Param() { kind }: ImportKindParam,
    @Query() query: ImportQuery,
    @Req() request: FastifyRequest,
  ): Promise<ImportReport> {
    return this.desk.receive(ask, request.body, { kind, ...query.order });
  }

  /** Imports lots, as a table or one JSON object a line. */
  @Post('lots/imports')
  @Can('lots:import')
  @ApiConsumes('text/csv', 'application/x-ndjson', 'application/octet-stream')
  @ApiBody(FILE)
  @ApiCreatedResponse({ type: ImportReport })
  lots(@Asked() ask: Ask, @Query() query: ImportQuery, @Req() request: FastifyRequest): Promise<ImportReport> {
    return this.desk.receive(ask, request.body, { kind: 'lots', ...query.order });
  }
}
