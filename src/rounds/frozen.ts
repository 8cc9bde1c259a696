/**
 * SQL, of a round `n`: it has started, or leaves within ten minutes with the vehicle and the person it was planned for. Its
 * driver already counts on it, so its stops stay as they are.
 */
export const FROZEN = `(n.state = 'started' or (n.state = 'planned' and n.starts_at <= app_now() + interval '10 minutes'
  and not exists (select from vehicle v_gone where v_gone.id = n.vehicle_id and not v_gone.active)
  and not exists (select from absence a_gone where a_gone.person_id = n.person_id and a_gone.day = n.day)))`;
