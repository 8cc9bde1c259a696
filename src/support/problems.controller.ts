import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { ProblemPages } from './problem-pages.js';

/** The page behind the `type` of every problem+json answer. */
@ApiTags('support')
@Controller('problems')
export class ProblemsController {
  constructor(private readonly pages: ProblemPages) {}

  /** What a problem's code means, in French and in English, for people. */
  @Get(':code')
  @Can('public')
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' } })
  page(@Param('code') code: string): string {
    return this.pages.page(code);
  }
}
