import { Module } from '@nestjs/common';
import { ENV, type Env } from '../../platform/config/env.js';
import { TravelController } from './travel.controller.js';
import { TRAVEL_SOURCE, travelSource } from './travel-settings.js';
import { TravelService } from './travel.service.js';

@Module({
  controllers: [TravelController],
  providers: [{ provide: TRAVEL_SOURCE, inject: [ENV], useFactory: (env: Env) => travelSource(env) }, TravelService],
  exports: [TravelService],
})
export class TravelModule {}
