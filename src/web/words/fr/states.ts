/** What happened to a part of a lot, in the words of whoever waits for it. */
export const states = {
  declared: 'En attente d’une vérification',
  open: 'On cherche preneur',
  offered: 'Proposé, on attend la réponse',
  accepted: 'Accepté, passage à prévoir',
  planned: 'Passage prévu',
  collected: 'En route',
  delivered: 'Livré',
  distributed: 'Distribué',
  withdrawn: 'Retiré par le donateur',
  refused: 'Refusé',
  expired: 'Date passée',
  diverted: 'Détourné',
};

export const roundStates = { planned: 'Prévue', started: 'En cours', done: 'Terminée', cancelled: 'Annulée' };

export const stopKinds = { pickup: 'Collecte', delivery: 'Livraison' };

/** Reasons people choose from, each where it is asked. */
export const reasons = {
  /** Steps that the program takes by itself. */
  steps: {
    released: 'Libéré par une personne nommée',
    'no-answer': 'Sans réponse à temps',
    'not-collected': 'Pas collecté à temps',
    'no-vehicle': 'Aucun véhicule',
    'driver-absent': 'Chauffeur absent',
    outlet: 'Remis à un exutoire',
    'next-best': 'Proposé aussitôt à la structure suivante, déjà prévue',
    'standing-rule': 'Accepté d’office, selon la règle de l’association',
  },
  refusal: {
    'no-room': 'Plus de place',
    'no-people': 'Pas assez de monde',
    'not-needed': 'Pas besoin',
    closed: 'Fermé',
    quality: 'Qualité',
    other: 'Autre raison',
  },
  withdrawal: {
    sold: 'Vendu finalement',
    used: 'Utilisé sur place',
    spoiled: 'Abîmé',
    mistake: 'Erreur de saisie',
    recall: 'Rappel de produit',
    other: 'Autre raison',
  },
  diversion: {
    spoiled: 'Abîmé',
    'no-taker': 'Pas de preneur',
    'date-passed': 'Date passée',
    'cold-chain-broken': 'Chaîne du froid rompue',
    damaged: 'Emballage abîmé',
    recall: 'Rappel de produit',
    other: 'Autre raison',
  },
  failure: {
    'nobody-there': 'Personne sur place',
    'no-food': 'Rien à collecter',
    'not-safe': 'Denrées non conformes',
    vehicle: 'Véhicule en panne',
    'nothing-to-hand-over': 'Rien à remettre',
    other: 'Autre raison',
  },
  weighing: {
    temperature: 'Température',
    date: 'Date passée',
    packaging: 'Emballage abîmé',
    quality: 'Qualité',
    missing: 'Manquant',
    'no-room': 'Plus de place',
    other: 'Autre raison',
  },
};
