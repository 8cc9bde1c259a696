import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { EquipmentItem, EquipmentKind } from '../../api/types.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Chips } from '../../parts/chips.js';
import { Dialog } from '../../parts/dialog.js';
import { Empty, Loaded, Page } from '../../parts/page.js';
import { useMay } from '../../session/session.js';
import { useSpeech, useWords } from '../../words/words.js';
import { BookingDialog, type Wish } from './booking-dialog.js';
import { ItemCard } from './item-card.js';
import { ItemForm } from './item-form.js';
import { EQUIPMENT_KINDS } from './terms.js';
import { PoolWeek } from './week.js';

type View = 'list' | 'week';

/** What organisations lend one another: how each thing is now, when it is free, and a button to book it. */
export default function PoolPage() {
  const w = useWords();
  const may = useMay();
  const { language } = useSpeech();
  const [kind, setKind] = useState<EquipmentKind | 'all'>('all');
  const [view, setView] = useState<View>('list');
  const [wish, setWish] = useState<Wish | null>(null);
  const [offering, setOffering] = useState(false);
  const pool = useLive(
    `equipment:${language}`,
    async () => (await ask(api.GET('/api/v1/equipment', { params: { query: { limit: 200 } } }))).items,
    15_000,
  );
  const present = (items: readonly EquipmentItem[]): EquipmentKind[] =>
    EQUIPMENT_KINDS.filter((one) => items.some((item) => item.kind === one));
  const inOrder = (a: EquipmentItem, b: EquipmentItem): number =>
    EQUIPMENT_KINDS.indexOf(a.kind) - EQUIPMENT_KINDS.indexOf(b.kind) || a.name.localeCompare(b.name, language, { numeric: true });
  const chosen = (items: readonly EquipmentItem[]): EquipmentItem[] =>
    items.filter((item) => kind === 'all' || item.kind === kind).toSorted(inOrder);
  return (
    <Page wide title={w.equipment.title} intro={w.equipment.intro}>
      <Actions onOffer={() => setOffering(true)} />
      <Loaded live={pool}>
        {(items) =>
          items.length === 0 ? (
            <Empty icon="equipment" title={w.equipment.empty}>
              <span>{w.equipment.emptyText}</span>
            </Empty>
          ) : (
            <div class="stack stack-l">
              <div class="row-wrap spread align-items-end">
                <Chips
                  legend={w.equipment.kind}
                  quiet
                  value={kind}
                  choices={[
                    { value: 'all' as const, label: w.equipment.everything },
                    ...present(items).map((value) => ({ value, label: w.equipment.kinds[value] })),
                  ]}
                  onValue={setKind}
                />
                <Chips
                  legend={w.equipment.view}
                  quiet
                  value={view}
                  choices={(['list', 'week'] as const).map((value) => ({ value, label: w.equipment.views[value] }))}
                  onValue={setView}
                />
              </div>
              {view === 'week' ? (
                <PoolWeek items={chosen(items)} onBook={may('equipment:book') ? setWish : null} />
              ) : (
                <ul class="list-unstyled grid-auto wide-cells mb-0">
                  {chosen(items).map((item) => (
                    <li key={item.id} class="d-grid">
                      <ItemCard item={item} onBook={may('equipment:book') ? () => setWish({ item, day: null }) : null} />
                    </li>
                  ))}
                </ul>
              )}
            </div>
          )
        }
      </Loaded>
      {wish && <BookingDialog wish={wish} onClose={() => setWish(null)} />}
      {offering && (
        <Dialog title={w.equipment.form.newTitle} onClose={() => setOffering(false)}>
          <ItemForm item={null} onDone={() => setOffering(false)} />
        </Dialog>
      )}
    </Page>
  );
}

function Actions({ onOffer }: { onOffer: () => void }) {
  const w = useWords();
  const may = useMay();
  return (
    <div class="row-wrap no-print">
      {may('equipment:book') && (
        <ButtonLink icon="calendar" href="/equipment/bookings">
          {w.equipment.myBookings}
        </ButtonLink>
      )}
      <ButtonLink icon="figures" href="/equipment/usage">
        {w.equipment.usage}
      </ButtonLink>
      {may('equipment:write') && (
        <Button icon="add" onClick={onOffer}>
          {w.equipment.offer}
        </Button>
      )}
    </div>
  );
}
