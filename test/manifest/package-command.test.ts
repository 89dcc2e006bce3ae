/** `npm run package` as an administrator runs it: a process of its own, with files and words of its own. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { openPackage } from '../../infra/setup/package/opened-package.ts'
import { settingNames } from '../../infra/setup/package/package-settings.ts'
import { sampleSettings } from './sample-package.ts'

const program = fileURLToPath(new URL('../../infra/setup/package.ts', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))
const withoutSettings = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !settingNames.some((known) => known === name)),
)

jest.setTimeout(60_000)

let folder = ''
const inFolder = (name: string) => join(folder, name)

function run(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return new Promise<{ code: number | string | null; said: string; complained: string }>((resolve) => {
    execFile(
      process.execPath,
      [program, ...words],
      { cwd: root, env: { ...withoutSettings, ...env } },
      (failure, stdout, stderr) => resolve({ code: failure?.code ?? 0, said: stdout, complained: stderr }),
    )
  })
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gyokaku-package-'))
  const lines = Object.entries(sampleSettings).map(([name, value]) => `${name}="${value}"`)
  writeFileSync(inFolder('city.env'), lines.join('\n'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('npm run package', () => {
  test('同じ設定からは、時間帯や渡し方が違っても、同じバイト列ができ、同じ版の置き換えは断る', async () => {
    const words = Object.entries(sampleSettings).map(([name, value]) => `${name}=${value}`)
    const [fromFile, fromWords] = await Promise.all([
      run(['--settings', inFolder('city.env'), '--output', inFolder('a.zip')], { TZ: 'Asia/Tokyo' }),
      run([...words, '--output', inFolder('b.zip')], { TZ: 'America/Los_Angeles', LANG: 'C' }),
    ])
    expect([fromFile.complained, fromWords.complained]).toEqual(['', ''])
    const zip = readFileSync(inFolder('a.zip'))
    expect(zip.equals(readFileSync(inFolder('b.zip')))).toBe(true)

    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(openPackage(zip).manifest.version).toBe(version)
    const digest = createHash('sha256').update(zip).digest('hex')
    for (const told of ['a.zip', `版      ${version}`, `${zip.length.toLocaleString('ja-JP')} バイト`, digest]) {
      expect(fromFile.said).toContain(told)
    }

    const next = ['--settings', inFolder('city.env'), '--output', inFolder('c.zip'), '--previous', inFolder('a.zip')]
    const again = await run(next)
    expect(again.code).toBe(1)
    expect(again.complained).toContain('より大きくありません')
    expect(existsSync(inFolder('c.zip'))).toBe(false)
  })

  test('値が欠けていれば、名前を示して断り、何も書かない', async () => {
    const { code, complained } = await run([
      '--settings',
      inFolder('city.env'),
      'TEAMS_APP_ID=',
      '--output',
      inFolder('none.zip'),
    ])
    expect(code).toBe(1)
    expect(complained).toContain('・TEAMS_APP_ID：値がありません。')
    expect(existsSync(inFolder('none.zip'))).toBe(false)
  })

  test('ボットとタブの登録が同じなら、断って何も書かない', async () => {
    const same = `API_CLIENT_ID=${sampleSettings.MICROSOFT_APP_ID}`
    const { code, complained } = await run(['--settings', inFolder('city.env'), same, '--output', inFolder('none.zip')])
    expect(code).toBe(1)
    expect(complained).toContain('アプリ登録を二つに分けてください')
    expect(existsSync(inFolder('none.zip'))).toBe(false)
  })

  test.each([
    [['TAB_HOTS=x'], '「TAB_HOTS」という設定はありません'],
    [['--settings', '/nowhere/city.env'], '「/nowhere/city.env」がありません'],
    [['--publish'], '命令の書き方'],
  ])('書き違い（%j）には、直し方を示す', async (words, said) => {
    const { code, complained } = await run(words, sampleSettings)
    expect(code).toBe(1)
    expect(complained).toContain(said)
  })
})
