import { useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import type { Room, Site } from '../../api/types.js';
import { COLD_CLASSES } from '../../api/values.js';
import { Button } from '../../parts/button.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Card } from '../../parts/page.js';
import { Stepper } from '../../parts/stepper.js';
import { useSay } from '../../parts/toast.js';
import { useFormat, useWords } from '../../words/words.js';

const ROOMS: readonly Room[] = [...COLD_CLASSES, 'total'];

/** How much a site can keep, per cold class and in all, beside what is already promised. */
export function StorageEditor({ site, onSaved }: { site: Site; onSaved: () => Promise<void> }) {
  const w = useWords();
  const format = useFormat();
  const say = useSay();
  const action = useAction();
  const [draft, setDraft] = useState<Partial<Record<Room, number | null>>>({});
  const known = new Map(site.storage.map((room) => [room.cold, room]));
  const kgOf = (room: Room): number | null =>
    room in draft ? (draft[room] ?? null) : known.has(room) ? known.get(room)!.capacity_g / 1000 : null;
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const storage = ROOMS.flatMap((cold) => {
      const kg = kgOf(cold);
      return kg === null ? [] : [{ cold, capacity_g: Math.round(kg * 1000) }];
    });
    const done = await action.run(() =>
      ask(api.PUT('/api/v1/sites/{id}/storage', { params: { path: { id: site.id } }, body: { storage, version: site.version } })),
    );
    if (!done) return;
    say('good', w.association.saved);
    await onSaved();
    setDraft({});
  };
  return (
    <Card>
      <form class="stack" onSubmit={(event) => void save(event)}>
        <h3 class="mb-0">{w.association.storage}</h3>
        <div class="grid-auto">
          {ROOMS.map((room) => {
            const reserved_g = known.get(room)?.reserved_g ?? 0;
            const capacity_g = Math.round((kgOf(room) ?? 0) * 1000);
            return (
              <div key={room} class="stack stack-s">
                <Stepper
                  label={room === 'total' ? w.association.total : w.cold[room]}
                  unit="kg"
                  value={kgOf(room)}
                  step={10}
                  max={1_000_000}
                  decimals={1}
                  hint={known.has(room) ? w.association.storageRow(format.mass(reserved_g), format.mass(capacity_g)) : undefined}
                  onValue={(kg) => setDraft({ ...draft, [room]: kg })}
                />
                {capacity_g > 0 && (
                  <span class="bar-track" aria-hidden="true">
                    <span class="bar" style={{ width: `${Math.min(100, (100 * reserved_g) / capacity_g)}%` }} />
                  </span>
                )}
              </div>
            );
          })}
        </div>
        <ProblemNotice problem={action.problem} />
        {Object.keys(draft).length > 0 && (
          <div>
            <Button type="submit" tone="primary" busy={action.busy}>
              {w.common.save}
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
}
