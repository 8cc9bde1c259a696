import type { Env } from '../../platform/config/env.js';
import { AffineSource } from './affine.source.js';
import { openMatrixFile } from './matrix-file.source.js';
import { OsrmSource } from './osrm.source.js';
import { routingServices } from './routing-service.js';
import type { TravelSource } from './travel-source.js';
import { ValhallaSource } from './valhalla.source.js';

/** Nest token under which the one chosen source is injected. */
export const TRAVEL_SOURCE = Symbol('travel source');

/**
 * The source that the settings name, checked as far as it can be without asking it.
 *
 * @throws Error in one line: the program does not start with settings that cannot be meant.
 */
export function travelSource(env: Env): TravelSource {
  switch (env.TRAVEL_SOURCE) {
    case 'matrix':
      if (env.TRAVEL_MATRIX_FILE === '') throw new Error('TRAVEL_MATRIX_FILE: the file with the travel times is missing');
      return openMatrixFile(env.TRAVEL_MATRIX_FILE);
    case 'osrm':
      return new OsrmSource(routingServices('osrm', servers(env)), env.TRAVEL_TABLE_SIZE);
    case 'valhalla':
      return new ValhallaSource(routingServices('valhalla', servers(env)), env.TRAVEL_TABLE_SIZE);
    default:
      return new AffineSource();
  }
}

const servers = (env: Env): { url: string; profiles: string } => ({ url: env.TRAVEL_URL, profiles: env.TRAVEL_PROFILES });
