import 'reflect-metadata';
import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module.js';
import { ImportDesk } from '../imports/import-desk.service.js';
import { IMPORT_KINDS, type ImportKind, type ImportReport } from '../imports/import.dto.js';
import { Rejection } from '../vocabulary/rejection.js';
import { systemActor } from '../vocabulary/actor.js';
import { callerPath } from './caller-path.js';
import { appUrlOf } from '../platform/database/prepare-database.js';
import { openExistingDatabase } from './existing-database.js';

const USAGE = `npm run import -- KIND FILE [--dry-run] [--territory CODE]
  KIND  ${IMPORT_KINDS.join(', ')}
  FILE  as published: CSV, or NDJSON for lots; .gz is unpacked`;

class Misused extends Error {}

function asked(): { kind: ImportKind; file: string; dryRun: boolean; territory: string | undefined } {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, territory: { type: 'string' } },
    });
  } catch (error) {
    throw new Misused((error as Error).message);
  }
  const [kind, file, more] = parsed.positionals;
  if (!IMPORT_KINDS.includes(kind as ImportKind) || !file || more) throw new Misused('A kind and a file are needed.');
  const path = callerPath(file);
  if (!existsSync(path)) throw new Misused(`There is no file ${path}.`);
  return { kind: kind as ImportKind, file: path, dryRun: parsed.values['dry-run'], territory: parsed.values.territory };
}

/** The territory named, or the only one there is. */
async function territoryId(db: DataSource, code: string | undefined): Promise<string> {
  const all = await db.query<{ id: string; code: string }[]>('select id, code from territory_ids()');
  const found = code === undefined && all.length === 1 ? all[0] : all.find((row) => row.code === code);
  if (!found)
    throw new Misused(
      all.length === 0
        ? 'This database has no territory yet: run npm start once.'
        : `Say which territory with --territory: ${all.map((row) => row.code).join(', ')}.`,
    );
  return found.id;
}

function print(report: ImportReport): void {
  for (const { text } of [...report.errors, ...report.remarks]) process.stdout.write(`${text}\n`);
  if (report.errorCount > report.errors.length) process.stdout.write(`… ${report.errorCount - report.errors.length} more\n`);
  const done = report.errorCount > 0 ? 'Nothing was imported' : report.dryRun ? 'Dry run, nothing was written' : 'Imported';
  process.stdout.write(
    `${done}: ${report.rows} rows, ${report.created} new, ${report.updated} changed, ${report.unchanged} unchanged, ${report.skipped} left out, ${report.errorCount} with a mistake.\n`,
  );
}

async function run(): Promise<number> {
  const { kind, file, dryRun, territory } = asked();
  const database = await openExistingDatabase();
  process.env['APP_DATABASE_URL'] ||= appUrlOf(database.ownerUrl);
  try {
    const app = await NestFactory.createApplicationContext(AppModule, { abortOnError: false, logger: ['error', 'warn'] });
    try {
      const actor = systemActor(await territoryId(app.get(DataSource), territory), 'import');
      const stored = createReadStream(file);
      const source = file.endsWith('.gz') ? stored.pipe(createGunzip()) : stored;
      const language = /^en/i.test(process.env.LANG ?? '') ? 'en' : 'fr';
      const report = await app.get(ImportDesk).bringIn(actor, language, source, { kind, dryRun, name: basename(file) });
      print(report);
      return report.errorCount > 0 ? 1 : 0;
    } finally {
      await app.close();
    }
  } finally {
    await database.close();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  const said = error instanceof Rejection ? error.title.en : (error as Error).message;
  process.stderr.write(error instanceof Misused ? `${said}\n${USAGE}\n` : `${said}\n`);
  process.exitCode = error instanceof Misused ? 2 : 1;
}
