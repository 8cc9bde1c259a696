import { Global, Module } from '@nestjs/common';
import { ExpiryService } from './expiry.service.js';
import { LotBulkService } from './lot-bulk.service.js';
import { LotDeclarations } from './lot-declarations.js';
import { LotLifeService } from './lot-life.service.js';
import { LotService } from './lot.service.js';
import { LotsController } from './lots.controller.js';
import { LotsProcessor } from './lots.processor.js';
import { ParcelService } from './parcel.service.js';

@Global()
@Module({
  controllers: [LotsController],
  providers: [LotService, LotLifeService, LotBulkService, LotDeclarations, ParcelService, ExpiryService, LotsProcessor],
  exports: [LotService, LotBulkService, ParcelService],
})
export class LotsModule {}
