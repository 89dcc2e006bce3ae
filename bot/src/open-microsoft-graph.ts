/** What a tenant's Microsoft Graph does for us, from the settings. Nothing is asked of it until the first job needs it. */
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { createLog } from './log.ts'
import { createCityLists } from './outbound/sharepoint/city-lists.ts'
import { createDirectory } from './outbound/sharepoint/directory.ts'
import { createGraphClient } from './outbound/sharepoint/graph-client.ts'
import { createGraphTokens, type GraphTokens } from './outbound/sharepoint/graph-token.ts'
import { createInstaller, type GraphRequest } from './outbound/teams/installer.ts'
import type { Directory } from './usecases/directory-ports.ts'
import type { AppInstaller } from './usecases/ports.ts'
import type { CityLists } from './usecases/record-ports.ts'

/** Milliseconds: a full batch may take a while when the service is busy. */
const timeout = 30_000

/** Of the Bot Connector, for whoever never wrote to the bot. */
export const defaultServiceUrl = 'https://smba.trafficmanager.net/teams/'

export interface MicrosoftGraph {
  readonly cityLists?: CityLists
  readonly directory?: Directory
  readonly installer?: AppInstaller
}

export function openMicrosoftGraph(config: Config, version: string): MicrosoftGraph {
  if (!config.record) return {}
  const { siteUrl, identity, teamsAppId } = config.record
  const log = createLog(config.logLevel)
  const tokens = createGraphTokens({
    identity: { tenantId: config.tenantId, clientId: config.api.clientId, ...identity },
    clock: systemClock,
    onTrouble: (error) => log.error({ err: error }, 'there is no token for Microsoft Graph'),
  })
  const graph = createGraphClient({ tokens, clock: systemClock, version, timeout })
  const cityLists = createCityLists({ graph, siteUrl })
  const directory = createDirectory(graph)
  if (teamsAppId === null) return { cityLists, directory }
  return {
    cityLists,
    directory,
    installer: createInstaller({ graph: withToken(tokens), teamsAppId, serviceUrl: defaultServiceUrl }),
  }
}

function withToken(tokens: GraphTokens): GraphRequest {
  return async (path, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${await tokens.get()}`)
    const signal = AbortSignal.timeout(timeout)
    return fetch(`https://graph.microsoft.com/v1.0${path}`, { ...init, headers, signal })
  }
}
