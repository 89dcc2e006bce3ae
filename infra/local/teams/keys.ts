/**
 * RSA keys made at each start. What they sign is checked as in production: the Bot Connector's key by the gate of
 * `/api/messages`, Entra's key by the token check of `/api`, the bot's own token by the stand-in connector.
 */
import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose'

const CONNECTOR_ISSUER = 'https://api.botframework.com'
const TEAMS_WEB_CLIENT = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'
const LIFETIME_SECONDS = 3600

export interface SignedToken {
  readonly token: string
  /** ISO 8601, in real time */
  readonly expiresAt: string
}

/** Token times are real time even when the sample clock runs elsewhere: whoever verifies them asks the real clock. */
export function createKeys(realNow: () => number = Date.now) {
  const connector = lazily(() => createSigningKey('connector'))
  const entra = lazily(() => createSigningKey('entra'))
  const bot = lazily(() => createSigningKey('bot'))

  async function sign(key: () => Promise<SigningKey>, claims: JWTPayload): Promise<SignedToken> {
    const { privateKey, kid } = await key()
    const issuedAt = Math.floor(realNow() / 1000)
    const expires = issuedAt + LIFETIME_SECONDS
    const token = await new SignJWT({ ...claims, iat: issuedAt, nbf: issuedAt, exp: expires })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
      .sign(privateKey)
    return { token, expiresAt: new Date(expires * 1000).toISOString() }
  }

  return {
    /** Keys of the Bot Connector, endorsed for Teams as Microsoft's are. */
    connectorKeySet: async () => ({ keys: [{ ...(await connector()).publicJwk, endorsements: ['msteams'] }] }),
    /** Keys that sign the tokens of people. */
    userKeySet: async () => ({ keys: [(await entra()).publicJwk] }),

    async signConnectorToken(about: { botAppId: string; serviceUrl: string }): Promise<string> {
      const claims = { iss: CONNECTOR_ISSUER, aud: about.botAppId, serviceurl: about.serviceUrl }
      return (await sign(connector, claims)).token
    },

    signUserToken(about: {
      tenantId: string
      apiClientId: string
      personId: string
      post: string
    }): Promise<SignedToken> {
      return sign(entra, {
        iss: `https://login.microsoftonline.com/${about.tenantId}/v2.0`,
        aud: about.apiClientId,
        tid: about.tenantId,
        oid: about.personId,
        sub: about.personId,
        name: about.post,
        scp: 'access_as_user',
        azp: TEAMS_WEB_CLIENT,
        ver: '2.0',
      })
    },

    /** What the bot presents to the connector, in the shape Entra gives a bot for `https://api.botframework.com/.default`. */
    async signBotToken(about: { botAppId: string; tenantId: string }): Promise<string> {
      const issuer = `https://sts.windows.net/${about.tenantId}/`
      const claims = { iss: issuer, aud: CONNECTOR_ISSUER, appid: about.botAppId, tid: about.tenantId }
      return (await sign(bot, claims)).token
    },

    /** `null` when the token is not one of `signBotToken`, or not valid now. */
    async verifyBotToken(token: string): Promise<{ botAppId: string } | null> {
      const { publicKey } = await bot()
      const checks = { algorithms: ['RS256'], audience: CONNECTOR_ISSUER, currentDate: new Date(realNow()) }
      const verified = await jwtVerify(token, publicKey, checks).catch(() => null)
      const appId = verified?.payload.appid
      return typeof appId === 'string' ? { botAppId: appId } : null
    },
  }
}

export type Keys = ReturnType<typeof createKeys>

interface SigningKey {
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
  readonly publicJwk: JWK
}

/** Making a key takes a core for a tenth of a second: only when it is first asked for, and once. */
function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

async function createSigningKey(name: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048 })
  const kid = `local-${name}-${randomUUID()}`
  const publicJwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' }
  return { kid, privateKey, publicKey, publicJwk }
}
