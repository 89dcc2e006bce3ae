import { generateKeyPairSync } from 'node:crypto'
import type { INetworkModule } from '@azure/msal-node'
import { describe, expect, test } from '@jest/globals'
import { listsCommand } from '../../../../infra/setup/lists/lists-command.ts'
import { signInByCertificate, signInByCode } from '../../../../infra/setup/lists/sign-in.ts'

const tenantId = '00000000-0000-4000-8000-0000000000ff'
const clientId = '00000000-0000-4000-8000-0000000000aa'
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Microsoft Entra at its HTTP edge: a device code, tokens, and a refusal for the scopes named. */
function entra(refused: RegExp | null): INetworkModule & { readonly scopes: string[] } {
  const scopes: string[] = []
  const answer = <T>(status: number, body: unknown) => ({ status, headers: {}, body: body as T })
  const login = `https://login.microsoftonline.com/${tenantId}`
  return {
    scopes,
    sendGetRequestAsync: async <T>(url: string) =>
      url.includes('/discovery/instance')
        ? answer<T>(200, { tenant_discovery_endpoint: `${login}/v2.0/.well-known/openid-configuration`, metadata: [] })
        : answer<T>(200, {
            token_endpoint: `${login}/oauth2/v2.0/token`,
            authorization_endpoint: `${login}/oauth2/v2.0/authorize`,
            issuer: `${login}/v2.0`,
            jwks_uri: `${login}/discovery/v2.0/keys`,
          }),
    sendPostRequestAsync: async <T>(url: string, options?: { body?: string }) => {
      const scope = new URLSearchParams(options?.body).get('scope') ?? ''
      if (url.includes('devicecode')) {
        return answer<T>(200, {
          user_code: 'ABCD1234',
          device_code: 'code',
          verification_uri: 'https://microsoft.com/devicelogin',
          expires_in: 900,
          interval: 0,
          message: '',
        })
      }
      scopes.push(scope)
      if (refused?.test(scope)) {
        return answer<T>(400, {
          error: 'invalid_grant',
          error_description: 'AADSTS65001: not consented',
          error_codes: [65001],
        })
      }
      const claims = {
        tid: tenantId,
        oid: 'person',
        sub: 'person',
        preferred_username: 'admin@city.example',
        aud: clientId,
        iss: `${login}/v2.0`,
        ver: '2.0',
      }
      return answer<T>(200, {
        token_type: 'Bearer',
        scope,
        expires_in: 3600,
        access_token: `token for ${scope}`,
        refresh_token: 'refresh',
        id_token: `${base64({ alg: 'none' })}.${base64(claims)}.`,
        client_info: base64({ uid: 'person', utid: tenantId }),
      })
    },
  }
}

describe('管理者のサインイン', () => {
  test('アドレスとコードを日本語で示し、Graph と SharePoint の証明を得る', async () => {
    const said: string[] = []
    const signedIn = await signInByCode({ tenantId, clientId, network: entra(null) }, (line) => said.push(line))
    expect(said.join('\n')).toContain('コードを入れてサインインしてください（15分以内）')
    expect(said.join('\n')).toContain('https://microsoft.com/devicelogin')
    expect(said.join('\n')).toContain('ABCD1234')
    expect(await signedIn.graph()).toContain('Sites.Manage.All')
    expect(await signedIn.sharePoint('city.sharepoint.com')).toContain('https://city.sharepoint.com/AllSites.Manage')
  })

  test('SharePoint への同意がないときは、止まらずに「ない」と答える', async () => {
    const signedIn = await signInByCode({ tenantId, clientId, network: entra(/AllSites/) }, () => undefined)
    expect(await signedIn.sharePoint('city.sharepoint.com')).toBeNull()
    expect(await signedIn.graph()).toContain('Sites.Manage.All')
  })

  test('サインインを断られたら、確かめることと頼む相手を示す', async () => {
    const failing = signInByCode({ tenantId, clientId, network: entra(/Sites.Manage/) }, () => undefined)
    await expect(failing).rejects.toThrow('パブリック クライアント フローを許可する')
  })

  test('証明書なら、アプリとして Graph と SharePoint の証明を得る', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const signedIn = signInByCertificate(
      { tenantId, clientId, network: entra(null) },
      { key, thumbprint: 'AB'.repeat(32) },
    )
    expect(signedIn.as).toBe('app')
    expect(await signedIn.graph()).toContain('https://graph.microsoft.com/.default')
    expect(await signedIn.sharePoint('city.sharepoint.com')).toContain('https://city.sharepoint.com/.default')
  })

  test('秘密鍵でないファイルは、必要な形を示す', () => {
    const broken = { key: 'text', thumbprint: 'AB'.repeat(32) }
    expect(() => signInByCertificate({ tenantId, clientId }, broken)).toThrow('秘密鍵を読み取れませんでした')
  })
})

describe('設定', () => {
  const reading = (words: string, env: Readonly<Record<string, string>>) =>
    listsCommand(['plan', ...words.split(' ').filter(Boolean)], {
      env: { SHAREPOINT_SITE: 'https://city.sharepoint.com/sites/gyokaku', ...env },
      say: () => undefined,
    })

  test('足りない設定は、名前と確かめる所を示す', async () => {
    await expect(reading('', {})).rejects.toThrow(/MICROSOFT_APP_TENANT_ID：.*SETUP_CLIENT_ID：/s)
    await expect(reading('--certificate', { MICROSOFT_APP_TENANT_ID: tenantId })).rejects.toThrow(
      /API_CLIENT_ID：.*GRAPH_CERTIFICATE_KEY：.*GRAPH_CERTIFICATE_THUMBPRINT：/s,
    )
  })

  test('秘密鍵のファイルがないときは、場所を示す', async () => {
    const env = {
      MICROSOFT_APP_TENANT_ID: tenantId,
      API_CLIENT_ID: clientId,
      GRAPH_CERTIFICATE_KEY: '/nowhere/key.pem',
      GRAPH_CERTIFICATE_THUMBPRINT: 'AB',
    }
    await expect(reading('--certificate', env)).rejects.toThrow('「/nowhere/key.pem」を読めません')
  })
})
