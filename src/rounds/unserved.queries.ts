import type { Tx } from '../platform/database/tx.js';
import type { Language, Words } from '../vocabulary/words.js';
import { REASON_WORDS, type ReasonCode } from './core/explain.js';
import type { UnservedParcel, UnservedReason, WouldHelp } from './unserved.dto.js';

interface UnservedRow extends Omit<UnservedParcel, 'pickupTo' | 'reasons' | 'wouldHelp'> {
  until: Date;
  reasons: { vehicle: string; code: ReasonCode }[];
  help: { kind: WouldHelp['kind']; vehicle?: string; words: Words }[];
}

/** What no vehicle can take in the next slot, most urgent first, with the rules that stop them and what would help. */
export async function readUnserved(tx: Tx, language: Language): Promise<UnservedParcel[]> {
  const rows = await tx.query<UnservedRow>(
    `select u.parcel_id as "parcelId", l.id as "lotId", l.reference::float8 as "lotReference", l.label, p.grams::float8 as grams, d.name as "fromName", r.name as "toName", l.pickup_to as until, u.reasons, u.would_help as help
       from unserved u join parcel p on p.id = u.parcel_id join lot l on l.id = p.lot_id join site d on d.id = l.donor_site_id join site r on r.id = p.recipient_site_id
      where p.state = 'accepted' order by l.pickup_to, l.reference limit 200`,
  );
  if (rows.length === 0) return [];
  const names = await vehicleNames(tx);
  return rows.map(({ until, reasons, help, ...row }) => ({
    ...row,
    pickupTo: until.toISOString(),
    reasons: grouped(reasons, names, language),
    wouldHelp: help.map(({ kind, vehicle, words }) => ({
      kind,
      text: sentence(vehicle === undefined ? words[language] : words[language].replaceAll(vehicle, names(vehicle))),
    })),
  }));
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Twenty bikes that are all too small are one reason. */
function grouped(reasons: UnservedRow['reasons'], names: (vehicle: string) => string, language: Language): UnservedReason[] {
  const byCode = new Map<ReasonCode, string[]>();
  for (const { vehicle, code } of reasons) byCode.set(code, [...(byCode.get(code) ?? []), names(vehicle)]);
  return [...byCode]
    .map(([code, vehicles]) => ({ code, text: REASON_WORDS.get(code)?.[language] ?? code, vehicles }))
    .toSorted((a, b) => b.vehicles.length - a.vehicles.length);
}

/** A planner's name of a vehicle, `code@06:00`, as people know it. */
async function vehicleNames(tx: Tx): Promise<(vehicle: string) => string> {
  const rows = await tx.query<{ code: string; name: string }>('select code, name from vehicle where territory_id = $1', [tx.territoryId]);
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  return (vehicle) => {
    const [, code, starts] = /^(.*)@(\d\d:\d\d)/.exec(vehicle) ?? [];
    const name = names.get(code ?? vehicle);
    if (name === undefined) return vehicle;
    return starts === undefined ? name : `${name} (${starts})`;
  };
}
