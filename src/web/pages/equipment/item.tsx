import { useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { EquipmentItem } from '../../api/types.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Card, Loaded, Page, Section } from '../../parts/page.js';
import { useMay } from '../../session/session.js';
import { useWords } from '../../words/words.js';
import { BookingDialog } from './booking-dialog.js';
import { BookingTable } from './booking-table.js';
import { ItemCard } from './item-card.js';
import { ItemForm } from './item-form.js';
import { LendingEditor } from './lending-editor.js';
import { UpkeepCard } from './upkeep-card.js';

/** One thing of the pool; for its owner also everything it decides about it. */
export default function ItemPage() {
  const w = useWords();
  const { params } = useRoute();
  const id = params.id!;
  const item = useLive(`equipment-item:${id}`, () => ask(api.GET('/api/v1/equipment/{id}', { params: { path: { id } } })), 15_000);
  return (
    <Page
      wide
      title={item.data?.name ?? w.equipment.title}
      actions={
        <ButtonLink icon="back" href="/equipment">
          {w.equipment.title}
        </ButtonLink>
      }
    >
      <Loaded live={item}>{(data) => <Item item={data} />}</Loaded>
    </Page>
  );
}

function Item({ item }: { item: EquipmentItem }) {
  const w = useWords();
  const may = useMay();
  const [booking, setBooking] = useState(false);
  const [editing, setEditing] = useState(false);
  const bookings = useLive(
    `equipment-item-bookings:${item.id}`,
    async () => (await ask(api.GET('/api/v1/equipment-bookings', { params: { query: { itemId: item.id, limit: 100 } } }))).items,
    15_000,
  );
  return (
    <div class="columns-wide">
      <div class="stack stack-l">
        <ItemCard item={{ ...item, isManaged: false }} onBook={may('equipment:book') ? () => setBooking(true) : null} />
        <Section title={w.equipment.bookings.all}>
          <Loaded live={bookings}>
            {(rows) => (
              <BookingTable
                ofOneItem
                caption={w.equipment.bookings.all}
                rows={rows.filter(({ state }) => state === 'asked' || state === 'confirmed')}
              />
            )}
          </Loaded>
        </Section>
      </div>
      {item.isManaged && (
        <div class="stack stack-l">
          <Card>
            <div class="row-wrap spread">
              <h2 class="mb-0">{w.equipment.form.editTitle}</h2>
              {!editing && (
                <Button tone="quiet" icon="pencil" onClick={() => setEditing(true)}>
                  {w.common.edit}
                  <span class="visually-hidden"> : {w.equipment.form.editTitle}</span>
                </Button>
              )}
            </div>
            {editing && <ItemForm key={item.version} item={item} onDone={() => setEditing(false)} />}
          </Card>
          <LendingEditor item={item} />
          <UpkeepCard item={item} />
        </div>
      )}
      {booking && <BookingDialog wish={{ item, day: null }} onClose={() => setBooking(false)} />}
    </div>
  );
}
