import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import { Card, Loaded, Section } from '../../parts/page.js';
import { useFormat, useSpeech, useWords } from '../../words/words.js';

/** What was accepted and fits on no vehicle, with the rule that stops each of them. */
export function Unserved() {
  const w = useWords();
  const format = useFormat();
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
                  <Card>
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
                    <details>
                      <summary>{w.coordinator.whyVehicles}</summary>
                      <ul class="mb-0">
                        {parcel.reasons.map(({ vehicle, code, text }) => (
                          <li key={vehicle + code}>
                            {vehicle} : {text}
                          </li>
                        ))}
                      </ul>
                    </details>
                  </Card>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
