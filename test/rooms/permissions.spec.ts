import { ACTIONS, PERMISSIONS, type Action } from '../../src/auth/permissions.js';
import { ROLES } from '../../src/vocabulary/actor.js';
import { startApp, type TestApp } from '../support/app.js';
import { aDistrict } from '../support/district.js';
import { documentOf, operationsOf, type Operation } from '../support/openapi.js';

/** What nobody has: the guard answers before it is looked for. */
const NOTHING = '01a00000-0000-7000-8000-000000000000';

/**
 * The whole role × route matrix, made from the application's own document, so that a route added tomorrow is in it. Bodies
 * are empty and ids are of nothing: whatever is allowed is then refused for another reason (404, 422), or reads.
 */
describe('who may do what', () => {
  let app: TestApp;
  let operations: Operation[];

  beforeAll(async () => {
    app = await startApp();
    await aDistrict(app);
    operations = operationsOf(await documentOf(app));
  });
  afterAll(() => app.close());

  const ask = ({ method, path }: Operation, client: ReturnType<TestApp['as']>) => {
    const address = path.replaceAll(/\{\w+\}/g, NOTHING);
    return client.request(method, address, method === 'GET' || method === 'DELETE' ? undefined : {});
  };

  it('is said of every route, with an action that exists', () => {
    expect(operations.length).toBeGreaterThan(30);
    expect(operations.filter(({ action }) => action === undefined).map(({ name }) => name)).toEqual([]);
    const known = ['public', 'signed-in', ...ACTIONS];
    expect(operations.filter(({ action }) => !known.includes(action!)).map(({ name }) => name)).toEqual([]);
  });

  it('opens no more than these to the public', () => {
    expect(operations.filter(({ action }) => action === 'public').map(({ name }) => name)).toEqual([
      'POST /session',
      'GET /demo-logins',
      'GET /calendars/rounds.ics',
    ]);
  });

  it('answers 401 to whoever is not signed in', async () => {
    const wrong: string[] = [];
    for (const operation of operations.filter(({ action }) => action !== 'public')) {
      const { status, body } = await ask(operation, app.anonymous);
      if (status !== 401 || body.code !== 'not-signed-in') wrong.push(`${operation.name}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(ROLES)('holds for the role %s on every route', async (role) => {
    const wrong: string[] = [];
    // Signing out would end the session the other questions are asked with.
    for (const operation of operations.filter(({ name, action }) => action !== 'public' && !/^DELETE \/sessions?$/.test(name))) {
      const allowed = operation.action === 'signed-in' || PERMISSIONS[role][operation.action as Action] !== undefined;
      const { status, body } = await ask(operation, app.as(role));
      const forbidden = status === 403 && body.code === 'not-allowed';
      if (forbidden === allowed || status >= 500 || status === 401)
        wrong.push(`${operation.name}: ${status} ${body?.code ?? ''}, ${allowed ? 'allowed' : 'not allowed'}`);
    }
    expect(wrong).toEqual([]);
  });

  it('holds for a key, which may do its scopes and nothing else of its role', async () => {
    const { secret } = (
      await app.as('admin').post('/api-keys', {
        name: 'k',
        role: 'admin',
        scopes: ['lots:read', 'policy:read'],
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      })
    ).body;
    const wrong: string[] = [];
    for (const operation of operations.filter(({ action }) => ACTIONS.includes(action as Action))) {
      const { status } = await ask(operation, app.withKey(secret));
      const allowed = ['lots:read', 'policy:read'].includes(operation.action!);
      if ((status === 403) === allowed || status >= 500) wrong.push(`${operation.name}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});
