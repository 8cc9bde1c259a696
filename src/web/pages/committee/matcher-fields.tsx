import type { ComparedPolicy } from '../../api/types.js';
import { NumberField } from '../../parts/field.js';
import { useWords } from '../../words/words.js';
import { BandFields } from './band-fields.js';

/** What of a policy decides who gets what: the fields that are voted, and those by which a draft is compared. */
export function MatcherFields<B extends ComparedPolicy>({ body, onBody }: { body: B; onBody: (body: B) => void }) {
  const w = useWords();
  return (
    <>
      <fieldset>
        <legend>{w.committee.tierWeight}</legend>
        <div class="grid-auto slot-fields">
          {(['association', 'hub', 'feed', 'compost'] as const).map((tier) => (
            <NumberField
              key={tier}
              label={w.committee.tiers[tier]}
              decimals={2}
              min={0}
              max={10}
              value={body.tierWeight[tier]}
              onValue={(value) => onBody({ ...body, tierWeight: { ...body.tierWeight, [tier]: value ?? 0 } })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{w.committee.urgency}</legend>
        <div class="grid-auto">
          <NumberField
            label={w.committee.horizonHours}
            min={1}
            max={720}
            value={body.urgency.horizonHours}
            onValue={(value) => onBody({ ...body, urgency: { ...body.urgency, horizonHours: value ?? 1 } })}
          />
          <NumberField
            label={w.committee.boost}
            decimals={2}
            min={0}
            max={10}
            value={body.urgency.boost}
            onValue={(value) => onBody({ ...body, urgency: { ...body.urgency, boost: value ?? 0 } })}
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>{w.committee.pairCost}</legend>
        <div class="grid-auto">
          <NumberField
            label={w.committee.fixed}
            min={0}
            value={body.pairCost.fixed_g}
            onValue={(value) => onBody({ ...body, pairCost: { ...body.pairCost, fixed_g: value ?? 0 } })}
          />
          <NumberField
            label={w.committee.perMetre}
            decimals={3}
            min={0}
            value={body.pairCost.perMetre_g}
            onValue={(value) => onBody({ ...body, pairCost: { ...body.pairCost, perMetre_g: value ?? 0 } })}
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>
          {w.committee.fairness} – {w.committee.sharing}
        </legend>
        <div class="grid-auto">
          <NumberField
            label={w.committee.fairnessWeight}
            decimals={2}
            min={0}
            max={10}
            value={body.fairness.weight}
            onValue={(value) => onBody({ ...body, fairness: { ...body.fairness, weight: value ?? 0 } })}
          />
          <NumberField
            label={w.committee.maxParcels}
            min={1}
            max={50}
            value={body.maxParcelsPerLot}
            onValue={(value) => onBody({ ...body, maxParcelsPerLot: value ?? 1 })}
          />
        </div>
      </fieldset>
      <BandFields fairness={body.fairness} onFairness={(fairness) => onBody({ ...body, fairness })} />
    </>
  );
}
