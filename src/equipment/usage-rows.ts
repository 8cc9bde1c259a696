import type { ExportRow } from '../platform/http/csv-file.js';
import type { EquipmentUsage, Statement } from './usage.dto.js';

export const USAGE_COLUMNS = ['month', 'kind', 'name', 'owner', 'lent_h', 'used_h', 'idle_h', 'bookings', 'refusals'] as const;

export const usageRows = ({ month, items }: EquipmentUsage): ExportRow[] =>
  items.map(({ itemId, organisationName, ...item }) => ({ id: itemId, month, owner: organisationName, ...item }));

export const STATEMENT_COLUMNS = [
  'month',
  'day',
  'borrower',
  'owner',
  'item',
  'kind',
  'hours',
  'km',
  'price_unit',
  'price_euro',
  'cost_euro',
] as const;

/** Amounts in euros here, since a spreadsheet adds them up. */
export const statementRows = ({ month, lines }: Statement): ExportRow[] =>
  lines.map(({ bookingId, itemName, priceUnit, price_cents, cost_cents, ...line }) => ({
    ...line,
    id: bookingId,
    month,
    item: itemName,
    price_unit: priceUnit,
    price_euro: price_cents / 100,
    cost_euro: cost_cents / 100,
  }));
