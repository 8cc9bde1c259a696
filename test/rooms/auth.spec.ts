import { startApp, type TestApp, type TestClient } from '../support/app.js';
import { aUser, PASSWORD } from '../support/builders.js';
import { aDistrict, type District } from '../support/district.js';

/** The session cookie an answer sets, as a client sends it back. */
const cookieOf = (headers: Headers): string => headers.getSetCookie()[0]!.split(';')[0]!;

describe('signing in', () => {
  let app: TestApp;
  let district: District;
  const signIn = (email: string, password = PASSWORD, headers = {}) => app.anonymous.post('/session', { email, password }, headers);

  beforeAll(async () => {
    app = await startApp();
    district = await aDistrict(app);
  });
  afterAll(() => app.close());

  it('answers who one is and what one may do, and sets a cookie that scripts cannot read', async () => {
    const { email, id } = district.users.association;
    const { status, body, headers } = await signIn(email.toUpperCase());
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id,
      kind: 'user',
      email,
      role: 'association',
      organisationName: district.associations[0].organisation.name,
      siteIds: [district.associations[0].site.id],
      territory: { code: 'paris-20', timeZone: 'Europe/Paris', centre: [2.3984, 48.8646], outline: null, areas: [] },
      locale: 'fr',
      settings: { demo: false },
    });
    expect(body.actions).toMatchObject({ 'offers:answer': 'own', 'policy:read': 'any' });
    expect(body.actions).not.toHaveProperty('users:write');
    expect(headers.getSetCookie()[0]).toMatch(/^glane=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
    const again = await app.anonymous.get('/session', { cookie: cookieOf(headers) });
    expect([again.status, again.body.id]).toEqual([200, id]);
  });

  it('keeps only the hash of the session’s token', async () => {
    const { headers } = await signIn(district.users.hub.email);
    const token = cookieOf(headers).split('=')[1]!;
    const stored = await app.owner.query('select * from session where user_id = $1', [district.users.hub.id]);
    expect(stored.rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored.rows)).not.toContain(token);
  });

  it('says the same of an unknown address, a wrong password and a disabled account', async () => {
    const disabled = await aUser(app, district.territory, 'hub', { disabled_at: new Date() });
    const answers = [
      await signIn('nobody@glane.test'),
      await signIn(district.users.admin.email, 'not the password'),
      await signIn(disabled.email),
    ];
    const seen = answers.map(({ status, body: { instance: _, ...body } }) => ({ status, body }));
    expect(seen[0]).toMatchObject({ status: 401, body: { code: 'wrong-login', facts: {} } });
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  it('makes a guesser wait, whether the address is known or not, and lets the right password in afterwards', async () => {
    const { email } = await aUser(app, district.territory, 'committee');
    for (const address of [email, 'unknown-guessed@glane.test']) {
      // Five tries are free; the sixth comes within the pause that the fifth has opened.
      const tries = [];
      for (let i = 0; i < 6; i++) tries.push((await signIn(address, `guess number ${i}`)).status);
      expect(tries).toEqual([401, 401, 401, 401, 401, 429]);
    }
    expect((await signIn(email)).body.code).toBe('login-paused');
    await app.owner.query(`update login_attempt set retry_after = now() where email = $1`, [email]);
    expect((await signIn(email)).status).toBe(201);
    expect((await app.owner.query('select 1 from login_attempt where email = $1', [email])).rows).toEqual([]);
  });

  it('counts tries that are sent all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => signIn('at-once@glane.test', `guess ${i}`)));
    const looked = answers.filter(({ status }) => status === 401).length;
    const { failures } = (await app.owner.query(`select failures from login_attempt where email = 'at-once@glane.test'`)).rows[0];
    expect(looked).toBe(failures);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20 - looked);
    expect(looked).toBeLessThan(20);
  });

  it('gives a new token at each login and ends the one the device had', async () => {
    const { email } = district.users.committee;
    const first = cookieOf((await signIn(email)).headers);
    const second = cookieOf((await signIn(email, PASSWORD, { cookie: first })).headers);
    expect(second).not.toBe(first);
    expect((await app.anonymous.get('/session', { cookie: first })).status).toBe(401);
    expect((await app.anonymous.get('/session', { cookie: second })).status).toBe(200);
  });

  it('ends a session at once: signed out here, signed out everywhere, disabled, past its end', async () => {
    const user = await aUser(app, district.territory, 'town-hall', { organisation: district.townHall });
    const [phone, laptop, desk] = [app.as(user), app.as(user), app.as(user)] as [TestClient, TestClient, TestClient];
    expect((await laptop.get('/sessions')).body.items).toEqual([expect.objectContaining({ device: 'test', current: true })]);
    await phone.get('/session');
    expect((await phone.get('/sessions')).body.items.map(({ current }: { current: boolean }) => current).sort()).toEqual([false, true]);

    expect((await phone.delete('/session')).status).toBe(204);
    expect((await phone.get('/session')).status).toBe(401);
    expect((await laptop.get('/session')).status).toBe(200);
    await desk.get('/session');
    expect((await desk.delete('/sessions')).status).toBe(204);
    expect([(await laptop.get('/session')).status, (await desk.get('/session')).status]).toEqual([401, 401]);

    const [late, shutOut] = [app.as(user), app.as(user)];
    await late.get('/session');
    await app.owner.query('update session set expires_at = now() where user_id = $1', [user.id]);
    expect((await late.get('/session')).status).toBe(401);
    await shutOut.get('/session');
    expect((await app.as('admin').patch(`/users/${user.id}`, { disabled: true, version: 1 })).body.disabled).toBe(true);
    expect((await shutOut.get('/session')).status).toBe(401);
  });

  it('refuses a change that another site’s page sends, signing in included', async () => {
    const { email } = district.users.coordinator;
    const coordinator = app.as('coordinator');
    for (const [name, value] of [
      ['origin', 'https://elsewhere.example'],
      ['origin', 'null'],
      ['sec-fetch-site', 'cross-site'],
    ] as const) {
      const headers = { [name]: value };
      expect((await signIn(email, PASSWORD, headers)).body.code).toBe('origin-refused');
      expect((await coordinator.delete('/session', headers)).status).toBe(403);
    }
    expect((await coordinator.get('/session', { origin: 'https://elsewhere.example' })).status).toBe(200);
    expect((await signIn(email, PASSWORD, { origin: app.url })).status).toBe(201);
  });

  it('binds the cookie to the host over https, which only a proxy we count can say it was', async () => {
    const payload = { email: district.users.driver.email, password: PASSWORD };
    const request = { method: 'POST' as const, url: '/api/v1/session', payload, headers: { 'x-forwarded-proto': 'https' } };
    expect(String((await app.nest.inject(request)).headers['set-cookie'])).toMatch(/^glane=/);
    const behindProxy = await startApp({ env: { TRUSTED_PROXIES: '1' } });
    await aUser(behindProxy, (await aDistrict(behindProxy)).territory, 'driver', { email: payload.email.replace('@', '-x@') });
    const answer = await behindProxy.nest.inject({ ...request, payload: { ...payload, email: payload.email.replace('@', '-x@') } });
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-glane=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    await behindProxy.close();
  });

  it('shows logins of a demonstration, and none on a real district', async () => {
    expect((await app.anonymous.get('/demo-logins')).body).toEqual({ items: [] });
    await app.owner.query(
      'create table demo_login (role text, email text, name text, password text); grant select on demo_login to glane_app',
    );
    await app.owner.query(`insert into demo_login values ('driver', 'd@glane.test', 'Dominique', 'x')`);
    expect((await app.anonymous.get('/demo-logins')).body).toEqual({
      items: [{ role: 'driver', email: 'd@glane.test', name: 'Dominique', password: 'x' }],
    });
    expect((await app.as('driver').get('/session')).body.settings.demo).toBe(true);
    await app.owner.query('drop table demo_login');
  });
});

describe('users', () => {
  let app: TestApp;
  let district: District;
  let admin: TestClient;
  const invitation = { email: 'New.Person@glane.test', name: 'Personne Nouvelle', role: 'committee', password: 'un mot de passe rare' };

  beforeAll(async () => {
    app = await startApp();
    district = await aDistrict(app);
    admin = app.as('admin');
  });
  afterAll(() => app.close());

  it('are invited, listed and changed by an administrator, and never shown with their password', async () => {
    const made = await admin.post('/users', invitation);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ email: 'new.person@glane.test', role: 'committee', disabled: false, version: 1, locale: 'fr' });
    expect(JSON.stringify(made.body)).not.toMatch(/hash|rare/);
    expect((await app.anonymous.post('/session', { email: invitation.email, password: invitation.password })).status).toBe(201);
    const changed = await admin.patch(`/users/${made.body.id}`, { role: 'coordinator', locale: 'en', version: 1 });
    expect(changed.body).toMatchObject({ role: 'coordinator', locale: 'en', version: 2 });
    expect((await admin.patch(`/users/${made.body.id}`, { name: 'x', version: 1 })).status).toBe(412);
    const page = await admin.get('/users?role=coordinator&limit=1');
    expect(page.body.items).toHaveLength(1);
    expect((await admin.get(`/users?role=coordinator&limit=1&cursor=${page.body.next}`)).body).toMatchObject({
      items: [{ email: 'new.person@glane.test' }],
      next: null,
    });
  });

  it('have an address of their own, a password that is not weak and the organisation their role needs', async () => {
    expect((await admin.post('/users', { ...invitation, email: district.users.hub.email })).body).toMatchObject({
      status: 409,
      code: 'already-exists',
    });
    for (const password of ['short', 'motdepasse123', 'aaaaaaaaaaaaaaaa', 'other@glane.test']) {
      expect((await admin.post('/users', { ...invitation, email: 'other@glane.test', password })).body.code).toBe('password-weak');
    }
    expect((await admin.post('/users', { ...invitation, email: 'other@glane.test', role: 'association' })).body.code).toBe(
      'organisation-needed',
    );
    expect((await admin.patch(`/users/${district.users.admin.id}`, { disabled: true, version: 1 })).body.code).toBe('own-account');
  });

  it('change their own password with the one until now, which ends their other sessions', async () => {
    const user = district.users['shop-staff'];
    const [here, there] = [app.as(user), app.as(user)];
    await there.get('/session');
    const path = `/users/${user.id}/password`;
    const password = 'le panier est plein ce soir';
    expect((await here.post(path, { password })).body.code).toBe('wrong-password');
    expect((await here.post(path, { password: 'trop court', currentPassword: PASSWORD })).body.code).toBe('password-weak');
    expect((await here.post(path, { password, currentPassword: PASSWORD })).status).toBe(204);
    expect([(await here.get('/session')).status, (await there.get('/session')).status]).toEqual([200, 401]);
    expect((await app.anonymous.post('/session', { email: user.email, password: PASSWORD })).status).toBe(401);
    expect((await app.anonymous.post('/session', { email: user.email, password })).status).toBe(201);

    expect((await here.post(`/users/${district.users.hub.id}/password`, { password })).status).toBe(404);
    expect((await admin.post(path, { password: PASSWORD })).status).toBe(204);
    expect((await here.get('/session')).status).toBe(401);
  });

  it('leave no trace of a password beside its hash, not even with an idempotency key', async () => {
    const body = { ...invitation, email: 'once@glane.test' };
    const first = await admin.post('/users', body, { 'idempotency-key': 'invite-once' });
    const second = await admin.post('/users', { ...body, password: 'un autre mot de passe' }, { 'idempotency-key': 'invite-once' });
    expect(second.body).toEqual(first.body);
    expect((await admin.post('/users', { ...body, name: 'Autre' }, { 'idempotency-key': 'invite-once' })).body.code).toBe(
      'idempotency-key-reused',
    );
    expect((await app.owner.query(`select body from idempotency where key = 'invite-once'`)).rows[0].body).not.toContain('rare');
  });
});
