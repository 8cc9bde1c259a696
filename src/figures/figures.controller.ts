import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { csvFile } from '../platform/http/csv-file.js';
import { Edge } from '../platform/http/edge.js';
import { LOT_COLUMNS, MOVEMENT_COLUMNS } from './exports.queries.js';
import { ExportsService } from './exports.service.js';
import { FIGURE_COLUMNS, figureRows } from './figure-rows.js';
import { Figures, FiguresQuery } from './figure.dto.js';
import { FiguresService } from './figures.service.js';

const CSV = {
  schema: { type: 'string' as const, format: 'binary' },
  description: 'CSV by RFC 4180: UTF-8, a header, decimal points, times in UTC.',
};

@ApiTags('figures')
@Controller()
export class FiguresController {
  constructor(
    private readonly edge: Edge,
    private readonly figures: FiguresService,
    private readonly exports: ExportsService,
  ) {}

  /** What was declared, saved, lost and diverted in a period, with the method of each figure. */
  @Get('figures')
  @Can('figures:read')
  @ApiOkResponse({ type: Figures })
  read(@Asked() ask: Ask, @Query() query: FiguresQuery): Promise<Figures> {
    return this.edge.run(ask, (tx) => this.figures.read(tx, query, ask.language));
  }

  /** The groups of the figures, one a line. */
  @Get('export/figures.csv')
  @Can('figures:read')
  @ApiProduces('text/csv')
  @ApiOkResponse(CSV)
  async figuresFile(@Asked() ask: Ask, @Query() query: FiguresQuery): Promise<StreamableFile> {
    const groups = await this.edge.run(ask, (tx) => this.figures.groups(tx, query, ask.language));
    return csvFile('figures.csv', FIGURE_COLUMNS, async (after) => (after === null ? figureRows(groups) : []));
  }

  /** Lots of the period with where their grams are: those of one's own organisation, or all for the territory's staff. */
  @Get('export/lots.csv')
  @Can('export:read')
  @ApiProduces('text/csv')
  @ApiOkResponse(CSV)
  async lotsFile(@Asked() ask: Ask, @Query() query: FiguresQuery): Promise<StreamableFile> {
    const period = await this.edge.run(ask, (tx) => this.figures.period(tx, query));
    return csvFile('lots.csv', LOT_COLUMNS, (after) => this.edge.run(ask, (tx) => this.exports.lots(tx, period, after)));
  }

  /** The mass ledger's rows of the period, within the same reach. */
  @Get('export/movements.csv')
  @Can('export:read')
  @ApiProduces('text/csv')
  @ApiOkResponse(CSV)
  async movementsFile(@Asked() ask: Ask, @Query() query: FiguresQuery): Promise<StreamableFile> {
    const period = await this.edge.run(ask, (tx) => this.figures.period(tx, query));
    return csvFile('movements.csv', MOVEMENT_COLUMNS, (after) => this.edge.run(ask, (tx) => this.exports.movements(tx, period, after)));
  }
}
