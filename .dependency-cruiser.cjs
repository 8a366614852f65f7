/** The floors of the house: imports only go down (ARCHITECTURE.md). */
const outside = (...allowed) => ({ pathNot: allowed })

/**
 * The rooms of a floor, lowest first: a room knows those before it, never one behind it, so that no two need each other
 * (ARCHITECTURE.md). Tests and what only they use may look everywhere.
 */
const ROOMS = {
  'lib/server': [
    ...['platform', 'db', 'fetching', 'transaction', 'claim-content', 'engine', 'confidential', 'live', 'mail'],
    ...['newsroom', 'people', 'audit', 'intake', 'claims', 'articles', 'checks', 'reports', 'annotations', 'review'],
    ...['undo', 'upkeep'],
  ],
  components: [
    ...['ui', 'admin', 'annotations', 'article', 'check', 'report', 'shell', 'inbox', 'intake', 'review', 'source'],
    ...['workspace-state', 'card', 'claims', 'watching', 'workspace', 'versions'],
  ],
}
const TESTS = ['\\.test\\.tsx?$', '/test-[a-z-]+\\.ts$', '/(kill-writer|lock-holder|misbehaving-reader)\\.ts$']
const roomsOnlyDown = Object.entries(ROOMS).flatMap(([floor, rooms]) => [
  ...rooms.slice(0, -1).map((room, at) => ({
    name: `${floor}/${room}-looks-down`,
    comment: 'A room knows only those below it.',
    severity: 'error',
    from: { path: `^${floor}/${room}/`, pathNot: TESTS },
    to: { path: `^${floor}/(${rooms.slice(at + 1).join('|')})/`, pathNot: TESTS },
  })),
  {
    name: `${floor}-has-rooms-only`,
    comment: 'A new room stands in the list above; nothing but tests stands beside the rooms.',
    severity: 'error',
    from: {},
    to: { path: `^${floor}/`, pathNot: [`^${floor}/(${rooms.join('|')})/`, ...TESTS] },
  },
])

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomsOnlyDown,
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one idea, or a third one is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-imports-nothing',
      comment: 'The heart is pure: data in, data out. A few small pure libraries for text formats are allowed.',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: '\\.test\\.ts$' },
      to: {
        ...outside(
          '^lib/domain/',
          'node_modules/(schema-dts|csv-stringify|mdast-util-[a-z-]+|micromark[a-z-]*|unist[a-z-]*|@types/mdast)/',
        ),
      },
    },
    {
      name: 'schemas-and-policy-know-domain-and-zod',
      severity: 'error',
      from: { path: '^lib/(schemas|policy)/', pathNot: '\\.test\\.ts$' },
      to: { ...outside('^lib/(schemas|policy|domain)/', 'node_modules/zod/') },
    },
    {
      name: 'contract-knows-schemas-and-policy',
      comment:
        'The addresses of the API stand between floors 1 and 2, so that the browser knows them as well as the server.',
      severity: 'error',
      from: { path: '^lib/contract/', pathNot: '\\.test\\.ts$' },
      to: { ...outside('^lib/(contract|schemas|policy|domain)/', 'node_modules/zod/') },
    },
    {
      name: 'browser-takes-only-types-of-the-contract',
      comment: 'A value of it would bring zod into the browser (decision 046).',
      severity: 'error',
      from: { path: '^(components|lib/browser)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^lib/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-knows-no-framework',
      comment: 'lib/server runs in the command line and in tests as well.',
      severity: 'error',
      from: { path: '^lib/server/' },
      to: { path: ['^(app|components|lib/http|lib/browser)/', 'node_modules/(next|react|react-dom)/'] },
    },
    {
      name: 'only-server-knows-the-database',
      severity: 'error',
      from: { pathNot: ['^lib/server/', '^scripts/', '^bench/rig/kills/'] },
      to: {
        path: ['^lib/server/db/', 'node_modules/(@prisma|better-sqlite3)/'],
        pathNot: '^lib/server/db/(sqlite|clients|migrate)\\.ts$',
      },
    },
    {
      name: 'only-the-write-queue-writes',
      comment:
        'A write outside the transaction of command() would land in somebody else’s (safety, trap 1). Tests keep it too: what they need of rows is in lib/server/test-rows.',
      severity: 'error',
      from: { path: '^(app|components|lib/http)/' },
      to: { path: '^lib/server/(db/clients|transaction/write-queue)\\.ts$' },
    },
    {
      name: 'http-is-below-the-pages',
      severity: 'error',
      from: { path: '^lib/http/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(app|components|lib/browser)/' },
    },
    {
      name: 'components-never-know-the-server',
      severity: 'error',
      from: { path: '^(components|lib/browser)/' },
      to: { path: '^(app|lib/server|lib/http)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-ui-knows-the-component-library',
      severity: 'error',
      from: { pathNot: '^components/ui/' },
      to: { path: 'node_modules/(react-aria-components|react-aria|react-stately)/' },
    },
    {
      name: 'ui-has-no-newsroom-words',
      severity: 'error',
      from: { path: '^components/ui/' },
      to: { path: '^(components/(?!ui/)|lib/(schemas|policy|server|http)/)' },
    },
    {
      name: 'no-deprecated-or-missing-packages',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'deprecated'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The bare app is no part of the house: it is copied out of it and built by itself.
    exclude: { path: ['^\\.next', 'lib/server/db/generated/', '^bench/[a-z]+/bare/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
