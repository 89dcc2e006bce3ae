/** Teams on this machine, with no account anywhere: Bot Connector, the people's chat, and sign-in, on the app's own server. */
import { join } from 'node:path'
import type { Server } from 'restify'
import { createActivities } from './activities.ts'
import { createAppInstalls } from './app-installs.ts'
import { createBotEndpoint } from './bot-endpoint.ts'
import { mountChatPage } from './chat-page.ts'
import { mountChat } from './chat-routes.ts'
import { createCity, type LocalPerson } from './city.ts'
import { createConnector } from './connector.ts'
import { mountConnector } from './connector-routes.ts'
import { createControl } from './control.ts'
import { mountControl } from './control-routes.ts'
import { openHistory } from './history.ts'
import { createInstallations } from './installations.ts'
import { mountKeys, OPEN_ID_METADATA_PATH, USER_KEYS_PATH } from './key-routes.ts'
import { createKeys, type Keys } from './keys.ts'
import { createPersonSide } from './person-side.ts'
import { createRateLimits, type TeamsLimits } from './rate-limits.ts'
import { createRequestCounters } from './request-counters.ts'
import { createScreen } from './screen.ts'
import { mountSignIn } from './sign-in-routes.ts'
import type { TeamOptions } from './team.ts'
import { type ConnectorRequest, createTroubles, type Misfortune } from './troubles.ts'

export interface StandInTeamsOptions {
  /** Where the app listens, e.g. `http://127.0.0.1:3978` */
  readonly origin: string
  readonly dataDir: string
  /** The sample clock: times that people see */
  readonly now: () => Date
  readonly botAppId: string
  readonly apiClientId: string
  readonly tenantId: string
  readonly people: readonly LocalPerson[]
  /** The sample city's team unless given */
  readonly team?: TeamOptions
  /** Where Vite puts the chat page */
  readonly chatPageDir: string
  /** How long the bot may take; the connector's fifteen seconds unless a test is in a hurry */
  readonly botPatienceMs?: number
  /** Made anew unless given */
  readonly keys?: Keys
  /** How often the bot may ask; as often as it wants unless given */
  readonly limits?: TeamsLimits
  /** What happens to requests by chance; nothing unless given */
  readonly byChance?: (request: ConnectorRequest) => Misfortune | null
}

export function createStandInTeams(options: StandInTeamsOptions) {
  const { origin, dataDir, now, botAppId, apiClientId, tenantId, people, chatPageDir } = options
  const { botPatienceMs, keys = createKeys(), team, limits, byChance } = options
  // With the slash at its end, as Teams gives it.
  const serviceUrl = `${origin}/connector/`
  const closing = new AbortController()

  const city = createCity({ botAppId, tenantId, people, ...(team ? { team } : {}) })
  const history = openHistory(join(dataDir, 'stand-in-teams.jsonl'), now)
  const connector = createConnector(city, history)
  const deliver = createBotEndpoint(`${origin}/api/messages`, serviceUrl, city, keys, botPatienceMs)
  const activities = createActivities(city, serviceUrl, now)
  const installations = createInstallations(city, history, activities, deliver)
  const screen = createScreen(city, history)
  const personSide = createPersonSide({ city, history, screen, installations, activities, deliver })
  const troubles = createTroubles(byChance)
  const counters = createRequestCounters()
  const control = createControl(city, history, installations, troubles, counters)

  return {
    serviceUrl,
    openIdMetadataUrl: `${origin}${OPEN_ID_METADATA_PATH}`,
    userKeysUrl: `${origin}${USER_KEYS_PATH}`,
    keys,
    city,
    personSide,
    control,
    /** What Graph would answer about the apps of people. */
    graph: createAppInstalls(city, history, installations),

    /** The person has the app and its chat already. Resolves with nothing for nobody of the city. */
    acquaint: (personId: string) => {
      const person = city.member(personId)
      return person && { conversationId: history.begin(person.conversationId, person.id).id, serviceUrl }
    },

    /** What the bot presents to the connector; a fresh one each time. */
    botToken: () => keys.signBotToken({ botAppId, tenantId }),

    /** The server must already parse JSON bodies and queries. */
    mount(server: Server): void {
      mountKeys(server, origin, keys)
      mountConnector(server, {
        connector,
        city,
        keys,
        troubles,
        limits: limits ? createRateLimits(limits) : null,
        counters,
        closing: closing.signal,
      })
      mountSignIn(server, city, apiClientId, keys)
      mountChat(server, personSide, city, closing.signal)
      mountControl(server, control, city)
      mountChatPage(server, chatPageDir)
    },

    /** Lets waiting pages go, so that the server can stop. */
    close(): void {
      closing.abort()
    },
  }
}

export type StandInTeams = ReturnType<typeof createStandInTeams>
