import { roundChanged } from '../../rounds/round.events.js';
import { message, type MessageFacts, type Say } from '../message-kind.js';

/** How many of these stops there are, the first site of them, and when: what one line has room for. */
const summed = (what: string): string => `
  '${what}', (select jsonb_array_length($1::jsonb->'${what}')),
  '${what}Site', (select s.name from site s where s.id = ($1::jsonb->'${what}'->0->>'siteId')::uuid), '${what}At', $1::jsonb->'${what}'->0->>'at'`;

/** The parts of the sentence, each with its stops' number and the first of their sites. */
const PARTS = ['added', 'gone', 'moved', 'loads'] as const;

type Sentence = Readonly<Record<(typeof PARTS)[number], (facts: MessageFacts, say: Say) => string>>;

const sentence = (facts: MessageFacts, say: Say, words: Sentence): string =>
  PARTS.filter((part) => Number(facts[part] ?? 0) > 0)
    .map((part) => words[part](facts, say))
    .join(', ');

/** Its site, and how many more there are. */
const named = (facts: MessageFacts, part: (typeof PARTS)[number], more: string): string =>
  `${facts[`${part}Site`]}${Number(facts[part]) > 1 ? more : ''}`;

export const roundChangedMessage = message({
  kind: 'round-changed',
  events: [roundChanged],
  people: `
    select p.organisation_id, null::uuid as site_id, 'driver' as role,
           jsonb_build_object('roundId', n.id, 'personId', p.id, 'vehicle', v.name, 'startsAt', n.starts_at, ${PARTS.map(summed).join(',')}) as facts
      from round n join person p on p.id = n.person_id join vehicle v on v.id = n.vehicle_id
     where n.id = ($1::jsonb->>'roundId')::uuid and n.state in ('planned', 'started')`,
  words: {
    fr: (facts, say) =>
      `Votre tournée de ${say.time(facts['startsAt'])} avec ${facts['vehicle']} a changé : ${sentence(facts, say, {
        added: () =>
          `${say.count(facts['added'], 'arrêt ajouté', 'arrêts ajoutés')} (${named(facts, 'added', '…')}, ${say.time(facts['addedAt'])})`,
        gone: () => `${say.count(facts['gone'], 'arrêt retiré', 'arrêts retirés')} (${named(facts, 'gone', '…')})`,
        moved: () =>
          `${say.count(facts['moved'], 'horaire changé', 'horaires changés')} (${named(facts, 'moved', '…')}, ${say.time(facts['movedAt'])})`,
        loads: () => `${say.count(facts['loads'], 'chargement changé', 'chargements changés')} (${named(facts, 'loads', '…')})`,
      })}.`,
    en: (facts, say) =>
      `Your round of ${say.time(facts['startsAt'])} with ${facts['vehicle']} has changed: ${sentence(facts, say, {
        added: () =>
          `${say.count(facts['added'], 'stop added', 'stops added')} (${named(facts, 'added', '…')}, ${say.time(facts['addedAt'])})`,
        gone: () => `${say.count(facts['gone'], 'stop gone', 'stops gone')} (${named(facts, 'gone', '…')})`,
        moved: () =>
          `${say.count(facts['moved'], 'time changed', 'times changed')} (${named(facts, 'moved', '…')}, ${say.time(facts['movedAt'])})`,
        loads: () => `${say.count(facts['loads'], 'load changed', 'loads changed')} (${named(facts, 'loads', '…')})`,
      })}.`,
  },
  link: ({ roundId }) => `/rounds/${roundId}`,
});
