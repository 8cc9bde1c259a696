import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { PickupNoteService } from './pickup-note.service.js';
import { PickupNote, Round, RoundList, RoundQuery } from './round.dto.js';
import { readRound, readRounds } from './rounds.queries.js';

@ApiTags('rounds')
@Controller()
export class RoundsController {
  constructor(
    private readonly edge: Edge,
    private readonly notes: PickupNoteService,
  ) {}

  /** Rounds of a day. */
  @Get('rounds')
  @Can('rounds:read')
  @ApiOkResponse({ type: RoundList })
  list(@Asked() ask: Ask, @Query() query: RoundQuery): Promise<RoundList> {
    return this.edge.run(ask, async (tx) => ({ items: await readRounds(tx, query) }));
  }

  /** One round with its stops. */
  @Get('rounds/:id')
  @Can('rounds:read')
  @ApiOkResponse({ type: Round })
  read(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<Round> {
    return this.edge.run(ask, (tx) => readRound(tx, id));
  }

  /** The signed pickup note (bordereau d’enlèvement) of a pickup. */
  @Get('stops/:id/note')
  @Can('rounds:read')
  @ApiOkResponse({ type: PickupNote })
  note(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<PickupNote> {
    return this.edge.run(ask, (tx) => this.notes.read(tx, id));
  }
}
