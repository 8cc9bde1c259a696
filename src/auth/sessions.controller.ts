import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { Can } from './auth.guard.js';
import { LoginService } from './login.service.js';
import { Me } from './me.dto.js';
import { deviceOf, sessionTokenOf, setSessionCookie } from './session-cookie.js';
import { DemoLogins, Devices, Login } from './session.dto.js';
import { SessionService } from './session.service.js';

@ApiTags('session')
@Controller()
export class SessionsController {
  constructor(
    private readonly edge: Edge,
    private readonly logins: LoginService,
    private readonly sessions: SessionService,
  ) {}

  /** Signs in: sets the session cookie. */
  @Post('session')
  @Can('public')
  @ApiCreatedResponse({ type: Me })
  async open(@Body() body: Login, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Me> {
    const { token, me } = await this.logins.open(body, { device: deviceOf(request), before: sessionTokenOf(request) });
    setSessionCookie(request, reply, token, this.sessions.maxAge_s);
    return me;
  }

  /** Who asks, and what they may do. */
  @Get('session')
  @Can('signed-in')
  @ApiOkResponse({ type: Me })
  me(@Asked() ask: Ask, @Req() request: FastifyRequest): Promise<Me> {
    return this.edge.run(ask, (tx) => this.sessions.me(tx, sessionTokenOf(request)));
  }

  /** Signs out on this device. */
  @Delete('session')
  @HttpCode(204)
  @Can('signed-in')
  @ApiNoContentResponse()
  async close(@Asked() ask: Ask, @Req() request: FastifyRequest): Promise<void> {
    await this.edge.run(ask, (tx) => this.sessions.close(tx, sessionTokenOf(request)));
    setSessionCookie(request, ask.reply, '', 0);
  }

  /** Devices on which one is signed in. */
  @Get('sessions')
  @Can('signed-in')
  @ApiOkResponse({ type: Devices })
  list(@Asked() ask: Ask, @Req() request: FastifyRequest): Promise<Devices> {
    return this.edge.run(ask, (tx) => this.sessions.list(tx, sessionTokenOf(request)));
  }

  /** Signs out everywhere. */
  @Delete('sessions')
  @HttpCode(204)
  @Can('signed-in')
  @ApiNoContentResponse()
  async closeAll(@Asked() ask: Ask, @Req() request: FastifyRequest): Promise<void> {
    await this.edge.run(ask, (tx) => this.sessions.closeAll(tx, tx.actor.id));
    setSessionCookie(request, ask.reply, '', 0);
  }

  /** Logins of a demonstration, one per role; empty on any other database. */
  @Get('demo-logins')
  @Can('public')
  @ApiOkResponse({ type: DemoLogins })
  demoLogins(): Promise<DemoLogins> {
    return this.logins.demoLogins();
  }
}
