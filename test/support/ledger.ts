import { insert, next, type Built, type Row, type Stored } from './rows.js';

/** Where a part of a lot has got to, and what took it there. */
export interface Part {
  grams: number;
  /** The bucket it ends in. */
  in: Bucket;
  recipient?: Stored;
  reasonCode?: string;
  /** What the scale said at pickup, when it differs from the grams announced; only for what got that far. */
  weighed_g?: number;
}

type Bucket = keyof typeof WAYS;

/** The way to each bucket from `open`: the parcel's states, and the bucket each leads to. */
const WAYS = {
  open: [],
  offered: [['offered', 'offered']],
  accepted: [
    ['offered', 'offered'],
    ['accepted', 'accepted'],
  ],
  on_board: [
    ['offered', 'offered'],
    ['accepted', 'accepted'],
    ['planned', 'accepted'],
    ['collected', 'on_board'],
  ],
  at_recipient: [
    ['offered', 'offered'],
    ['accepted', 'accepted'],
    ['collected', 'on_board'],
    ['delivered', 'at_recipient'],
  ],
  at_hub: [
    ['offered', 'offered'],
    ['accepted', 'accepted'],
    ['collected', 'on_board'],
    ['delivered', 'at_hub'],
  ],
  distributed: [
    ['offered', 'offered'],
    ['accepted', 'accepted'],
    ['collected', 'on_board'],
    ['delivered', 'at_recipient'],
    ['distributed', 'distributed'],
  ],
  discarded: [
    ['offered', 'offered'],
    ['accepted', 'accepted'],
    ['collected', 'on_board'],
    ['delivered', 'at_recipient'],
    ['diverted', 'discarded'],
  ],
  feed: [
    ['offered', 'offered'],
    ['accepted', 'accepted'],
    ['collected', 'on_board'],
    ['diverted', 'feed'],
  ],
  compost: [
    ['expired', 'expired'],
    ['diverted', 'compost'],
  ],
  refused: [
    ['offered', 'offered'],
    ['accepted', 'accepted'],
    ['refused', 'refused'],
  ],
  expired: [['expired', 'expired']],
  withdrawn: [['withdrawn', 'withdrawn']],
} as const satisfies Record<string, readonly (readonly [state: string, bucket: string])[]>;

/** A lot of one-gram packages at a donor's site, declared by the database's clock and open in one part a way. */
export const aLot = (app: Built, site: Stored, given: Row = {}): Promise<Stored> =>
  insert(app, 'lot', {
    territory_id: site.territory_id,
    donor_site_id: site.id,
    label: `Lot inventé ${next()}`,
    category: 'bread',
    animal_origin: false,
    prepacked: true,
    cold: 'ambient',
    date_kind: 'none',
    package_g: 1,
    packages: 1,
    pickup_from: '2026-11-20T18:00:00Z',
    pickup_to: '2026-11-20T20:00:00Z',
    ...given,
  });

const move = (app: Built, lot: Stored, parcel: Stored, from: string, to: string, grams: number, given: Row = {}): Promise<unknown> =>
  insert(app, 'movement', {
    territory_id: lot.territory_id,
    lot_id: lot.id,
    parcel_id: parcel.id,
    from_bucket: from,
    to_bucket: to,
    grams,
    cause: to,
    ...given,
  });

/**
 * A lot that was declared as the sum of its parts, each taken by legal steps to where it ends: parcels, history, offers
 * and ledger as the services would have left them. Written with the owner's login, so that a test of the figures does not
 * lean on the services that it checks.
 */
export async function aLotWithParts(
  app: Built,
  site: Stored,
  parts: readonly Part[],
  given: Row = {},
): Promise<{ lot: Stored; parcels: Stored[] }> {
  const lot = await aLot(app, site, { packages: parts.reduce((sum, part) => sum + part.grams, 0), ...given });
  const parcels: Stored[] = [];
  for (const part of parts) parcels.push(await aParcelOn(app, lot, part));
  return { lot, parcels };
}

async function aParcelOn(app: Built, lot: Stored, part: Part): Promise<Stored> {
  const territory_id = lot.territory_id;
  let parcel: Stored = await insert(app, 'parcel', {
    territory_id,
    lot_id: lot.id,
    packages: part.grams,
    grams: part.grams,
    state: 'open',
  });
  await move(app, lot, parcel, 'origin', 'declared', part.grams);
  await move(app, lot, parcel, 'declared', 'open', part.grams);
  let offer: Stored | undefined;
  let bucket = 'open';
  let grams = part.grams;
  for (const [state, reached] of WAYS[part.in]) {
    if (state === 'offered') offer = await anOffer(app, lot, parcel, part.recipient!);
    if (state === 'accepted')
      await app.owner.query(`update offer set state = 'accepted', answered_at = app_now() where id = $1`, [offer!.id]);
    const recipient = ['offered', 'expired', 'withdrawn'].includes(state) ? null : (part.recipient?.id ?? null);
    const updated = await app.owner.query(
      `update parcel set state = $2, recipient_site_id = coalesce($3, recipient_site_id), offer_id = $4, reason_code = $5, changed_at = app_now() where id = $1 returning *`,
      [parcel.id, state, recipient, offer?.id ?? null, state === WAYS[part.in].at(-1)?.[0] ? (part.reasonCode ?? null) : null],
    );
    parcel = updated.rows[0] as Stored;
    if (reached !== bucket)
      await move(app, lot, parcel, bucket, reached, grams, { site_id: part.recipient?.id ?? null, cause: part.reasonCode ?? state });
    bucket = reached;
    if (state === 'collected' && part.weighed_g !== undefined && part.weighed_g !== grams) {
      const more = part.weighed_g - grams;
      await move(app, lot, parcel, more > 0 ? 'weighing' : bucket, more > 0 ? bucket : 'weighing', Math.abs(more));
      grams = part.weighed_g;
      await app.owner.query('update parcel set grams = $2 where id = $1', [parcel.id, grams]);
    }
  }
  return { ...parcel, grams };
}

/** An open offer of a whole parcel, that lapses half an hour later. */
export const anOffer = (app: Built, lot: Stored, parcel: Stored, recipient: Stored, given: Row = {}): Promise<Stored> =>
  app.owner.query(`select app_now() + interval '30 minutes' as lapses_at`).then(({ rows }) =>
    insert(app, 'offer', {
      territory_id: lot.territory_id,
      lot_id: lot.id,
      parcel_id: parcel.id,
      recipient_site_id: recipient.id,
      packages: Math.max(1, Number(parcel.packages)),
      grams: parcel.grams,
      state: 'open',
      lapses_at: rows[0].lapses_at,
      ...given,
    }),
  );
