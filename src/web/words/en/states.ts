/** What happened to a part of a lot, in the words of whoever waits for it. */
export const states = {
  declared: 'Waiting for a check',
  open: 'Looking for a taker',
  offered: 'Offered, waiting for the answer',
  accepted: 'Accepted, pickup to be planned',
  planned: 'Pickup planned',
  collected: 'On its way',
  delivered: 'Delivered',
  distributed: 'Given out',
  withdrawn: 'Withdrawn by the donor',
  refused: 'Refused',
  expired: 'Date passed',
  diverted: 'Diverted',
};

export const roundStates = { planned: 'Planned', started: 'Under way', done: 'Done', cancelled: 'Cancelled' };

export const stopKinds = { pickup: 'Pickup', delivery: 'Delivery' };

/** Reasons people choose from, each where it is asked. */
export const reasons = {
  /** Steps that the program takes by itself. */
  steps: {
    released: 'Released by a named person',
    'no-answer': 'No answer in time',
    'not-collected': 'Not collected in time',
    'no-vehicle': 'No vehicle',
    'driver-absent': 'Driver absent',
    outlet: 'Handed to an outlet',
    'next-best': 'Offered at once to the next best, which stood ready',
    'standing-rule': 'Accepted in advance, by the association’s rule',
  },
  refusal: {
    'no-room': 'No room left',
    'no-people': 'Not enough people',
    'not-needed': 'Not needed',
    closed: 'Closed',
    quality: 'Quality',
    other: 'Another reason',
  },
  withdrawal: {
    sold: 'Sold after all',
    used: 'Used on site',
    spoiled: 'Spoiled',
    mistake: 'Entered by mistake',
    recall: 'Product recall',
    other: 'Another reason',
  },
  diversion: {
    spoiled: 'Spoiled',
    'no-taker': 'No taker',
    'date-passed': 'Date passed',
    'cold-chain-broken': 'Cold chain broken',
    damaged: 'Damaged packaging',
    recall: 'Product recall',
    other: 'Another reason',
  },
  failure: {
    'nobody-there': 'Nobody there',
    'no-food': 'Nothing to collect',
    'not-safe': 'Food not safe',
    'nothing-to-hand-over': 'Nothing to hand over',
    vehicle: 'Vehicle trouble',
    other: 'Another reason',
  },
  weighing: {
    temperature: 'Temperature',
    date: 'Date passed',
    packaging: 'Damaged packaging',
    quality: 'Quality',
    missing: 'Missing',
    'no-room': 'No room left',
    other: 'Another reason',
  },
};
