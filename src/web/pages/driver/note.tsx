import { useRoute } from 'preact-iso';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { PickupNote } from '../../api/types.js';
import { Button } from '../../parts/button.js';
import { Loaded, Page } from '../../parts/page.js';
import { Signature } from '../../parts/signature-pad.js';
import { DataTable } from '../../parts/table.js';
import { useFormat, useWords } from '../../words/words.js';

/** The signed pickup note, made to be printed: what was proposed, refused and taken, and who signed. */
export default function NotePage() {
  const w = useWords();
  const id = useRoute().params['id'] ?? '';
  const note = useLive(`note:${id}`, () => ask(api.GET('/api/v1/stops/{id}/note', { params: { path: { id } } })), 3_600_000);
  return (
    <Page
      wide
      title={note.data ? w.driver.noteNumber(note.data.number) : w.driver.note}
      actions={
        <Button icon="print" onClick={() => print()}>
          {w.common.print}
        </Button>
      }
    >
      <Loaded live={note}>{(data) => <NoteBody note={data} />}</Loaded>
    </Page>
  );
}

function NoteBody({ note }: { note: PickupNote }) {
  const w = useWords();
  const format = useFormat();
  const { body } = note;
  return (
    <div class="stack">
      <p class="mb-0">{w.driver.noteSigned(format.dateTime(note.signedAt))}</p>
      <p class="mb-0">{body.mention}</p>
      <DataTable
        caption={w.driver.note}
        quietCaption
        rows={body.lines}
        rowKey={(line) => line.parcelId}
        columns={[
          { key: 'label', title: w.fields.label, header: true, cell: (line) => `${line.label} (${w.lots.number(line.lotReference)})` },
          {
            key: 'date',
            title: w.fields.date,
            cell: (line) => (line.date ? `${w.dateKindsShort[line.dateKind]} ${format.day(line.date)}` : w.dateKinds.none),
          },
          { key: 'cold', title: w.fields.cold, cell: (line) => w.cold[line.cold] },
          { key: 'from', title: w.common.from, cell: (line) => [line.from, line.fromAddress].filter(Boolean).join(', ') },
          { key: 'to', title: w.common.to, cell: (line) => [line.to, line.toAddress].filter(Boolean).join(', ') },
          { key: 'proposed', title: w.driver.noteProposed, numeric: true, cell: (line) => format.mass(line.proposed_g) },
          { key: 'refused', title: w.driver.refused, numeric: true, cell: (line) => format.mass(line.refused_g) },
          { key: 'taken', title: w.driver.noteTaken, numeric: true, cell: (line) => format.mass(line.taken_g) },
          {
            key: 'temperature',
            title: w.fields.temperature_c,
            numeric: true,
            cell: (line) => (line.temperature_c === null ? '–' : `${format.number(line.temperature_c, 1)} °C`),
          },
        ]}
      />
      <dl class="facts">
        <dt>{w.fields.signedByDriver}</dt>
        <dd>
          {body.signedByDriver}
          {body.driverSignature && <Signature path={body.driverSignature} label={w.driver.drawnBy(body.signedByDriver)} />}
        </dd>
        <dt>{w.fields.signedBySite}</dt>
        <dd>
          {body.signedBySite}
          {body.siteSignature && <Signature path={body.siteSignature} label={w.driver.drawnBy(body.signedBySite)} />}
        </dd>
      </dl>
    </div>
  );
}
