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
    pool
      .query('insert into bench_row (site_id, label, package_g, packages) values ($1, $2, $3, $4) returning id', [
        body.siteId,
        body.label,
        body.package_g,
        body.packages,
      ])
      .then(({ rows }) => {
        response.writeHead(201, { 'content-type': 'application/json' });
        response.end(JSON.stringify(rows[0]));
      })
      .catch(() => {
        response.writeHead(500);
        response.end();
      });
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify({ port: (server.address() as { port: number }).port })}\n`));
process.on('SIGTERM', () => void server.close(() => process.exit(0)));
