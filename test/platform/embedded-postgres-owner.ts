// A program that owns an embedded PostgreSQL until it is killed; started by embedded-postgres.spec.ts.
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';

const { ownerUrl, serverPid } = await startEmbeddedPostgres({ dataDir: process.argv[2]! });
process.stdout.write(`${JSON.stringify({ ownerUrl, serverPid })}\n`);
