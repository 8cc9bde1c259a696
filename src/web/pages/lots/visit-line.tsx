import { Icon } from '../../parts/icon.js';
import { useFormat, useWords } from '../../words/words.js';
import type { Visit } from './use-visits.js';

/** A delay that is worth a word. */
const TOLD_MIN = 5;

/** Who comes, and about when. */
export function VisitLine({ visit }: { visit: Visit }) {
  const w = useWords();
  const format = useFormat();
  const who = [visit.vehicleName, visit.personName].filter(Boolean).join(', ');
  return (
    <div class="row-wrap flex-nowrap small fw-semibold">
      <Icon name="round" />
      <span>
        {visit.kind === 'pickup' ? w.lots.comes(format.moment(visit.arrival), who) : w.lots.brings(format.moment(visit.arrival), who)}
        {visit.late_min >= TOLD_MIN && ` · ${w.lots.laterThanPromised(visit.late_min)}`}
      </span>
    </div>
  );
}
