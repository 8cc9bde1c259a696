import { Global, Module } from '@nestjs/common';
import { LedgerService } from './ledger.service.js';
import { RoomService } from './room.service.js';

/** Global, since every room that moves mass posts here. */
@Global()
@Module({ providers: [LedgerService, RoomService], exports: [LedgerService, RoomService] })
export class LedgerModule {}
