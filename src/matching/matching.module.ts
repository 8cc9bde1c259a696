import { Module } from '@nestjs/common';
import { CyclesController } from './cycles.controller.js';
import { ExplanationService } from './explanation.service.js';
import { MatchingProcessor } from './matching.processor.js';
import { MatchingService } from './matching.service.js';
import { OfferService } from './offer.service.js';
import { OffersController } from './offers.controller.js';

@Module({
  controllers: [OffersController, CyclesController],
  providers: [MatchingService, OfferService, ExplanationService, MatchingProcessor],
})
export class MatchingModule {}
