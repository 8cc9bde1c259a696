import { Injectable } from '@nestjs/common';
import { reachOf } from '../auth/permissions.js';
import { LotService } from '../lots/lot.service.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';
import type { Language } from '../vocabulary/words.js';
import { explainLot, type PairExplanation } from './core/explain.js';
import type { Problem } from './core/problem.js';
import type { Proposal } from './core/proposal.js';
import { nameOf, readCycleFiles } from './cycle-record.js';
import { readCyclesOfLot, readFollowUps, type FollowUp, type LotCycleRow } from './cycles.queries.js';
import type { LotCycle, LotExplanation, WhyNot } from './cycle.dto.js';
import { askedNextText, BY_RULE, wonText } from './explanation-words.js';

const MOST_CYCLES = 5;
const NAMELESS = { fr: 'Une autre structure', en: 'Another organisation' };

interface SiteName {
  id: string;
  code: string;
  name: string;
  organisationId: string;
}

/** Says who got a lot and why others did not, from the very problem and proposal of each cycle. */
@Injectable()
export class ExplanationService {
  constructor(private readonly lots: LotService) {}

  /**
   * The last cycles that decided something of a lot, newest first. An actor of limited reach is told about itself by
   * name; other recipients stay nameless to it.
   */
  async explain(
    tx: Tx,
    lotId: string,
    { recipientSiteId, language }: { recipientSiteId: string | undefined; language: Language },
  ): Promise<LotExplanation> {
    if (!(await this.lots.reaches(tx, lotId)) && !recipientSiteId) throw notFound({ lotId });
    const lot = await tx.first<{ reference: string }>('select reference from lot where id = $1', [lotId]);
    if (!lot) throw notFound({ lotId });
    const sites = await this.sites(tx);
    const asked = recipientSiteId ? sites.find((site) => site.id === recipientSiteId && this.shows(tx, site)) : undefined;
    if (recipientSiteId && !asked) throw notFound({ recipientSiteId });
    const followUps = await readFollowUps(tx, lotId);
    const cycles: LotCycle[] = [];
    for (const row of await readCyclesOfLot(tx, lotId, MOST_CYCLES)) {
      const files = await readCycleFiles(tx, row.cycleId);
      if (!files) continue;
      const stale = new Set(files.stale.map(nameOf));
      const proposal = { ...files.proposal, placements: files.proposal.placements.filter((placement) => !stale.has(nameOf(placement))) };
      const later = followUps.filter(({ cycleId }) => cycleId === row.cycleId);
      cycles.push(this.cycleOf(tx, { row, problem: files.problem, proposal, later, lot: `L${lot.reference}`, sites, asked, language }));
    }
    return { lotId, cycles };
  }

  private cycleOf(
    tx: Tx,
    facts: {
      row: LotCycleRow;
      problem: Problem;
      proposal: Proposal;
      /** Offers of this decision that a standing rule answered, or that followed a refusal. */
      later: readonly FollowUp[];
      lot: string;
      sites: SiteName[];
      asked: SiteName | undefined;
      language: Language;
    },
  ): LotCycle {
    const { row, problem, proposal, later, lot, sites, asked, language } = facts;
    const site = (code: string): SiteName | undefined => sites.find((candidate) => candidate.code === code);
    const name = (code: string): { recipientSiteId: string; recipientName: string } => {
      const found = site(code);
      return found && this.shows(tx, found)
        ? { recipientSiteId: found.id, recipientName: found.name }
        : { recipientSiteId: found?.id ?? '', recipientName: NAMELESS[language] };
    };
    const package_g = problem.lots.find((candidate) => candidate.id === lot)?.package_g ?? 0;
    const explained = explainLot(problem, proposal, asked ? { lot, recipient: asked.code } : { lot }) ?? [];
    const recipients = new Map(problem.recipients.map((recipient) => [recipient.id, recipient]));
    const byRule = new Set(later.filter(({ before, isByRule }) => before === null && isByRule).map(({ recipient }) => recipient));
    const placed = proposal.placements
      .filter((placement) => placement.lot === lot)
      .map(({ recipient, packages }) => ({
        ...name(recipient),
        packages,
        grams: packages * package_g,
        distance_m: 0,
        text: [wonText(recipients.get(recipient), language), ...(byRule.has(recipient) ? [BY_RULE[language]] : [])].join(' '),
      }));
    const askedNext = later
      .filter(({ before }) => before !== null)
      .map(({ recipient, packages, grams, distance_m, before, isByRule }) => ({
        ...name(recipient),
        packages,
        grams,
        distance_m,
        text: [askedNextText(before!, language), ...(isByRule ? [BY_RULE[language]] : [])].join(' '),
      }));
    return {
      cycleId: row.cycleId,
      number: row.number,
      decidedAt: row.decidedAt.toISOString(),
      leftOver_g: row.leftOver_g,
      placed,
      askedNext,
      because: explained.flatMap((pair) => this.reasons(pair, name(pair.recipient), language)),
    };
  }

  private reasons(pair: PairExplanation, named: { recipientSiteId: string; recipientName: string }, language: Language): WhyNot[] {
    return pair.reasons.map(({ code, facts, because, wouldHelp }) => ({
      ...named,
      code,
      facts,
      text: because[language],
      wouldHelp: wouldHelp?.[language] ?? null,
    }));
  }

  private sites(tx: Tx): Promise<SiteName[]> {
    return tx.query<SiteName>(`select id, code, name, organisation_id as "organisationId" from site where role <> 'donor' order by code`);
  }

  private shows(tx: Tx, site: SiteName): boolean {
    return (
      reachOf(tx.actor, 'lots:read') === 'any' ||
      reachOf(tx.actor, 'cycles:read') === 'any' ||
      site.organisationId === tx.actor.organisationId ||
      tx.actor.role === 'shop-staff'
    );
  }
}
