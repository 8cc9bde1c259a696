import { useMemo, useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import type { Offer } from '../../api/types.js';
import { newKey, useSend } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { Countdown, useNow } from '../../parts/countdown.js';
import { Dialog } from '../../parts/dialog.js';
import { Food } from '../../parts/food.js';
import { Icon } from '../../parts/icon.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Card } from '../../parts/page.js';
import { Stepper } from '../../parts/stepper.js';
import { useSay } from '../../parts/toast.js';
import { useMe } from '../../session/session.js';
import type { Dictionary } from '../../words/dictionary.js';
import { useFormat, useWords } from '../../words/words.js';
import { DeclineButton } from './offer-decline.js';

/** Below this much time left an offer stands out. */
const URGENT_MS = 15 * 60_000;

/** One offer: what, from where, when it would come, and until when one may answer. Taking it is one tap. */
export function OfferCard({ offer }: { offer: Offer }) {
  const w = useWords();
  const format = useFormat();
  const { siteIds } = useMe();
  const [parting, setParting] = useState(false);
  const accept = useAccept(offer);
  const left = Date.parse(offer.lapsesAt) - useNow();
  const allergens = allergensText(offer, w);
  return (
    <Card urgent={left < URGENT_MS}>
      <Food
        category={offer.category}
        label={offer.label}
        grams={offer.grams}
        cold={offer.cold}
        dateKind={offer.dateKind}
        date={offer.date}
        href={`/lots/${offer.lotId}`}
      >
        <ul class="list-unstyled stack stack-s mb-0 small">
          {siteIds.length > 1 && <li>{w.lots.toWhom(offer.recipientName)}</li>}
          <li class="row-wrap flex-nowrap">
            <Icon name="map" />
            {w.association.from(offer.donorName, format.distance(offer.distance_m))}
          </li>
          <li class="row-wrap flex-nowrap">
            <Icon name="clock" />
            {w.association.pickup(format.span(offer.pickup.from, offer.pickup.to))}
          </li>
          {offer.packages > 1 && <li>{w.association.packages(offer.packages, format.mass(offer.package_g))}</li>}
          {allergens && <li>{allergens}</li>}
        </ul>
      </Food>
      <div class="row-wrap spread small">
        <span>{w.association.answerBefore(format.moment(offer.lapsesAt))}</span>
        <Countdown until={offer.lapsesAt} />
      </div>
      <ProblemNotice problem={accept.problem} />
      <div class="row-wrap">
        <div class="flex-grow-1">
          <Button tone="primary" wide icon="check" busy={accept.busy} onClick={() => void accept.run()}>
            {w.association.acceptAll(format.mass(offer.grams))}
            <span class="visually-hidden"> – {offer.label}</span>
          </Button>
        </div>
        {offer.packages > 1 && (
          <Button onClick={() => setParting(true)} disabled={accept.busy}>
            {w.association.part}
          </Button>
        )}
        <DeclineButton offer={offer} label={w.association.decline} />
      </div>
      {parting && (
        <PartOfIt
          offer={offer}
          onClose={() => setParting(false)}
          onAccept={async (packages) => {
            setParting(false);
            await accept.run(packages);
          }}
        />
      )}
    </Card>
  );
}

/** Unknown allergens of fruit and vegetables are no news. */
function allergensText({ allergens, category }: Offer, w: Dictionary): string | null {
  if (allergens === null) return category === 'fruit' || category === 'vegetables' ? null : w.association.allergensUnknown;
  return allergens.length > 0 ? w.association.allergens(allergens.map((code) => w.allergens[code]).join(', ')) : null;
}

function useAccept(offer: Offer) {
  const w = useWords();
  const say = useSay();
  const send = useSend();
  const format = useFormat();
  const { run, busy, problem } = useAction();
  const key = useMemo(newKey, [offer.version]);
  return {
    busy,
    problem,
    run: (packages?: number) =>
      run(async () => {
        const { answer } = await send({
          path: '/api/v1/offers/{id}/acceptance',
          id: offer.id,
          body: packages === undefined ? {} : { packages },
          // Part of it is another answer than all of it, so it has another key.
          key: packages === undefined ? key : `${key}:${packages}`,
          label: `${w.association.accept} : ${format.mass((packages ?? offer.packages) * offer.package_g)} – ${offer.label}`,
        });
        say(answer ? 'good' : 'wait', answer ? w.association.accepted : w.association.kept);
      }),
  };
}

function PartOfIt({ offer, onClose, onAccept }: { offer: Offer; onClose: () => void; onAccept: (packages: number) => Promise<void> }) {
  const w = useWords();
  const format = useFormat();
  const [packages, setPackages] = useState<number | null>(Math.ceil(offer.packages / 2));
  const fits = packages !== null && packages >= 1 && packages <= offer.packages;
  return (
    <Dialog title={w.association.partTitle} onClose={onClose}>
      <Stepper label={w.association.partCount} value={packages} min={1} max={offer.packages} onValue={setPackages} />
      {fits && packages < offer.packages && (
        <p class="mb-0">{w.association.partRest(format.mass((offer.packages - packages) * offer.package_g))}</p>
      )}
      <Button tone="primary" icon="check" disabled={!fits} onClick={() => fits && void onAccept(packages)}>
        {w.association.acceptAll(format.mass((packages ?? 0) * offer.package_g))}
      </Button>
    </Dialog>
  );
}
