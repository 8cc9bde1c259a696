import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { invalidFields, notFound, staleVersion } from '../platform/http/http.errors.js';
import { pageAsked, pageOf } from '../platform/http/page.js';
import type { FieldProblem } from '../vocabulary/rejection.js';
import { overlap, weeklyFaults, type WeeklyStretch } from './core/weekly.js';
import { endsBeforeItStarts, overlapsEarlier, personBusy } from './organisations.errors.js';
import { vehicleChanged } from './organisations.events.js';
import { ReachService } from './reach.service.js';
import type { NewVehicle, Shift, Shifts, Vehicle, VehicleChange, VehiclePage, VehicleQuery } from './vehicle.dto.js';

const SELECT_VEHICLE = `
  select v.id, v.organisation_id as "organisationId", o.name as "organisationName", v.code, v.name, v.profile, v.capacity_g::float8 as capacity_g, v.litres,
         v.cold_litres as "coldLitres", v.has, to_char(v.approved_cold_until, 'YYYY-MM-DD') as "approvedColdUntil", v.max_stops as "maxStops", v.start_site_id as "startSiteId",
         v.active, v.version,
         coalesce((select jsonb_agg(jsonb_build_object('personId', s.person_id, 'weekday', s.weekday, 'starts', to_char(s.starts, 'HH24:MI'), 'ends', to_char(s.ends, 'HH24:MI'))
                   order by s.weekday, s.starts) from shift s where s.vehicle_id = v.id), '[]') as shifts
    from vehicle v join organisation o on o.id = v.organisation_id`;

const stretchOf = ({ weekday, starts, ends }: Shift): WeeklyStretch => ({ weekday, from: starts, to: ends });

/** Cargo bikes, vans and people on foot, and who drives them when. */
@Injectable()
export class VehicleService {
  constructor(private readonly reach: ReachService) {}

  async list(tx: Tx, query: VehicleQuery): Promise<VehiclePage> {
    const asked = pageAsked(query);
    const rows = await tx.query<Vehicle>(
      `${SELECT_VEHICLE} where ($1::uuid is null or v.id > $1) and ($2::uuid is null or v.organisation_id = $2) and ($3::uuid is null or v.organisation_id = $3) order by v.id limit $4`,
      [asked.after, this.reach.limit(tx, 'organisations:read'), query.organisationId ?? null, asked.take],
    );
    return pageOf(rows, asked, (row) => row);
  }

  /** @throws notFound for the organisation or the start site; alreadyExists by the unique code. */
  async add(tx: Tx, body: NewVehicle): Promise<Vehicle> {
    this.reach.organisation(tx, body.organisationId, 'vehicles:write');
    const row = await tx.first<{ id: string }>(
      `insert into vehicle (territory_id, code, organisation_id, name, profile, capacity_g, litres, cold_litres, has, approved_cold_until, max_stops, start_site_id, active)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id`,
      [tx.territoryId, body.code ?? `${body.profile}-${randomBytes(5).toString('hex')}`, ...valuesOf(body)],
    );
    return this.changed(tx, row!.id);
  }

  /** @throws notFound, staleVersion. */
  async change(tx: Tx, vehicleId: string, { version, ...given }: VehicleChange): Promise<Vehicle> {
    const before = await this.row(tx, vehicleId);
    const after = { ...before, ...given };
    this.reach.organisation(tx, after.organisationId, 'vehicles:write');
    const changed = await tx.query(
      `update vehicle set code = $3, organisation_id = $4, name = $5, profile = $6, capacity_g = $7, litres = $8, cold_litres = $9, has = $10, approved_cold_until = $11, max_stops = $12,
              start_site_id = $13, active = $14, version = version + 1
        where id = $1 and version = $2 returning id`,
      [vehicleId, version, after.code, ...valuesOf(after)],
    );
    if (changed.length === 0) throw staleVersion({ version: before.version });
    return this.changed(tx, vehicleId);
  }

  /** Replaces all shifts. @throws notFound, staleVersion, invalidFields (ends before it starts, overlap, a person on two vehicles at once). */
  async setShifts(tx: Tx, vehicleId: string, { shifts, version }: Shifts): Promise<Vehicle> {
    const before = await this.row(tx, vehicleId);
    const problems = await this.problemsOf(tx, vehicleId, shifts);
    if (problems.length > 0) throw invalidFields({}, problems);
    const changed = await tx.query('update vehicle set version = version + 1 where id = $1 and version = $2 returning id', [
      vehicleId,
      version,
    ]);
    if (changed.length === 0) throw staleVersion({ version: before.version });
    await tx.query('delete from shift where vehicle_id = $1', [vehicleId]);
    await tx.query(
      `insert into shift (territory_id, vehicle_id, person_id, weekday, starts, ends)
       select $1, $2, "personId", weekday, starts, ends from jsonb_to_recordset($3::jsonb) as s("personId" uuid, weekday int, starts time, ends time)`,
      [tx.territoryId, vehicleId, JSON.stringify(shifts)],
    );
    return this.changed(tx, vehicleId);
  }

  private async problemsOf(tx: Tx, vehicleId: string, shifts: Shift[]): Promise<FieldProblem[]> {
    const faults = weeklyFaults(shifts.map(stretchOf)).map(({ index, fault }) =>
      fault === 'overlaps' ? overlapsEarlier(`/shifts/${index}`) : endsBeforeItStarts(`/shifts/${index}/ends`),
    );
    const elsewhere = await tx.query<Shift>(
      `select person_id as "personId", weekday, to_char(starts, 'HH24:MI') as starts, to_char(ends, 'HH24:MI') as ends from shift where vehicle_id <> $1 and person_id = any($2)`,
      [vehicleId, shifts.map(({ personId }) => personId)],
    );
    const isBusy = (shift: Shift): boolean =>
      elsewhere.some((other) => other.personId === shift.personId && overlap(stretchOf(other), stretchOf(shift)));
    return [...faults, ...shifts.flatMap((shift, index) => (isBusy(shift) ? [personBusy(`/shifts/${index}/personId`)] : []))];
  }

  private changed(tx: Tx, vehicleId: string): Promise<Vehicle> {
    tx.emit(vehicleChanged, { vehicleId });
    return this.row(tx, vehicleId);
  }

  /** One vehicle that the actor may write. */
  private async row(tx: Tx, vehicleId: string): Promise<Vehicle> {
    const row = await tx.first<Vehicle>(`${SELECT_VEHICLE} where v.id = $1 and ($2::uuid is null or v.organisation_id = $2)`, [
      vehicleId,
      this.reach.limit(tx, 'vehicles:write'),
    ]);
    if (!row) throw notFound({ vehicleId });
    return row;
  }
}

const valuesOf = (vehicle: NewVehicle): unknown[] => [
  vehicle.organisationId,
  vehicle.name,
  vehicle.profile,
  vehicle.capacity_g,
  vehicle.litres,
  vehicle.coldLitres,
  vehicle.has ?? [],
  vehicle.approvedColdUntil,
  vehicle.maxStops ?? 20,
  vehicle.startSiteId,
  vehicle.active ?? true,
];
