/** Where verifiers find the keys: OpenID metadata of the Bot Connector, and the key set of Entra. */
import type { Request, Response, Server } from 'restify'
import type { Keys } from './keys.ts'

export const OPEN_ID_METADATA_PATH = '/connector/.well-known/openidconfiguration'
const CONNECTOR_KEYS_PATH = '/connector/.well-known/keys'
export const USER_KEYS_PATH = '/local/entra/keys'

export function mountKeys(server: Server, origin: string, keys: Keys): void {
  server.get(OPEN_ID_METADATA_PATH, async (_req: Request, res: Response) => {
    res.send({
      issuer: 'https://api.botframework.com',
      jwks_uri: `${origin}${CONNECTOR_KEYS_PATH}`,
      id_token_signing_alg_values_supported: ['RS256'],
    })
  })
  server.get(CONNECTOR_KEYS_PATH, async (_req: Request, res: Response) => {
    res.send(await keys.connectorKeySet())
  })
  server.get(USER_KEYS_PATH, async (_req: Request, res: Response) => {
    res.send(await keys.userKeySet())
  })
}
