import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../auth/auth.guard.js';
import { Asked, type Ask } from '../platform/http/ask.js';
import { Edge } from '../platform/http/edge.js';
import { IdParam } from '../platform/http/id-param.js';
import { Absence, NewPerson, Person, PersonChange, PersonPage, PersonQuery } from './person.dto.js';
import { PersonService } from './person.service.js';

@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly edge: Edge,
    private readonly people: PersonService,
  ) {}

  /** Drivers and volunteers. */
  @Get()
  @Can('people:read')
  @ApiOkResponse({ type: PersonPage })
  list(@Asked() ask: Ask, @Query() query: PersonQuery): Promise<PersonPage> {
    return this.edge.run(ask, (tx) => this.people.list(tx, query));
  }

  /** Adds a person. */
  @Post()
  @Can('people:write')
  @ApiCreatedResponse({ type: Person })
  add(@Asked() ask: Ask, @Body() body: NewPerson): Promise<Person> {
    return this.edge.post(ask, (tx) => this.people.add(tx, body));
  }

  /** Changes a person. */
  @Patch(':id')
  @Can('people:write')
  @ApiOkResponse({ type: Person })
  change(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: PersonChange): Promise<Person> {
    return this.edge.run(ask, (tx) => this.people.change(tx, id, body));
  }

  /** Says that a person will not be there on a day. */
  @Post(':id/absences')
  @Can('people:write')
  @ApiCreatedResponse({ type: Person })
  excuse(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Body() body: Absence): Promise<Person> {
    return this.edge.post(ask, (tx) => this.people.excuse(tx, id, body));
  }

  /** Says that a person will be there after all. */
  @Delete(':id/absences/:day')
  @HttpCode(204)
  @Can('people:write')
  @ApiNoContentResponse()
  expect(@Asked() ask: Ask, @Param('id', IdParam) id: string, @Param('day') day: string): Promise<void> {
    return this.edge.run(ask, (tx) => this.people.expect(tx, id, day));
  }
}
