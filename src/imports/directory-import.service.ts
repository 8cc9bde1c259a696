import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { bdcom } from './core/bdcom.js';
import { canteens } from './core/canteens.js';
import type { DirectoryFile, DirectoryKind, SiteRecord } from './core/directory.js';
import { Gathering } from './core/gathering.js';
import { markets } from './core/markets.js';
import { organisations } from './core/organisations.js';
import type { RemarkCode, RowProblem } from './core/row-problem.js';
import { changeOf } from './directory-change.js';
import { knownOrganisations, knownSites, readTerritory } from './directory.queries.js';
import { writeDirectory } from './directory.writer.js';
import { tableRows } from './rows-of-file.js';
import type { SpooledFile } from './spool.js';
import { Tally } from './tally.js';

const FILES: Record<DirectoryKind, DirectoryFile> = { bdcom, markets, canteens, organisations };

/** Beyond this a file of places is a mistake; places are held in memory to be compared. */
const MOST_ROWS = 100_000;

/** Brings in a file of places: read whole, compared with what is there, written whole or not at all. */
@Injectable()
export class DirectoryImportService {
  /** Reads and compares; writes when nothing is wrong and it is no dry run. */
  async bringIn(tx: Tx, kind: DirectoryKind, file: SpooledFile, dryRun: boolean): Promise<Tally> {
    const tally = new Tally();
    const gathering = await this.gather(tx, FILES[kind], file, tally);
    const records = gathering.records;
    const known = {
      organisations: new Map(
        (await knownOrganisations(tx, [...new Set(records.map((record) => record.organisationCode))])).map((row) => [row.code, row]),
      ),
      sites: new Map((await knownSites(tx, records.map((record) => record.siteCode))).map((row) => [row.code, row])), // prettier-ignore
    };
    const changes = records.map((record) =>
      changeOf(record, known.organisations.get(record.organisationCode), known.sites.get(record.siteCode)),
    );
    for (const change of changes) {
      if (change.problem) tally.refuse(change.problem);
      else tally[change.sort]++;
    }
    if (tally.errorCount === 0 && !dryRun) {
      const organisationRows = new Map(changes.flatMap(({ organisation }) => (organisation ? [[organisation.code, organisation]] : [])));
      await writeDirectory(tx, [...organisationRows.values()], changes.flatMap(({ site }) => site ?? [])); // prettier-ignore
    }
    return tally;
  }

  private async gather(tx: Tx, { columns, read }: DirectoryFile, file: SpooledFile, tally: Tally): Promise<Gathering> {
    const territory = await readTerritory(tx);
    const gathering = new Gathering();
    for await (const found of tableRows(file, columns)) {
      if ('header' in found) {
        for (const column of found.header.unknown)
          tally.remark({
            row: 1,
            column,
            code: 'unknown-column',
            text: { fr: `La colonne « ${column} » n’est pas lue.`, en: `The column “${column}” is not read.` },
          });
        continue;
      }
      tally.rows++;
      if (tally.rows > MOST_ROWS) {
        tally.refuse({
          row: MOST_ROWS + 1,
          column: '',
          code: 'too-many-rows',
          found: '',
          expected: { fr: `${MOST_ROWS} lignes au plus.`, en: `at most ${MOST_ROWS} rows.` },
        });
        break;
      }
      const problem = 'problem' in found ? found.problem : this.take(read(found.row, territory), found.row.problem, gathering);
      if (problem) tally.refuse(problem);
    }
    for (const [why, count] of gathering.leftOut) this.remarkLeftOut(tally, why, count);
    for (const remark of gathering.remarks) tally.remark(remark);
    return gathering;
  }

  private take(record: ReturnType<DirectoryFile['read']>, problem: RowProblem | null, gathering: Gathering): RowProblem | null {
    if (problem || record === null) return problem;
    if ('leftOut' in record) {
      gathering.leave(record.leftOut);
      return null;
    }
    return gathering.add(record satisfies SiteRecord);
  }

  private remarkLeftOut(tally: Tally, why: RemarkCode, count: number): void {
    tally.skipped += count;
    const what: Partial<Record<RemarkCode, { fr: string; en: string }>> = {
      'other-territory': { fr: 'ligne(s) d’un autre territoire laissée(s) de côté.', en: 'row(s) of another territory left out.' },
      superseded: { fr: 'ligne(s) plus ancienne(s) d’un même lieu laissée(s) de côté.', en: 'older row(s) of the same place left out.' },
      'not-food': {
        fr: 'ligne(s) qui ne concernent pas l’alimentation laissée(s) de côté.',
        en: 'row(s) that are not about food left out.',
      },
    };
    tally.remark({ row: 1, column: '', code: why, text: { fr: `${count} ${what[why]!.fr}`, en: `${count} ${what[why]!.en}` } });
  }
}
