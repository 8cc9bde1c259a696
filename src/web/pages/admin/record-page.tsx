import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { useLive } from '../../api/live.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { TextField } from '../../parts/field.js';
import { Empty, Loaded, Page } from '../../parts/page.js';
import { DataTable, type Column } from '../../parts/table.js';
import { useWords } from '../../words/words.js';

interface Props<Row extends { id: string }> {
  title: string;
  name: string;
  /** Rows for a search text (empty: all), at most a page of them. */
  read: (search: string) => Promise<Row[]>;
  searchable?: boolean;
  columns: readonly Column<Row>[];
  addTitle: string;
  /** The form for a row, or for a new one. */
  form: (row: Row | null, close: () => void) => ComponentChildren;
  mayWrite: boolean;
  /** Rows that have a page of their own need no form for changing them. */
  editable?: boolean;
}

/** Pages of the API hold this many at least; more are found by searching. */
const MOST_ROWS = 100;

/** A list of records with a search, a form to add one and a form to change one. */
export function RecordPage<Row extends { id: string }>({
  title,
  name,
  read,
  searchable,
  columns,
  addTitle,
  form,
  mayWrite,
  editable = true,
}: Props<Row>) {
  const w = useWords();
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<{ id: string | null } | null>(null);
  const rows = useLive(`admin:${name}:${search}`, () => read(search), 20_000);
  const close = (): void => setOpen(null);
  const edited = open?.id ? (rows.data?.find(({ id }) => id === open.id) ?? null) : null;
  const nameOf = columns.find(({ header }) => header)!;
  const edit: Column<Row> = {
    key: 'edit',
    title: w.admin.edit,
    cell: (row) => (
      <Button icon="pencil" onClick={() => setOpen({ id: row.id })}>
        {w.admin.edit}
        <span class="visually-hidden"> {nameOf.cell(row)}</span>
      </Button>
    ),
  };
  return (
    <Page
      wide
      title={title}
      actions={
        mayWrite && (
          <Button tone="primary" icon="add" onClick={() => setOpen({ id: null })}>
            {w.admin.add}
          </Button>
        )
      }
    >
      {searchable && <TextField type="search" label={w.common.search} hint={w.admin.searchHint} value={search} onValue={setSearch} />}
      <Loaded live={rows}>
        {(data) =>
          data.length === 0 ? (
            <Empty icon="lots" title={w.admin.empty} />
          ) : (
            <>
              <DataTable
                caption={title}
                quietCaption
                rows={data}
                rowKey={(row) => row.id}
                columns={mayWrite && editable ? [...columns, edit] : columns}
              />
              {data.length >= MOST_ROWS && <p class="text-muted mb-0">{w.admin.firstOnly(data.length)}</p>}
            </>
          )
        }
      </Loaded>
      {open && (open.id === null || edited) && (
        <Dialog title={edited ? w.admin.edit : addTitle} onClose={close}>
          {form(edited, close)}
        </Dialog>
      )}
    </Page>
  );
}
