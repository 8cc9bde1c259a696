import type { LeftOut, SiteRecord } from './directory.js';
import type { RowProblem, RowRemark } from './row-problem.js';

/** The places of one file while it is read: doubles are found here, and of several editions of a place the newest is kept. */
export class Gathering {
  private readonly sites = new Map<string, SiteRecord>();
  private readonly organisations = new Map<string, SiteRecord>();
  /** How many rows were not for us, by why. */
  readonly leftOut = new Map<LeftOut['leftOut'], number>();

  /** Takes one row's place; answers what is wrong with it where it cannot stand beside those before it. */
  add(record: SiteRecord): RowProblem | null {
    const known = this.sites.get(record.siteCode);
    if (known && record.edition !== null && known.edition !== null) {
      this.leave('superseded');
      if (record.edition > known.edition) this.sites.set(record.siteCode, record);
      return null;
    }
    if (known)
      return {
        row: record.row,
        column: 'code',
        code: 'duplicate-row',
        found: record.siteCode,
        expected: { fr: `un autre code que celui de la ligne ${known.row}.`, en: `another code than row ${known.row}’s.` },
      };
    const described = this.organisations.get(record.organisationCode);
    if (described && JSON.stringify(described.organisation) !== JSON.stringify(record.organisation)) {
      const expected = {
        fr: `la même description qu’à la ligne ${described.row}.`,
        en: `the same description as in row ${described.row}.`,
      };
      return { row: record.row, column: 'code', code: 'organisation-differs', found: record.organisationCode, expected };
    }
    this.sites.set(record.siteCode, record);
    if (!described) this.organisations.set(record.organisationCode, record);
    return null;
  }

  leave(why: LeftOut['leftOut']): void {
    this.leftOut.set(why, (this.leftOut.get(why) ?? 0) + 1);
  }

  get records(): SiteRecord[] {
    return [...this.sites.values()];
  }

  get remarks(): RowRemark[] {
    return this.records.flatMap((record) => record.remarks);
  }
}
