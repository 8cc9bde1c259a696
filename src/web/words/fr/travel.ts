export const travel = {
  title: 'Temps de trajet estimés',
  reasons: {
    'no-answer': (since: string) => `Le service d’itinéraires ne répond pas depuis ${since}.`,
    malformed: (since: string) => `Le service d’itinéraires répond des choses incompréhensibles depuis ${since}.`,
    refused: (since: string) => `Le service d’itinéraires refuse nos demandes depuis ${since}\u00A0: vérifiez ses réglages.`,
    'no-way': () => 'Le service d’itinéraires ne connaît pas de chemin entre certains lieux.',
    'not-in-file': () => 'Des lieux ou des véhicules manquent dans le fichier des temps de trajet.',
  },
  part: (profile: string, estimated: number, legs: number) =>
    estimated === legs ? `${profile}\u00A0: tous les trajets` : `${profile}\u00A0: ${estimated} trajets sur ${legs}`,
  meaning: 'Les tournées restent planifiées, à vol d’oiseau allongé\u00A0: gardez un peu de marge.',
};
