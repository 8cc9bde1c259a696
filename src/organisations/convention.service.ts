import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { invalidFields, notFound } from '../platform/http/http.errors.js';
import { pageAsked, pageOf } from '../platform/http/page.js';
import type { Convention, ConventionPage, ConventionQuery, NewConvention } from './convention.dto.js';
import { endsBeforeItStarts, notADonor, notAnAssociation } from './organisations.errors.js';
import { ReachService } from './reach.service.js';

const SELECT_CONVENTION = `
  select c.id, c.association_id as "associationId", a.name as "associationName", c.donor_id as "donorId", d.name as "donorName",
         to_char(c.from_date, 'YYYY-MM-DD') as "fromDate", to_char(c.to_date, 'YYYY-MM-DD') as "toDate", c.reference
    from convention c join organisation a on a.id = c.association_id left join organisation d on d.id = c.donor_id`;

/** The agreements the law asks for between a donor and an association. Both sides see theirs; the coordination writes them. */
@Injectable()
export class ConventionService {
  constructor(private readonly reach: ReachService) {}

  async list(tx: Tx, query: ConventionQuery): Promise<ConventionPage> {
    const asked = pageAsked(query);
    const rows = await tx.query<Convention>(
      `${SELECT_CONVENTION}
        where ($1::uuid is null or c.id > $1) and ($2::uuid is null or $2 in (c.association_id, c.donor_id)) and ($3::uuid is null or c.association_id = $3)
          and ($4::uuid is null or c.donor_id is null or c.donor_id = $4)
        order by c.id limit $5`,
      [asked.after, this.reach.limit(tx, 'organisations:read'), query.associationId ?? null, query.donorId ?? null, asked.take],
    );
    return pageOf(rows, asked, (row) => row);
  }

  /** @throws invalidFields, notFound; alreadyExists where the two have one from the same day. */
  async sign(tx: Tx, { associationId, donorId = null, fromDate, toDate, reference }: NewConvention): Promise<Convention> {
    if (toDate < fromDate) throw invalidFields({}, [endsBeforeItStarts('/toDate')]);
    if ((await this.kindOf(tx, associationId)) !== 'association') throw invalidFields({}, [notAnAssociation('/associationId')]);
    if (donorId !== null && !['donor', 'hub'].includes(await this.kindOf(tx, donorId))) throw invalidFields({}, [notADonor('/donorId')]);
    const row = await tx.first<{ id: string }>(
      'insert into convention (territory_id, association_id, donor_id, from_date, to_date, reference) values ($1, $2, $3, $4, $5, $6) returning id',
      [tx.territoryId, associationId, donorId, fromDate, toDate, reference],
    );
    return (await tx.first<Convention>(`${SELECT_CONVENTION} where c.id = $1`, [row!.id]))!;
  }

  /** @throws notFound. */
  async remove(tx: Tx, conventionId: string): Promise<void> {
    const gone = await tx.query('delete from convention where id = $1 returning id', [conventionId]);
    if (gone.length === 0) throw notFound({ conventionId });
  }

  private async kindOf(tx: Tx, organisationId: string): Promise<string> {
    const row = await tx.first<{ kind: string }>('select kind from organisation where id = $1', [organisationId]);
    if (!row) throw notFound({ organisationId });
    return row.kind;
  }
}
