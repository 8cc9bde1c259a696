export const comparison = {
  title: 'Comparer avant de voter',
  intro:
    'Un projet de règles est rejoué sur les mêmes journées que les règles en vigueur et que des règles toutes simples : mêmes lots, mêmes réponses, mêmes absences.',
  draftTitle: 'Le projet à comparer',
  days: 'Jours à rejouer',
  seeds: 'Tirages au sort',
  seedsHint: 'Plus de tirages donnent des fourchettes plus étroites, et prennent plus de temps.',
  daysChoice: (days: number) => `${days} jour${days > 1 ? 's' : ''}`,
  seedsChoice: (seeds: number) => `${seeds} tirages`,
  start: 'Comparer',
  startHint: 'Le calcul se fait à part : vous pouvez quitter cette page et revenir.',
  past: 'Comparaisons demandées',
  none: 'Aucune comparaison pour l’instant',
  askedAt: 'Demandée',
  against: 'Face à',
  version: (version: number) => `la version ${version}`,
  extent: 'Étendue',
  extentOf: (days: number, seeds: number) => `${days} j × ${seeds} tirages`,
  state: 'État',
  states: { waiting: 'En attente', running: 'En cours', done: 'Terminée', failed: 'Sans résultat' },
  progress: 'Avancement',
  waitingText: 'La comparaison attend son tour. Cette page se met à jour toute seule.',
  runningText: 'La comparaison est en cours. Cette page se met à jour toute seule.',
  failedText: 'La comparaison n’a pas abouti. Demandez-la de nouveau ; si cela se reproduit, transmettez ce message :',
  again: 'Demander une autre comparaison',
  vote: 'Voter ce projet',
  voteHint: 'Ouvre le formulaire de vote, rempli avec ce projet. Rien n’est enregistré avant que vous l’ayez daté et validé.',

  fromHistory: (days: number) => `Lots : ceux de ${days} journées passées de ce territoire, retirées au sort par jour de semaine.`,
  fromGenerator: (days: number) =>
    `Lots : tirés au sort pour les donateurs de ce territoire, d’après des pesées publiées. Il faut 14 journées avec des lots pour rejouer les vôtres ; il y en a ${days}.`,
  assumed:
    'Refus, silences, absences et fermetures sont tirés au sort, les mêmes pour tous. La place se libère à la fin de chaque distribution.',

  meaning: 'Ce que cela veut dire',
  savedMore: (kg: string, from: string, to: string) =>
    `Le projet sauve ${kg} kg de plus par jour que les règles en vigueur (entre ${from} et ${to}).`,
  savedLess: (kg: string, from: string, to: string) =>
    `Le projet sauve ${kg} kg de moins par jour que les règles en vigueur (entre ${from} et ${to}).`,
  savedSame: (most: string) => `Kilos sauvés : pas de différence mesurable (moins de ${most} kg par jour).`,
  evenMore: (now: string, then: string) => `Le partage est plus égal : l’inégalité (indice de Gini) passe de ${now} à ${then}.`,
  evenLess: (now: string, then: string) => `Le partage est moins égal : l’inégalité (indice de Gini) passe de ${now} à ${then}.`,
  evenSame: 'Le partage entre associations ne change pas de façon mesurable.',
  least: (now: string, then: string) =>
    `L’association la moins servie reçoit ${then} de sa part avec le projet, ${now} avec les règles en vigueur.`,
  wayMore: (km: string) => `Les trajets s’allongent de ${km} km par jour.`,
  wayLess: (km: string) => `Les trajets raccourcissent de ${km} km par jour.`,
  waySame: 'Les trajets ne changent pas de façon mesurable.',
  hindsight: (now: string, then: string) =>
    `Qui connaîtrait toute la journée d’avance ferait 100 % de ce qui est possible : les règles en vigueur en font ${now}, le projet ${then}.`,
  bestRule: (rule: string, kg: string) => `La meilleure des règles simples (« ${rule} ») sauve ${kg} kg par jour.`,

  tableTitle: 'Les chiffres',
  tableHint: 'Moyenne et marge à 95 %. La part reçue est rapportée à la part à laquelle chaque association a droit.',
  who: 'Qui décide',
  least100: 'La moins servie',
  most100: 'La plus servie',
  chartTitle: 'En image',
  chartHint: 'Point : moyenne. Trait : marge à 95 %. Les axes ne partent pas de zéro.',
  more: 'plus, c’est mieux',
  less: 'moins, c’est mieux',
  given: (kg: string) => `${kg} kg donnés par jour en moyenne.`,
};
