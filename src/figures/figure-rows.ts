import type { FigureGroup } from './figure.dto.js';
import type { ExportRow } from '../platform/http/csv-file.js';

export const FIGURE_COLUMNS = [
  'key',
  'label',
  'lots',
  'declared_g',
  'weighing_correction_g',
  'saved_g',
  'saved_association_g',
  'saved_hub_g',
  'saved_distributed_g',
  'lost_g',
  'lost_expired_g',
  'lost_refused_g',
  'lost_withdrawn_g',
  'diverted_g',
  'diverted_feed_g',
  'diverted_compost_g',
  'diverted_discarded_g',
  'in_progress_g',
  'meals',
  'footprint_kgco2e',
] as const;

/** Groups of the figures as flat lines of a file. */
export const figureRows = (groups: readonly FigureGroup[]): ExportRow[] =>
  groups.map((group) => ({
    id: group.key,
    key: group.key,
    label: group.label,
    lots: group.lots,
    declared_g: group.declared_g,
    weighing_correction_g: group.weighingCorrection_g,
    saved_g: group.saved_g,
    saved_association_g: group.savedByDestination.association_g,
    saved_hub_g: group.savedByDestination.hub_g,
    saved_distributed_g: group.savedByDestination.distributed_g,
    lost_g: group.lost_g,
    lost_expired_g: group.lostByKind.expired_g,
    lost_refused_g: group.lostByKind.refused_g,
    lost_withdrawn_g: group.lostByKind.withdrawn_g,
    diverted_g: group.diverted_g,
    diverted_feed_g: group.diverted.feed_g,
    diverted_compost_g: group.diverted.compost_g,
    diverted_discarded_g: group.diverted.discarded_g,
    in_progress_g: group.inProgress_g,
    meals: group.meals,
    footprint_kgco2e: group.footprint_kgCo2e,
  }));
