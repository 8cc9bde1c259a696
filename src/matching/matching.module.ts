import { Module } from '@nestjs/common';
import { AtOnceProcessor } from './at-once.processor.js';
import { AtOnceService } from './at-once.service.js';
import { CycleRunner } from './cycle-runner.js';
import { CyclesController } from './cycles.controller.js';
import { ExplanationService } from './explanation.service.js';
import { FairnessController } from './fairness.controller.js';
import { FairnessService } from './fairness.service.js';
import { MatchingProcessor } from './matching.processor.js';
import { MatchingService } from './matching.service.js';
import { OfferMakingService } from './offer-making.service.js';
import { OfferService } from './offer.service.js';
import { OffersController } from './offers.controller.js';
import { RecipientDirectory } from './recipient-directory.js';
import { ReofferService } from './reoffer.service.js';
import { Solver } from './solver/solver.service.js';
import { StandingRuleService } from './standing-rule.service.js';
import { StandingRulesController } from './standing-rules.controller.js';

@Module({
  controllers: [OffersController, StandingRulesController, CyclesController, FairnessController],
  providers: [
    RecipientDirectory,
    Solver,
    MatchingService,
    CycleRunner,
    OfferMakingService,
    ReofferService,
    OfferService,
    StandingRuleService,
    ExplanationService,
    FairnessService,
    AtOnceService,
    AtOnceProcessor,
    MatchingProcessor,
  ],
})
export class MatchingModule {}
