import { Global, Module } from '@nestjs/common';
import { ReachService } from './reach.service.js';

@Global()
@Module({
  providers: [ReachService],
  exports: [ReachService],
})
export class OrganisationsModule {}
