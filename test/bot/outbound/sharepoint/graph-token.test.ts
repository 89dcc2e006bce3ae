import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import {
  createGraphTokens,
  type GraphIdentity,
  type TokenSettings,
} from '../../../../bot/src/outbound/sharepoint/graph-token.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'graph-token-'))
const keyPath = path.join(folder, 'key.pem')
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
writeFileSync(keyPath, privateKey.export({ type: 'pkcs8', format: 'pem' }))
afterAll(() => rmSync(folder, { recursive: true }))

const tenantId = '00000000-0000-4000-8000-000000000000'
const entra = `https://login.microsoftonline.com/${tenantId}`
const certificate: GraphIdentity = {
  kind: 'certificate',
  tenantId,
  clientId: '5a1f7c3e-0b52-4c3f-8f0e-6f6f0c3b7a11',
  keyPath,
  thumbprint: 'AB:CD'.padEnd(95, ':EF'),
}

type Network = NonNullable<TokenSettings['network']>
type Answer = { readonly status: number; readonly body: object }

/** Entra as the library meets it at its HTTP edge. */
function tokensWith(
  answer: (body: URLSearchParams) => Answer | Promise<Answer>,
  identity: GraphIdentity = certificate,
) {
  // The library counts the life of a token from the machine's own time.
  let now = Date.now()
  const asked: URLSearchParams[] = []
  const heard: unknown[] = []
  const metadata = {
    issuer: `${entra}/v2.0`,
    authorization_endpoint: `${entra}/oauth2/v2.0/authorize`,
    token_endpoint: `${entra}/oauth2/v2.0/token`,
    end_session_endpoint: `${entra}/oauth2/v2.0/logout`,
    jwks_uri: `${entra}/discovery/v2.0/keys`,
  }
  const discovery = {
    tenant_discovery_endpoint: `${entra}/v2.0/.well-known/openid-configuration`,
    metadata: [
      {
        preferred_network: 'login.microsoftonline.com',
        preferred_cache: 'login.windows.net',
        aliases: ['login.microsoftonline.com'],
      },
    ],
  }
  const network = {
    sendGetRequestAsync: async (url: string) => {
      if (url.startsWith('http://169.254.169.254/')) {
        return {
          headers: {},
          status: 200,
          body: { access_token: 'word-of-the-identity', expires_in: '86400', resource: 'x' },
        }
      }
      return { headers: {}, status: 200, body: url.includes('openid-configuration') ? metadata : discovery }
    },
    sendPostRequestAsync: async (_url: string, options?: { readonly body?: string }) => {
      const body = new URLSearchParams(options?.body ?? '')
      asked.push(body)
      return { headers: {}, ...(await answer(body)) }
    },
  } as unknown as Network
  const tokens = createGraphTokens({
    identity,
    clock: { now: () => new Date(now) },
    onTrouble: (error) => heard.push(error),
    network,
  })
  return {
    tokens,
    asked,
    heard,
    later: (seconds: number) => {
      now += seconds * 1000
    },
  }
}

let made = 0
const granted = (): Answer => {
  made += 1
  return {
    status: 200,
    body: { token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600, access_token: `token-${made}` },
  }
}
const refusedBy = (error: string, status = 401): Answer => ({
  status,
  body: {
    error,
    error_description: 'AADSTS700027: Client assertion contains an invalid signature.',
    error_codes: [700027],
  },
})

describe('Graph のトークン', () => {
  test('証明書で署名した申し出で、Graph 用のトークンをもらう', async () => {
    const { tokens, asked } = tokensWith(granted)
    expect(await tokens.get()).toMatch(/^token-/)
    expect(asked[0]?.get('scope')).toContain('https://graph.microsoft.com/.default')
    const [head = ''] = (asked[0]?.get('client_assertion') ?? '').split('.')
    expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toMatchObject({ alg: 'PS256' })
    expect(asked[0]?.has('client_secret')).toBe(false)
  })

  test('同じトークンを使い続け、切れる前に取り直す', async () => {
    const { tokens, asked, later } = tokensWith(granted)
    const first = await tokens.get()
    later(3600 - 6 * 60)
    expect(await tokens.get()).toBe(first)
    expect(asked).toHaveLength(1)
    later(2 * 60)
    expect(await tokens.get()).not.toBe(first)
    expect(asked).toHaveLength(2)
  })

  test('同時に求められても、尋ねるのは1回だけ', async () => {
    const { tokens, asked } = tokensWith(granted)
    const all = await Promise.all([tokens.get(), tokens.get(), tokens.get()])
    expect(new Set(all).size).toBe(1)
    expect(asked).toHaveLength(1)
  })

  test('断られたトークンだけを取り直し、もう新しければ尋ねない', async () => {
    const { tokens, asked } = tokensWith(granted)
    const first = await tokens.get()
    await Promise.all([tokens.renew(first), tokens.renew(first)])
    expect(await tokens.get()).not.toBe(first)
    await tokens.renew(first)
    expect(asked).toHaveLength(2)
  })

  test('サインインを断られたら、人の対応が要ると言い、次はやり直す', async () => {
    let answer = refusedBy('invalid_client')
    const { tokens, heard } = tokensWith(() => answer)
    await expect(tokens.get()).rejects.toMatchObject({ code: 'notSignedIn', needsPerson: true })
    expect(heard).toHaveLength(1)
    answer = granted()
    expect(await tokens.get()).toMatch(/^token-/)
  })

  test('Entra に届かないときは、待てばよいと言う', async () => {
    const gone = tokensWith(() => {
      throw new TypeError('fetch failed')
    })
    await expect(gone.tokens.get()).rejects.toMatchObject({ code: 'unreachable', needsPerson: false })
    const busy = tokensWith(() => refusedBy('temporarily_unavailable', 503))
    await expect(busy.tokens.get()).rejects.toMatchObject({ code: 'unreachable', needsPerson: false })
  })

  test('証明書のファイルがなければ、サインインできないと言う', async () => {
    const { tokens, heard } = tokensWith(granted, { ...certificate, keyPath: path.join(folder, 'none.pem') })
    await expect(tokens.get()).rejects.toMatchObject({ code: 'notSignedIn', needsPerson: true })
    expect(String(heard[0])).toContain('ENOENT')
  })

  test('マネージド ID では、その言葉をアプリの証明に使う', async () => {
    const { tokens, asked } = tokensWith(granted, {
      kind: 'managedIdentity',
      tenantId,
      clientId: '5a1f7c3e-0b52-4c3f-8f0e-6f6f0c3b7a11',
      managedIdentityClientId: '9d0f7c3e-0b52-4c3f-8f0e-6f6f0c3b7a22',
    })
    expect(await tokens.get()).toMatch(/^token-/)
    expect(asked[0]?.get('client_assertion')).toBe('word-of-the-identity')
    expect(asked[0]?.get('client_id')).toBe('5a1f7c3e-0b52-4c3f-8f0e-6f6f0c3b7a11')
  })
})
