import { Chips } from '../../parts/chips.js';
import { Stepper } from '../../parts/stepper.js';
import { useFormat, useWords } from '../../words/words.js';
import { packagesOf, type AmountWay, type Draft } from './draft.js';

interface Props {
  draft: Draft;
  onDraft: (change: Partial<Draft>) => void;
  /** Called when an amount was tapped: the next question may come into view. */
  onChosen: () => void;
}

const KILOS = ['2', '5', '10', '20', '30', '50'] as const;

/** How much: a tap on a usual weight, or kilos, crates or pieces by plus and minus. */
export function Amount({ draft, onDraft, onChosen }: Props) {
  const w = useWords();
  const format = useFormat();
  const usual = draft.way === 'kg' && draft.kg !== null && KILOS.includes(String(draft.kg) as '2') ? (String(draft.kg) as '2') : null;
  const packages = packagesOf(draft);
  const ways: { value: AmountWay; label: string }[] = [
    { value: 'kg', label: w.declare.byWeight },
    { value: 'crates', label: w.declare.byCrate },
    { value: 'count', label: w.declare.byCount },
  ];
  return (
    <section class="stack" id="how-much">
      <Chips
        legend={w.declare.howMuch}
        value={usual}
        choices={KILOS.map((value) => ({ value, label: format.kg(Number(value) * 1000) }))}
        onValue={(value) => {
          onDraft({ way: 'kg', kg: Number(value) });
          onChosen();
        }}
      />
      <details open={draft.way !== 'kg' || (draft.kg !== null && usual === null)}>
        <summary class="fw-semibold">{w.declare.otherAmount}</summary>
        <div class="stack mt-3">
          <Chips legend={w.declare.otherAmount} quiet value={draft.way} choices={ways} onValue={(way) => onDraft({ way })} />
          <div class="row-wrap gap-4">
            {draft.way === 'kg' && (
              <Stepper
                label={w.declare.kg}
                unit="kg"
                value={draft.kg}
                onValue={(kg) => onDraft({ kg })}
                min={0.1}
                max={2000}
                decimals={1}
              />
            )}
            {draft.way === 'crates' && (
              <>
                <Stepper label={w.declare.crates} value={draft.crates} onValue={(crates) => onDraft({ crates })} min={1} max={500} />
                <Stepper
                  label={w.declare.crateKg}
                  unit="kg"
                  value={draft.crate_kg}
                  onValue={(crate_kg) => onDraft({ crate_kg })}
                  min={0.5}
                  max={500}
                  step={0.5}
                  decimals={1}
                />
              </>
            )}
            {draft.way === 'count' && (
              <>
                <Stepper label={w.declare.count} value={draft.count} onValue={(count) => onDraft({ count })} min={1} max={10_000} />
                <Stepper
                  label={w.declare.each}
                  unit="g"
                  value={draft.piece_g}
                  onValue={(piece_g) => onDraft({ piece_g })}
                  min={5}
                  max={100_000}
                  step={50}
                />
              </>
            )}
          </div>
          {packages && <p class="mb-0 fw-semibold">{w.declare.total(format.mass(packages.packages * packages.package_g))}</p>}
        </div>
      </details>
    </section>
  );
}
