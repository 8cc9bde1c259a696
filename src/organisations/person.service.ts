import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { isRealDate } from '../platform/http/fields.js';
import { notFound, staleVersion } from '../platform/http/http.errors.js';
import { pageAsked, pageOf } from '../platform/http/page.js';
import { likeText } from './like-text.queries.js';
import { personAbsent } from './organisations.events.js';
import type { Absence, NewPerson, Person, PersonChange, PersonPage, PersonQuery } from './person.dto.js';
import { ReachService } from './reach.service.js';

const SELECT_PERSON = `
  select p.id, p.organisation_id as "organisationId", o.name as "organisationName", p.name, p.phone, p.drives, p.active, p.version,
         coalesce((select jsonb_agg(jsonb_build_object('day', a.day, 'reason', a.reason) order by a.day) from absence a
                    where a.person_id = p.id and a.day >= (select (app_now() at time zone t.time_zone)::date from territory t where t.id = p.territory_id)), '[]') as absences
    from person p join organisation o on o.id = p.organisation_id`;

/** Drivers and volunteers. */
@Injectable()
export class PersonService {
  constructor(private readonly reach: ReachService) {}

  async list(tx: Tx, query: PersonQuery): Promise<PersonPage> {
    const asked = pageAsked(query);
    const rows = await tx.query<Person>(
      `${SELECT_PERSON}
        where ($1::uuid is null or p.id > $1) and ($2::uuid is null or p.organisation_id = $2) and ($3::uuid is null or p.organisation_id = $3) and ($4::text is null or p.name ilike $4)
        order by p.id limit $5`,
      [asked.after, this.reach.limit(tx, 'people:read'), query.organisationId ?? null, likeText(query.q), asked.take],
    );
    return pageOf(rows, asked, (row) => row);
  }

  /** @throws notFound for the organisation. */
  async add(tx: Tx, { organisationId, name, phone, drives, active }: NewPerson): Promise<Person> {
    this.reach.organisation(tx, organisationId, 'people:write');
    const row = await tx.first<{ id: string }>(
      'insert into person (territory_id, organisation_id, name, phone, drives, active) values ($1, $2, $3, $4, $5, $6) returning id',
      [tx.territoryId, organisationId, name, phone ?? null, drives ?? [], active ?? true],
    );
    return this.row(tx, row!.id);
  }

  /** @throws notFound, staleVersion. */
  async change(tx: Tx, personId: string, { version, ...given }: PersonChange): Promise<Person> {
    const before = await this.row(tx, personId);
    const after = { ...before, ...given };
    this.reach.organisation(tx, after.organisationId, 'people:write');
    const changed = await tx.query(
      'update person set organisation_id = $3, name = $4, phone = $5, drives = $6, active = $7, version = version + 1 where id = $1 and version = $2 returning id',
      [personId, version, after.organisationId, after.name, after.phone, after.drives, after.active],
    );
    if (changed.length === 0) throw staleVersion({ version: before.version });
    return this.row(tx, personId);
  }

  /** Says that a person will not be there on a day; said again, the reason is replaced. @throws notFound. */
  async excuse(tx: Tx, personId: string, { day, reason }: Absence): Promise<Person> {
    await this.row(tx, personId);
    await tx.query(
      'insert into absence (territory_id, person_id, day, reason) values ($1, $2, $3, $4) on conflict (person_id, day) do update set reason = excluded.reason',
      [tx.territoryId, personId, day, reason ?? null],
    );
    tx.emit(personAbsent, { personId, day });
    return this.row(tx, personId);
  }

  /** Takes an absence back. @throws notFound. */
  async expect(tx: Tx, personId: string, day: string): Promise<void> {
    await this.row(tx, personId);
    const gone = isRealDate(day)
      ? await tx.query('delete from absence where person_id = $1 and day = $2 returning id', [personId, day])
      : [];
    if (gone.length === 0) throw notFound({ personId, day });
    tx.emit(personAbsent, { personId, day });
  }

  /** One person whom the actor may write. */
  private async row(tx: Tx, personId: string): Promise<Person> {
    const row = await tx.first<Person>(`${SELECT_PERSON} where p.id = $1 and ($2::uuid is null or p.organisation_id = $2)`, [
      personId,
      this.reach.limit(tx, 'people:write'),
    ]);
    if (!row) throw notFound({ personId });
    return row;
  }
}
