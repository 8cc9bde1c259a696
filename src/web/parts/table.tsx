import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ComponentChildren;
  /** Numbers are compared from the right. */
  numeric?: boolean;
  /** A time or a date is not broken in two. */
  nowrap?: boolean;
  /** The cell that names its row. */
  header?: boolean;
}

interface Props<Row> {
  caption: string;
  /** The caption is read out but not seen: a heading says it already. */
  quietCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** More rows than fit get a frame that scrolls, except on paper. */
  tall?: boolean;
}

/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
// Browsers forget what a table is once its rows are shown as blocks: the roles say it again.

/** A table that turns into one block a row where there is no room; the roles keep it a table for screen readers then. */
export function DataTable<Row>({ caption, quietCaption, columns, rows, rowKey, tall }: Props<Row>) {
  const table = (
    <table class="table table-stack align-middle" role="table">
      <caption class={quietCaption ? 'visually-hidden' : ''}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} scope="col" role="columnheader" class={column.numeric ? 'text-end' : ''}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) =>
              column.header ? (
                <th key={column.key} scope="row" role="rowheader" data-label={column.title} class="fw-semibold">
                  <div>{column.cell(row)}</div>
                </th>
              ) : (
                <td
                  key={column.key}
                  role="cell"
                  data-label={column.title}
                  class={column.numeric ? 'text-end' : column.nowrap ? 'text-nowrap' : ''}
                >
                  <div>{column.cell(row)}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return tall ? (
    // A frame that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div class="scroll-frame" role="region" aria-label={caption} tabIndex={0}>
      {table}
    </div>
  ) : (
    table
  );
}
