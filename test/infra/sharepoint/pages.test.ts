import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { leader, listName, pmo, type RunningPages, runPages, visitor } from './running-pages.ts'

let pages: RunningPages
beforeEach(async () => {
  pages = await runPages()
})
afterEach(() => pages.close())

const page = async (path: string) => {
  const response = await fetch(`${pages.origin}/sharepoint/${path}`)
  return { response, text: await response.text() }
}
const api = async (method: string, path: string, body?: object, headers = {}) => {
  const response = await fetch(`${pages.origin}/sharepoint/api/lists/${pages.listId}${path}`, {
    method,
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}
const stored = (id: number) => pages.double.sites[0]?.list(listName).items.get(id)

describe('リストのページ', () => {
  test('一覧に、隠れたリストは出ない', async () => {
    const { text } = await page('')
    expect(text).toContain('進捗報告')
    expect(text).toContain('各四半期の最新の回答')
    expect(text).not.toContain('ユーザー情報リスト')
  })
  test('列は表示名で、値は書式どおりに見える', async () => {
    const { text, response } = await page(`lists/${pages.listId}`)
    for (const word of ['天気', '進捗状況', '☀ 晴れ', '2025/12/26', '61.2', '2件']) expect(text).toContain(word)
    expect(text).toContain('&lt;b&gt;ハンコ&lt;/b&gt;レス')
    expect(text).not.toContain('<b>ハンコ')
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'/)
  })
  test('ビューを選ぶと、その行だけになる', async () => {
    const view = pages.double.sites[0]?.list(listName).views.find(({ title }) => title === '未回答')
    const { text } = await page(`lists/${pages.listId}?view=${view?.id}`)
    expect(text).toContain('1件')
    expect(text).not.toContain('紙決裁の廃止')
  })
  test('ないリストは、ないと言う', async () => {
    expect((await page('lists/nothing')).text).toContain('このリストはありません')
  })
})

describe('行の編集', () => {
  const form = async (id: number) => (await api('GET', `/items/${id}`)).body

  test('選んだ人として、変えたところだけが保存される', async () => {
    const { etag, fields } = await form(1)
    expect(fields.find(({ name }: { name: string }) => name === 'DueOn').values).toEqual(['2025-12-26'])
    const values = { Amount: ['77'], Leader: [leader], Members: [pmo, leader], Done: ['true'], DueOn: [''] }
    expect((await api('PATCH', '/items/1', { as: leader, etag, values })).status).toBe(200)
    const number = pages.double.administrator().numberOf
    expect(stored(1)).toMatchObject({
      modifiedBy: `user:${leader}`,
      version: 2,
      fields: {
        Title: '紙決裁の廃止',
        Weather: '晴れ',
        Amount: 77,
        Leader: number(leader),
        Members: [number(pmo), number(leader)],
        Done: true,
      },
    })
    expect(stored(1)?.fields).not.toHaveProperty('DueOn')
  })
  test('見ている間にほかの人が保存すると、上書きしない', async () => {
    const { etag } = await form(1)
    pages.double.asUser(leader).edit(listName, 1, { Amount: 5 })
    const refused = await api('PATCH', '/items/1', { as: pmo, etag, values: { Amount: ['6'] } })
    expect([refused.status, refused.body.message]).toEqual([
      412,
      'ほかの人が先に保存しました。閉じて、新しい内容をご確認ください。',
    ])
    expect(stored(1)?.fields.Amount).toBe(5)
  })
  test('行を足し、消せる', async () => {
    const added = await api('POST', '/items', {
      as: pmo,
      etag: null,
      values: { Title: ['GISの活用'], Key: ['B1-6|2025Q3'] },
    })
    expect([added.status, stored(added.body.id)?.fields.Title]).toEqual([201, 'GISの活用'])
    const { etag } = await form(added.body.id)
    expect((await api('DELETE', `/items/${added.body.id}`, { as: pmo, etag, values: {} })).status).toBe(204)
    expect(stored(added.body.id)).toBeUndefined()
    expect((await api('GET', `/items/${added.body.id}`)).status).toBe(404)
  })
  test('重なるキー、長すぎる文、知らない人、形の違う送り方は断り、文で伝える', async () => {
    const refused = async (values: object, as = pmo) =>
      (await api('POST', '/items', { as, etag: null, values })).body.message
    expect(await refused({ Key: ['b1-3|2025q3'] })).toBe('同じ値の行がすでにあります。別の値をご入力ください。')
    expect(await refused({ Title: ['あ'.repeat(256)] })).toBe('入れられない値があります。長さと形をご確認ください。')
    expect(await refused({ Title: ['x'] }, visitor)).toBe('この人は、このサイトでは見るだけです。')
    expect((await api('POST', '/items', { as: pmo })).status).toBe(400)
  })
  test('ほかの場所のページからは使えない', async () => {
    const elsewhere = { origin: 'https://example.org' }
    expect((await api('POST', '/items', { as: pmo, etag: null, values: {} }, elsewhere)).status).toBe(403)
  })
  test('変わったかどうかを尋ねられる', async () => {
    const before = (await api('GET', '/state')).body.state
    pages.double.asUser(leader).edit(listName, 1, { Amount: 5 })
    expect((await api('GET', '/state')).body.state).not.toBe(before)
  })
})
