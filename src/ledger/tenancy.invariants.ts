import { invariant } from '../platform/database/invariant.js';

/** Every column that points from a row of a territory to another row of one, and where it points. */
export const REFERENCES: readonly [child: string, column: string, parent: string][] = [
  ['site', 'organisation_id', 'organisation'],
  ['site', 'area_id', 'area'],
  ['opening_window', 'site_id', 'site'],
  ['closure', 'site_id', 'site'],
  ['storage', 'site_id', 'site'],
  ['convention', 'association_id', 'organisation'],
  ['convention', 'donor_id', 'organisation'],
  ['person', 'organisation_id', 'organisation'],
  ['vehicle', 'organisation_id', 'organisation'],
  ['vehicle', 'start_site_id', 'site'],
  ['shift', 'vehicle_id', 'vehicle'],
  ['shift', 'person_id', 'person'],
  ['absence', 'person_id', 'person'],
  ['lot', 'donor_site_id', 'site'],
  ['parcel', 'lot_id', 'lot'],
  ['parcel', 'recipient_site_id', 'site'],
  ['parcel', 'offer_id', 'offer'],
  ['parcel', 'split_from', 'parcel'],
  ['parcel_history', 'parcel_id', 'parcel'],
  ['parcel_history', 'lot_id', 'lot'],
  ['movement', 'lot_id', 'lot'],
  ['movement', 'parcel_id', 'parcel'],
  ['movement', 'site_id', 'site'],
  ['balance', 'lot_id', 'lot'],
  ['cycle_lot', 'cycle_id', 'cycle'],
  ['cycle_lot', 'lot_id', 'lot'],
  ['price_list', 'cycle_id', 'cycle'],
  ['offer', 'cycle_id', 'cycle'],
  ['offer', 'lot_id', 'lot'],
  ['offer', 'parcel_id', 'parcel'],
  ['offer', 'recipient_site_id', 'site'],
  ['offer', 'replaces', 'offer'],
  ['offer', 'standing_rule_id', 'standing_rule'],
  ['standing_rule', 'site_id', 'site'],
  ['acceptance_tally', 'site_id', 'site'],
  ['round', 'vehicle_id', 'vehicle'],
  ['round', 'person_id', 'person'],
  ['stop', 'round_id', 'round'],
  ['stop', 'site_id', 'site'],
  ['stop_line', 'stop_id', 'stop'],
  ['stop_line', 'parcel_id', 'parcel'],
  ['unserved', 'parcel_id', 'parcel'],
  ['pickup_note', 'stop_id', 'stop'],
  ['pickup_note', 'donor_site_id', 'site'],
  ['intake', 'hub_site_id', 'site'],
  ['intake', 'parcel_id', 'parcel'],
  ['intake', 'lot_id', 'lot'],
  ['user_account', 'organisation_id', 'organisation'],
  ['user_account', 'person_id', 'person'],
  ['session', 'user_id', 'user_account'],
  ['api_key', 'organisation_id', 'organisation'],
  ['api_key', 'replaced_by', 'api_key'],
  ['message', 'organisation_id', 'organisation'],
  ['message', 'site_id', 'site'],
];

/** Rows of different territories never point at one another. */
export const tenancyInvariants = [
  invariant({
    code: 'territories-apart',
    title: {
      fr: 'Aucune ligne d’un territoire ne renvoie à une ligne d’un autre.',
      en: 'No row of a territory points to a row of another.',
    },
    // A parent that row-level security hides is in another territory too, or gone: both are told.
    sql: REFERENCES.map(
      ([child, column, parent]) => `
        select '${child}.${column}' as reference, c.territory_id, c.${column}::text as points_to, p.territory_id as territory_there
          from ${child} c left join ${parent} p on p.id = c.${column}
         where c.${column} is not null and p.territory_id is distinct from c.territory_id`,
    ).join(' union all '),
  }),
];
