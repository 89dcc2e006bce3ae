/** Each check passes the sample package and finds the mistake that is planted for it. */
import { describe, expect, test } from '@jest/globals'
import { checkPackage, lints } from '../../infra/setup/package/check-package.ts'
import { lintDomains, lintHttps } from '../../infra/setup/package/lint-addresses.ts'
import { lintBot } from '../../infra/setup/package/lint-bot.ts'
import { lintFiles } from '../../infra/setup/package/lint-files.ts'
import { lintIcons } from '../../infra/setup/package/lint-icons.ts'
import { lintIdentities } from '../../infra/setup/package/lint-identities.ts'
import { lintLanguages } from '../../infra/setup/package/lint-languages.ts'
import { lintNames } from '../../infra/setup/package/lint-names.ts'
import { lintPlaceholders } from '../../infra/setup/package/lint-placeholders.ts'
import { lintVersion, successionFindings } from '../../infra/setup/package/lint-version.ts'
import type { Lint, OpenedPackage } from '../../infra/setup/package/opened-package.ts'
import type { Picture, Pixel } from '../../infra/setup/package/read-png.ts'
import { writePng } from '../../infra/setup/package/write-png.ts'
import { samplePackage, sampleSettings, slot, withEnglish, withFile, withManifest } from './sample-package.ts'

type Mistake = readonly [what: string, lint: Lint, spoilt: () => OpenedPackage, said: string]

const { TAB_HOST: host, MICROSOFT_APP_ID: botId } = sampleSettings
const clear: Pixel = { red: 255, green: 255, blue: 255, alpha: 0 }
const white: Pixel = { ...clear, alpha: 255 }
const red: Pixel = { red: 255, green: 0, blue: 0, alpha: 255 }
const picture = (side: number, first: Pixel, rest: Pixel): Picture => ({
  width: side,
  height: side,
  pixels: Array.from({ length: side * side }, (_, index) => (index === 0 ? first : rest)),
})
const withIcon = (name: string, drawn: Picture) => () => withFile(name, writePng(drawn))
const manifest = (changes: Readonly<Record<string, unknown>>) => () => withManifest(changes)

const mistakes: readonly Mistake[] = [
  ['埋めていない値', lintPlaceholders, manifest({ id: slot('TEAMS_APP_ID') }), 'manifest.json の id が見本'],
  [
    '見本の ID',
    lintPlaceholders,
    manifest({ 'bots[0].botId': '00000000-0000-0000-0000-000000000000' }),
    'bots[0].botId',
  ],
  [
    '埋めていない英語',
    lintPlaceholders,
    () => withEnglish((texts) => Object.assign(texts, { 'name.full': 'TODO' })),
    'en.json の name.full が見本',
  ],

  ['三つの数字でない版', lintVersion, manifest({ version: '1.4' }), '「1.4」'],
  ['枝番のある版', lintVersion, manifest({ version: '1.4.2-beta.1' }), 'package.json の version'],

  ['長すぎる名前', lintNames, manifest({ 'name.short': '業'.repeat(31) }), '30字まで'],
  ['長すぎる紹介', lintNames, manifest({ 'description.short': '業'.repeat(81) }), '80字まで'],
  ['長すぎる説明', lintNames, manifest({ 'description.full': '業'.repeat(4001) }), '4000字まで'],
  [
    '長すぎる英語の名前',
    lintNames,
    () => withEnglish((texts) => Object.assign(texts, { 'name.short': 'r'.repeat(31) })),
    'en.json の「name.short」は30字まで',
  ],
  ['製品の名前を借りた名前', lintNames, manifest({ 'name.short': 'Teams 業革ボード' }), '製品名や試作'],
  ['試作を表す名前', lintNames, manifest({ 'name.short': '業革ボード（テスト）' }), '製品名や試作'],
  [
    '略した製品名で始まる説明',
    lintNames,
    manifest({ 'description.full': 'Teams のアプリです。' }),
    '最初に「Microsoft Teams」',
  ],

  ['ボットとタブで同じ登録', lintIdentities, manifest({ 'webApplicationInfo.id': botId }), 'アプリ登録を二つに'],
  [
    '大文字で書いた同じ登録',
    lintIdentities,
    manifest({ 'webApplicationInfo.id': botId.toUpperCase() }),
    'アプリ登録を二つに',
  ],
  [
    'ほかのホストのサインイン',
    lintIdentities,
    manifest({ 'webApplicationInfo.resource': 'api://x/y' }),
    `api://${host}/`,
  ],
  ['サインインの欠け', lintIdentities, manifest({ webApplicationInfo: undefined }), 'サインインに必要'],

  ['ボットの欠け', lintBot, manifest({ bots: undefined }), 'bots がありません'],
  ['個人で使えないボット', lintBot, manifest({ 'bots[0].scopes': ['team'] }), '「personal」を加えて'],
  ['チームで使えないボット', lintBot, manifest({ 'bots[0].scopes': ['personal'] }), '「team」を加えて'],
  ['返事をしないという宣言', lintBot, manifest({ 'bots[0].isNotificationOnly': true }), 'isNotificationOnly'],
  ['言葉の欠け', lintBot, manifest({ 'bots[0].commandLists[1]': undefined }), '「team」で使える言葉'],
  ['記号で始まる言葉', lintBot, manifest({ 'bots[0].commandLists[0].commands[1].title': '/一覧' }), '記号で始める'],

  ['暗号化しないページ', lintHttps, manifest({ 'developer.privacyUrl': 'http://www.city.mihon.lg.jp/' }), 'privacyUrl'],
  ['暗号化しないタブ', lintHttps, manifest({ 'staticTabs[0].contentUrl': `http://${host}/tab/` }), 'contentUrl'],
  ['URL でないページ', lintHttps, manifest({ 'developer.termsOfUseUrl': '準備中' }), 'termsOfUseUrl'],

  ['タブのホストの欠け', lintDomains, manifest({ validDomains: ['www.city.mihon.lg.jp'] }), `「${host}」を加えて`],
  ['宛先の欠け', lintDomains, manifest({ validDomains: undefined }), `「${host}」を加えて`],
  ['URL の形の宛先', lintDomains, manifest({ validDomains: [host, `https://${host}`] }), '`https://` は付けません'],
  ['何でも通す宛先', lintDomains, manifest({ validDomains: [host, '*.lg.jp'] }), '「*」は使えません'],
  ['共用の宛先', lintDomains, manifest({ validDomains: [host, 'x.azurewebsites.net'] }), '市が持つドメイン'],

  ['英語が既定', lintLanguages, manifest({ 'localizationInfo.defaultLanguageTag': 'en' }), '既定の言語を ja'],
  ['英語の欠け', lintLanguages, manifest({ 'localizationInfo.additionalLanguages': [] }), '英語（en）'],
  [
    '日本語の文言の欠け',
    lintLanguages,
    manifest({ 'staticTabs[0].name': undefined }),
    '日本語の「staticTabs[0].name」',
  ],
  ['言語ファイルの欠け', lintLanguages, () => withFile('en.json', null), 'en.json がないか'],
  ['読めない言語ファイル', lintLanguages, () => withFile('en.json', Buffer.from('{')), 'en.json がないか'],
  [
    '英語の文言の欠け',
    lintLanguages,
    () => withEnglish((texts) => Reflect.deleteProperty(texts, 'description.full')),
    'en.json に「description.full」がありません',
  ],
  [
    '日本語にない文言',
    lintLanguages,
    () => withEnglish((texts) => Object.assign(texts, { 'staticTabs[1].name': 'Figures' })),
    '取り除いて',
  ],
  ['空の文言', lintLanguages, () => withEnglish((texts) => Object.assign(texts, { 'name.full': ' ' })), 'が空です'],
  [
    '訳し残し',
    lintLanguages,
    () => withEnglish((texts) => Object.assign(texts, { 'name.full': '業革 board' })),
    '日本語が残って',
  ],
  [
    '版の違う言語ファイル',
    lintLanguages,
    () => withEnglish((texts) => Object.assign(texts, { $schema: texts.$schema?.replace('1.25', '1.5') })),
    'en.json の $schema',
  ],

  ['アイコンの欠け', lintIcons, () => withFile('color.png', null), 'color.png を'],
  ['PNG でないアイコン', lintIcons, () => withFile('color.png', Buffer.from('<svg/>')), 'PNG で置いて'],
  ['途中で切れたアイコン', lintIcons, () => cutIcon('outline.png'), 'PNG で置いて'],
  ['小さなカラーアイコン', lintIcons, withIcon('color.png', picture(96, red, red)), '192×192'],
  ['大きなアウトラインアイコン', lintIcons, withIcon('outline.png', picture(192, clear, white)), '32×32'],
  ['透けないアウトライン', lintIcons, withIcon('outline.png', picture(32, white, white)), '背景を透明に'],
  ['白くないアウトライン', lintIcons, withIcon('outline.png', picture(32, clear, red)), '白だけで'],
  ['何もないアウトライン', lintIcons, withIcon('outline.png', picture(32, clear, clear)), '何も描かれて'],

  ['入っていないファイル', lintFiles, () => withFile('outline.png', null), '「outline.png」が入っていません'],
  [
    '余分なファイル',
    lintFiles,
    () => withFile('.env', Buffer.from('x')),
    '「.env」は manifest.json に名前がありません',
  ],
  [
    'フォルダーの中のファイル',
    lintFiles,
    manifest({ 'localizationInfo.additionalLanguages[0].file': 'languages/en.json' }),
    'フォルダーを使わずに',
  ],
  ['一つの絵を二度', lintFiles, manifest({ 'icons.outline': 'color.png' }), '二度挙げて'],
]

function cutIcon(name: string): OpenedPackage {
  const whole = samplePackage().files.get(name) ?? new Uint8Array()
  return withFile(name, whole.slice(0, whole.length - 40))
}

describe('パッケージの検査', () => {
  test('見本の市のパッケージは、すべての検査に通る', async () => {
    expect(await checkPackage(samplePackage())).toEqual([])
  })

  test.each(mistakes)('%s を見つける', (_what, lint, spoilt, said) => {
    expect(lint(spoilt()).join('\n')).toContain(said)
  })

  // A lint that is written but not called would pass every test above, and one without a mistake proves nothing.
  test('どの検査にも見つけるべき誤りがあり、どれも全体の検査に入っている', () => {
    expect(new Set(mistakes.map(([, lint]) => lint))).toEqual(new Set(lints))
  })

  test('離れた三つの誤りも、全体の検査が一度に示す', async () => {
    const findings = await checkPackage(
      withManifest({ validDomains: ['*.lg.jp'], 'webApplicationInfo.id': botId, 'name.short': 'Teams Test' }),
    )
    for (const said of ['「*」は使えません', 'アプリ登録を二つに', '製品名や試作']) {
      expect(findings.join('\n')).toContain(said)
    }
  })

  test.each([
    ['同じ版', '1.4.2', 'より大きくありません'],
    ['古い版', '1.4.1', 'より大きくありません'],
    ['桁の多い古い版', '1.3.10', 'より大きくありません'],
  ])('前回より新しくない版（%s）を断る', (_what, version, said) => {
    const next = withManifest({ version }).manifest
    expect(successionFindings(next, samplePackage().manifest).join()).toContain(said)
  })

  test.each(['1.4.3', '1.5.0', '1.4.10', '2.0.0'])('前回の 1.4.2 より新しい版 %s は通す', (version) => {
    expect(successionFindings(withManifest({ version }).manifest, samplePackage().manifest)).toEqual([])
  })

  test('前回と違うアプリの ID を断る', () => {
    const next = withManifest({ version: '2.0.0', id: botId }).manifest
    expect(successionFindings(next, samplePackage().manifest).join()).toContain('TEAMS_APP_ID を前回と同じに')
  })
})
