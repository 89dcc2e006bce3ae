import { describe, expect, test } from '@jest/globals'
import { ConfigurationProblem, readConfig } from '../../bot/src/config.ts'

const botAppId = '33333333-3333-4333-8333-333333333333'
const tenantId = '22222222-2222-4222-8222-222222222222'
const clientId = '44444444-4444-4444-8444-444444444444'

const ids = { MICROSOFT_APP_ID: botAppId, MICROSOFT_APP_TENANT_ID: tenantId, API_CLIENT_ID: clientId }
const tenant = { GYOKAKU_MODE: 'tenant', ...ids, MICROSOFT_APP_PASSWORD: 'a-sample' }
const local = { GYOKAKU_MODE: 'local', ...ids }
const siteUrl = 'https://city.sharepoint.com/sites/gyokaku'
const standIns = {
  openIdMetadataUrl: 'http://127.0.0.1:3978/metadata',
  keySetUrl: 'http://127.0.0.1:3978/keys',
  serviceHost: '127.0.0.1:3978',
}

/** What the person who starts the product reads; fails when it would start. */
function problemOf(env: Record<string, string | undefined>, given?: typeof standIns): string {
  try {
    readConfig(env, given)
  } catch (error) {
    if (error instanceof ConfigurationProblem) return error.message
    throw error
  }
  throw new Error('The settings were taken')
}

describe('送る速さの設定', () => {
  test('数字で変えられ、読めなければ直し方が示される', () => {
    const limits = { SEND_LIMIT_TENANT: '30', SEND_LIMIT_CONVERSATION: '5' }
    expect(readConfig({ ...tenant, ...limits }).sending).toMatchObject({ perSecond: 30, perSecondInConversation: 5 })
    for (const wrong of ['0', '1.5', '五十', '1001']) {
      expect(() => readConfig({ ...tenant, SEND_LIMIT_TENANT: wrong })).toThrow(
        'SEND_LIMIT_TENANT：Teams に一秒間に送る',
      )
    }
  })
})

describe('本番の起動（tenant）', () => {
  test('そろっていれば、Microsoft の鍵と Teams のホストだけを信じる', () => {
    expect(readConfig(tenant)).toEqual({
      mode: 'tenant',
      host: '0.0.0.0',
      port: 3978,
      record: null,
      sending: { perSecond: 50, perSecondInConversation: 7, timeout: 15_000, retryUnknownAfterSeconds: 30 },
      dataDir: '.data',
      databaseUrl: null,
      logLevel: 'info',
      tenantId,
      bot: {
        appId: botAppId,
        type: 'SingleTenant',
        password: 'a-sample',
        serviceHosts: new Set(['smba.trafficmanager.net']),
        openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      },
      api: { clientId, keySetUrl: `https://login.microsoftonline.com/${tenantId}/discovery/v2.0/keys` },
    })
  })

  test('大文字の番号、空の設定、前後に空白のあるホスト名も読む', () => {
    const config = readConfig({
      ...tenant,
      MICROSOFT_APP_TENANT_ID: tenantId.toUpperCase(),
      MICROSOFT_APP_ID: 'ABCDEFAB-3333-4333-8333-333333333333',
      PORT: '',
      DATABASE_URL: 'postgresql://gyokaku@db.example.jp:5432/gyokaku',
      SERVICE_HOSTS: ' smba.trafficmanager.net , SMBA.infra.gcc.teams.microsoft.com',
    })
    expect(config).toMatchObject({ port: 3978, tenantId, databaseUrl: expect.stringContaining('postgresql:') })
    expect(config.bot.appId).toBe('abcdefab-3333-4333-8333-333333333333')
    expect([...config.bot.serviceHosts]).toEqual(['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'])
  })

  test('マネージド ID のボットには、合言葉が要らない', () => {
    const env = { ...tenant, MICROSOFT_APP_TYPE: 'UserAssignedMsi', MICROSOFT_APP_PASSWORD: undefined }
    expect(readConfig(env).bot).toMatchObject({ type: 'UserAssignedMsi', password: null })
  })

  test('署名鍵や接続先の差し替えは断る', () => {
    expect(problemOf(tenant, standIns)).toContain('署名鍵や接続先の差し替えはできません')
    expect(problemOf({ ...tenant, NODE_ENV: 'production' }, standIns)).toContain('差し替えはできません')
  })

  test('一つの登録をボットとタブの両方に使うことは断る', () => {
    expect(problemOf({ ...tenant, API_CLIENT_ID: botAppId.toUpperCase() })).toContain(
      'API_CLIENT_ID：タブ用アプリ登録の「アプリケーション (クライアント) ID」です。ボットとは別の登録にしてください。',
    )
  })
})

describe('市の記録を置くサイトの設定', () => {
  const certificate = { GRAPH_CERTIFICATE_KEY: '/etc/gyokaku/key.pem', GRAPH_CERTIFICATE_THUMBPRINT: 'ab'.repeat(32) }

  test('サイトがあれば、証明書かマネージド ID で書き込む', () => {
    expect(readConfig({ ...tenant, SHAREPOINT_SITE: `${siteUrl}/`, ...certificate }).record).toEqual({
      siteUrl,
      teamsAppId: null,
      identity: { kind: 'certificate', keyPath: '/etc/gyokaku/key.pem', thumbprint: 'ab'.repeat(32) },
    })
    const catalogued = { SHAREPOINT_SITE: siteUrl, TEAMS_CATALOG_APP_ID: botAppId }
    expect(readConfig({ ...tenant, ...catalogued, GRAPH_MANAGED_IDENTITY: clientId }).record).toEqual({
      siteUrl,
      teamsAppId: botAppId,
      identity: { kind: 'managedIdentity', managedIdentityClientId: clientId },
    })
  })

  test('証明するものがない、欠けている、二つあるときは、直し方が示される', () => {
    const site = { ...tenant, SHAREPOINT_SITE: siteUrl }
    expect(problemOf(site)).toMatch(/GRAPH_CERTIFICATE_KEY：/)
    expect(problemOf({ ...site, GRAPH_CERTIFICATE_KEY: 'key.pem' })).toMatch(/GRAPH_CERTIFICATE_THUMBPRINT：/)
    expect(problemOf({ ...site, ...certificate, GRAPH_MANAGED_IDENTITY: clientId })).toMatch(/GRAPH_CERTIFICATE_KEY：/)
  })

  test('サイトのアドレスでないものは断る', () => {
    for (const wrong of [
      'http://city.sharepoint.com/sites/x',
      'https://example.com/sites/x',
      'city',
      `${siteUrl}?a=1`,
    ]) {
      expect(problemOf({ ...tenant, SHAREPOINT_SITE: wrong })).toMatch(/SHAREPOINT_SITE：.*sharepoint\.com\/sites/)
    }
  })
})

describe('足りない・読めない設定は、名前と直し方を日本語で示す', () => {
  const cures: readonly [string, readonly (string | undefined)[], string][] = [
    ['GYOKAKU_MODE', [undefined, 'Tenant', 'anonymous', 'production'], 'npm run start:tenant'],
    ['MICROSOFT_APP_ID', [undefined, '', 'bot', `${botAppId}0`, '<bot-id>'], 'Azure ポータル'],
    ['MICROSOFT_APP_TENANT_ID', [undefined, 'common', 'inzai.example.jp'], 'Microsoft Entra 管理センター'],
    ['API_CLIENT_ID', [undefined, `api://${clientId}`], 'タブ用アプリ登録'],
    ['MICROSOFT_APP_TYPE', ['MultiTenant', 'singletenant'], 'SingleTenant か UserAssignedMsi'],
    ['MICROSOFT_APP_PASSWORD', [undefined, ''], '証明書とシークレット'],
    ['PORT', ['http', '-1', '65536', '39.78', 'Infinity'], '0〜65535'],
    ['DATABASE_URL', ['mysql://db/x', 'db.example.jp', 'postgresfoo', 'postgres'], 'postgres://'],
    ['LOG_LEVEL', ['verbose', 'INFO'], 'debug、info、warn、error、silent'],
    [
      'SERVICE_HOSTS',
      [
        'https://smba.trafficmanager.net',
        'smba.trafficmanager.net/teams',
        'smba.trafficmanager.net:443',
        'smba.trafficmanager.net,',
        ',',
        '*',
        '*.trafficmanager.net',
        'localhost',
        '127.0.0.1',
        '127.0.0.1:3978',
        '[::1]',
        'x@smba.trafficmanager.net',
      ],
      '名前だけを、コンマで区切って',
    ],
  ]

  test.each(cures.flatMap(([name, values, cure]) => values.map((value) => [name, value, cure] as const)))(
    '%s が %p',
    (name, value, cure) => {
      const message = problemOf({ ...tenant, [name]: value })
      expect(message.split('\n')).toEqual(['設定を確認してください。', expect.stringContaining(`・${name}：`)])
      expect(message).toContain(cure)
    },
  )

  test('いくつもあれば、一度に、一つずつ並べる', () => {
    const message = problemOf({ PORT: 'x', SERVICE_HOSTS: 'a/b,c/d' })
    const names = message
      .split('\n')
      .slice(1)
      .map((line) => line.slice(1).split('：')[0])
    expect(names.sort()).toEqual(
      ['API_CLIENT_ID', 'GYOKAKU_MODE', 'MICROSOFT_APP_ID', 'MICROSOFT_APP_TENANT_ID', 'PORT', 'SERVICE_HOSTS'].sort(),
    )
  })

  test('秘密の値は、断る文に出さない', () => {
    const message = problemOf({ ...local, MICROSOFT_APP_PASSWORD: 'very-secret', DATABASE_URL: 'x://u:very-secret@h' })
    expect(message).not.toContain('very-secret')
  })
})

describe('手元の起動（local）', () => {
  test('この機械の中だけで待ち受け、代わりの鍵と接続先を使う', () => {
    const config = readConfig(local, standIns)
    expect(config).toMatchObject({ mode: 'local', host: '127.0.0.1', api: { clientId, keySetUrl: standIns.keySetUrl } })
    expect(config.bot.openIdMetadataUrl).toBe(standIns.openIdMetadataUrl)
    expect([...config.bot.serviceHosts]).toEqual(['127.0.0.1:3978'])
  })

  test('NODE_ENV=production では断り、本番の始め方を示す', () => {
    expect(problemOf({ ...local, NODE_ENV: 'production' }, standIns)).toMatch(/NODE_ENV=production.*start:tenant/)
  })

  test('本番の資格情報が渡されていれば断り、外すよう示す', () => {
    const message = problemOf({ ...local, MICROSOFT_APP_PASSWORD: 'a-sample' }, standIns)
    expect(message).toMatch(/MICROSOFT_APP_PASSWORD.*環境変数から外してください/)
  })

  test('本番の SharePoint の資格情報が渡されていれば断り、外すよう示す', () => {
    expect(problemOf({ ...local, GRAPH_CERTIFICATE_KEY: 'key.pem' }, standIns)).toMatch(/GRAPH_.*外してください/)
  })

  test('SharePoint のサイトが書かれていても、手元では使わない', () => {
    expect(readConfig({ ...local, SHAREPOINT_SITE: siteUrl }, standIns).record).toBeNull()
  })

  test('両方なら両方を示す', () => {
    const env = { ...local, NODE_ENV: 'production', MICROSOFT_APP_PASSWORD: 'a-sample' }
    expect(problemOf(env, standIns).split('\n')).toHaveLength(3)
  })
})
