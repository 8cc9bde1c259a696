import { constraint } from '../constraint.js';

export const answeredNo = constraint({
  code: 'answered-no',
  level: null,
  because: {
    fr: 'Cette structure a décliné ce lot, ou n’a pas répondu à temps.',
    en: 'This organisation has declined this lot, or did not answer in time.',
  },
  refuses: ({ lot, recipient }) => lot.answeredNo?.includes(recipient.id) ?? false,
  wouldHelp: {
    fr: 'Il aurait fallu accepter la proposition quand elle a été faite.',
    en: 'It would have had to accept the offer when it was made.',
  },
  examples: [
    { given: 'it declined this lot an hour ago', lot: { answeredNo: ['R1'] }, recipient: { id: 'R1' }, refused: true },
    { given: 'another one declined', lot: { answeredNo: ['R2'] }, recipient: { id: 'R1' }, refused: false },
    { given: 'nobody has been asked', recipient: { id: 'R1' }, refused: false },
  ],
});
