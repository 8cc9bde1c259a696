import { Module } from '@nestjs/common';
import { MessageService } from './message.service.js';
import { MessagesController } from './messages.controller.js';
import { NotificationsProcessor } from './notifications.processor.js';

@Module({ controllers: [MessagesController], providers: [MessageService, NotificationsProcessor] })
export class NotificationsModule {}
