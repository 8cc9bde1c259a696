import { Type } from 'class-transformer';
import { advice } from './validation.js';
import { Text, Whole } from './fields.js';
import { invalidFields } from './http.errors.js';

const DEFAULT_LIMIT = 50;
const MOST = 200;

/** The query of a list. A room's own query class extends it with its filters. */
export class PageQuery {
  @Type(() => Number)
  @Whole({ about: `Most items on a page; ${DEFAULT_LIMIT} where it is not said.`, min: 1, max: MOST, optional: true })
  limit?: number;

  @Text({ about: 'The `next` of the page before; nothing else is a cursor.', max: 40, optional: true })
  cursor?: string;
}

export interface PageAsked {
  /** The last id of the page before, or null for the first page. */
  readonly after: string | null;
  /** How many rows to read: one more than shown, which tells whether there is a next page. */
  readonly take: number;
}

/**
 * What to read for a page. Lists go by id: ids are uuidv7, so they grow with time, and a page stays where it is
 * whatever is added meanwhile.
 *
 * @throws invalidFields where the cursor is not one of ours.
 */
export function pageAsked({ limit = DEFAULT_LIMIT, cursor }: PageQuery): PageAsked {
  return { after: cursor === undefined ? null : idOf(cursor), take: limit + 1 };
}

/** The page of the rows read for `asked`, each as `show` makes it. */
export function pageOf<Row extends { id: string }, Item>(
  rows: Row[],
  asked: PageAsked,
  show: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, asked.take - 1);
  return { items: shown.map(show), next: rows.length < asked.take ? null : cursorOf(shown.at(-1)!.id) };
}

const cursorOf = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

function idOf(cursor: string): string {
  const hex = Buffer.from(cursor, 'base64url').toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  if (id.length !== 36 || cursorOf(id) !== cursor)
    throw invalidFields({}, [{ pointer: '/cursor', code: 'not-a-cursor', message: advice('not-a-cursor') }]);
  return id;
}
