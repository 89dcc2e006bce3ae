/** The only reader of the environment. What is missing or contradictory is said with its cure, before anything starts. */
import { z } from 'zod'

const guid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i)
  .transform((text) => text.toLowerCase())

/** Names only: a scheme, a path or this machine's own address would never match what Teams says, or match too much. */
const hostNames = z
  .string()
  .transform((text) => text.split(',').map((host) => host.trim().toLowerCase()))
  .pipe(z.array(z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/)))

const environment = z.object({
  GYOKAKU_MODE: z.enum(['local', 'tenant', 'playground']),
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  MICROSOFT_APP_ID: guid,
  MICROSOFT_APP_TENANT_ID: guid,
  MICROSOFT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMsi']).default('SingleTenant'),
  MICROSOFT_APP_PASSWORD: z.string().min(1).optional(),
  API_CLIENT_ID: guid,
  /** Hosts a bot may send to; Teams names one in each activity. */
  SERVICE_HOSTS: hostNames.default(['smba.trafficmanager.net']),
  /** Requests a second; Teams counts those of all instances together. */
  SEND_LIMIT_TENANT: z.coerce.number().int().min(1).max(1000).default(50),
  SEND_LIMIT_CONVERSATION: z.coerce.number().int().min(1).max(100).default(7),
  SHAREPOINT_SITE: z
    .string()
    .regex(/^https:\/\/[a-z0-9-]+\.sharepoint\.com(\/(sites|teams)\/[^/?#]+)?\/?$/i)
    .optional(),
  GRAPH_CERTIFICATE_KEY: z.string().min(1).optional(),
  GRAPH_CERTIFICATE_THUMBPRINT: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .optional(),
  GRAPH_MANAGED_IDENTITY: guid.optional(),
  TEAMS_CATALOG_APP_ID: guid.optional(),
})

const where: Readonly<Record<string, string>> = {
  GYOKAKU_MODE:
    '起動の方法です。`npm start`（手元で試す）、`npm run start:tenant`（本番）、`npm run playground`（Agents Playground で試す）のどれかで起動してください。',
  PORT: '待ち受けるポート番号です。0〜65535 の数字を指定してください。',
  DATABASE_URL: 'PostgreSQL の接続先です。`postgres://利用者:合言葉@ホスト:5432/名前` の形で指定してください。',
  MICROSOFT_APP_ID: 'Azure Bot の「Microsoft アプリ ID」です。Azure ポータルのボットの「構成」で確認できます。',
  MICROSOFT_APP_TENANT_ID: 'ディレクトリ (テナント) ID です。Microsoft Entra 管理センターの「概要」で確認できます。',
  MICROSOFT_APP_TYPE: 'ボットの種類です。SingleTenant か UserAssignedMsi を指定してください。',
  MICROSOFT_APP_PASSWORD:
    'ボットのクライアント シークレットです。SingleTenant のボットに必要です。アプリの登録の「証明書とシークレット」で作成してください。',
  API_CLIENT_ID: 'タブ用アプリ登録の「アプリケーション (クライアント) ID」です。ボットとは別の登録にしてください。',
  SERVICE_HOSTS:
    'ボットが送ってよい相手のホスト名です。`smba.trafficmanager.net` のように名前だけを、コンマで区切って指定してください。',
  SEND_LIMIT_TENANT:
    'Teams に一秒間に送る依頼の上限です（すべてのボットの合計）。1〜1000 の整数を指定してください。指定しなければ 50 です。',
  SEND_LIMIT_CONVERSATION:
    '一つのチャットに一秒間に送る依頼の上限です。1〜100 の整数を指定してください。指定しなければ 7 です。',
  SHAREPOINT_SITE:
    '市の記録を置く SharePoint サイトのアドレスです。`https://市の名前.sharepoint.com/sites/サイト名` の形で指定してください。',
  GRAPH_CERTIFICATE_KEY:
    'タブ用アプリの証明書の秘密鍵（PEM）のファイルです。マネージド ID を使うときは GRAPH_MANAGED_IDENTITY を代わりに指定してください。',
  GRAPH_CERTIFICATE_THUMBPRINT:
    'GRAPH_CERTIFICATE_KEY の証明書の拇印（SHA-256、16進64桁）です。アプリの登録の「証明書とシークレット」で確認できます。',
  GRAPH_MANAGED_IDENTITY:
    'タブ用アプリが信頼するユーザー割り当てマネージド ID のクライアント ID です。証明書とどちらか一つを指定してください。',
  TEAMS_CATALOG_APP_ID:
    '組織のアプリ カタログでの業革ボードの ID です（マニフェストの ID とは別です）。Teams 管理センターの「アプリを管理」で確認できます。',
  LOG_LEVEL: '記録の細かさです。debug、info、warn、error、silent のどれかを指定してください。',
}

const named = (setting: string) => `${setting}：${where[setting] ?? '値の形をご確認ください。'}`

export class ConfigurationProblem extends Error {
  constructor(lines: readonly string[]) {
    super(['設定を確認してください。', ...lines.map((line) => `・${line}`)].join('\n'))
    this.name = 'ConfigurationProblem'
  }
}

/** How the app proves itself to Microsoft Graph. No secrets: a certificate, or an identity of the host. */
export type RecordIdentity =
  | { readonly kind: 'certificate'; readonly keyPath: string; readonly thumbprint: string }
  | { readonly kind: 'managedIdentity'; readonly managedIdentityClientId: string }

export interface Config {
  readonly mode: 'local' | 'tenant' | 'playground'
  readonly host: string
  readonly port: number
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly logLevel: string
  readonly tenantId: string
  readonly bot: {
    readonly appId: string
    readonly type: 'SingleTenant' | 'UserAssignedMsi'
    readonly password: string | null
    readonly serviceHosts: ReadonlySet<string>
    readonly openIdMetadataUrl: string
  }
  readonly api: { readonly clientId: string; readonly keySetUrl: string }
  /** Null: nothing is published, it gathers until there is a site. */
  readonly record: {
    readonly siteUrl: string
    readonly identity: RecordIdentity
    /** In the organisation's catalogue. Null: people who took the app away add it again themselves. */
    readonly teamsAppId: string | null
  } | null
  readonly sending: {
    /** Requests a second, to the tenant and in one conversation. */
    readonly perSecond: number
    readonly perSecondInConversation: number
    /** Milliseconds after which an attempt counts as unanswered. */
    readonly timeout: number
    readonly retryUnknownAfterSeconds: number
  }
}

/** What local mode and tests bring instead of Microsoft's own addresses. */
export interface StandIns {
  readonly openIdMetadataUrl: string
  readonly keySetUrl: string
  readonly serviceHost: string
}

/**
 * Reads the environment. Stand-ins for Microsoft's keys and hosts are refused wherever something real is in play.
 * Throws `ConfigurationProblem`.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
  standIns?: StandIns,
): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(filled)
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
    throw new ConfigurationProblem([...wrong].map(named))
  }
  const settings = parsed.data
  refuseMixture(settings, standIns)
  return {
    mode: settings.GYOKAKU_MODE,
    // A laptop's stand-ins know no passwords: nobody else on the network may reach them.
    host: settings.GYOKAKU_MODE === 'tenant' ? '0.0.0.0' : '127.0.0.1',
    port: settings.PORT,
    dataDir: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL ?? null,
    logLevel: settings.LOG_LEVEL,
    tenantId: settings.MICROSOFT_APP_TENANT_ID,
    bot: {
      appId: settings.MICROSOFT_APP_ID,
      type: settings.MICROSOFT_APP_TYPE,
      password: settings.MICROSOFT_APP_PASSWORD ?? null,
      serviceHosts: new Set(standIns ? [standIns.serviceHost] : settings.SERVICE_HOSTS),
      openIdMetadataUrl:
        standIns?.openIdMetadataUrl ?? 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    },
    record: recordSettings(settings),
    sending: {
      perSecond: settings.SEND_LIMIT_TENANT,
      perSecondInConversation: settings.SEND_LIMIT_CONVERSATION,
      // Longer than a connection may take to come about, so that an unanswered one is told from one that never was.
      timeout: 15_000,
      retryUnknownAfterSeconds: 30,
    },
    api: {
      clientId: settings.API_CLIENT_ID,
      keySetUrl:
        standIns?.keySetUrl ??
        `https://login.microsoftonline.com/${settings.MICROSOFT_APP_TENANT_ID}/discovery/v2.0/keys`,
    },
  }
}

/**
 * Whether `/api/messages` takes activities without a token. True in playground mode alone, whose client sends none; and
 * then nobody but this machine may reach it: throws `ConfigurationProblem` for any other address.
 */
export function isAnonymous({ mode, host }: Pick<Config, 'mode' | 'host'>): boolean {
  if (mode !== 'playground') return false
  if (loopbackHosts.includes(host)) return true
  throw new ConfigurationProblem([
    `playground での起動は署名を確かめないため、この機械の中（127.0.0.1）でだけ待ち受けられます（指定：${host}）。ほかの機械から使うときは \`npm run start:tenant\` で起動してください。`,
  ])
}

function recordSettings(settings: z.infer<typeof environment>): Config['record'] {
  const { SHAREPOINT_SITE, GRAPH_CERTIFICATE_KEY, GRAPH_CERTIFICATE_THUMBPRINT, GRAPH_MANAGED_IDENTITY } = settings
  if (!SHAREPOINT_SITE || settings.GYOKAKU_MODE !== 'tenant') return null
  const siteUrl = SHAREPOINT_SITE.replace(/\/$/, '')
  const teamsAppId = settings.TEAMS_CATALOG_APP_ID ?? null
  if (GRAPH_MANAGED_IDENTITY && !GRAPH_CERTIFICATE_KEY) {
    return {
      siteUrl,
      teamsAppId,
      identity: { kind: 'managedIdentity', managedIdentityClientId: GRAPH_MANAGED_IDENTITY },
    }
  }
  const missing = [
    ...(GRAPH_CERTIFICATE_KEY && !GRAPH_MANAGED_IDENTITY ? [] : ['GRAPH_CERTIFICATE_KEY']),
    ...(GRAPH_CERTIFICATE_THUMBPRINT ? [] : ['GRAPH_CERTIFICATE_THUMBPRINT']),
  ]
  if (missing.length > 0 || !GRAPH_CERTIFICATE_KEY || !GRAPH_CERTIFICATE_THUMBPRINT) {
    throw new ConfigurationProblem(missing.map(named))
  }
  const keys = { keyPath: GRAPH_CERTIFICATE_KEY, thumbprint: GRAPH_CERTIFICATE_THUMBPRINT }
  return { siteUrl, teamsAppId, identity: { kind: 'certificate', ...keys } }
}

function refuseMixture(settings: z.infer<typeof environment>, standIns: StandIns | undefined): void {
  const mode = settings.GYOKAKU_MODE
  const local = mode !== 'tenant'
  const lines: string[] = []
  if (local && settings.NODE_ENV === 'production') {
    lines.push(
      `NODE_ENV=production では手元用の起動（${mode}）はできません。\`npm run start:tenant\` で起動してください。`,
    )
  }
  if (local && (settings.GRAPH_CERTIFICATE_KEY || settings.GRAPH_MANAGED_IDENTITY)) {
    lines.push(
      `手元用の起動（${mode}）に本番の SharePoint の資格情報が渡されています。GRAPH_ で始まる環境変数を外してください。`,
    )
  }
  if (local && settings.MICROSOFT_APP_PASSWORD) {
    lines.push(
      `手元用の起動（${mode}）に本番の資格情報（MICROSOFT_APP_PASSWORD）が渡されています。環境変数から外してください。`,
    )
  }
  if (local && settings.DATABASE_URL && !isLoopback(settings.DATABASE_URL)) {
    lines.push(
      `手元用の起動（${mode}）に本番のデータベース（DATABASE_URL）が渡されています。環境変数から外してください。`,
    )
  }
  if (!local && settings.MICROSOFT_APP_TYPE === 'SingleTenant' && !settings.MICROSOFT_APP_PASSWORD) {
    lines.push(named('MICROSOFT_APP_PASSWORD'))
  }
  // One registration for both would let a token made for a person's tab pass for one of the bot's.
  if (settings.API_CLIENT_ID === settings.MICROSOFT_APP_ID) lines.push(named('API_CLIENT_ID'))
  if (!local && standIns) lines.push('本番の起動（tenant）では、署名鍵や接続先の差し替えはできません。')
  if (lines.length > 0) throw new ConfigurationProblem(lines)
}

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]']

function isLoopback(url: string): boolean {
  return loopbackHosts.includes(URL.parse(url)?.hostname ?? '')
}
