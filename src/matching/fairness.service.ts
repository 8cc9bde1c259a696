import { Injectable } from '@nestjs/common';
import { reachOf } from '../auth/permissions.js';
import type { Tx } from '../platform/database/tx.js';
import { COLD_CLASSES } from '../vocabulary/food.js';
import { addDays, localDate } from '../vocabulary/local-time.js';
import type { Language } from '../vocabulary/words.js';
import { FAIRNESS_DAYS, readClaims } from './claims.facts.js';
import { obstacleWords } from './core/band-reasons.js';
import { fairnessReport, type FairnessReport } from './core/fairness-band.js';
import { placeOf } from './core/shares.js';
import type { ColdSpread, FairnessConstraint, FairnessOverview, FairnessRow, PlaceCounts } from './fairness.dto.js';
import { readAssociationSites, readObstacles, readOutside, readPromise, type ObstacleRow, type OutsideRow } from './fairness.queries.js';
import { factsOf, readTerritory, type Territory } from './matching.facts.js';
import { RecipientDirectory } from './recipient-directory.js';
import { openingDays, readLoads } from './recipients.facts.js';

/** How the promise of fairness stands: today's shares by the ledger, and what the cycles of the period made of it. */
@Injectable()
export class FairnessService {
  constructor(private readonly directory: RecipientDirectory) {}

  /** The last 28 days, today included. An actor of limited reach sees its own line; of the others it learns how many stand where. */
  async read(tx: Tx, language: Language): Promise<FairnessOverview> {
    const territory = (await readTerritory(tx))!;
    const { now, timeZone, policy } = territory;
    const to = localDate(now.getTime(), timeZone);
    const from = addDays(to, 1 - FAIRNESS_DAYS);
    const band = policy.fairness.band ?? null;
    const today = await this.today(tx, territory);
    const rows = await this.rows(tx, { from, band, today, language });
    const count = (place: string): number => rows.filter((row) => row.place === place).length;
    const places: PlaceCounts = { within: count('within'), below: count('below'), above: count('above'), unmeasured: count('unmeasured') };
    const classes: ColdSpread[] = COLD_CLASSES.flatMap((cold) => {
      const spread = today.byCold[cold];
      return spread ? [{ cold, ...spread }] : [];
    });
    const own = reachOf(tx.actor, 'fairness:read') !== 'any';
    return {
      from,
      to,
      at: now.toISOString(),
      band,
      rows: own ? rows.filter(({ organisationId }) => organisationId === tx.actor.organisationId) : rows,
      places,
      all: today.all,
      classes,
      ...(await readPromise(tx, from)),
    };
  }

  /** Where everybody stands with nothing open: what a cycle that had no lot would report. */
  private async today(tx: Tx, territory: Territory): Promise<FairnessReport> {
    const { now, timeZone } = territory;
    const known = (await this.directory.read(tx, { today: localDate(now.getTime(), timeZone), timeZone })).on(
      openingDays(now, timeZone, now.getTime()),
    );
    const loads = await readLoads(tx, known);
    const claims = await readClaims(
      tx,
      known.map(({ siteId }) => siteId),
    );
    const recipients = loads.map((load) => ({ ...load, recipient: { ...load.recipient, ...claims.get(load.siteId)! } }));
    const { problem } = factsOf(territory, [], recipients);
    // The places of single sites are not asked for: an association may have several.
    return fairnessReport({ ...problem, policy: { ...problem.policy, fairness: { weight: 0 } } }, { placements: [] });
  }

  /** The sites of an association together. */
  private async rows(
    tx: Tx,
    given: { from: string; band: FairnessOverview['band']; today: FairnessReport; language: Language },
  ): Promise<FairnessRow[]> {
    const { from, band, today, language } = given;
    const [outside, obstacles] = [await readOutside(tx, from), await readObstacles(tx, from)];
    const rows = new Map<string, FairnessRow & { sites: string[] }>();
    for (const { code, organisationId, name } of await readAssociationSites(tx)) {
      const standing = today.standings.find(({ recipient }) => recipient === code);
      if (!standing) continue;
      const row = rows.get(organisationId) ?? { ...EMPTY, organisationId, name, sites: [] };
      rows.set(organisationId, {
        ...row,
        sites: [...row.sites, code],
        entitlement: row.entitlement + standing.entitlement,
        received_g: row.received_g + standing.received_g,
        coming_g: row.coming_g + standing.held_g - standing.received_g,
        share_g: row.share_g + standing.share_g,
      });
    }
    return [...rows.values()]
      .map(({ sites, ...row }) => {
        const held_g = row.received_g + row.coming_g;
        const place = band === null ? 'unmeasured' : placeOf(held_g, row.share_g, band);
        const mine = ({ recipient }: OutsideRow | ObstacleRow): boolean => sites.includes(recipient);
        const sum = (of: (row: OutsideRow) => number): number => outside.filter(mine).reduce((total, one) => total + of(one), 0);
        return {
          ...row,
          ratio: row.share_g > 0 ? held_g / row.share_g : null,
          place,
          cyclesOutside: sum(({ cycles }) => cycles),
          breaches: sum(({ breaches }) => breaches),
          constraints: obstacles.filter((one) => mine(one) && one.place === place).map((one) => constraintOf(one, language)),
        };
      })
      .sort((a, b) => (a.ratio ?? Infinity) - (b.ratio ?? Infinity));
  }
}

const EMPTY: Omit<FairnessRow, 'organisationId' | 'name'> = {
  entitlement: 0,
  received_g: 0,
  coming_g: 0,
  share_g: 0,
  ratio: null,
  place: 'unmeasured',
  cyclesOutside: 0,
  breaches: 0,
  constraints: [],
};

function constraintOf({ code, facts, lots, grams, cycles }: ObstacleRow, language: Language): FairnessConstraint {
  const { because, wouldHelp } = obstacleWords({ code, facts });
  return { code, facts, lots, grams, cycles, text: because[language], wouldHelp: wouldHelp?.[language] ?? null };
}
