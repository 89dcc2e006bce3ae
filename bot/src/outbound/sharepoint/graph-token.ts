/**
 * Tokens for Microsoft Graph in the name of the app, by certificate or by a managed identity that the app trusts. Renewed
 * before they end, one request at a time. Sign-in that is refused becomes `RecordTrouble('notSignedIn')`.
 */
import { readFile } from 'node:fs/promises'
import {
  AuthError,
  type AuthenticationResult,
  ConfidentialClientApplication,
  type INetworkModule,
  ManagedIdentityApplication,
  ServerError,
} from '@azure/msal-node'
import type { Clock } from '../../usecases/ports.ts'
import { RecordTrouble } from '../../usecases/record-ports.ts'

export interface GraphTokens {
  get(): Promise<string>
  /** `refused`: the token the service did not take. Nothing is asked for when it was renewed meanwhile. */
  renew(refused: string): Promise<void>
}

export type GraphIdentity = {
  readonly tenantId: string
  /** Of the app that owns the permissions. */
  readonly clientId: string
} & (
  | {
      readonly kind: 'certificate'
      /** File with the private key in PEM. */
      readonly keyPath: string
      /** SHA-256 of the certificate, in hex. */
      readonly thumbprint: string
    }
  | { readonly kind: 'managedIdentity'; readonly managedIdentityClientId: string }
)

export interface TokenSettings {
  readonly identity: GraphIdentity
  readonly clock: Clock
  /** Hears why there is no token: the log needs the cause that people are not shown. */
  readonly onTrouble: (error: unknown) => void
  /** Reaches Entra; the library's own unless given. */
  readonly network?: INetworkModule
}

const scopes = ['https://graph.microsoft.com/.default']
/** What Entra takes a managed identity's word for. */
const federation = 'api://AzureADTokenExchange'
/** Milliseconds before its end from which a token is no longer used: longer than a request may take. */
const margin = 5 * 60_000

export function createGraphTokens(settings: TokenSettings): GraphTokens {
  let current: { readonly token: string; readonly until: number } | null = null
  let asking: Promise<void> | null = null

  const ask = async () => {
    try {
      const { accessToken, expiresOn } = await acquire(settings)
      current = { token: accessToken, until: expiresOn.getTime() }
    } catch (error) {
      settings.onTrouble(error)
      throw isWayThere(error)
        ? new RecordTrouble('unreachable', null, false)
        : new RecordTrouble('notSignedIn', null, true)
    } finally {
      asking = null
    }
  }
  const askOnce = () => {
    asking ??= ask()
    return asking
  }

  return {
    get: async () => {
      if (!current || current.until - margin <= settings.clock.now().getTime()) await askOnce()
      if (!current) throw new RecordTrouble('notSignedIn', null, true)
      return current.token
    },
    renew: async (refused) => {
      if (current?.token === refused || !current) await askOnce()
    },
  }
}

/** A new application each time: it keeps no token of its own, and a certificate that was exchanged is read again. */
async function acquire(settings: TokenSettings): Promise<AuthenticationResult & { readonly expiresOn: Date }> {
  const { identity, network } = settings
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: identity.clientId,
      authority: `https://login.microsoftonline.com/${identity.tenantId}`,
      ...(identity.kind === 'certificate'
        ? {
            clientCertificate: {
              thumbprintSha256: identity.thumbprint.replaceAll(/[:\s]/g, '').toLowerCase(),
              privateKey: await readFile(identity.keyPath, 'utf8'),
            },
          }
        : { clientAssertion: () => assertion(identity.managedIdentityClientId, network) }),
    },
    ...(network ? { system: { networkClient: network } } : {}),
  })
  const result = await app.acquireTokenByClientCredential({ scopes })
  if (!result?.expiresOn || result.accessToken === '') throw new Error('Entra answered without a token')
  return { ...result, expiresOn: result.expiresOn }
}

async function assertion(userAssignedClientId: string, network: INetworkModule | undefined): Promise<string> {
  const app = new ManagedIdentityApplication({
    managedIdentityIdParams: { userAssignedClientId },
    ...(network ? { system: { networkClient: network } } : {}),
  })
  return (await app.acquireToken({ resource: federation })).accessToken
}

/** Codes of the library for an Entra that was not reached. */
const notReached = ['network_error', 'endpoints_resolution_error', 'openid_config_error', 'no_network_connectivity']

/** The sign-in was not refused: nobody answered it. */
function isWayThere(error: unknown): boolean {
  if (error instanceof ServerError) return (error.status ?? 400) >= 500 || error.status === 429
  // What `fetch` rejects with.
  return error instanceof AuthError ? notReached.includes(error.errorCode) : error instanceof TypeError
}
