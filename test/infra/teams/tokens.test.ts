import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLocalJWKSet, createRemoteJWKSet, jwtVerify } from 'jose'
import { createKeys } from '../../../infra/local/teams/keys.ts'
import { API_CLIENT, BOT, PL, type Running, runStandIn, TENANT, temporaryFolder } from './running-stand-in.ts'

const folder = temporaryFolder()
let running: Running

beforeAll(async () => {
  running = await runStandIn(folder.path)
})
afterAll(async () => {
  await running.stop()
  folder.remove()
})

async function connectorKeys() {
  const metadata = await running.call('GET', new URL(running.teams.openIdMetadataUrl).pathname)
  const url = new URL(metadata.body.jwks_uri)
  return { metadata: metadata.body, keySet: (await running.call('GET', url.pathname)).body }
}

describe('コネクタの鍵', () => {
  test('OpenID の情報が、Teams 用と記された鍵の場所を示す', async () => {
    const { metadata, keySet } = await connectorKeys()
    expect(metadata.issuer).toBe('https://api.botframework.com')
    expect(metadata.jwks_uri).toMatch(new RegExp(`^${running.origin}/`))
    expect(keySet.keys).toEqual([
      expect.objectContaining({
        kty: 'RSA',
        endorsements: ['msteams'],
        kid: expect.any(String),
        n: expect.any(String),
      }),
    ])
    expect(JSON.stringify(keySet)).not.toContain('"d":')
  })

  test('コネクタの署名は、宛先・サービスの場所・期限を示し、公開された鍵で確かめられる', async () => {
    const { keySet } = await connectorKeys()
    const token = await running.teams.keys.signConnectorToken({ botAppId: BOT, serviceUrl: running.teams.serviceUrl })
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(keySet), {
      issuer: 'https://api.botframework.com',
      audience: BOT,
    })
    expect(protectedHeader.alg).toBe('RS256')
    expect(payload.serviceurl).toBe(running.teams.serviceUrl)
    expect(payload.exp).toBeGreaterThan(Date.now() / 1000)
  })

  test('人のトークンの鍵では、コネクタの署名は通らない', async () => {
    const token = await running.teams.keys.signConnectorToken({ botAppId: BOT, serviceUrl: running.teams.serviceUrl })
    await expect(jwtVerify(token, createRemoteJWKSet(new URL(running.teams.userKeysUrl)))).rejects.toThrow()
  })
})

describe('人のトークン', () => {
  test('サインインの画面が、Teams と同じ内容のトークンを渡す', async () => {
    const { status, body } = await running.call('POST', '/local/tokens', { personId: PL.id })
    expect(status).toBe(200)
    const { payload } = await jwtVerify(body.token, createRemoteJWKSet(new URL(running.teams.userKeysUrl)), {
      issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      audience: API_CLIENT,
    })
    expect(payload).toMatchObject({
      oid: PL.id,
      tid: TENANT,
      scp: 'access_as_user',
      azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
      ver: '2.0',
    })
    expect(Date.parse(body.expiresAt)).toBe((payload.exp ?? 0) * 1000)
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600)
  })

  test('登録のない人と、読み取れない依頼には渡さない', async () => {
    expect((await running.call('POST', '/local/tokens', { personId: 'someone' })).status).toBe(404)
    expect((await running.call('POST', '/local/tokens', { person: PL.id })).status).toBe(404)
  })

  test('よその画面からの依頼には渡さない', async () => {
    const reply = await running.call('POST', '/local/tokens', { personId: PL.id }, { origin: 'https://example.com' })
    expect(reply.status).toBe(403)
    expect(reply.body.token).toBeUndefined()
  })

  test('人の一覧は、番号と役職だけを示す', async () => {
    const { body } = await running.call('GET', '/local/people')
    expect(body[0]).toEqual(PL)
  })
})

describe('ボットのトークン', () => {
  test('起動ごとに鍵が変わるので、前の起動のトークンは通らない', async () => {
    const before = createKeys()
    const after = createKeys()
    const token = await before.signBotToken({ botAppId: BOT, tenantId: TENANT })
    expect(await before.verifyBotToken(token)).toEqual({ botAppId: BOT })
    expect(await after.verifyBotToken(token)).toBeNull()
  })

  test('一時間で切れる', async () => {
    let now = Date.now()
    const keys = createKeys(() => now)
    const token = await keys.signBotToken({ botAppId: BOT, tenantId: TENANT })
    now += 59 * 60_000
    expect(await keys.verifyBotToken(token)).not.toBeNull()
    now += 2 * 60_000
    expect(await keys.verifyBotToken(token)).toBeNull()
  })

  test('コネクタや人のトークンは、ボットのトークンとして通らない', async () => {
    const { keys, serviceUrl } = running.teams
    const user = await keys.signUserToken({ tenantId: TENANT, apiClientId: API_CLIENT, personId: PL.id, post: PL.post })
    expect(await keys.verifyBotToken(user.token)).toBeNull()
    expect(await keys.verifyBotToken(await keys.signConnectorToken({ botAppId: BOT, serviceUrl }))).toBeNull()
    expect(await keys.verifyBotToken('junk')).toBeNull()
  })
})
