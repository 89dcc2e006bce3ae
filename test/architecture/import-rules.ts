/** Which folder may import what. Read it as the map of the code: a file in a folder without a line fails the test. */

export interface ImportRule {
  /** `*` is any one name, `/**` at the end takes in every folder below. A line without `/**` speaks of that folder alone. */
  readonly folder: string
  /** Own folders or single files, besides the folder itself. */
  readonly own: readonly string[]
  readonly packages: readonly string[] | 'any'
  /** Built-in modules of Node, without `node:`. */
  readonly node: readonly string[] | 'any'
}

const domain = 'shared/src/domain'
const wording = 'shared/src/wording'
const contract = 'shared/src/contract'
const shared = [domain, wording, contract]

const usecases = 'bot/src/usecases'
/** Knows nothing of what it carries. */
const groups = 'bot/src/in-groups.ts'
const ports = [
  `${usecases}/ports.ts`,
  `${usecases}/record-ports.ts`,
  `${usecases}/sending-ports.ts`,
  `${usecases}/jobs.ts`,
  `${usecases}/ladder-ports.ts`,
  `${usecases}/decision-ports.ts`,
  `${usecases}/directory-ports.ts`,
]
const cards = 'bot/src/cards'
const turn = 'bot/src/inbound/chat/turn.ts'
const handlers = 'bot/src/inbound/chat/handlers'
const route = 'bot/src/inbound/http/route.ts'
const routes = 'bot/src/inbound/http/routes'

const react = ['react', '@fluentui/react-components']

export const importRules: readonly ImportRule[] = [
  { folder: domain, own: [], packages: [], node: [] },
  { folder: wording, own: [domain], packages: [], node: [] },
  { folder: contract, own: [domain], packages: ['zod'], node: [] },

  { folder: usecases, own: [groups, domain], packages: [], node: [] },
  {
    folder: cards,
    own: [`${cards}/templates`, domain, wording],
    packages: ['adaptivecards-templating'],
    node: [],
  },
  { folder: handlers, own: [turn, usecases, cards, domain, wording], packages: [], node: [] },
  {
    folder: 'bot/src/inbound/chat',
    own: [handlers, usecases, cards, domain, wording],
    packages: ['botbuilder', 'jose', 'zod'],
    node: [],
  },
  { folder: routes, own: [route, usecases, ...shared], packages: [], node: [] },
  {
    folder: 'bot/src/inbound/http',
    own: [routes, usecases, ...shared],
    packages: ['restify', 'jose', 'zod'],
    node: ['fs', 'path'],
  },
  { folder: 'bot/src/inbound/jobs', own: [usecases, domain], packages: ['zod'], node: [] },
  {
    folder: 'bot/src/outbound/database/**',
    own: [...ports, domain],
    packages: ['drizzle-orm', 'pg', 'pg-boss', '@electric-sql/pglite'],
    node: ['fs', 'path', 'sqlite', 'url', 'util/types'],
  },
  {
    folder: 'bot/src/outbound/teams',
    own: [...ports, groups, cards, domain],
    packages: ['botbuilder', 'zod'],
    node: [],
  },
  {
    folder: 'bot/src/outbound/excel',
    own: [...ports, domain, wording],
    packages: ['read-excel-file', 'write-excel-file', 'yauzl'],
    node: ['util/types'],
  },
  {
    folder: 'bot/src/outbound/sharepoint',
    own: [...ports, domain, wording],
    packages: ['@azure/msal-node', '@microsoft/microsoft-graph-client', 'zod'],
    node: ['fs/promises', 'timers/promises'],
  },
  { folder: 'bot/src', own: ['bot/src/**', ...shared, 'package.json'], packages: 'any', node: 'any' },

  {
    folder: 'tab/src/features/*',
    own: ['tab/src/api', 'tab/src/components', ...shared],
    packages: react,
    node: [],
  },
  { folder: 'tab/src/components', own: shared, packages: react, node: [] },
  {
    folder: 'tab/src/api',
    own: shared,
    packages: ['react', '@microsoft/teams-js', '@tanstack/react-query', 'zod'],
    node: [],
  },
  {
    folder: 'tab/src/app',
    own: ['tab/src/features/*', 'tab/src/api', 'tab/src/components', ...shared],
    packages: [...react, '@tanstack/react-query'],
    node: [],
  },
  { folder: 'tab/src', own: ['tab/src/app'], packages: ['react', 'react-dom'], node: [] },
  { folder: 'tab', own: [], packages: ['vite', '@vitejs/plugin-react'], node: [] },

  { folder: 'infra/**', own: ['**'], packages: 'any', node: 'any' },
  { folder: 'manifest/**', own: ['**'], packages: 'any', node: 'any' },
  { folder: 'test/**', own: ['**'], packages: 'any', node: 'any' },
]

/** Whatever the table says, nobody imports these: what runs at the city must not lean on the workshop. */
export const workshop = ['infra', 'manifest', 'test']

/** Folders that run at the city's server: they may lean on `dependencies` only, which the image installs. */
export const onTheServer = ['bot', 'shared']
