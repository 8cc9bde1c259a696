import { Module } from '@nestjs/common';
import { ComparisonRunner } from './comparison-runner.js';
import { ComparisonsController } from './comparisons.controller.js';
import { ComparisonService } from './comparison.service.js';
import { SimulationProcessor } from './simulation.processor.js';

@Module({ controllers: [ComparisonsController], providers: [ComparisonService, ComparisonRunner, SimulationProcessor] })
export class SimulationModule {}
