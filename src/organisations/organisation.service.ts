import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { invalidFields, notFound, staleVersion } from '../platform/http/http.errors.js';
import { pageAsked, pageOf } from '../platform/http/page.js';
import type { FieldProblem } from '../vocabulary/rejection.js';
import { isSiret } from '../vocabulary/registration.js';
import type { NewOrganisation, Organisation, OrganisationChange, OrganisationPage, OrganisationQuery } from './organisation.dto.js';
import { endsBeforeItStarts, notYours, siretWrong } from './organisations.errors.js';
import { ReachService } from './reach.service.js';
import { likeText } from './like-text.queries.js';

const COLUMNS = `id, code, kind, name, siret, rna, to_char(habilitation_from, 'YYYY-MM-DD') as "habilitationFrom", to_char(habilitation_to, 'YYYY-MM-DD') as "habilitationTo",
  habilitation_reference as "habilitationReference", public_body as "publicBody", entitlement::float8 as entitlement, contact_name as "contactName",
  contact_phone as "contactPhone", contact_email as "contactEmail", version`;

/** What an organisation may change of itself; the rest decides what it is given, so the coordination writes it. */
const OWN_FIELDS: readonly (keyof OrganisationChange)[] = ['contactName', 'contactPhone', 'contactEmail'];

/** Shops, associations, hubs, outlets and town halls. */
@Injectable()
export class OrganisationService {
  constructor(private readonly reach: ReachService) {}

  async list(tx: Tx, query: OrganisationQuery): Promise<OrganisationPage> {
    const asked = pageAsked(query);
    const rows = await tx.query<Organisation>(
      `select ${COLUMNS} from organisation
        where ($1::uuid is null or id > $1) and ($2::uuid is null or id = $2) and ($3::text is null or kind = $3) and ($4::text is null or name ilike $4 or code ilike $4)
        order by id limit $5`,
      [asked.after, this.reach.limit(tx, 'organisations:read'), query.kind ?? null, likeText(query.q), asked.take],
    );
    return pageOf(rows, asked, (row) => row);
  }

  /** @throws notFound where there is none or it is out of reach. */
  async read(tx: Tx, organisationId: string): Promise<Organisation> {
    this.reach.organisation(tx, organisationId, 'organisations:read');
    return this.row(tx, organisationId);
  }

  /** @throws invalidFields (SIRET, dates in the wrong order); alreadyExists by the unique code. */
  async register(tx: Tx, body: NewOrganisation): Promise<Organisation> {
    const given = checked(body);
    const row = await tx.first<{ id: string }>(
      `insert into organisation (territory_id, code, kind, name, siret, rna, habilitation_from, habilitation_to, habilitation_reference, public_body, entitlement,
                                 contact_name, contact_phone, contact_email)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning id`,
      [tx.territoryId, given.code ?? `${given.kind}-${randomBytes(5).toString('hex')}`, ...valuesOf(given)],
    );
    return this.row(tx, row!.id);
  }

  /** @throws notFound, staleVersion, invalidFields; notYours where an organisation changes more of itself than how to reach it. */
  async change(tx: Tx, organisationId: string, { version, ...given }: OrganisationChange): Promise<Organisation> {
    this.reach.organisation(tx, organisationId, 'organisations:write');
    const before = await this.row(tx, organisationId);
    const after = checked({ ...before, ...given });
    this.requireOwnFields(tx, before, given);
    const changed = await tx.query(
      `update organisation set code = $3, kind = $4, name = $5, siret = $6, rna = $7, habilitation_from = $8, habilitation_to = $9, habilitation_reference = $10,
              public_body = $11, entitlement = $12, contact_name = $13, contact_phone = $14, contact_email = $15, version = version + 1
        where id = $1 and version = $2 returning id`,
      [organisationId, version, after.code, ...valuesOf(after)],
    );
    if (changed.length === 0) throw staleVersion({ version: before.version });
    return this.row(tx, organisationId);
  }

  private requireOwnFields(tx: Tx, before: Organisation, given: Partial<NewOrganisation>): void {
    if (this.reach.limit(tx, 'organisations:write') === null) return;
    const fields = Object.keys(given) as (keyof NewOrganisation)[];
    const foreign = fields.filter((field) => !OWN_FIELDS.includes(field) && given[field] !== before[field]);
    if (foreign.length > 0) throw notYours({ fields: foreign });
  }

  private async row(tx: Tx, organisationId: string): Promise<Organisation> {
    const row = await tx.first<Organisation>(`select ${COLUMNS} from organisation where id = $1`, [organisationId]);
    if (!row) throw notFound({ organisationId });
    return row;
  }
}

/** The fields as they are stored, if they fit together. */
function checked<Given extends NewOrganisation>(given: Given): Given {
  const siret = given.siret?.replaceAll(' ', '') ?? null;
  const problems: FieldProblem[] = siret !== null && !isSiret(siret) ? [siretWrong('/siret')] : [];
  // Dates as YYYY-MM-DD compare as texts.
  if (given.habilitationFrom && given.habilitationTo && given.habilitationTo < given.habilitationFrom)
    problems.push(endsBeforeItStarts('/habilitationTo'));
  if (problems.length > 0) throw invalidFields({}, problems);
  return { ...given, siret };
}

const valuesOf = (given: NewOrganisation): unknown[] => [
  given.kind,
  given.name,
  given.siret,
  given.rna,
  given.habilitationFrom,
  given.habilitationTo,
  given.habilitationReference,
  given.publicBody ?? false,
  given.entitlement ?? 1,
  given.contactName,
  given.contactPhone,
  given.contactEmail,
];
