export const about = {
  title: 'Method',
  intro: 'How Glane shares out, counts and keeps.',
  decide: {
    title: 'How an allocation is decided',
    text: 'At regular intervals one decision looks at all open lots of the territory at once. First the rules: what the law forbids is never offered. Then, among what is allowed, the weights voted by the steering committee: who receives, how much time is left, how far, how much each has already received.\nEvery decision is kept whole and can be replayed. Every organisation may ask why it did not get a lot and what would have helped.',
  },
  rules: {
    title: 'Three levels of rule',
    text: 'The law blocks: nobody can override it. Official guidance holds: a named person may release the lot, with a written reason. Warnings are only shown. Rules are tested again at each step, since a lot that was fine at noon may not be at six.\nThis is not legal advice.',
  },
  count: {
    title: 'How kilos are counted',
    text: 'Every gram is written in a double-entry ledger: it leaves one compartment and enters another. For each lot the sum of its compartments equals what was declared, weighing corrections included. Every figure shown is a sum over this ledger.\nSaved means: arrived at an association or the hub, or given out. Animal feed, compost and methanisation never count as saved.',
  },
  meals: {
    title: 'Meal equivalents',
    text: 'One meal for 500 g of food saved: the convention of the French food banks (Banques Alimentaires).',
  },
  footprint: {
    title: 'Footprint',
    text: 'Footprint of the food saved: kilos by category times the factors published by ADEME (Agribalyse 3.2 via Impact CO2, 2025); for categories without a factor, a national mean derived from ADEME (2016). These are not avoided emissions.',
  },
  equity: {
    title: 'Equity',
    text: 'Each association’s share of all that was received, compared with its share of the needs voted. 1 is exactly fair.',
  },
  data: {
    title: 'Personal data',
    text: 'Of volunteers Glane keeps the name, the telephone and when they are available. A number is shown only to who runs or coordinates the round. Nothing is kept about the people helped. The history keeps an id, not a name.',
  },
  licence: {
    title: 'Free software',
    text: 'Glane is published under the Apache 2.0 licence. The API’s documentation is on this server, at /api/docs.',
  },
};

export const access = {
  title: 'Accessibility',
  intro: 'Statement by the authors of the software; the authority that uses it completes it.',
  state: {
    title: 'State',
    text: 'This application aims at level AA of WCAG 2.2 and at the French RGAA 4.1. No third party has audited it: take it as partially conforming.',
  },
  done: {
    title: 'What is done',
    text: 'Every page can be used by keyboard, with a visible focus. Every icon has its text. Maps and charts have a list or a table that says the same. Targets measure at least 48 pixels. Contrast is at least 4.5 to 1, light and dark. Pages fit 320 pixels and print without their bars. Motion is reduced for those who ask. Automatic checks run on the pages of each role.',
  },
  notDone: {
    title: 'What is not',
    text: 'There has been no trial yet with people who use assistive technology. The map cannot be moved entirely by keyboard; the list beside it replaces it.',
  },
  keyboard: {
    title: 'By keyboard',
    text: 'Tab to go on, Shift + Tab to go back, arrows inside a group of choices, Escape to close a window. The first link of each page leads to its content.',
  },
  contact: {
    title: 'Report a defect',
    text: 'Write to the coordination of your territory. If an error was shown, add the request number.',
  },
  rights: {
    title: 'Your rights',
    text: 'If you report a defect that keeps you from some content and get no answer, in France you may turn to the Défenseur des droits.',
  },
};
