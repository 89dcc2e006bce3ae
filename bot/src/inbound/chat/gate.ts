/**
 * Who may speak to `/api/messages`: only the Bot Connector, for our bot, about a host we may answer to.
 *
 * All seven rules of the Bot Connector's authentication page and the endorsement are checked here, before the bot
 * library sees the request: the library (4.23.3) also takes Entra tokens that are not from the Connector, collects the
 * issuer of every junk token it is shown, skips the `serviceUrl` rule when the body has none, and answers a wrong
 * signature with 500. The body itself is not signed: the token speaks for the Connector only.
 */
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'

const issuer = 'https://api.botframework.com'
const channel = 'msteams'

export interface GateSettings {
  readonly appId: string
  readonly serviceHosts: ReadonlySet<string>
  readonly openIdMetadataUrl: string
}

export type GateVerdict = { readonly pass: true } | { readonly pass: false; readonly reason: string }

const metadata = z.object({ jwks_uri: z.url() })
const envelope = z.object({ type: z.string().min(1), channelId: z.literal(channel), serviceUrl: z.string() })

type KeySet = ReturnType<typeof createRemoteJWKSet>

export function createGate(settings: GateSettings) {
  let keys: Promise<KeySet> | undefined
  const keySet = (): Promise<KeySet> => {
    keys ??= readKeySet(settings.openIdMetadataUrl).catch((error) => {
      // Not kept: the next request asks again.
      keys = undefined
      throw error
    })
    return keys
  }

  /** `reason` is for the log; the caller answers 401 and nothing more. Rejects when the keys cannot be had. */
  return async (authorization: string | undefined, body: unknown): Promise<GateVerdict> => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1]
    if (!token) return { pass: false, reason: 'noToken' }
    const head = envelope.safeParse(body)
    if (!head.success) return { pass: false, reason: 'notAnActivityOfTeams' }
    const host = hostOf(head.data.serviceUrl)
    if (!host || !settings.serviceHosts.has(host)) return { pass: false, reason: 'serviceHostNotAllowed' }
    const set = await keySet()
    let verified: { readonly payload: JWTPayload; readonly keyId: string | undefined }
    try {
      const { payload, protectedHeader } = await jwtVerify(token, set, {
        issuer,
        audience: settings.appId,
        algorithms: ['RS256'],
        clockTolerance: 300,
        requiredClaims: ['exp'],
      })
      verified = { payload, keyId: protectedHeader.kid }
    } catch (error) {
      const reason = faultOfToken(error)
      if (!reason) throw error
      return { pass: false, reason }
    }
    if (verified.payload.serviceurl !== head.data.serviceUrl) return { pass: false, reason: 'serviceUrlOfAnother' }
    if (!endorses(set, verified.keyId)) return { pass: false, reason: 'keyNotEndorsed' }
    return { pass: true }
  }
}

async function readKeySet(openIdMetadataUrl: string): Promise<KeySet> {
  const response = await fetch(openIdMetadataUrl, { signal: AbortSignal.timeout(5000) })
  if (!response.ok) throw new Error('The keys of the Bot Connector cannot be read', { cause: response.status })
  return createRemoteJWKSet(new URL(metadata.parse(await response.json()).jwks_uri))
}

/** What jose says of keys that it could not fetch or read; these are not the sender's fault. */
const faultsOfKeys = ['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT']

/** jose's name of what is wrong with the token, or null when something else went wrong. */
function faultOfToken(error: unknown): string | null {
  if (!(error instanceof errors.JOSEError) || faultsOfKeys.includes(error.code)) return null
  return error.code
}

function endorses(set: KeySet, keyId: string | undefined): boolean {
  const key: Record<string, unknown> | undefined = set.jwks()?.keys.find(({ kid }) => kid === keyId)
  return Array.isArray(key?.endorsements) && key.endorsements.includes(channel)
}

function hostOf(serviceUrl: string): string | null {
  const url = URL.parse(serviceUrl)
  if (!url) return null
  // A name before the host is there to be taken for it.
  if (url.username !== '' || url.password !== '') return null
  const loopback = url.hostname === '127.0.0.1' || url.hostname === 'localhost'
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback) ? url.host : null
}
