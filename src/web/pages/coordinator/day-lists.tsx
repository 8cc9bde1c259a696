import type { Day } from '../../api/types.js';
import { Section } from '../../parts/page.js';
import { DataTable } from '../../parts/table.js';
import { useFormat, useWords } from '../../words/words.js';
import { StateBadge } from '../lots/state-badge.js';

/** The lists of the day: they say all that the map says. */
export function Lots({ lots }: { lots: Day['lots'] }) {
  const w = useWords();
  const format = useFormat();
  const titles = w.coordinator.lotColumns;
  return (
    <Section title={`${w.coordinator.lots} (${lots.length})`}>
      {lots.length === 0 ? (
        <p class="text-muted mb-0">{w.coordinator.lotsNone}</p>
      ) : (
        <DataTable
          tall
          caption={w.coordinator.lots}
          quietCaption
          rows={lots}
          rowKey={(lot) => lot.id}
          columns={[
            {
              key: 'label',
              title: titles.label,
              header: true,
              cell: (lot) => <a href={`/lots/${lot.id}`}>{`${w.lots.number(lot.reference)} – ${lot.label}`}</a>,
            },
            { key: 'site', title: titles.site, cell: (lot) => lot.siteName },
            { key: 'state', title: titles.state, cell: (lot) => <StateBadge state={lot.state} /> },
            { key: 'mass', title: titles.mass, numeric: true, cell: (lot) => format.mass(lot.grams) },
            { key: 'to', title: titles.to, cell: (lot) => lot.recipientName ?? '–' },
            { key: 'until', title: titles.until, cell: (lot) => format.moment(lot.pickupTo) },
            { key: 'deadline', title: titles.deadline, cell: (lot) => (lot.deadline ? format.moment(lot.deadline) : '–') },
          ]}
        />
      )}
    </Section>
  );
}

/** Those on the road are looked at first. */
const ORDER: readonly Day['rounds'][number]['state'][] = ['started', 'planned', 'done'];

export function DayRounds({ rounds }: { rounds: Day['rounds'] }) {
  const w = useWords();
  const format = useFormat();
  const titles = w.coordinator.roundColumns;
  return (
    <Section title={`${w.coordinator.rounds} (${rounds.length})`}>
      {rounds.length === 0 ? (
        <p class="text-muted mb-0">{w.driver.empty}</p>
      ) : (
        <DataTable
          tall
          caption={w.coordinator.rounds}
          quietCaption
          rows={rounds.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))}
          rowKey={(round) => round.id}
          columns={[
            {
              key: 'round',
              title: titles.round,
              header: true,
              cell: (round) => <a href={`/rounds/${round.id}`}>{w.driver.number(round.reference)}</a>,
            },
            { key: 'vehicle', title: titles.vehicle, cell: (round) => round.vehicleName },
            { key: 'person', title: titles.person, cell: (round) => round.personName ?? '–' },
            {
              key: 'times',
              title: titles.times,
              nowrap: true,
              cell: (round) => w.driver.times(format.time(round.startsAt), format.time(round.endsAt)),
            },
            { key: 'stops', title: titles.stops, numeric: true, cell: (round) => `${round.doneStops} / ${round.stopCount}` },
            { key: 'state', title: titles.state, cell: (round) => w.roundStates[round.state] },
            {
              key: 'late',
              title: titles.late,
              nowrap: true,
              cell: (round) =>
                round.late_min > 0 ? <strong class="text-danger">{w.coordinator.late(round.late_min)}</strong> : w.coordinator.onTime,
            },
          ]}
        />
      )}
    </Section>
  );
}

export function Recipients({ recipients }: { recipients: Day['recipients'] }) {
  const w = useWords();
  const format = useFormat();
  const titles = w.coordinator.recipientColumns;
  return (
    <Section title={w.coordinator.recipients}>
      <DataTable
        tall
        caption={w.coordinator.recipients}
        quietCaption
        rows={recipients}
        rowKey={(site) => site.siteId}
        columns={[
          { key: 'name', title: titles.name, header: true, cell: (site) => <a href={`/admin/sites/${site.siteId}`}>{site.name}</a> },
          { key: 'held', title: titles.held, numeric: true, cell: (site) => format.kg(site.held_g) },
          {
            key: 'free',
            title: titles.free,
            numeric: true,
            cell: (site) => (site.free_g === null ? w.coordinator.noLimit : format.kg(site.free_g)),
          },
        ]}
      />
    </Section>
  );
}
