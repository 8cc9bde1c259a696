/** Two public instances of our own, one of each format: small enough to know the best plan by heart. */

/**
 * Two errands, along one street and the other, that no vehicle has time for both: 2 vehicles, 20 there and 20 back each.
 *
 * @param change `limit` vehicles, the `capacity`, and when the depot `closes`.
 */
export const tinyLiLim = ({ limit = 2, capacity = 10, closes = 100 } = {}): string =>
  [
    `${limit}\t${capacity}\t1`,
    `0\t0\t0\t0\t0\t${closes}\t0\t0\t0`,
    '1\t10\t0\t6\t0\t40\t1\t0\t2',
    '2\t20\t0\t-6\t0\t60\t1\t1\t0',
    '3\t0\t10\t6\t0\t30\t1\t0\t4',
    '4\t0\t20\t-6\t0\t60\t1\t3\t0',
    '',
  ].join('\r\n');

/** A round trip of one-way streets: 1, 2, 3, 4 in that order takes 10 + 4 × 10 minutes, the other way round twice that. */
export const TINY_SARTORI_BURIOL = `NAME: tiny-n4-1
LOCATION: Nowhere
COMMENT: invented
TYPE: PDPTW
SIZE: 5
DISTRIBUTION: random
DEPOT: random
ROUTE-TIME: 240
TIME-WINDOW: 120
CAPACITY: 10
NODES
0 48.85 2.35 0 0 240 0 0 0
1 48.86 2.36 6 0 120 5 0 2
2 48.87 2.37 -6 0 120 5 1 0
3 48.88 2.38 6 0 240 5 0 4
4 48.89 2.39 -6 0 240 5 3 0
EDGES
0 10 20 20 20
20 0 10 20 20
20 20 0 10 20
20 20 20 0 10
10 20 20 20 0
EOF
`;

/** The best plans of both, as they are written. */
export const BEST_LI_LIM = 'Route 1 : 1 2\nRoute 2 : 3 4\n';
export const BEST_SARTORI_BURIOL = 'Route 1 : 1 2 3 4\n';
