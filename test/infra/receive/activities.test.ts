import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Played, SavedActivity } from '../../../infra/local/receive/play-activity.ts'
import { told } from '../../../infra/local/receive/told.ts'
import { startTestCity, type TestCity } from '../../support/test-city.ts'

const folder = new URL('../../fixtures/activities/', import.meta.url)
const saved = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as SavedActivity

let city: TestCity
beforeAll(async () => {
  city = await startTestCity()
}, 60_000)
afterAll(() => city.stop())

const send = (activity: unknown, headers: Record<string, string> = {}) =>
  fetch(`${city.origin}/local/receive`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(activity),
  })

async function play(activity: SavedActivity): Promise<{ readonly status: number; readonly text: string }> {
  const played = (await (await send(activity)).json()) as Played
  return { status: played.status, text: told(played).join('\n') }
}

const strange = '業革ボードの利用者として登録されていません'
const again = '新しいカード'

/** Status and what the answer says; `null`: nothing at all. */
const expected: Readonly<Record<string, readonly [number, string | null]>> = {
  'message-list': [200, 'ご担当の9施策について'],
  'message-help': [200, '「一覧」でご担当の施策'],
  'message-status-pmo': [200, 'R7 Q3 回答状況'],
  'message-unknown-words': [200, 'ご用件を読み取れませんでした'],
  'action-form': [200, '［進捗状況'],
  'action-submit': [200, '✓ B1-3 紙決裁の廃止 の回答を保存しました'],
  'action-submit-incomplete': [200, '進捗状況をご入力ください。'],
  'action-not-your-measure': [200, '施策 A1-1 の担当としては登録されていません'],
  'broken-unknown-verb': [200, again],
  'broken-data': [200, again],
  'broken-no-action': [200, again],
  'broken-no-conversation': [200, null],
  'broken-no-sender': [200, strange],
  'broken-stranger': [200, strange],
  'broken-other-tenant': [200, null],
  'broken-other-service': [401, null],
  'broken-no-type': [401, null],
  'unknown-activity': [200, null],
}

const names = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))
  .toSorted()

describe('保存したアクティビティをボットに渡す', () => {
  test('どのファイルにも、見込みと一行の説明がある', () => {
    expect(names).toEqual(Object.keys(expected).toSorted())
    const page = readFileSync(new URL('README.md', folder), 'utf8')
    expect([...page.matchAll(/^\| `(.+)\.json`/gm)].map(([, name]) => name).toSorted()).toEqual(names)
  })

  test.each(names)('%s', async (name) => {
    const [status, sentence] = expected[name] ?? [0, null]
    const answer = await play(saved(name))
    expect(answer.status).toBe(status)
    if (sentence === null) expect(answer.text).toBe(`HTTP ${status}`)
    else expect(answer.text).toContain(sentence)
  })

  test('同じ保存をもう一度渡しても、回答は1つのままである', async () => {
    await play(saved('action-submit'))
    const answer = await play(saved('action-submit'))
    expect(answer.text).toContain('の回答を保存しました')
    expect(answer.text).not.toContain('第2版')
  })

  test('ほかの機械の画面からは渡せない', async () => {
    expect((await send(saved('message-help'), { origin: 'https://example.com' })).status).toBe(403)
  })
})
