import { Injectable } from '@nestjs/common';
import { endsBeforeItStarts } from '../organisations/organisations.errors.js';
import { ReachService } from '../organisations/reach.service.js';
import type { Tx } from '../platform/database/tx.js';
import { invalidFields, notFound, staleVersion } from '../platform/http/http.errors.js';
import { pageAsked, pageOf } from '../platform/http/page.js';
import { localDate } from '../vocabulary/local-time.js';
import type { FieldProblem } from '../vocabulary/rejection.js';
import { noRecipient, nothingChosen, onlyOneTime } from './offer.errors.js';
import type { NewStandingRule, StandingRule, StandingRuleChange, StandingRulePage, StandingRuleQuery } from './standing-rule.dto.js';

type Row = Omit<StandingRule, 'madeAt'> & { madeAt: Date };

const SELECT_RULE = `
  select r.id, r.site_id as "siteId", s.name as "siteName", r.categories, r.colds, r.most_g::float8 as most_g, r.weekdays, to_char(r.opens, 'HH24:MI') as opens, to_char(r.closes, 'HH24:MI') as closes,
         to_char(r.valid_from, 'YYYY-MM-DD') as "validFrom", to_char(r.valid_to, 'YYYY-MM-DD') as "validTo", r.paused, r.made_at as "madeAt", r.version,
         (select count(*)::int from offer f where f.standing_rule_id = r.id and f.made_at > app_now() - interval '28 days') as accepted
    from standing_rule r join site s on s.id = r.site_id`;

const shown = ({ madeAt, ...row }: Row): StandingRule => ({ ...row, madeAt: madeAt.toISOString() });

/** What recipients take without being asked. Each speaks for its own sites, the coordination for all. */
@Injectable()
export class StandingRuleService {
  constructor(private readonly reach: ReachService) {}

  /** The rules in force or paused, oldest first. */
  async list(tx: Tx, query: StandingRuleQuery): Promise<StandingRulePage> {
    const asked = pageAsked(query);
    const rows = await tx.query<Row>(
      `${SELECT_RULE} where r.ended_at is null and ($1::uuid is null or r.id > $1) and ($2::uuid is null or s.organisation_id = $2) and ($3::uuid is null or r.site_id = $3) order by r.id limit $4`,
      [asked.after, this.reach.limit(tx, 'offers:read'), query.siteId ?? null, asked.take],
    );
    return pageOf(rows, asked, shown);
  }

  /** @throws notFound for a site out of reach, invalidFields. */
  async make(tx: Tx, { siteId, ...body }: NewStandingRule): Promise<StandingRule> {
    const site = await this.reach.site(tx, siteId, 'offers:answer');
    const territory = await tx.first<{ timeZone: string }>('select time_zone as "timeZone" from territory where id = $1', [tx.territoryId]);
    const validFrom = body.validFrom ?? localDate((await tx.now()).getTime(), territory!.timeZone);
    const problems = site.role === 'donor' ? [noRecipient('/siteId')] : faultsOf({ ...body, validFrom });
    if (problems.length > 0) throw invalidFields({}, problems);
    const row = await tx.first<{ id: string }>(
      `insert into standing_rule (territory_id, site_id, categories, colds, most_g, weekdays, opens, closes, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
      [tx.territoryId, siteId, ...valuesOf({ ...body, validFrom })],
    );
    return this.read(tx, row!.id);
  }

  /** Changes what is said of it and leaves the rest. @throws notFound, staleVersion, invalidFields. */
  async change(tx: Tx, ruleId: string, { version, paused, ...body }: StandingRuleChange): Promise<StandingRule> {
    const before = await this.hold(tx, ruleId);
    const next = { ...before, ...given(body) };
    const problems = faultsOf(next);
    if (problems.length > 0) throw invalidFields({}, problems);
    const changed = await tx.query(
      `update standing_rule set categories = $3, colds = $4, most_g = $5, weekdays = $6, opens = $7, closes = $8, valid_from = $9, valid_to = $10, paused = $11, version = version + 1
        where id = $1 and version = $2 returning id`,
      [ruleId, version, ...valuesOf(next), paused ?? before.paused],
    );
    if (changed.length === 0) throw staleVersion({ version: before.version });
    return this.read(tx, ruleId);
  }

  /** Ends a rule: from now on the site is asked again. What it accepted stays accepted. @throws notFound. */
  async end(tx: Tx, ruleId: string): Promise<void> {
    await this.hold(tx, ruleId);
    await tx.query('update standing_rule set ended_at = app_now(), version = version + 1 where id = $1', [ruleId]);
  }

  /** Locks a rule within reach. */
  private async hold(tx: Tx, ruleId: string): Promise<StandingRule> {
    const found = await tx.first<{ id: string }>(
      `select r.id from standing_rule r join site s on s.id = r.site_id where r.id = $1 and r.ended_at is null and ($2::uuid is null or s.organisation_id = $2) for update of r`,
      [ruleId, this.reach.limit(tx, 'offers:answer')],
    );
    if (!found) throw notFound({ ruleId });
    return this.read(tx, ruleId);
  }

  private async read(tx: Tx, ruleId: string): Promise<StandingRule> {
    return shown((await tx.first<Row>(`${SELECT_RULE} where r.id = $1`, [ruleId]))!);
  }
}

type Said = Omit<NewStandingRule, 'siteId' | 'validFrom'> & { validFrom: string };

/** What was said of a rule: a field that is missing leaves what was there. */
const given = (body: Omit<StandingRuleChange, 'version' | 'paused'>): Partial<Said> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));

const valuesOf = ({ categories, colds, most_g, weekdays, opens, closes, validFrom, validTo }: Said): unknown[] => [
  categories ?? null,
  colds ?? null,
  most_g ?? null,
  weekdays ?? null,
  opens ?? null,
  closes ?? null,
  validFrom,
  validTo ?? null,
];

function faultsOf({ categories, colds, weekdays, opens = null, closes = null, validFrom, validTo }: Said): FieldProblem[] {
  const empty = Object.entries({ categories, colds, weekdays }).flatMap(([name, list]) =>
    list?.length === 0 ? [nothingChosen(`/${name}`)] : [],
  );
  return [
    ...empty,
    ...((opens === null) === (closes === null) ? [] : [onlyOneTime(opens === null ? '/opens' : '/closes')]),
    ...(opens !== null && closes !== null && closes <= opens ? [endsBeforeItStarts('/closes')] : []),
    ...(validTo && validTo < validFrom ? [endsBeforeItStarts('/validTo')] : []),
  ];
}
