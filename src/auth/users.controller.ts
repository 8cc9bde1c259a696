import { createHash } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { Can } from './auth.guard.js';
import { sessionTokenOf } from './session-cookie.js';
import { NewPassword, NewUser, User, UserChange, UserPage, UserQuery } from './user.dto.js';
import { UserService } from './user.service.js';

@ApiTags('users')
@Controller('users')
export class UsersController {
  constructor(
    private readonly edge: Edge,
    private readonly users: UserService,
  ) {}

  /** Users of the territory. */
  @Get()
  @Can('users:write')
  @ApiOkResponse({ type: UserPage })
  list(@Asked() ask: Ask, @Query() query: UserQuery): Promise<UserPage> {
    return this.edge.run(ask, (tx) => this.users.list(tx, query));
  }

  /** Gives a person an account. */
  @Post()
  @Can('users:write')
  @ApiCreatedResponse({ type: User })
  invite(@Asked() ask: Ask, @Body() body: NewUser): Promise<User> {
    return this.edge.post(withoutPassword(ask, body), (tx) => this.users.invite(tx, body));
  }

  /** Changes an account, or shuts it out. */
  @Patch(':id')
  @Can('users:write')
  @ApiOkResponse({ type: User })
  change(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: UserChange): Promise<User> {
    return this.edge.run(ask, (tx) => this.users.change(tx, id, body));
  }

  /** Sets a password. It needs no idempotency key: the same one twice changes nothing more. */
  @Post(':id/password')
  @HttpCode(204)
  @Can('signed-in')
  @ApiNoContentResponse()
  setPassword(
    @Asked() ask: Ask,
    @Param('id', IdParam) id: string,
    @Body() body: NewPassword,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.edge.run(ask, (tx) => this.users.setPassword(tx, id, body, sessionTokenOf(request)));
  }
}

/** The fingerprint kept with an idempotency key is a quick hash, from which a password could be guessed: it is left out of it. */
function withoutPassword(ask: Ask, { password: _, ...body }: NewUser): Ask {
  return {
    ...ask,
    fingerprint: createHash('sha256')
      .update(`POST users\n${JSON.stringify(body)}`)
      .digest(),
  };
}
