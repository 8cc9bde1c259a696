import { useState } from 'preact/hooks';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { EquipmentBooking } from '../../api/types.js';
import { ButtonLink } from '../../parts/button.js';
import { Loaded, Page, Section } from '../../parts/page.js';
import { useMay, useMe } from '../../session/session.js';
import { useSpeech, useWords } from '../../words/words.js';
import { BookingTable } from './booking-table.js';
import { StatementSection } from './statement.js';

/** What one's organisation borrows and lends; for the coordination, everything. */
export default function BookingsPage() {
  const w = useWords();
  const me = useMe();
  const may = useMay();
  const { language } = useSpeech();
  const seesAll = me.actions['equipment:book'] === 'any' || !me.organisationId;
  const [mine] = useState<'true' | 'false'>(seesAll ? 'false' : 'true');
  const bookings = useLive(
    `equipment-bookings:${mine}:${language}`,
    async () => {
      const read = async (state: EquipmentBooking['state']): Promise<EquipmentBooking[]> =>
        (await ask(api.GET('/api/v1/equipment-bookings', { params: { query: { mine, state, limit: 200 } } }))).items;
      return [...(await read('asked')), ...(await read('confirmed'))];
    },
    10_000,
  );
  const isBorrowed = ({ organisationId, purpose }: EquipmentBooking): boolean =>
    organisationId === me.organisationId && purpose !== 'upkeep';
  return (
    <Page
      wide
      title={w.equipment.bookings.title}
      intro={w.equipment.bookings.intro}
      actions={
        <ButtonLink icon="back" href="/equipment">
          {w.equipment.title}
        </ButtonLink>
      }
    >
      <Loaded live={bookings}>
        {(rows) =>
          seesAll ? (
            <Section title={w.equipment.bookings.all}>
              <BookingTable caption={w.equipment.bookings.all} rows={rows} />
            </Section>
          ) : (
            <div class="stack stack-l">
              <Section title={w.equipment.bookings.borrowed}>
                <BookingTable caption={w.equipment.bookings.borrowed} rows={rows.filter(isBorrowed)} />
              </Section>
              <Section title={w.equipment.bookings.lent}>
                <BookingTable caption={w.equipment.bookings.lent} rows={rows.filter((row) => !isBorrowed(row))} />
              </Section>
            </div>
          )
        }
      </Loaded>
      {may('export:read') && <StatementSection seesAll={seesAll} />}
    </Page>
  );
}
