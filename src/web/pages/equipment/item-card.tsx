import type { EquipmentItem } from '../../api/types.js';
import { Badge } from '../../parts/badge.js';
import { Button, ButtonLink } from '../../parts/button.js';
import type { Tone } from '../../parts/notice.js';
import { Card } from '../../parts/page.js';
import { useFormat, useSpeech, useWords } from '../../words/words.js';
import { priceWords } from './terms.js';

const TONES: Readonly<Record<EquipmentItem['stateNow'], Tone>> = {
  free: 'good',
  taken: 'wait',
  late: 'bad',
  upkeep: 'calm',
  'not-lent': 'calm',
  attestation: 'bad',
  'out-of-order': 'bad',
};

/** One thing: how it is right now, what it is and costs, and what one can do. */
export function ItemCard({ item, onBook }: { item: EquipmentItem; onBook: (() => void) | null }) {
  const w = useWords();
  const { language } = useSpeech();
  return (
    <Card>
      <div class="row-wrap spread flex-nowrap align-items-start">
        <div>
          <h2 class="h5 fw-bold mb-0">{item.name}</h2>
          <span class="text-muted small">
            {w.equipment.kinds[item.kind]} · {item.code}
          </span>
        </div>
        <Badge tone={TONES[item.stateNow]}>{w.equipment.states[item.stateNow]}</Badge>
      </div>
      <Now item={item} />
      <dl class="facts">
        <dt>{w.equipment.owner}</dt>
        <dd>{item.organisationName}</dd>
        <dt>{w.equipment.home}</dt>
        <dd>{item.homeSiteName}</dd>
        <dt>{w.equipment.price}</dt>
        <dd>{priceWords(item, w, language)}</dd>
      </dl>
      <Facts item={item} />
      {item.conditions && (
        <details>
          <summary>{w.equipment.conditions}</summary>
          <p class="mb-0 mt-1">{item.conditions}</p>
        </details>
      )}
      <div class="row-wrap mt-auto">
        {onBook && item.active && (
          <Button tone="primary" icon="calendar" onClick={onBook}>
            {w.equipment.book}
            <span class="visually-hidden"> {item.name}</span>
          </Button>
        )}
        {item.isManaged && (
          <ButtonLink icon="pencil" href={`/equipment/${item.id}`}>
            {w.equipment.manage}
            <span class="visually-hidden"> {item.name}</span>
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}

/** Who has it and until when, or when it can be had next. */
function Now({ item: { stateNow, holder, heldUntil, freeFrom, upkeepIsDue, inactiveBecause } }: { item: EquipmentItem }) {
  const w = useWords();
  const format = useFormat();
  const who = stateNow === 'late' ? w.equipment.lateBy : w.equipment.heldBy;
  const isWaiting = stateNow !== 'free' && stateNow !== 'out-of-order';
  if (!isWaiting && !inactiveBecause && !upkeepIsDue) return null;
  return (
    <div>
      {holder && heldUntil && <div>{who(holder, format.moment(heldUntil))}</div>}
      {inactiveBecause && <div>{w.equipment.form.reasons[inactiveBecause]}</div>}
      {isWaiting && <div class="text-muted">{freeFrom ? w.equipment.freeFrom(format.moment(freeFrom)) : w.equipment.notFreeSoon}</div>}
      {upkeepIsDue && <Badge tone="wait">{w.equipment.upkeepIsDue}</Badge>}
    </div>
  );
}

function Facts({ item: { litres, capacity_g, cold, attestedUntil } }: { item: EquipmentItem }) {
  const w = useWords();
  const format = useFormat();
  const facts = [
    litres && w.equipment.litres(format.number(litres)),
    capacity_g && format.kg(capacity_g),
    cold && w.cold[cold],
    attestedUntil && w.equipment.attestedUntil(format.shortDay(attestedUntil)),
  ].filter(Boolean);
  return facts.length === 0 ? null : <p class="small text-muted mb-0">{facts.join(' · ')}</p>;
}
