import { useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import type { ApiKey, IssuedApiKey } from '../../api/types.js';
import { serverNow } from '../../format/clock.js';
import { newKey } from '../../offline/use-queue.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { ProblemNotice } from '../../parts/notice.js';
import { useMay } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';
import { KeyForm } from './key-form.js';
import { RecordPage } from './record-page.js';

/** API keys: made, replaced, taken back. A secret is seen once. */
export default function KeysPage() {
  const w = useWords();
  const format = useFormat();
  const may = useMay();
  const [issued, setIssued] = useState<IssuedApiKey | null>(null);
  const { run, busy, problem } = useAction();
  const changed = (): void => void globalThis.dispatchEvent(new Event('glane:changed'));
  const rotate = async (row: ApiKey): Promise<void> => {
    if (!confirm(w.admin.rotateText)) return;
    await run(async () =>
      setIssued(
        await ask(
          api.POST('/api/v1/api-keys/{id}/rotation', { params: { path: { id: row.id } }, headers: { 'idempotency-key': newKey() } }),
        ),
      ),
    );
    changed();
  };
  const revoke = async (row: ApiKey): Promise<void> => {
    if (!confirm(w.admin.sure)) return;
    await run(() => ask(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id: row.id } } })));
    changed();
  };
  const isOver = (row: ApiKey): boolean => row.revokedAt !== null || Date.parse(row.expiresAt) < serverNow();
  return (
    <>
      <RecordPage<ApiKey>
        title={w.admin.keys}
        name="keys"
        editable={false}
        read={async () => (await ask(api.GET('/api/v1/api-keys', { params: { query: { limit: 200 } } }))).items}
        mayWrite={may('keys:write')}
        addTitle={w.admin.newKey}
        columns={[
          { key: 'name', title: w.admin.name, header: true, cell: (row) => row.name },
          { key: 'prefix', title: w.admin.code, cell: (row) => <code class="text-reset">{row.prefix}</code> },
          { key: 'role', title: w.admin.role, cell: (row) => w.roles[row.role] },
          {
            key: 'state',
            title: w.lots.filterState,
            cell: (row) =>
              row.revokedAt ? (
                <Badge tone="bad">{w.admin.revoked}</Badge>
              ) : isOver(row) ? (
                <Badge tone="wait">{w.admin.expired}</Badge>
              ) : (
                <Badge tone="good">{w.admin.valid}</Badge>
              ),
          },
          { key: 'expires', title: w.admin.expiresAt, cell: (row) => format.dateTime(row.expiresAt) },
          { key: 'used', title: w.admin.lastUsed, cell: (row) => (row.lastUsedAt ? format.dateTime(row.lastUsedAt) : w.admin.never) },
          {
            key: 'do',
            title: w.common.edit,
            cell: (row) =>
              isOver(row) ? (
                '–'
              ) : (
                <span class="row-wrap">
                  <Button icon="cycles" busy={busy} onClick={() => void rotate(row)}>
                    {w.admin.rotate}
                  </Button>
                  <Button tone="danger" icon="cross" busy={busy} onClick={() => void revoke(row)}>
                    {w.admin.revoke}
                  </Button>
                </span>
              ),
          },
        ]}
        form={(_, close) => (
          <KeyForm
            onIssued={(key) => {
              close();
              setIssued(key);
            }}
            onCancel={close}
          />
        )}
      />
      {problem && (
        <Dialog title={w.admin.keys} onClose={changed}>
          <ProblemNotice problem={problem} />
        </Dialog>
      )}
      {issued && <Secret issued={issued} onClose={() => setIssued(null)} />}
    </>
  );
}

function Secret({ issued, onClose }: { issued: IssuedApiKey; onClose: () => void }) {
  const w = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <Dialog title={w.admin.secretTitle} onClose={onClose}>
      {issued.secret === null ? (
        <p class="mb-0">{w.admin.secretGone}</p>
      ) : (
        <>
          <p class="mb-0">{w.admin.secretText}</p>
          <code class="d-block p-3 border rounded text-break user-select-all text-reset">{issued.secret}</code>
          <Button
            icon={copied ? 'check' : 'copy'}
            onClick={() => void navigator.clipboard?.writeText(issued.secret ?? '').then(() => setCopied(true))}
          >
            {copied ? w.common.copied : w.common.copy}
          </Button>
        </>
      )}
    </Dialog>
  );
}
