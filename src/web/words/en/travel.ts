export const travel = {
  title: 'Travel times are estimates',
  reasons: {
    'no-answer': (since: string) => `The routing service has not answered since ${since}.`,
    malformed: (since: string) => `The routing service has given unreadable answers since ${since}.`,
    refused: (since: string) => `The routing service has refused our questions since ${since}: check its settings.`,
    'no-way': () => 'The routing service knows no way between some places.',
    'not-in-file': () => 'Places or vehicles are missing in the file of travel times.',
  },
  part: (profile: string, estimated: number, legs: number) =>
    estimated === legs ? `${profile}: every leg` : `${profile}: ${estimated} legs of ${legs}`,
  meaning: 'Rounds are planned all the same, by the crow’s way made longer: keep some time in hand.',
};
