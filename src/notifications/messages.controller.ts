import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { Message, MessagePage, MessageQuery } from './message.dto.js';
import { MessageService } from './message.service.js';

@ApiTags('messages')
@Controller('messages')
export class MessagesController {
  constructor(
    private readonly edge: Edge,
    private readonly messages: MessageService,
  ) {}

  /** What one should know, newest first. */
  @Get()
  @Can('messages:read')
  @ApiOkResponse({ type: MessagePage })
  list(@Asked() ask: Ask, @Query() query: MessageQuery): Promise<MessagePage> {
    return this.edge.run(ask, (tx) => this.messages.list(tx, query, ask.language));
  }

  /** Marks a message as read. */
  @Post(':id/reading')
  @HttpCode(200)
  @Can('messages:read')
  @ApiOkResponse({ type: Message })
  markRead(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<Message> {
    return this.edge.post(ask, (tx) => this.messages.markRead(tx, id, ask.language));
  }
}
