/** The only reader of the environment. What is missing or contradictory is said with its cure, before anything starts. */
import { z } from 'zod'

const guid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i)
  .transform((text) => text.toLowerCase())

const environment = z.object({
  GYOKAKU_MODE: z.enum(['local', 'tenant']),
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  MICROSOFT_APP_ID: guid,
  MICROSOFT_APP_TENANT_ID: guid,
  MICROSOFT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMsi']).default('SingleTenant'),
  MICROSOFT_APP_PASSWORD: z.string().min(1).optional(),
  API_CLIENT_ID: guid,
  /** Hosts a bot may send to; Teams names one in each activity. */
  SERVICE_HOSTS: z.string().default('smba.trafficmanager.net'),
})

const where: Readonly<Record<string, string>> = {
  GYOKAKU_MODE: '起動の方法です。`npm start`（手元で試す）か `npm run start:tenant`（本番）で起動してください。',
  PORT: '待ち受けるポート番号です。0〜65535 の数字を指定してください。',
  DATABASE_URL: 'PostgreSQL の接続先です。`postgres://利用者:合言葉@ホスト:5432/名前` の形で指定してください。',
  MICROSOFT_APP_ID: 'Azure Bot の「Microsoft アプリ ID」です。Azure ポータルのボットの「構成」で確認できます。',
  MICROSOFT_APP_TENANT_ID: 'ディレクトリ (テナント) ID です。Microsoft Entra 管理センターの「概要」で確認できます。',
  API_CLIENT_ID: 'タブ用アプリ登録の「アプリケーション (クライアント) ID」です。ボットとは別の登録にしてください。',
}

export class ConfigurationProblem extends Error {
  constructor(lines: readonly string[]) {
    super(['設定を確認してください。', ...lines.map((line) => `・${line}`)].join('\n'))
    this.name = 'ConfigurationProblem'
  }
}

export interface Config {
  readonly mode: 'local' | 'tenant'
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
    throw new ConfigurationProblem(
      parsed.error.issues.map(
        ({ path }) => `${String(path[0])}：${where[String(path[0])] ?? '値の形をご確認ください。'}`,
      ),
    )
  }
  const settings = parsed.data
  refuseMixture(settings, standIns)
  return {
    mode: settings.GYOKAKU_MODE,
    // A laptop's stand-ins know no passwords: nobody else on the network may reach them.
    host: settings.GYOKAKU_MODE === 'local' ? '127.0.0.1' : '0.0.0.0',
    port: settings.PORT,
    dataDir: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL ?? null,
    logLevel: settings.LOG_LEVEL,
    tenantId: settings.MICROSOFT_APP_TENANT_ID,
    bot: {
      appId: settings.MICROSOFT_APP_ID,
      type: settings.MICROSOFT_APP_TYPE,
      password: settings.MICROSOFT_APP_PASSWORD ?? null,
      serviceHosts: new Set(
        standIns ? [standIns.serviceHost] : settings.SERVICE_HOSTS.split(',').map((host) => host.trim()),
      ),
      openIdMetadataUrl:
        standIns?.openIdMetadataUrl ?? 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    },
    api: {
      clientId: settings.API_CLIENT_ID,
      keySetUrl:
        standIns?.keySetUrl ??
        `https://login.microsoftonline.com/${settings.MICROSOFT_APP_TENANT_ID}/discovery/v2.0/keys`,
    },
  }
}

function refuseMixture(settings: z.infer<typeof environment>, standIns: StandIns | undefined): void {
  const local = settings.GYOKAKU_MODE === 'local'
  const lines: string[] = []
  if (local && settings.NODE_ENV === 'production') {
    lines.push('NODE_ENV=production では手元用の起動（local）はできません。`npm run start:tenant` で起動してください。')
  }
  if (local && settings.MICROSOFT_APP_PASSWORD) {
    lines.push(
      '手元用の起動（local）に本番の資格情報（MICROSOFT_APP_PASSWORD）が渡されています。環境変数から外してください。',
    )
  }
  if (!local && standIns) lines.push('本番の起動（tenant）では、署名鍵や接続先の差し替えはできません。')
  if (lines.length > 0) throw new ConfigurationProblem(lines)
}
