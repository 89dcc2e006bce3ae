import { describe, expect, test } from '@jest/globals'
import { localSettings } from '../../infra/local/settings.ts'
import { PackageProblem } from '../../infra/setup/package/package-problem.ts'
import { readPackageSettings, settingNames } from '../../infra/setup/package/package-settings.ts'
import { sampleSettings, slot } from './sample-package.ts'

function refusal(given: Readonly<Record<string, string | undefined>>): string {
  try {
    readPackageSettings({ ...sampleSettings, ...given })
  } catch (cause) {
    if (cause instanceof PackageProblem) return cause.message
    throw cause
  }
  return ''
}

describe('パッケージの設定', () => {
  test('正しい値は、そのまま使う', () => {
    expect(readPackageSettings(sampleSettings)).toEqual(sampleSettings)
  })

  test('前後の空白と、ID の大文字小文字は問わない', () => {
    const read = readPackageSettings({
      ...sampleSettings,
      TEAMS_APP_ID: ` ${sampleSettings.TEAMS_APP_ID.toUpperCase()} `,
    })
    expect(read).toEqual(sampleSettings)
  })

  test.each(settingNames)('%s がなければ、名前と直し方を示して断る', (name) => {
    for (const value of [undefined, '', '  ']) {
      expect(refusal({ [name]: value })).toMatch(new RegExp(`^・${name}：値がありません。.{15,}$`, 'm'))
    }
  })

  test('直すところが二つあれば、二つとも一度に示す', () => {
    const lines = refusal({ TEAMS_APP_ID: '', TAB_HOST: '' }).split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toBe('Teams アプリのパッケージは作りませんでした。')
  })

  test.each([
    ['TEAMS_APP_ID', slot('TEAMS_APP_ID'), '見本のまま'],
    ['TEAMS_APP_ID', '<TEAMS_APP_ID>', '見本のまま'],
    ['TEAMS_APP_ID', '00000000-0000-0000-0000-000000000000', '見本の ID'],
    ['TEAMS_APP_ID', '11111111-2222-1111-2222-111111111111', '見本の ID'],
    ['TEAMS_APP_ID', '12345678-1234-1234-1234-123456789abc', '見本の ID'],
    ['TEAMS_APP_ID', 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx', '見本のまま'],
    ['TEAMS_APP_ID', '6b1f0c529d3e4a768f215c0de94b7a13', 'ID の形'],
    ['MICROSOFT_APP_ID', localSettings.botAppId, '見本の ID'],
    ['API_CLIENT_ID', localSettings.apiClientId, '見本の ID'],
    ['TAB_HOST', 'https://gyokaku.city.mihon.lg.jp', '`https://` は付けません'],
    ['TAB_HOST', 'gyokaku.city.mihon.lg.jp/tab/', '「/」から後ろ'],
    ['TAB_HOST', 'gyokaku.city.mihon.lg.jp:8443', 'ポート番号'],
    ['TAB_HOST', 'Gyokaku.city.mihon.lg.jp', '小文字'],
    ['TAB_HOST', '*.city.mihon.lg.jp', '「*」は使えません'],
    ['TAB_HOST', 'gyokaku', 'ホスト名の形'],
    ['TAB_HOST', '192.168.0.10', 'ホスト名の形'],
    ['TAB_HOST', 'localhost', '見本用・手元用'],
    ['TAB_HOST', 'gyokaku.example.jp', '見本用・手元用'],
    ['TAB_HOST', 'gyokaku.azurewebsites.net', '市が持つドメイン'],
    ['TAB_HOST', 'abc123.devtunnels.ms', '市が持つドメイン'],
    ['DEVELOPER_NAME', '市'.repeat(33), '32字まで'],
    ['DEVELOPER_NAME', '（市の名前）', '見本のまま'],
    ['DEVELOPER_WEBSITE_URL', 'http://www.city.mihon.lg.jp/', '`https://` で始まる'],
    ['DEVELOPER_PRIVACY_URL', 'www.city.mihon.lg.jp', '`https://` で始まる'],
    ['DEVELOPER_PRIVACY_URL', 'https://who:secret@www.city.mihon.lg.jp/', '利用者名や合言葉'],
    ['DEVELOPER_TERMS_URL', 'https://www.example.com/terms', '見本用・手元用'],
  ])('%s に「%s」は使えない', (name, value, said) => {
    const line = refusal({ [name]: value })
      .split('\n')
      .find((text) => text.startsWith(`・${name}：`))
    expect(line).toContain(said)
  })
})
