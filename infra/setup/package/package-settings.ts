/** The values only the city knows. A missing or sample value is refused with its name and cure: nothing is ever made up. */
import { hostProblem } from './host-problem.ts'
import { PackageProblem } from './package-problem.ts'
import { isSampleGuid, looksUnfilled } from './placeholder.ts'

type Check = (value: string) => string | null

const guidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const guid: Check = (value) => {
  if (!guidShape.test(value)) return 'ID の形（8-4-4-4-12桁の英数字）ではありません。'
  return isSampleGuid(value) ? '見本の ID のままです。' : null
}

const page: Check = (value) => {
  const url = URL.parse(value)
  if (url?.protocol !== 'https:') return '`https://` で始まる URL を書きます。'
  if (url.username !== '' || url.password !== '') return 'URL に利用者名や合言葉を含めることはできません。'
  const problem = hostProblem(url.host)
  return problem === null ? null : `URL のホスト名を確かめてください。${problem}`
}

const shortName: Check = (value) => ([...value].length > 32 ? `32字までです（現在 ${[...value].length}字）。` : null)

const table = {
  TEAMS_APP_ID: {
    check: guid,
    cure: 'Teams でのこのアプリの ID です。PowerShell の `New-Guid` で一度だけ作って控え、版を上げても変えません（変えると別のアプリになります）。',
  },
  MICROSOFT_APP_ID: {
    check: guid,
    cure: 'ボットの ID です。Azure ポータルの Azure Bot の「構成」にある「Microsoft アプリ ID」を書きます。',
  },
  API_CLIENT_ID: {
    check: guid,
    cure: 'タブと API のアプリ登録の「アプリケーション (クライアント) ID」を書きます。ボットとは別の登録です。',
  },
  TAB_HOST: {
    check: hostProblem,
    cure: '業革ボードを公開するホスト名です。例：`gyokaku.city.（市の名前）.lg.jp`',
  },
  DEVELOPER_NAME: {
    check: shortName,
    cure: 'アプリの詳細に「作成者」として表示する名前です（32字まで）。例：市の名前と担当課',
  },
  DEVELOPER_WEBSITE_URL: {
    check: page,
    cure: 'お問い合わせ先を載せたページの URL です。市の公式サイトのページで構いません。',
  },
  DEVELOPER_PRIVACY_URL: {
    check: page,
    cure: '個人情報の取扱い（保存先・期間・削除・連絡先）を載せたページの URL です。',
  },
  DEVELOPER_TERMS_URL: {
    check: page,
    cure: '利用の決まりを載せたページの URL です。市の公式サイトの利用案内で構いません。',
  },
} as const satisfies Readonly<Record<string, { readonly check: Check; readonly cure: string }>>

export type SettingName = keyof typeof table
export type PackageSettings = Readonly<Record<SettingName, string>>

export const settingNames = Object.keys(table) as readonly SettingName[]

/** Throws `PackageProblem` with a line for each setting that will not do. */
export function readPackageSettings(given: Readonly<Record<string, string | undefined>>): PackageSettings {
  const read = settingNames.map((name) => {
    const text = given[name]?.trim() ?? ''
    const value = table[name].check === guid ? text.toLowerCase() : text
    return { name, value, problem: problemOf(name, value) }
  })
  const problems = read.filter(({ problem }) => problem !== null)
  if (problems.length > 0) {
    throw new PackageProblem(problems.map(({ name, problem }) => `${name}：${problem}${table[name].cure}`))
  }
  return Object.fromEntries(read.map(({ name, value }) => [name, value])) as PackageSettings
}

function problemOf(name: SettingName, value: string): string | null {
  if (value === '') return '値がありません。'
  if (looksUnfilled(value)) return '見本のままです。'
  return table[name].check(value)
}
