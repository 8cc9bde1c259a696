import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { Dispatcher } from './dispatcher.js';
import { Engine } from './engine.js';
import { QueueBackend } from './queue-backend.js';
import { Reactors } from './reactors.js';

@Global()
@Module({
  imports: [DiscoveryModule, ScheduleModule.forRoot()],
  providers: [QueueBackend, Reactors, Dispatcher, Engine],
  exports: [Engine],
})
export class QueuesModule {}
