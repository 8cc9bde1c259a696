import { createHash } from 'node:crypto';
import { startApp, type TestApp, type TestClient } from '../support/app.js';
import { aDistrict, type District } from '../support/district.js';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

describe('API keys', () => {
  let app: TestApp;
  let district: District;
  let admin: TestClient;
  const wanted = (over = {}) => ({
    name: 'Caisse',
    role: 'shop-staff',
    organisationId: district.shop.organisation.id,
    scopes: ['organisations:read', 'policy:read'],
    expiresAt: inDays(30),
    ...over,
  });
  const issue = async (over = {}) => (await admin.post('/api-keys', wanted(over))).body;
  const stored = async (id: string) => (await app.owner.query('select * from api_key where id = $1', [id])).rows[0];

  beforeAll(async () => {
    app = await startApp();
    district = await aDistrict(app);
    admin = app.as('admin');
  });
  afterAll(() => app.close());

  it('are shown once and kept as a hash only', async () => {
    const key = await issue();
    expect(key.secret).toMatch(/^glane_[a-z0-9]{12}_[A-Za-z0-9_-]{43}$/);
    const row = await stored(key.id);
    expect(row.secret_hash).toEqual(createHash('sha256').update(key.secret.split('_').slice(2).join('_')).digest());
    const list = await admin.get('/api-keys');
    expect(list.body.items[0]).toMatchObject({ id: key.id, prefix: key.secret.slice(6, 18) });
    expect(JSON.stringify(list.body)).not.toContain(key.secret.slice(19));
    const me = await app.withKey(key.secret).get('/session');
    expect(me.body).toMatchObject({
      kind: 'key',
      id: key.id,
      email: null,
      organisationId: district.shop.organisation.id,
      actions: { 'policy:read': 'any', 'organisations:read': 'own' },
    });
    expect((await stored(key.id)).last_used_at).not.toBeNull();
  });

  it('are not kept by the answer of an idempotency key either: given again, the answer has no secret', async () => {
    const body = wanted();
    const first = await admin.post('/api-keys', body, { 'idempotency-key': 'key-once' });
    const second = await admin.post('/api-keys', body, { 'idempotency-key': 'key-once' });
    expect(second.body).toEqual({ ...first.body, secret: null });
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    const kept = await app.owner.query(`select body from idempotency where key = 'key-once'`);
    expect(kept.rows[0].body).not.toContain(first.body.secret.slice(19));
  });

  it('do what their scopes name and nothing else of their role', async () => {
    const client = app.withKey((await issue({ scopes: ['policy:read'] })).secret);
    expect((await client.get('/policy')).status).toBe(200);
    expect((await client.get('/lots')).body).toMatchObject({ status: 403, code: 'not-allowed', facts: { action: 'lots:read' } });
    const beyond = await admin.post('/api-keys', wanted({ scopes: ['policy:read', 'users:write'] }));
    expect(beyond.body).toMatchObject({ status: 422, errors: [{ pointer: '/scopes', code: 'scope-beyond-role' }] });
    expect((await admin.post('/api-keys', wanted({ scopes: ['everything'] }))).body.errors[0].code).toBe('not-in-list');
    expect((await admin.post('/api-keys', wanted({ organisationId: null }))).body.code).toBe('organisation-needed');
  });

  it('must send an Idempotency-Key with each POST', async () => {
    const client = app.withKey((await issue({ role: 'admin', organisationId: null, scopes: ['keys:write'] })).secret);
    expect((await client.post('/api-keys', wanted())).body).toMatchObject({ status: 400, code: 'idempotency-key-missing' });
    expect((await client.post('/api-keys', wanted(), { 'idempotency-key': 'x1' })).status).toBe(201);
  });

  it('end at their end, which is at most two years away, and when they are taken back', async () => {
    for (const expiresAt of [inDays(-1), inDays(732)]) {
      expect((await admin.post('/api-keys', wanted({ expiresAt }))).body.errors).toEqual([
        expect.objectContaining({ pointer: '/expiresAt', code: 'expiry-out-of-range' }),
      ]);
    }
    const [late, taken] = [await issue(), await issue()];
    await app.owner.query('update api_key set expires_at = now() where id = $1', [late.id]);
    expect((await app.withKey(late.secret).get('/session')).status).toBe(401);
    expect((await app.withKey(taken.secret).get('/session')).status).toBe(200);
    expect((await admin.delete(`/api-keys/${taken.id}`)).status).toBe(204);
    expect((await app.withKey(taken.secret).get('/session')).status).toBe(401);
  });

  it('are replaced without a gap: the old one works for a day', async () => {
    const old = await issue({ expiresAt: inDays(100) });
    const fresh = (await admin.post(`/api-keys/${old.id}/rotation`)).body;
    expect(fresh).toMatchObject({ name: old.name, scopes: old.scopes, organisationId: old.organisationId, expiresAt: old.expiresAt });
    expect(fresh.secret).not.toBe(old.secret);
    for (const { secret } of [old, fresh]) expect((await app.withKey(secret).get('/session')).status).toBe(200);
    const row = (
      await app.owner.query(
        `select replaced_by, expires_at - now() between interval '23 hours' and interval '24 hours' as a_day from api_key where id = $1`,
        [old.id],
      )
    ).rows[0];
    expect(row).toEqual({ replaced_by: fresh.id, a_day: true });
    expect((await admin.post(`/api-keys/${old.id}/rotation`)).body.code).toBe('key-ended');
  });

  it('are refused when a part of them is wrong', async () => {
    const { secret } = await issue();
    for (const wrong of [
      secret.slice(0, -1),
      `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`,
      secret.replace(/_.{12}_/, '_aaaaaaaaaaaa_'),
      'glane__',
      'x',
    ]) {
      expect((await app.withKey(wrong).get('/session')).body.code).toBe('not-signed-in');
    }
  });
});
