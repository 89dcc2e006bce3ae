import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createApp } from '../../bot/src/app.ts'
import { type Config, ConfigurationProblem, isAnonymous, readConfig } from '../../bot/src/config.ts'
import { copyDatabaseTemplate } from '../support/database-template.ts'

const ids = {
  MICROSOFT_APP_ID: '33333333-3333-4333-8333-333333333333',
  MICROSOFT_APP_TENANT_ID: '22222222-2222-4222-8222-222222222222',
  API_CLIENT_ID: '44444444-4444-4444-8444-444444444444',
}
const standIns = {
  openIdMetadataUrl: 'http://127.0.0.1:1/metadata',
  keySetUrl: 'http://127.0.0.1:1/keys',
  serviceHost: 'localhost:56150',
}
const activity = {
  type: 'message',
  text: '一覧',
  channelId: 'msteams',
  serviceUrl: 'http://localhost:56150/_connector',
  conversation: { id: 'a:x', conversationType: 'personal', tenantId: ids.MICROSOFT_APP_TENANT_ID },
}

describe('トークンを確かめない起動', () => {
  test('playground だけが、この機械の中でだけ、トークンを確かめない', () => {
    expect(isAnonymous({ mode: 'playground', host: '127.0.0.1' })).toBe(true)
    for (const host of ['127.0.0.1', '0.0.0.0']) {
      expect(isAnonymous({ mode: 'local', host })).toBe(false)
      expect(isAnonymous({ mode: 'tenant', host })).toBe(false)
    }
  })

  test.each(['0.0.0.0', '::', '192.168.0.10', 'gyokaku.example.jp', ''])(
    '%j で待ち受けようとすると、直し方を示して断る',
    (host) => {
      expect(() => isAnonymous({ mode: 'playground', host })).toThrow(ConfigurationProblem)
      expect(() => isAnonymous({ mode: 'playground', host })).toThrow(/127\.0\.0\.1.*npm run start:tenant/)
    },
  )

  test('設定からは、いつもこの機械の中だけになる', () => {
    expect(readConfig({ GYOKAKU_MODE: 'playground', ...ids }, standIns)).toMatchObject({
      mode: 'playground',
      host: '127.0.0.1',
    })
  })

  test.each([
    ['NODE_ENV=production', { NODE_ENV: 'production' }, /NODE_ENV=production.*playground.*start:tenant/],
    ['本番の合言葉', { MICROSOFT_APP_PASSWORD: 'x' }, /playground.*MICROSOFT_APP_PASSWORD.*外して/],
    ['本番のデータベース', { DATABASE_URL: 'postgres://a@db.example.jp/g' }, /playground.*DATABASE_URL.*外して/],
  ])('%s があると、直し方を示して断る', (_, env, sentence) => {
    expect(() => readConfig({ GYOKAKU_MODE: 'playground', ...ids, ...env }, standIns)).toThrow(sentence)
  })
})

describe('ほかの起動', () => {
  let dataDir: string
  beforeEach(() => {
    dataDir = copyDatabaseTemplate()
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  async function statusWithoutToken(config: Config): Promise<number> {
    const app = await createApp(
      { ...config, host: '127.0.0.1', port: 0, dataDir, logLevel: 'silent' },
      { botToken: async () => 'x', defaultServiceUrl: 'http://127.0.0.1:1/', tabFolder: dataDir, version: {} },
    )
    try {
      const origin = await app.listen()
      const response = await fetch(`${origin}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      })
      return response.status
    } finally {
      await app.close()
    }
  }

  test.each([
    ['local', () => readConfig({ GYOKAKU_MODE: 'local', ...ids }, standIns)],
    ['tenant', () => readConfig({ GYOKAKU_MODE: 'tenant', ...ids, MICROSOFT_APP_PASSWORD: 'x' })],
  ])('%s では、トークンのない依頼を断る', async (_, config) => {
    expect(await statusWithoutToken(config())).toBe(401)
  })

  test('playground でも、外から届く場所では始まらない', async () => {
    const config = readConfig({ GYOKAKU_MODE: 'playground', ...ids }, standIns)
    await expect(
      createApp(
        { ...config, host: '0.0.0.0', dataDir, logLevel: 'silent' },
        { botToken: async () => 'x', defaultServiceUrl: 'http://127.0.0.1:1/', tabFolder: dataDir, version: {} },
      ),
    ).rejects.toThrow(ConfigurationProblem)
  })
})
