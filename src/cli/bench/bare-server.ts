import { createServer } from 'node:http';
import pg from 'pg';

/**
 * What a declaration is measured against: a bare node:http handler that reads the same body and inserts one row on a
 * pool of the same size. Started as a process of its own; prints its port.
 */
const pool = new pg.Pool({ connectionString: process.env['APP_DATABASE_URL'], max: Number(process.env['DATABASE_POOL'] ?? 10) });
pool.on('error', () => undefined);

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as {
      siteId: string;
      label: string;
      package_g: number;
      packages: number;
    };
    const row = [body.siteId, body.label, body.package_g, body.packages];
    pool.query('insert into bench_row (site_id, label, package_g, packages) values ($1, $2, $3, $4) returning id', row, (error, result) => {
      response.writeHead(error ? 500 : 201, { 'content-type': 'application/json' });
      response.end(error ? '{}' : JSON.stringify(result.rows[0]));
    });
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify({ port: (server.address() as { port: number }).port })}\n`));
process.on('SIGTERM', () => void server.close(() => process.exit(0)));
