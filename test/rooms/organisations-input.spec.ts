import { startApp, type Answer, type TestApp, type TestClient } from '../support/app.js';
import { aDistrict, type District } from '../support/district.js';
import { documentOf, fitting, operationsOf, resolved, type ApiDocument, type Operation } from '../support/openapi.js';

const JSON_TYPE = { 'content-type': 'application/json' };

/** Values as JSON text, since some of them no JavaScript value stands for. */
const POISON = [
  '"a\\u0000b"',
  '"\\ud800"',
  '1e309',
  '-1',
  '0.5',
  '""',
  'null',
  '[]',
  '[[null]]',
  '{"__proto__":{"x":1}}',
  '"9999-12-31"',
  `"' or 1=1 --"`,
  `"${'é'.repeat(5000)}"`,
];

let app: TestApp;
let district: District;
let admin: TestClient;
let document: ApiDocument;

beforeAll(async () => {
  app = await startApp();
  await app.setClock('2026-11-20T18:00:00+01:00');
  district = await aDistrict(app);
  admin = app.as('admin');
  document = await documentOf(app);
});
afterAll(() => app.close());

/** What every refusal must be: named, in words, with the request’s number. */
function expectProblem({ status, body, headers }: Answer, wanted: { status: number; code: string }): void {
  expect({ status, code: body.code }).toEqual(wanted);
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(body).toEqual({
    type: `/problems/${wanted.code}`,
    title: expect.stringMatching(/\p{L}{3}/u),
    status: wanted.status,
    instance: `urn:glane:request:${headers.get('x-request-id')}`,
    code: wanted.code,
    facts: expect.any(Object),
    errors: expect.any(Array),
  });
}

describe('a request that cannot be served', () => {
  const raw = (body: string, headers: Record<string, string> = JSON_TYPE) => admin.post('/organisations', body, headers);

  it.each([
    ['not JSON', '{"kind": "donor"', JSON_TYPE, 400, 'malformed-body'],
    ['nothing at all, said to be JSON', '', JSON_TYPE, 400, 'malformed-body'],
    ['JSON nested a hundred thousand deep', '['.repeat(100_000), JSON_TYPE, 400, 'malformed-body'],
    ['a prototype', '{"kind":"donor","name":"x","__proto__":{"role":"admin"}}', JSON_TYPE, 400, 'malformed-body'],
    ['a list', '[]', JSON_TYPE, 422, 'invalid-fields'],
    ['a text', '"x"', JSON_TYPE, 422, 'invalid-fields'],
    ['null', 'null', JSON_TYPE, 422, 'invalid-fields'],
    ['XML', '<x/>', { 'content-type': 'application/xml' }, 415, 'media-type-unknown'],
    ['ten megabytes', JSON.stringify({ kind: 'donor', name: 'x'.repeat(10_000_000) }), JSON_TYPE, 413, 'body-too-large'],
  ])('%s', async (_, body, headers, status, code) => {
    expectProblem(await raw(body, headers), { status, code });
  });

  it('names each field and what is wrong with it, with no row written', async () => {
    const before = (await app.owner.query('select count(*) from organisation')).rows;
    const body = '{"kind":"donor","name":"a\\u0000b","entitlement":1e309,"siret":5,"id":"x","contactEmail":"@"}';
    const answer = await raw(body);
    expectProblem(answer, { status: 422, code: 'invalid-fields' });
    expect(Object.fromEntries(answer.body.errors.map(({ pointer, code }: any) => [pointer, code]))).toEqual({
      '/name': 'control-characters',
      '/entitlement': 'not-a-number',
      '/siret': 'not-text',
      '/id': 'unknown',
      '/contactEmail': 'not-an-email',
    });
    const english = await raw(body, { ...JSON_TYPE, 'accept-language': 'en-GB,en;q=0.9' });
    expect(english.body.errors.map(({ detail }: any) => detail)).toContain('There is no such field here.');
    expect((await app.owner.query('select count(*) from organisation')).rows).toEqual(before);
  });

  it.each([
    ['/sites?limit=0', '/limit', 'too-small'],
    ['/sites?limit=201', '/limit', 'too-large'],
    ['/sites?limit=ten', '/limit', 'not-a-whole-number'],
    ['/sites?limit=1&limit=2', '/limit', 'not-a-whole-number'],
    ['/sites?cursor=elsewhere', '/cursor', 'not-a-cursor'],
    ['/sites?role[]=donor', '/role[]', 'unknown'],
    ['/sites?sort=password_hash', '/sort', 'unknown'],
    ['/sites?organisationId=1', '/organisationId', 'not-an-id'],
    ['/organisations?q=%00', '/q', 'control-characters'],
  ])('%s', async (path, pointer, code) => {
    const answer = await admin.get(path);
    expectProblem(answer, { status: 422, code: 'invalid-fields' });
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer, code })]);
  });

  it.each(['/sites/1', '/sites/%00', '/nothing', '/sites/a/b/c/d', '/sites/01a00000-0000-7000-8000-000000000000', '/%'])(
    '%s is not there',
    async (path) => {
      const { status, headers, body } = await admin.get(path);
      expect([status, headers.get('content-type')]).toEqual([path === '/%' ? 400 : 404, 'application/problem+json; charset=utf-8']);
      expect(body.title).toMatch(/\p{L}{3}/u);
    },
  );
});

describe('pages', () => {
  it('hold each row once, whatever is added meanwhile', async () => {
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const page: Answer = await admin.get(`/organisations?limit=3${next ? `&cursor=${next}` : ''}`);
      seen.push(...page.body.items.map(({ id }: { id: string }) => id));
      next = page.body.next;
      if (seen.length === 3) await admin.post('/organisations', { kind: 'donor', name: 'Venue entre deux pages' });
    } while (next);
    const all = (await app.owner.query('select id from organisation order by id')).rows.map(({ id }) => id);
    expect(seen).toEqual(all);
  });
});

describe('the same request twice', () => {
  const body = { kind: 'donor', name: 'Une seule fois' };
  const count = async () => (await app.owner.query(`select count(*)::int as n from organisation where name = 'Une seule fois'`)).rows[0].n;

  it('has one effect and one answer under one key, and says that the second is a repetition', async () => {
    const first = await admin.post('/organisations', body, { 'idempotency-key': 'once' });
    const second = await admin.post('/organisations', body, { 'idempotency-key': 'once' });
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect([first.headers.get('idempotent-replayed'), second.headers.get('idempotent-replayed')]).toEqual([null, 'true']);
    expect(await count()).toBe(1);
  });

  it('is refused under one key where it is not the same', async () => {
    expectProblem(await admin.post('/organisations', { ...body, kind: 'hub' }, { 'idempotency-key': 'once' }), {
      status: 422,
      code: 'idempotency-key-reused',
    });
    for (const key of ['clé', 'x'.repeat(256), 'a b']) {
      expectProblem(await admin.post('/organisations', body, { 'idempotency-key': key }), {
        status: 400,
        code: 'idempotency-key-malformed',
      });
    }
    // Another person’s key of the same name is another key.
    expect(
      (await app.as('coordinator').post('/organisations', body, { 'idempotency-key': 'once' })).headers.get('idempotent-replayed'),
    ).toBeNull();
    expect(await count()).toBe(2);
  });

  it('has one effect also when both come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => admin.post('/organisations', { ...body, name: 'Double appui' }, { 'idempotency-key': 'double' })),
    );
    expect(new Set(answers.map(({ status, body: { id } }) => `${status} ${id}`)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === null)).toHaveLength(1);
    expect((await app.owner.query(`select 1 from organisation where name = 'Double appui'`)).rows).toHaveLength(1);
  });

  it('may be tried again after a refusal, which keeps nothing', async () => {
    const wrong = { ...body, name: 'Deuxième essai', siret: '73282932000075' };
    expect((await admin.post('/organisations', wrong, { 'idempotency-key': 'again' })).status).toBe(422);
    expect((await admin.post('/organisations', { ...wrong, siret: '73282932000074' }, { 'idempotency-key': 'again' })).status).toBe(201);
  });
});

describe('every operation of the document', () => {
  /** Ids of rows that are there, so that a body reaches the service behind the form. */
  const ids = (): Record<string, string> => ({
    organisations: district.hub.organisation.id,
    sites: district.hub.site.id,
    people: district.van.person.id,
    vehicles: district.van.vehicle.id,
    users: district.users.committee.id,
  });
  const addressOf = ({ path }: Operation): string =>
    path.replaceAll(/([\w-]+)\/\{(\w+)\}/g, (_, room: string) => `${room}/${ids()[room] ?? '01a00000-0000-7000-8000-000000000000'}`);

  it('is described by parts that exist', () => {
    const names = new Set(Object.keys(document.components.schemas));
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]*)"/g)].map((match) => match[1]!);
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter((name) => !names.has(name))).toEqual([]);
  });

  it('refuses or takes any value in any field of its body, in words, and never fails', async () => {
    const wrong: string[] = [];
    for (const operation of operationsOf(document).filter(({ body }) => body)) {
      const fits = fitting(document, operation.body!) as Record<string, unknown>;
      for (const field of Object.keys(resolved(document, operation.body!).properties ?? {})) {
        const others = JSON.stringify({ ...fits, [field]: undefined }).slice(1, -1);
        const bodies = POISON.map((value) => `{${others}${others ? ',' : ''}"${field}":${value}}`);
        const answers = await Promise.all(bodies.map((body) => admin.request(operation.method, addressOf(operation), body, JSON_TYPE)));
        answers.forEach(({ status, headers }, index) => {
          const problem = /problem\+json/.test(headers.get('content-type') ?? '');
          if (status >= 500 || (status >= 400 && !problem))
            wrong.push(`${operation.name} ${field}=${POISON[index]!.slice(0, 40)}: ${status}`);
        });
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);

  it('refuses or takes any value in any part of its query, in words, and never fails', async () => {
    const wrong: string[] = [];
    const values = ['%00', 'NaN', '1e309', '-1', '%27%20or%201=1', '%5B%5D', 'a'.repeat(3000), '9999-12-31', '%ED%A0%80'];
    for (const { method, path, name } of operationsOf(document).filter((operation) => operation.method === 'GET')) {
      const parameters = (document.paths[`/api/v1${path}`]![method.toLowerCase()].parameters ?? []) as { in: string; name: string }[];
      const questions = [
        ...parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name),
        'unknown',
      ].flatMap((parameter) => values.map((value) => `${parameter}=${value}`));
      const answers = await Promise.all(
        questions.map((question) => admin.get(`${path.replaceAll(/\{\w+\}/g, district.hub.site.id)}?${question}`)),
      );
      answers.forEach(({ status, headers }, index) => {
        if (status >= 500 || (status >= 400 && !/problem\+json/.test(headers.get('content-type') ?? '')))
          wrong.push(`${name}?${questions[index]!.slice(0, 60)}: ${status}`);
      });
    }
    expect(wrong).toEqual([]);
  }, 180_000);
});
