/** The stand-in connector in a thread of its own, so that what it costs to play Teams is not counted as the bot's. */
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { createServer, plugins } from 'restify'
import { systemClock } from '../../bot/src/clock.ts'
import { localSettings } from '../local/settings.ts'
import { createStandInTeams } from '../local/teams/stand-in-teams.ts'
import { misfortunesByChance } from './misfortunes.ts'
import type { ConnectorCounts, ConnectorOptions, ConnectorReady } from './start-connector.ts'

const { dataDir, people, limits, misfortunes, at }: ConnectorOptions = workerData
const chance = misfortunes ? misfortunesByChance() : null
const startedAt = systemClock.now().getTime()
const server = createServer()
// Tokens name the address: the server takes one that is free, and gets its routes afterwards.
server.listen(0, '127.0.0.1')
await once(server.server, 'listening')
const teams = createStandInTeams({
  ...localSettings,
  origin: server.url,
  dataDir,
  now: () => new Date(at + systemClock.now().getTime() - startedAt),
  people,
  chatPageDir: '/nowhere',
  limits,
  ...(chance ? { byChance: chance.byChance } : {}),
})
server.use(plugins.queryParser({ mapParams: false }))
server.use(plugins.jsonBodyParser({ mapParams: false }))
teams.mount(server)

const ready: ConnectorReady = {
  serviceUrl: teams.serviceUrl,
  openIdMetadataUrl: teams.openIdMetadataUrl,
  keySetUrl: teams.userKeysUrl,
  botToken: await teams.botToken(),
  addresses: new Map(
    people.flatMap(({ id }) => {
      const address = teams.acquaint(id)
      return address ? [[id, address]] : []
    }),
  ),
}
parentPort?.postMessage(ready)

parentPort?.on('message', () => {
  const chats = teams.city.members.map((person) => ({ id: person.id, ...teams.personSide.messages(person) }))
  const arrivals = chats.flatMap(({ messages }) => messages.map((message) => Date.parse(message.at)))
  const { requests, answers, done } = teams.control.counters()
  const counts: ConnectorCounts = {
    asked: Object.values(requests).reduce((sum, count) => sum + count, 0),
    throttled: answers[429] ?? 0,
    sent: done.sent,
    delivered: new Map(chats.map(({ id, messages }) => [id, messages.length])),
    seconds: (Math.max(...arrivals) - Math.min(...arrivals)) / 1000,
    committed: chance?.committed ?? new Set(),
  }
  parentPort?.postMessage(counts)
})
