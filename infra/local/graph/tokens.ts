/** Access tokens of the made-up tenant. They carry what real ones carry, and only the double can make them. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { GraphProblem } from './message.ts'

export const graphAudience = 'https://graph.microsoft.com'

export interface TokenContent {
  /** Entra application id. */
  readonly appId: string
  /** Present when a person is signed in. */
  readonly userId?: string
  /** Application permissions, or what the person consented to. */
  readonly roles: readonly string[]
  /** `https://graph.microsoft.com` unless given; SharePoint's own interface wants its own. */
  readonly audience?: string
  readonly expiresInSeconds?: number
}

export interface Token extends Required<Omit<TokenContent, 'userId' | 'expiresInSeconds'>> {
  readonly userId: string | null
  /** Milliseconds. */
  readonly expiresAt: number
}

export function createTokens(secret: string, tenantId: string, now: () => number) {
  const voided = new Set<string>()
  let issued = 0
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')

  return {
    issue({ appId, userId, roles, audience = graphAudience, expiresInSeconds = 3600 }: TokenContent): string {
      issued += 1
      const expiresAt = now() + expiresInSeconds * 1000
      // Numbered, so that no two are the same.
      const content = { appId, userId: userId ?? null, roles, audience, expiresAt, tenantId, number: issued }
      const text = Buffer.from(JSON.stringify(content)).toString('base64url')
      return `${text}.${sign(text)}`
    },
    /** From now on this one is refused, as if its time were over. */
    expire(authorization: string | null): void {
      if (authorization) voided.add(bare(authorization))
    },
    /** Throws 401 as the service does. */
    read(authorization: string | null, audience: string): Token {
      if (!authorization) throw refused('Access token is empty.', 'InvalidAuthenticationToken')
      const token = bare(authorization)
      const [text = '', signature = ''] = token.split('.')
      const expected = Buffer.from(sign(text))
      if (expected.length !== signature.length || !timingSafeEqual(expected, Buffer.from(signature))) {
        throw refused('Invalid JWT access token.')
      }
      const content = JSON.parse(Buffer.from(text, 'base64url').toString()) as Token & { tenantId: string }
      if (content.tenantId !== tenantId || content.audience !== audience) {
        throw refused('Access token validation failure. Invalid audience.')
      }
      if (content.expiresAt <= now() || voided.has(token)) {
        throw refused('Lifetime validation failed, the token is expired.')
      }
      return content
    },
  }
}

export type Tokens = ReturnType<typeof createTokens>

const bare = (authorization: string) => authorization.replace(/^Bearer\s+/i, '')

function refused(message: string, code = 'InvalidAuthenticationToken'): GraphProblem {
  return new GraphProblem(401, code, message, {
    headers: {
      'WWW-Authenticate':
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
    },
  })
}
