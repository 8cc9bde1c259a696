import type { planning as fr } from '../fr/planning.js';

const CAUSES: Readonly<Record<string, string>> = {
  asked: 'asked for by a person',
  accepted: 'lot accepted',
  slot: 'slot coming up',
  retry: 'another try for what had no vehicle',
  withdrawn: 'lot withdrawn or cancelled',
  'vehicle-changed': 'vehicle broken or changed',
  'driver-absent': 'absence',
  'no-show': 'round that never left',
  'stop-late': 'round running late',
  'stop-failed': 'stop missed',
  'round-interrupted': 'breakdown on the road',
  stale: 'change while it was computed',
};

export const planning: typeof fr = {
  title: 'Planning',
  last: (time, why) => `Last at ${time}: ${why}.`,
  none: 'Nothing has been planned yet today.',
  changed: (changed, promised) =>
    changed === 0
      ? 'No promised stop has changed.'
      : changed === 1
        ? `1 of ${promised} promised stops has changed.`
        : `${changed} of ${promised} promised stops have changed.`,
  next: (time) => `Next at ${time}.`,
  nextNow: 'The next one begins at once.',
  nextNone: 'Nothing waits: the next one comes with the next piece of news.',
  underWay: 'A planning is under way.',
  follows: 'A planning was under way: another follows at once.',
  why: (causes) => causes.map((cause) => CAUSES[cause] ?? cause).join(', '),
  history: 'Plannings of the day',
  columns: {
    time: 'Time',
    why: 'Why',
    served: 'Placed',
    rounds: 'Rounds',
    changed: 'Changed stops',
    seconds: 'Took',
    problem: 'Problem',
  },
  servedOf: (served, requests) => `${served} of ${requests}`,
  changedOf: (changed, promised) => (promised === 0 ? '–' : `${changed} of ${promised}`),
  stale: (count) => (count === 1 ? '1 request had changed meanwhile' : `${count} requests had changed meanwhile`),
  failed: 'The search gave no plan: the plan in force stayed, with what could quickly be added.',
  number: (number) => `no. ${number}`,
  downloadShort: 'Download',
  policy: 'What is promised',
  policyIntro: 'Sites and drivers know their times. A new plan keeps them as far as is said here.',
  keepsPromises: 'Keep the times that were told',
  keepsPromisesHint: 'Otherwise a new plan may move everything.',
  maxMove: 'Allowed shift, in minutes',
  late: 'Late from, in minutes',
  saved: 'Saved. Holds from the next planning on.',
  help: 'What would help',
  helpNone: 'Neither one more vehicle nor a wider slot would change anything.',
  ways: {
    vehicle: 'See the vehicles',
    equipment: 'See the equipment',
    'wider-window': 'Open the lot and call',
    'longer-shift': 'See who is there',
  },
};
