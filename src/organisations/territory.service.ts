import { Injectable } from '@nestjs/common';
import type { Territory } from '../auth/me.dto.js';
import { readTerritory } from '../auth/territory.queries.js';
import type { Tx } from '../platform/database/tx.js';
import { invalidFields } from '../platform/http/http.errors.js';
import { crowFly_m, type Point } from '../vocabulary/place.js';
import { isInside, type Outline } from '../vocabulary/outline.js';
import { outsideTerritory } from './organisations.errors.js';

/** The territory and what lies in it. */
@Injectable()
export class TerritoryService {
  read(tx: Tx): Promise<Territory> {
    return readTerritory(tx);
  }

  /** Metres from the territory's centre, and whether a site may stand that far. */
  async distance(tx: Tx, point: Point): Promise<{ distance_m: number; inside: boolean }> {
    const row = await tx.first<{ lon: number; lat: number; radius_m: number }>(
      'select centre_lon as lon, centre_lat as lat, radius_m from territory where id = $1',
      [tx.territoryId],
    );
    const distance_m = crowFly_m([row!.lon, row!.lat], point);
    return { distance_m, inside: distance_m <= row!.radius_m };
  }

  /** The id of the quartier a point lies in, or null. */
  async areaAt(tx: Tx, point: Point): Promise<string | null> {
    const areas = await tx.query<{ id: string; outline: Outline }>('select id, outline from area order by code');
    return areas.find((area) => isInside(area.outline, point))?.id ?? null;
  }

  /**
   * The id of the quartier of a site that is to stand at `point`, or null.
   *
   * @throws invalidFields (outside-territory at `pointer`) where that is farther from the centre than the territory's radius.
   */
  async locate(tx: Tx, point: Point, pointer = '/point'): Promise<string | null> {
    const { distance_m, inside } = await this.distance(tx, point);
    if (!inside) throw invalidFields({ distance_m: Math.round(distance_m) }, [outsideTerritory(pointer, distance_m)]);
    return this.areaAt(tx, point);
  }
}
