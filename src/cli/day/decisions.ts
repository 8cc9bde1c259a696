import type pg from 'pg';

/**
 * Everything that was decided, one JSON object a line, sorted, with natural references only: a lot by its donor's own
 * reference, a site, vehicle or person by its code or name, masses in grams, times by the application's clock. Two days that
 * decided the same give the same bytes.
 */
const DECISIONS = [
  `select l.declared_at as at, 'declared' as what, l.external_ref as lot, s.code as site, l.category, l.cold, l.date_kind as "dateKind", l.date::text as date, l.deadline, l.package_g, l.packages,
          (select coalesce(jsonb_agg(w->>'rule'), '[]') from jsonb_array_elements(l.warnings) w) as warnings
     from lot l join site s on s.id = l.donor_site_id`,
  `select h.at, 'step' as what, l.external_ref as lot, h.from_state as "from", h.to_state as "to", h.reason_code as reason, h.packages, h.grams, c.number as cycle
     from parcel_history h join lot l on l.id = h.lot_id left join cycle c on c.id = h.decision_id`,
  `select f.made_at as at, 'offer' as what, l.external_ref as lot, s.code as recipient, c.number as cycle, f.packages, f.grams, f.distance_m, f.state, f.lapses_at as "lapsesAt", f.answered_at as "answeredAt",
          f.accepted_packages as accepted, f.reason_code as reason
     from offer f join lot l on l.id = f.lot_id join site s on s.id = f.recipient_site_id left join cycle c on c.id = f.cycle_id`,
  `select m.at, 'movement' as what, l.external_ref as lot, s.code as site, m.from_bucket as "from", m.to_bucket as "to", m.grams, m.cause
     from movement m join lot l on l.id = m.lot_id left join site s on s.id = m.site_id`,
  `select c.decided_at as at, 'cycle' as what, c.number, c.method, c.lots, c.recipients, c.placements, c.left_over as "leftOver", c.objective from cycle c`,
  `select n.planned_at as at, 'round' as what, n.reference, v.code as vehicle, p.name as person, n.starts_at as "startsAt", n.ends_at as "endsAt", n.state, n.metres, n.started_at as "startedAt", n.ended_at as "endedAt"
     from round n join vehicle v on v.id = n.vehicle_id left join person p on p.id = n.person_id`,
  `select t.planned_arrival as at, 'stop' as what, n.reference as round, t.seq, t.kind, s.code as site, t.state, t.done_at as "doneAt", t.note,
          (select coalesce(jsonb_agg(jsonb_build_object('lot', l.external_ref, 'planned_g', k.planned_g, 'weighed_g', k.weighed_g, 'refused_g', k.refused_g, 'refusal', k.refusal_code, 'c', k.temperature_c)
                    order by l.external_ref, k.planned_g, k.weighed_g, k.refused_g), '[]')
             from stop_line k join parcel q on q.id = k.parcel_id join lot l on l.id = q.lot_id where k.stop_id = t.id) as lines
     from stop t join round n on n.id = t.round_id join site s on s.id = t.site_id`,
  `select i.at, 'intake' as what, l.external_ref as lot, s.code as hub, i.announced_g, i.weighed_g, i.refused_g, i.refusal_code as refusal from intake i join lot l on l.id = i.lot_id join site s on s.id = i.hub_site_id`,
];

/** The day's decisions as NDJSON. */
export async function decisionsOf(owner: pg.Client): Promise<string> {
  const lines: string[] = [];
  for (const sql of DECISIONS) {
    const { rows } = await owner.query<{ line: string }>(`select to_json(d)::text as line from (${sql}) d`);
    for (const { line } of rows) lines.push(line);
  }
  // By the texts themselves: the time stands first in each, and no id decides between two of one moment.
  return `${lines.sort().join('\n')}\n`;
}
