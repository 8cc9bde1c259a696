/**
 * Who may import whom. The order of the rooms, low to high, is the order in which they may know one another.
 * Rooms of the same height do not know each other.
 */
const heights = { organisations: 1, ledger: 2, equipment: 2, lots: 3, matching: 4, hub: 4, rounds: 5, imports: 6 };
const rooms = Object.keys(heights);
/** They look at every room's events and, apart from `organisations`, ask none. */
const onlookers = ['figures', 'notifications', 'simulation', 'support'];

const inside = (names) => `^src/(${names.join('|')})/`;

/** What a room shows to the rooms above it. Never an entity: hold its id and ask its service. */
const front = '\\.(service|events|module|dto|errors)\\.ts$';
const spec = '\\.spec\\.tsx?$';

const roomRules = rooms.flatMap((room) => {
  const others = rooms.filter((other) => other !== room);
  const below = others.filter((other) => heights[other] < heights[room]);
  const notBelow = [...others.filter((other) => !below.includes(other)), ...onlookers];
  return [
    {
      name: `${room}-knows-only-rooms-below`,
      comment: `${room}/ may import only rooms below it (${below.join(', ') || 'none'}): tell it by an event instead.`,
      from: { path: inside([room]), pathNot: spec },
      to: { path: inside(notBelow) },
    },
    ...(below.length > 0
      ? [
          {
            name: `${room}-uses-only-the-front-of-other-rooms`,
            comment: 'Of another room only *.service, *.events, *.module, *.dto and *.errors may be imported.',
            from: { path: inside([room]), pathNot: spec },
            to: { path: inside(below), pathNot: front },
          },
        ]
      : []),
  ];
});

const forbidden = [
  {
    name: 'core-is-pure',
    comment: 'core/ decides from facts alone: it may import its own core/, vocabulary/ and a pure computing library.',
    from: { path: '^src/([^/]+)/core/', pathNot: [spec, '^src/simulation/'] },
    to: { pathNot: ['^src/$1/core/', '^src/vocabulary/', '^node_modules/highs/'] },
  },
  {
    name: 'simulation-core-is-pure',
    comment:
      'It replays the very decisions of matching/ on days drawn like the demonstration’s, admitted by the rules of lots/: their cores are as pure as its own.',
    from: { path: '^src/simulation/core/', pathNot: spec },
    to: { pathNot: ['^src/(simulation|matching|lots|demo)/core/', '^src/vocabulary/'] },
  },
  {
    name: 'simulation-looks-from-outside',
    comment: 'simulation/ may import any core/, and the services of organisations/; it asks no other room and changes nothing of theirs.',
    from: { path: '^src/simulation/', pathNot: spec },
    to: {
      path: inside([...rooms, ...onlookers]),
      pathNot: ['^src/simulation/', '^src/[^/]+/core/', '^src/organisations/[^/]+\\.(service|module|dto)\\.ts$'],
    },
  },
  {
    name: 'vocabulary-imports-nothing',
    from: { path: '^src/vocabulary/', pathNot: spec },
    to: { pathNot: '^src/vocabulary/' },
  },
  {
    name: 'platform-knows-no-room',
    from: { path: '^src/platform/', pathNot: spec },
    to: { path: '^src/', pathNot: ['^src/platform/', '^src/vocabulary/'] },
  },
  {
    name: 'auth-knows-no-room',
    from: { path: '^src/auth/', pathNot: spec },
    to: { path: '^src/', pathNot: ['^src/auth/', '^src/platform/', '^src/vocabulary/'] },
  },
  ...roomRules,
  {
    name: 'onlookers-only-listen',
    comment: 'figures/ and notifications/ import events of any room, and the services of organisations/.',
    from: { path: '^src/(figures|notifications)/', pathNot: spec },
    to: {
      path: inside([...rooms, ...onlookers]),
      pathNot: ['^src/$1/', '\\.events\\.ts$', '^src/organisations/[^/]+\\.(service|module)\\.ts$'],
    },
  },
  {
    name: 'support-looks-from-outside',
    comment: 'support/ answers for the program itself: it may read what must hold (*.invariants) and the codes of any core/.',
    from: { path: '^src/support/', pathNot: spec },
    to: { path: inside([...rooms, ...onlookers]), pathNot: ['^src/support/', '^src/[^/]+/core/', '\\.invariants\\.ts$'] },
  },
  {
    name: 'demo-is-made-of-pure-code',
    comment:
      'demo/ draws a district from a seed and writes it by SQL: it may import any core/, vocabulary/ and the database part of platform/.',
    from: { path: '^src/demo/', pathNot: spec },
    to: { path: '^src/', pathNot: ['^src/demo/', '^src/vocabulary/', '^src/[^/]+/core/', '^src/platform/database/'] },
  },
  {
    name: 'web-uses-only-the-api',
    comment: 'The pages know the server by its API alone, through the types generated into src/web/.',
    from: { path: '^src/web/' },
    to: { path: '^(src|migrations)/', pathNot: '^src/web/' },
  },
  {
    name: 'cli-is-thin',
    comment:
      'A command may import any core/, the exact solver and the simulator’s threads, any front of a room, the invariants of the ledger, the modules of the app and demo/.',
    from: { path: '^src/cli/' },
    to: {
      path: inside([...rooms, ...onlookers]),
      pathNot: [
        '^src/[^/]+/core/',
        '^src/matching/exact/',
        '^src/simulation/threads/',
        '\\.invariants\\.ts$',
        '^src/support/codes\\.ts$',
        front,
      ],
    },
  },
  {
    name: 'programs-only-compose',
    comment: 'main, worker and app.module list the modules of the rooms and nothing else of them.',
    from: { path: '^src/[^/]+\\.ts$' },
    to: { path: inside([...rooms, ...onlookers]), pathNot: '\\.module\\.ts$' },
  },
  {
    name: 'nobody-imports-web-cli-or-demo',
    comment: 'src/cli may use src/demo; src/simulation draws its days with the pure part of it.',
    from: { path: '^(src|migrations)/', pathNot: ['^src/(web|cli|demo)/', '^src/simulation/core/'] },
    to: { path: '^src/(web|cli|demo)/' },
  },
  {
    name: 'nobody-imports-cli',
    from: { path: '^src/(web|demo)/' },
    to: { path: '^src/cli/' },
  },
  {
    name: 'migrations-stand-alone',
    comment: 'A migration must do the same in ten years: it may import nothing that changes, only TypeORM.',
    from: { path: '^migrations/' },
    to: { pathNot: ['^migrations/', '^node_modules/typeorm/'] },
  },
  { name: 'no-cycles', from: {}, to: { circular: true } },
  { name: 'imports-exist', from: {}, to: { couldNotResolve: true } },
  {
    name: 'no-unlisted-package',
    comment: 'Every package that is imported stands in package.json.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-development-package-in-the-server',
    comment: 'npm ci --omit=dev must leave a server that runs; what the pages use is bundled.',
    // The bench is run from a checkout, with its load generator installed.
    from: { path: '^src/', pathNot: ['^src/web/', '^src/cli/bench/', spec] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.dist-[^/]*)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
