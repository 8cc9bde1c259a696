import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { Acceptance, Offer, OfferPage, OfferQuery, Refusal } from './offer.dto.js';
import { OfferService } from './offer.service.js';
import { readOffer, readOffers } from './offers.queries.js';

@ApiTags('offers')
@Controller('offers')
export class OffersController {
  constructor(
    private readonly edge: Edge,
    private readonly offers: OfferService,
  ) {}

  /** Offers, newest first. */
  @Get()
  @Can('offers:read')
  @ApiOkResponse({ type: OfferPage })
  list(@Asked() ask: Ask, @Query() query: OfferQuery): Promise<OfferPage> {
    return this.edge.run(ask, (tx) => readOffers(tx, query));
  }

  /** One offer. */
  @Get(':id')
  @Can('offers:read')
  @ApiOkResponse({ type: Offer })
  read(@Asked() ask: Ask, @Param('id', IdParam) id: string): Promise<Offer> {
    return this.edge.run(ask, (tx) => readOffer(tx, id));
  }

  /** Takes an offer, whole or in part. */
  @Post(':id/acceptance')
  @HttpCode(200)
  @Can('offers:answer')
  @ApiOkResponse({ type: Offer })
  accept(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Acceptance): Promise<Offer> {
    return this.edge.post(ask, async (tx) => {
      await this.offers.accept(tx, id, body);
      return readOffer(tx, id);
    });
  }

  /** Declines an offer, or gives back what was accepted and is not yet collected. */
  @Post(':id/refusal')
  @HttpCode(200)
  @Can('offers:answer')
  @ApiOkResponse({ type: Offer })
  refuse(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Refusal): Promise<Offer> {
    return this.edge.post(ask, async (tx) => {
      await this.offers.refuse(tx, id, body);
      return readOffer(tx, id);
    });
  }
}
