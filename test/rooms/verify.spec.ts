import { figuresInvariants } from '../../src/figures/figures.invariants.js';
import { ledgerInvariants } from '../../src/ledger/ledger.invariants.js';
import { REFERENCES } from '../../src/ledger/tenancy.invariants.js';
import { checkInvariants } from '../../src/platform/database/invariant.js';
import { startApp, type TestApp } from '../support/app.js';
import { aDistrict, anotherTerritory, type District } from '../support/district.js';
import { aLotWithParts, anOffer } from '../support/ledger.js';
import { insert, type Stored } from '../support/rows.js';

const invariants = [...ledgerInvariants, ...figuresInvariants];

let app: TestApp;
let district: District;
let other: District;
/** One parcel in each place it can be. */
const parcels: Record<string, Stored> = {};
let lot: Stored;

beforeAll(async () => {
  app = await startApp();
  await app.setClock('2026-11-20T18:00:00+01:00');
  district = await aDistrict(app);
  other = await anotherTerritory(app);
  const places = [
    'open',
    'offered',
    'accepted',
    'on_board',
    'at_recipient',
    'distributed',
    'discarded',
    'feed',
    'compost',
    'refused',
    'expired',
    'withdrawn',
  ] as const;
  const built = await aLotWithParts(
    app,
    district.shop.site,
    places.map((place) => ({ grams: 1000, in: place, recipient: district.associations[0].site })),
    { date_kind: 'DLC', date: '2026-11-20', date_precision: 'day', deadline: '2026-11-20T22:59:59.999Z' },
  );
  lot = built.lot;
  places.forEach((place, index) => (parcels[place] = built.parcels[index]!));
  await reserve();
  const cycle = await insert(app, 'cycle', {
    territory_id: district.territory.id,
    number: 1,
    facts_at: '2026-11-20T18:00:00+01:00',
    policy_version: 1,
    method: 'urgent-first',
    problem: Buffer.alloc(0),
    proposal: Buffer.alloc(0),
    lots: 1,
    recipients: 1,
    placements: 1,
    left_over: 1,
    objective: 0,
    seconds: 0,
  });
  await insert(app, 'cycle_lot', {
    territory_id: district.territory.id,
    cycle_id: cycle.id,
    lot_id: lot.id,
    placed_g: 0,
    left_over_g: 1000,
    summary: '{}',
  });
  await app.owner.query(`update parcel set considered_at = app_now() where state = 'open'`);
  const round = await insert(app, 'round', {
    territory_id: district.territory.id,
    vehicle_id: district.van.vehicle.id,
    day: '2026-11-20',
    starts_at: '2026-11-20T18:00:00Z',
    ends_at: '2026-11-20T19:00:00Z',
    state: 'planned',
  });
  for (const number of [1, 2, 3]) {
    const when = '2026-11-20T18:10:00Z';
    const stop = await insert(app, 'stop', {
      territory_id: district.territory.id,
      round_id: round.id,
      seq: number,
      kind: 'pickup',
      site_id: district.shop.site.id,
      planned_arrival: when,
      planned_departure: when,
    });
    await insert(app, 'pickup_note', {
      territory_id: district.territory.id,
      number,
      stop_id: stop.id,
      donor_site_id: district.shop.site.id,
      body: '{}',
    });
  }
});
afterAll(() => app.close());

/** As an acceptance does: three parcels of 1 kg are promised. */
async function reserve(): Promise<void> {
  const site = district.associations[0].site.id;
  await app.owner.query(`update parcel set room_g = grams where state in ('accepted', 'planned', 'collected', 'delivered')`);
  await app.owner.query(`update storage set reserved_g = 3000 where site_id = $1 and cold in ('ambient', 'total')`, [site]);
}

/** What is broken after these statements, which are undone again. Triggers and foreign keys sleep meanwhile, as for who tampers with the database itself. */
async function brokenAfter(...statements: string[]): Promise<Record<string, Record<string, unknown>[]>> {
  await app.owner.query('begin; set local session_replication_role = replica');
  try {
    for (const statement of statements) await app.owner.query(statement);
    const checked = await checkInvariants(async (sql) => (await app.owner.query(sql)).rows, invariants, { running: true });
    return Object.fromEntries(checked.filter(({ broken }) => broken > 0).map(({ invariant, rows }) => [invariant.code, rows]));
  } finally {
    await app.owner.query('rollback');
  }
}

describe('the invariants', () => {
  it('hold for a district whose lots are in every place they can be', async () => {
    expect(await brokenAfter()).toEqual({});
  });

  it('tell a gram that vanished from a balance', async () => {
    const broken = await brokenAfter(`update balance set grams = grams - 1 where lot_id = '${lot.id}' and bucket = 'distributed'`);
    expect(Object.keys(broken)).toEqual(['mass-conserved', 'balances-are-sums', 'parcels-are-balances', 'figures-are-the-ledger']);
    expect(broken['mass-conserved']).toEqual([{ lot: lot.reference, declared_g: '12000', corrected_g: '0', held_g: '11999' }]);
  });

  it('tell a movement that was added, changed or taken away behind the ledger’s back', async () => {
    const changed = await brokenAfter(`update movement set grams = grams + 5 where to_bucket = 'refused'`);
    expect(changed['balances-are-sums']).toEqual([
      expect.objectContaining({ bucket: 'accepted', balance_g: '1000', moved_g: '995' }),
      expect.objectContaining({ bucket: 'refused', balance_g: '1000', moved_g: '1005' }),
    ]);
    expect(Object.keys(await brokenAfter(`delete from movement where to_bucket = 'feed'`))).toEqual(
      expect.arrayContaining(['balances-are-sums', 'figures-are-the-ledger']),
    );
    const added = await brokenAfter(
      `insert into movement (territory_id, lot_id, from_bucket, to_bucket, grams, cause) values ('${lot.territory_id}', '${lot.id}', 'compost', 'distributed', 1, 'magic')`,
    );
    expect(added['flows-are-legal']).toEqual([expect.objectContaining({ from_bucket: 'compost', to_bucket: 'distributed' })]);
  });

  it('tell a parcel whose weight is not in the ledger, even where its lot adds up', async () => {
    const broken = await brokenAfter(
      `update parcel set grams = grams + 10 where id = '${parcels['open']!.id}'`,
      `update parcel set grams = grams - 10 where id = '${parcels['expired']!.id}'`,
    );
    expect(Object.keys(broken)).toEqual(['parcels-are-balances', 'losses-are-explained']);
    expect(broken['parcels-are-balances']).toHaveLength(2);
  });

  it.each([
    ['less', `update storage set reserved_g = reserved_g - 1 where cold = 'ambient' and reserved_g > 0`],
    ['more', `update parcel set room_g = room_g + 1 where state = 'collected'`],
    [
      'more than it has',
      `alter table storage drop constraint storage_not_over`,
      `update storage set capacity_g = 2999 where reserved_g > 0`,
    ],
  ])('tell a room that reserves %s than was promised', async (_, ...tampering) => {
    expect(Object.keys(await brokenAfter(...tampering))).toEqual(['capacity-kept']);
  });

  it.each([
    ['twice', `drop index offer_one_winner`, `update offer set state = 'open' where state = 'accepted'`],
    ['to nobody', `update parcel set recipient_site_id = null, room_g = 0, offer_id = null where state = 'accepted'`],
    [
      'to another than accepted',
      `update offer set recipient_site_id = (select id from site where code <> 'x' and role = 'hub' limit 1) where state = 'accepted'`,
    ],
    ['without an open offer', `update offer set state = 'lapsed' where state = 'open'`],
    [
      'and free at once',
      `update offer set state = 'accepted', parcel_id = (select id from parcel where state = 'open') where state = 'open'`,
    ],
  ])('tell a parcel that is promised %s', async (_, ...tampering) => {
    expect(await brokenAfter(...tampering)).toHaveProperty('one-winner');
  });

  it('tell two open offers of one parcel', async () => {
    await app.owner.query('begin; drop index offer_one_winner');
    try {
      await anOffer(app, lot, parcels['offered']!, district.associations[1].site);
      const [found] = await checkInvariants(
        async (sql) => (await app.owner.query(sql)).rows,
        invariants.filter(({ code }) => code === 'one-winner'),
        { running: true },
      );
      expect(found!.rows).toEqual([{ parcel_id: parcels['offered']!.id, fault: 'promised 2 times' }]);
    } finally {
      await app.owner.query('rollback');
    }
  });

  it.each([
    [
      'an offer that lasts beyond the deadline',
      'offers-end-in-time',
      `update offer set lapses_at = lapses_at + interval '1 day' where state = 'open'`,
    ],
    [
      'an offer accepted after it lapsed',
      'offers-end-in-time',
      `update offer set answered_at = lapses_at + interval '1 millisecond' where state = 'accepted'`,
    ],
    [
      'food collected the day after its use-by date',
      'use-by-kept',
      `update parcel_history set at = '2026-11-21T00:00:00+01:00' where to_state = 'collected'`,
    ],
    ['a step that is missing', 'history-unbroken', `delete from parcel_history where to_state = 'accepted'`],
    ['a step that was never written', 'history-unbroken', `update parcel set state = 'distributed' where state = 'delivered'`],
    ['a history that was wiped', 'history-unbroken', `delete from parcel_history`],
    ['a step that is not allowed', 'steps-are-legal', `update parcel_history set from_state = 'expired' where to_state = 'open'`],
    ['a pickup note that is missing', 'notes-without-gap', `delete from pickup_note where number = 2`],
    [
      'an event nobody passed on',
      'outbox-drained',
      `insert into outbox (territory_id, type, payload, written_at) select id, 'lot.declared', '{}', now() - interval '61 seconds' from territory`,
    ],
    [
      'an open lot no cycle has looked at',
      'no-lot-forgotten',
      `update parcel_history set wall_clock = wall_clock - interval '1 hour'`,
      `delete from cycle_lot`,
    ],
    [
      'an open lot no cycle has looked at since it came back',
      'no-lot-forgotten',
      `update parcel_history set wall_clock = wall_clock - interval '1 hour'`,
      `update parcel set considered_at = null`,
    ],
    [
      'an offer left open',
      'nothing-overdue',
      `update parcel_history set wall_clock = wall_clock - interval '1 hour'`,
      `update offer set made_at = made_at - interval '1 day', lapses_at = app_now() - interval '1 second'`,
    ],
    [
      'a parcel left past its deadline',
      'nothing-overdue',
      `update parcel_history set wall_clock = wall_clock - interval '1 hour'`,
      `update lot set deadline = app_now() - interval '1 second'`,
    ],
    ['a loss without its parcel', 'losses-are-explained', `update parcel set grams = 0 where state = 'withdrawn'`],
  ])('tell %s', async (_, code, ...tampering) => {
    expect(await brokenAfter(...tampering)).toHaveProperty(code);
  });

  it('tell every reference from one territory into another', async () => {
    const broken = await brokenAfter(
      `update site set organisation_id = '${other.shop.organisation.id}' where id = '${district.shop.site.id}'`,
    );
    expect(broken['territories-apart']).toEqual([
      {
        reference: 'site.organisation_id',
        territory_id: district.territory.id,
        points_to: other.shop.organisation.id,
        territory_there: other.territory.id,
      },
    ]);
    const { rows } = await app.owner.query(`
      select k.conrelid::regclass::text as child, a.attname as column, k.confrelid::regclass::text as parent
        from pg_constraint k cross join lateral unnest(k.conkey) as c(n) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.n
       where k.contype = 'f' and k.confrelid <> 'territory'::regclass and a.attname <> 'territory_id'
         and exists (select from pg_attribute t where t.attrelid = k.confrelid and t.attname = 'territory_id')`);
    const known = new Set(REFERENCES.map((reference) => reference.join(' ')));
    expect(rows.map((row) => `${row.child} ${row.column} ${row.parent}`).filter((reference) => !known.has(reference))).toEqual([]);
  });

  it('ask about work that should have been done only where someone does it', async () => {
    await app.owner.query(
      `begin; insert into outbox (territory_id, type, payload, written_at) select id, 'x.y', '{}', now() - interval '2 minutes' from territory`,
    );
    const checked = await checkInvariants(async (sql) => (await app.owner.query(sql)).rows, invariants, { running: false });
    await app.owner.query('rollback');
    expect(checked.filter((one) => !one.checked).map(({ invariant }) => invariant.code)).toEqual([
      'outbox-drained',
      'no-lot-forgotten',
      'nothing-overdue',
    ]);
    expect(checked.some(({ broken }) => broken > 0)).toBe(false);
  });
});

describe('GET /verify', () => {
  it('answers every invariant to who coordinates, in the language asked', async () => {
    const answer = await app.as('coordinator').get('/verify', { 'accept-language': 'en' });
    expect(answer).toMatchObject({ status: 200, body: { ok: true } });
    expect(answer.body.invariants.map((one: any) => one.code)).toEqual(invariants.map(({ code }) => code));
    expect(answer.body.invariants[0]).toEqual({
      code: 'mass-conserved',
      title: expect.stringMatching(/^For every lot/),
      checked: true,
      broken: 0,
      rows: [],
    });
    for (const role of ['shop-staff', 'association', 'driver', 'hub', 'town-hall', 'committee'] as const)
      expect((await app.as(role).get('/verify')).status).toBe(403);
  });

  it('shows the rows that break one, of one’s own territory only', async () => {
    const tamper = (by: number): Promise<unknown> =>
      app.owner.query(
        `begin; set local session_replication_role = replica; update balance set grams = grams + ${by} where lot_id = '${lot.id}' and bucket = 'open'; commit`,
      );
    await tamper(7);
    try {
      const { body } = await app.as('coordinator').get('/verify');
      expect(body.ok).toBe(false);
      expect(body.invariants.find((one: any) => one.code === 'mass-conserved')).toMatchObject({
        broken: 1,
        rows: [{ lot: lot.reference, held_g: '12007' }],
      });
      expect((await app.as(other.users.coordinator).get('/verify')).body.ok).toBe(true);
    } finally {
      await tamper(-7);
    }
    expect((await app.as('coordinator').get('/verify')).body.ok).toBe(true);
  });
});
