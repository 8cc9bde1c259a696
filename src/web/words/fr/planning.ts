const CAUSES: Readonly<Record<string, string>> = {
  asked: 'demandée par une personne',
  accepted: 'lot accepté',
  slot: 'créneau qui approche',
  retry: 'nouvel essai pour ce qui n’avait pas de véhicule',
  withdrawn: 'lot retiré ou annulé',
  'vehicle-changed': 'véhicule en panne ou modifié',
  'driver-absent': 'absence',
  'no-show': 'tournée jamais partie',
  'stop-late': 'tournée en retard',
  'stop-failed': 'arrêt manqué',
  'round-interrupted': 'panne en route',
  stale: 'changement pendant le calcul',
};

export const planning = {
  title: 'Planification',
  last: (time: string, why: string) => `Dernière à ${time} : ${why}.`,
  none: 'Rien n’a encore été planifié aujourd’hui.',
  changed: (changed: number, promised: number) =>
    changed === 0
      ? 'Aucun arrêt promis n’a changé.'
      : changed === 1
        ? `1 arrêt promis sur ${promised} a changé.`
        : `${changed} arrêts promis sur ${promised} ont changé.`,
  next: (time: string) => `Prochaine à ${time}.`,
  nextNow: 'La prochaine commence tout de suite.',
  nextNone: 'Rien n’attend : la prochaine viendra avec la prochaine nouvelle.',
  underWay: 'Une planification est en cours.',
  follows: 'Une planification était en cours : une autre suit aussitôt.',
  why: (causes: readonly string[]) => causes.map((cause) => CAUSES[cause] ?? cause).join(', '),
  history: 'Planifications du jour',
  columns: {
    time: 'Heure',
    why: 'Pourquoi',
    served: 'Placé',
    rounds: 'Tournées',
    changed: 'Arrêts changés',
    seconds: 'Calcul',
    problem: 'Problème',
  },
  servedOf: (served: number, requests: number) => `${served} sur ${requests}`,
  changedOf: (changed: number, promised: number) => (promised === 0 ? '–' : `${changed} sur ${promised}`),
  stale: (count: number) => (count === 1 ? '1 demande avait changé entre-temps' : `${count} demandes avaient changé entre-temps`),
  failed: 'Le calcul n’a pas abouti : le plan en cours est resté, complété rapidement.',
  number: (number: number) => `n° ${number}`,
  downloadShort: 'Télécharger',
  policy: 'Ce qui est promis',
  policyIntro: 'Les sites et les chauffeurs connaissent leurs horaires. Un nouveau plan les respecte autant que dit ici.',
  keepsPromises: 'Tenir les horaires annoncés',
  keepsPromisesHint: 'Sinon un nouveau plan peut tout déplacer.',
  maxMove: 'Décalage permis, en minutes',
  late: 'En retard à partir de, en minutes',
  saved: 'Enregistré. Vaut dès la prochaine planification.',
  help: 'Ce qui aiderait',
  helpNone: 'Ni un véhicule de plus, ni un créneau plus large n’y changerait quelque chose.',
  ways: {
    vehicle: 'Voir les véhicules',
    equipment: 'Voir le matériel',
    'wider-window': 'Ouvrir le lot et appeler',
    'longer-shift': 'Voir les présences',
  },
};
