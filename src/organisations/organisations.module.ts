import { Global, Module } from '@nestjs/common';
import { ConventionService } from './convention.service.js';
import { ConventionsController } from './conventions.controller.js';
import { OpeningService } from './opening.service.js';
import { OrganisationService } from './organisation.service.js';
import { OrganisationsController } from './organisations.controller.js';
import { PeopleController } from './people.controller.js';
import { PersonService } from './person.service.js';
import { PolicyService } from './policy.service.js';
import { ReachService } from './reach.service.js';
import { SiteService } from './site.service.js';
import { SitesController } from './sites.controller.js';
import { TerritoryController } from './territory.controller.js';
import { TerritoryService } from './territory.service.js';
import { VehicleService } from './vehicle.service.js';
import { VehiclesController } from './vehicles.controller.js';

@Global()
@Module({
  controllers: [OrganisationsController, SitesController, ConventionsController, PeopleController, VehiclesController, TerritoryController],
  providers: [
    ReachService,
    TerritoryService,
    PolicyService,
    OrganisationService,
    SiteService,
    OpeningService,
    ConventionService,
    PersonService,
    VehicleService,
  ],
  exports: [ReachService, TerritoryService, PolicyService, OrganisationService, SiteService],
})
export class OrganisationsModule {}
