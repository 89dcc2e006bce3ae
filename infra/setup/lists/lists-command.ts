/** `npm run setup -- lists …`: arguments and settings, sign-in, and the run. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { PmoUnit } from '../../../shared/src/domain/person.ts'
import type { Reach } from './http.ts'
import { microsoftCall } from './microsoft-call.ts'
import { runLists } from './run-lists.ts'
import { SetupProblem } from './setup-problem.ts'
import { type SignedIn, signInByCertificate, signInByCode } from './sign-in.ts'
import { readSiteAddress, type SiteAddress } from './site-address.ts'

const commands = ['plan', 'apply', 'verify'] as const

const usage =
  '使い方：npm run setup -- lists plan|apply|verify [--site サイトのアドレス] [--pmo サインイン名またはオブジェクトID] [--unit デジタル戦略室|行革推進係] [--certificate] [--restore-looks] [--output フォルダー]'

const units: Readonly<Record<string, PmoUnit>> = {
  デジタル戦略室: 'digitalStrategy',
  行革推進係: 'administrativeReform',
}

type Environment = Readonly<Record<string, string | undefined>>

export interface ListsCommandEdges {
  readonly env: Environment
  readonly say: (line: string) => void
  /** How to reach Microsoft 365; signs in unless given. */
  readonly reachFor?: (address: SiteAddress) => Promise<Reach>
  readonly wait?: (seconds: number) => Promise<void>
}

/** True when all is well. Throws `SetupProblem`. */
export async function listsCommand(words: readonly string[], edges: ListsCommandEdges): Promise<boolean> {
  const { env, say, wait = (seconds) => sleep(seconds * 1000) } = edges
  const { values, positionals } = readArguments(words)
  const command = commands.find((one) => one === positionals[0])
  if (!command || positionals.length > 1) throw new SetupProblem(usage)
  const unit = units[values.unit ?? 'デジタル戦略室']
  if (!unit) throw new SetupProblem(`--unit には ${Object.keys(units).join(' か ')} を指定してください。`)
  const address = readSiteAddress(values.site ?? env.SHAREPOINT_SITE)
  const reachFor = edges.reachFor ?? ((site) => reachMicrosoft(site, env, values.certificate ?? false, say))
  const folder = resolve(values.output ?? fileURLToPath(new URL('../../../.build/sharepoint-looks', import.meta.url)))
  return runLists({
    command,
    address,
    reach: await reachFor(address),
    pmo: values.pmo === undefined ? null : { person: values.pmo, unit },
    restoreLooks: values['restore-looks'] ?? false,
    say,
    wait,
    keepFiles: (files) => {
      mkdirSync(folder, { recursive: true })
      for (const [name, text] of files) writeFileSync(join(folder, name), text)
      return relative(process.cwd(), folder) || '.'
    },
  })
}

async function reachMicrosoft(
  { host }: SiteAddress,
  env: Environment,
  certificate: boolean,
  say: (line: string) => void,
): Promise<Reach> {
  const signedIn = certificate ? signInAsApp(env) : await signInAsPerson(env, say)
  const first = await signedIn.sharePoint(host)
  const sharePointToken = async () => (await signedIn.sharePoint(host)) ?? ''
  return {
    graph: microsoftCall('graph', signedIn.graph),
    sharePoint: first === null ? null : microsoftCall('sharePoint', sharePointToken),
    as: signedIn.as,
  }
}

function signInAsPerson(env: Environment, say: (line: string) => void): Promise<SignedIn> {
  const [tenantId, clientId] = requireSettings(env, ['MICROSOFT_APP_TENANT_ID', 'SETUP_CLIENT_ID'])
  return signInByCode({ tenantId, clientId }, say)
}

/** With the settings that the app itself runs by. */
function signInAsApp(env: Environment): SignedIn {
  const names = [
    'MICROSOFT_APP_TENANT_ID',
    'API_CLIENT_ID',
    'GRAPH_CERTIFICATE_KEY',
    'GRAPH_CERTIFICATE_THUMBPRINT',
  ] as const
  const [tenantId, clientId, keyPath, thumbprint] = requireSettings(env, names)
  return signInByCertificate({ tenantId, clientId }, { key: readKey(keyPath), thumbprint })
}

const where: Readonly<Record<string, string>> = {
  MICROSOFT_APP_TENANT_ID: 'ディレクトリ (テナント) ID です。Microsoft Entra 管理センターの「概要」で確認できます。',
  SETUP_CLIENT_ID:
    'リストを作るときにサインインする、セットアップ用のアプリの登録の「アプリケーション (クライアント) ID」です。作り方は infra/docs/ja/sharepoint-lists.md にあります。',
  API_CLIENT_ID: '証明書を登録した、タブと API のアプリの登録の「アプリケーション (クライアント) ID」です。',
  GRAPH_CERTIFICATE_KEY: '証明書の秘密鍵（PEM）のファイルです。',
  GRAPH_CERTIFICATE_THUMBPRINT:
    '証明書の拇印（SHA-256、16進64桁）です。アプリの登録の「証明書とシークレット」で確認できます。',
}

/** Their values, in their order. */
function requireSettings<const Names extends readonly string[]>(
  env: Environment,
  names: Names,
): { readonly [at in keyof Names]: string } {
  const missing = names.filter((name) => !env[name])
  if (missing.length > 0) {
    throw new SetupProblem([
      '設定を確認してください（`.env`）。',
      ...missing.map((name) => `・${name}：${where[name]}`),
    ])
  }
  return names.map((name) => env[name] ?? '') as { readonly [at in keyof Names]: string }
}

function readArguments(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        site: { type: 'string' },
        pmo: { type: 'string' },
        unit: { type: 'string' },
        certificate: { type: 'boolean' },
        'restore-looks': { type: 'boolean' },
        output: { type: 'string' },
      },
    })
  } catch (cause) {
    throw Object.assign(new SetupProblem(usage), { cause })
  }
}

function readKey(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const problem = new SetupProblem(
      `GRAPH_CERTIFICATE_KEY に指定した「${path}」を読めません。ファイルの場所を確かめてください。`,
    )
    throw Object.assign(problem, { cause })
  }
}
