import { district, TERRITORY } from '../../demo/core/district.js';
import type { DemoSite } from '../../demo/core/rows.js';
import type { RecipientKind } from '../../vocabulary/food.js';
import type { DistrictDonor, DistrictRecipient } from './district.js';

/** How ways are estimated where no street network is asked: measured by bicycle on the streets of Paris 20e. */
export const USUAL_TRAVEL = { model: 'affine', intercept_m: 165, slope: 1.115, speed_kmh: 12 } as const;

/** The demonstration's recipients on a day: real places, invented associations, one hub, two outlets. */
export function demoRecipients(today: string): DistrictRecipient[] {
  const { sites, organisations, conventions } = district({ today, withDonors: false });
  const byCode = new Map(organisations.map((organisation) => [organisation.code, organisation]));
  const signed = new Set(conventions);
  return sites.map((site): DistrictRecipient => {
    const { habilitationFrom, habilitationTo, entitlement } = byCode.get(site.code)!;
    const { total, ...capacity_g } = site.storage;
    return {
      windows: site.windows,
      facts: {
        id: site.code,
        kind: site.role as RecipientKind,
        point: [site.lon, site.lat],
        ...(site.accepts ? { accepts: site.accepts } : {}),
        capacity_g,
        ...(total === undefined ? {} : { total_g: total }),
        minDelivery_g: site.minDelivery_g,
        ...(site.maxDistance_m === null ? {} : { maxDistance_m: site.maxDistance_m }),
        shortDlc: site.shortDlc,
        cooks: site.cooks,
        ...(habilitationFrom && habilitationTo && habilitationTo >= today
          ? { habilitation: { from: habilitationFrom, to: habilitationTo } }
          : {}),
        ...(signed.has(site.code) ? { conventions: ['*'] } : {}),
        entitlement,
      },
    };
  });
}

/** The demonstration's invented donors and the real markets. */
export const demoDonors = (today: string): DistrictDonor[] =>
  district({ today, withDonors: true })
    .sites.filter((site): site is DemoSite & { donorKind: NonNullable<DemoSite['donorKind']> } => site.donorKind !== null)
    .map(({ code, donorKind, lon, lat, windows }) => ({ code, donorKind, point: [lon, lat], windows }));

export const DEMO_TIME_ZONE = TERRITORY.timeZone;
