import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuthGuard } from './auth/auth.guard.js';
import { AuthModule } from './auth/auth.module.js';
import { DayModule } from './day/day.module.js';
import { EquipmentModule } from './equipment/equipment.module.js';
import { FiguresModule } from './figures/figures.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { HubModule } from './hub/hub.module.js';
import { MatchingModule } from './matching/matching.module.js';
import { RoundsModule } from './rounds/rounds.module.js';
import { LotsModule } from './lots/lots.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { EdgeModule } from './platform/http/http.module.js';
import { QueuesModule } from './platform/queues/queues.module.js';
import { SimulationModule } from './simulation/simulation.module.js';
import { SupportModule } from './support/support.module.js';

/** The only list of rooms. Each room's module holds its controllers, services and processor. */
const ROOMS = [
  AuthModule,
  OrganisationsModule,
  LedgerModule,
  LotsModule,
  MatchingModule,
  EquipmentModule,
  RoundsModule,
  HubModule,
  DayModule,
  ImportsModule,
  FiguresModule,
  SimulationModule,
  NotificationsModule,
  SupportModule,
];

/** The whole program in one process: pages, API and jobs. The web and worker processes leave out the other's part at start. */
@Module({
  imports: [DatabaseModule, EdgeModule, QueuesModule, ...ROOMS],
  providers: [{ provide: APP_GUARD, useClass: AuthGuard }],
})
export class AppModule {}
