import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { UnservedParcel } from '../../api/types.js';
import { ButtonLink } from '../../parts/button.js';
import { Card, Loaded, Section } from '../../parts/page.js';
import { useFormat, useSpeech, useWords } from '../../words/words.js';

/** What was accepted and fits on no vehicle: what would help, and the rule that stops each of them. */
export function Unserved() {
  const w = useWords();
  const { language } = useSpeech();
  const unserved = useLive(`unserved:${language}`, () => ask(api.GET('/api/v1/unserved')));
  return (
    <Section title={w.coordinator.unserved}>
      <Loaded live={unserved}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="text-muted mb-0">{w.coordinator.unservedNone}</p>
          ) : (
            <ul class="list-unstyled stack mb-0">
              {items.map((parcel) => (
                <li key={parcel.parcelId}>
                  <UnservedCard parcel={parcel} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function UnservedCard({ parcel }: { parcel: UnservedParcel }) {
  const w = useWords();
  const format = useFormat();
  return (
    <Card urgent>
      <div class="row-wrap spread flex-nowrap align-items-start">
        <h3 class="mb-0">
          <a href={`/lots/${parcel.lotId}`}>
            {w.lots.number(parcel.lotReference)} – {parcel.label}
          </a>
        </h3>
        <strong class="text-nowrap">{format.mass(parcel.grams)}</strong>
      </div>
      <div class="small">
        {w.coordinator.unservedRow(parcel.fromName, parcel.toName)} · {w.coordinator.until(format.moment(parcel.pickupTo))}
      </div>
      <WaysOut parcel={parcel} />
      <details>
        <summary>{w.coordinator.whyVehicles}</summary>
        <ul class="mb-0">
          {parcel.reasons.map(({ code, text, vehicles }) => (
            <li key={code}>
              {text} <span class="small text-muted">{vehicles.join(', ')}</span>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

/** Each thing that would help, with the page on which it is done. */
function WaysOut({ parcel: { lotId, wouldHelp } }: { parcel: UnservedParcel }) {
  const w = useWords();
  const pages = {
    vehicle: '/admin/vehicles',
    equipment: '/equipment',
    'wider-window': `/lots/${lotId}`,
    'longer-shift': '/admin/vehicles',
  };
  if (wouldHelp.length === 0) return <p class="small mb-0">{w.planning.helpNone}</p>;
  return (
    <div>
      <strong class="small">{w.planning.help}</strong>
      <ul class="list-unstyled stack stack-s mb-0">
        {wouldHelp.map(({ kind, text }) => (
          <li key={text} class="row-wrap spread">
            <span>{text}</span>
            <ButtonLink icon="forward" href={pages[kind]}>
              {w.planning.ways[kind]}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
