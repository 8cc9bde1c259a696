import { Injectable } from '@nestjs/common';
import { reachOf } from '../auth/permissions.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';
import type { Language } from '../vocabulary/words.js';
import { admit, type Admission } from './core/admission.js';
import { LotDeclarations, type DonorFacts } from './lot-declarations.js';
import type { Declaration, Lot, LotHistory, LotPage } from './lot.dto.js';
import { lotRefused, siteGivesNothing } from './lot.errors.js';
import { lotDeclared } from './lot.events.js';
import { lotOf, readHistory, readLot, readLots, type LotFilter } from './lots.queries.js';

/** Declaring lots and reading them. */
@Injectable()
export class LotService {
  constructor(private readonly declarations: LotDeclarations) {}

  /**
   * Declares a lot: lot, parcel, ledger rows and event in the caller's transaction. A rule of law that it breaks
   * refuses it whole; guidance holds it until a named person releases it. The same donor reference again gives the
   * same lot.
   *
   * @throws notFound where the site is not the actor's, siteGivesNothing, lotRefused with one problem a rule.
   */
  async declare(tx: Tx, body: Declaration, language: Language): Promise<Lot> {
    const donor = await this.declarations.facts(tx, body);
    if (!donor || (reachOf(tx.actor, 'lots:declare') === 'own' && donor.organisationId !== tx.actor.organisationId))
      throw notFound({ site: body.siteId });
    if (donor.role !== 'donor' && donor.role !== 'hub') throw siteGivesNothing({ siteId: body.siteId });
    if (donor.known) return this.read(tx, donor.known, language);
    const admission = this.admission(body, donor);
    const lot = this.declarations.write(tx, body, donor, admission, language);
    tx.emit(lotDeclared, { lotId: lot.id, held: admission.verdict === 'held' });
    return lot;
  }

  private admission(body: Declaration, donor: DonorFacts): Admission {
    const admission = admit(
      {
        ...body,
        date: body.date ?? null,
        datePrecision: body.datePrecision ?? null,
        producedOn: body.producedOn ?? null,
        allergens: body.allergens ?? null,
        pickupFrom_ms: Date.parse(body.pickup.from),
        pickupTo_ms: Date.parse(body.pickup.to),
      },
      { donorKind: donor.donorKind ?? 'hub', hasConvention: donor.hasConvention, now_ms: donor.now.getTime(), timeZone: donor.timeZone },
    );
    if (admission.verdict !== 'refused') return admission;
    const blocking = admission.findings.filter(({ rule }) => rule.level === 'BLOCK');
    throw lotRefused(
      { rules: blocking.map(({ rule, facts }) => ({ id: rule.id, reference: rule.reference, ...facts })) },
      blocking.map(({ rule }) => ({ pointer: rule.pointer, code: rule.id, message: rule.because })),
    );
  }

  /** One lot, if it is within the actor's reach. */
  async read(tx: Tx, lotId: string, language: Language): Promise<Lot> {
    const row = await readLot(tx, lotId);
    if (!row || !(await this.reaches(tx, lotId))) throw notFound({ lotId });
    return lotOf(row, language);
  }

  /** A page of lots, newest first; an actor of limited reach sees what its organisation gives or receives. */
  async list(tx: Tx, filter: Omit<LotFilter, 'organisationId'>, language: Language): Promise<LotPage> {
    const own = reachOf(tx.actor, 'lots:read') === 'own';
    const rows = await readLots(tx, { ...filter, organisationId: own ? tx.actor.organisationId : null, limit: filter.limit + 1 });
    const items = rows.slice(0, filter.limit).map((row) => lotOf(row, language));
    return { items, next: rows.length > filter.limit ? items.at(-1)!.id : null };
  }

  async history(tx: Tx, lotId: string): Promise<LotHistory> {
    if (!(await this.reaches(tx, lotId))) throw notFound({ lotId });
    return readHistory(tx, lotId);
  }

  /** Whether the actor may see this lot: its own organisation's, one offered to it, or any where its role reaches all. */
  async reaches(tx: Tx, lotId: string): Promise<boolean> {
    const own = reachOf(tx.actor, 'lots:read') !== 'any';
    const found = await tx.first(
      `select 1 from lot l join site s on s.id = l.donor_site_id
        where l.id = $1 and ($2::uuid is null or s.organisation_id = $2
          or exists (select from offer f join site r on r.id = f.recipient_site_id where f.lot_id = l.id and r.organisation_id = $2)
          or exists (select from parcel p join site r on r.id = p.recipient_site_id where p.lot_id = l.id and r.organisation_id = $2))`,
      [lotId, own ? (tx.actor.organisationId ?? '00000000-0000-0000-0000-000000000000') : null],
    );
    return found !== undefined;
  }
}
