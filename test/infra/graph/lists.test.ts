import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { leader, listName, manager, type SmallTenant, smallTenant, tenant } from './small-tenant.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'graph-double-'))
  folders.push(folder)
  return folder
}
const filter = (text: string) => `$filter=${encodeURIComponent(text)}`
const fill = ({ double }: SmallTenant, count: number, fields: (n: number) => object = () => ({})) => {
  const editor = double.asUser(leader)
  for (let n = 1; n <= count; n += 1) editor.create(listName, { Title: `施策${n}`, Key: `K${n}`, ...fields(n) })
}

describe('問い合わせのしきい値', () => {
  test('索引があっても、一つ目の条件が多くの行に触れると失敗する', async () => {
    const small = await smallTenant({ limits: { threshold: 10 }, variant: 'default' })
    fill(small, 12, (n) => ({ RoundId: n <= 11 ? '2025Q3' : '2025Q4' }))
    const ask = (text: string, headers?: Record<string, string>) =>
      small.ask('GET', `${small.list}/items?${filter(text)}`, undefined, headers)
    expect((await ask("fields/RoundId eq '2025Q4'")).status).toBe(200)
    expect((await ask("fields/RoundId eq '2025Q4' and fields/Key eq 'K12'")).status).toBe(200)
    const many = await ask("fields/RoundId eq '2025Q3' and fields/Key eq 'K1'")
    expect([many.status, many.headers.get('retry-after')]).toEqual([429, null])
    const prefer = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' }
    expect((await ask('fields/Amount eq 1', prefer)).status).toBe(429)
    const every = await small.ask('GET', `${small.list}/items`)
    expect(every.status).toBe(200)
  })
  test.each([
    ['throttledWithRetryAfter', 429],
    ['badRequest', 400],
    ['serverError', 500],
  ] as const)('その断り方は一通りではない：%s', async (thresholdAnswer, status) => {
    const small = await smallTenant({ limits: { threshold: 1 }, variants: { thresholdAnswer } })
    fill(small, 2, () => ({ RoundId: 'x' }))
    expect((await small.ask('GET', `${small.list}/items?${filter("fields/RoundId eq 'x'")}`)).status).toBe(status)
  })
})

describe('ページ', () => {
  test('短いページや空のページがあっても、漏れも重なりもない', async () => {
    const small = await smallTenant({ variants: { pages: 'oftenShort' } })
    fill(small, 300)
    const sizes: number[] = []
    const ids: string[] = []
    for (let link = `${small.list}/items?$top=10`; link; ) {
      const { body } = await small.ask('GET', link)
      sizes.push(body.value.length)
      ids.push(...body.value.map(({ id }: { id: string }) => id))
      link = body['@odata.nextLink']
    }
    expect(ids).toEqual(Array.from({ length: 300 }, (_, n) => String(n + 1)))
    expect(sizes).toContain(0)
    expect(Math.max(...sizes)).toBe(10)
  })
  test('続きの印は、書き換えても、時間がたっても使えない', async () => {
    const small = await smallTenant()
    fill(small, 3)
    const { body } = await small.ask('GET', `${small.list}/items?$top=1`)
    const link = body['@odata.nextLink']
    expect((await small.ask('GET', link.replace('%24top=1', '%24top=2').replace('$top=1', '$top=2'))).status).toBe(400)
    expect((await small.ask('GET', link)).status).toBe(200)
    small.double.advance(61 * 60_000)
    const later = small.double.issueToken({ appId: 'product', roles: ['Sites.Selected'] })
    expect((await small.ask('GET', link, undefined, { authorization: `Bearer ${later}` })).status).toBe(400)
  })
  test('八万行のリストを、五千行ずつ読める', async () => {
    const small = await smallTenant({ allowance: null })
    fill(small, 80_000, (n) => ({ RoundId: `R${n % 40}`, Progress: '今期は規程の改正を終え、全課で運用を始めた。' }))
    let [rows, pages] = [0, 0]
    for (let link = `${small.list}/items?$select=id&$expand=fields($select=Key)&$top=9999`; link; pages += 1) {
      const { body } = await small.ask('GET', link)
      rows += body.value.length
      link = body['@odata.nextLink']
    }
    expect([rows, pages]).toEqual([80_000, 16])
    const { body } = await small.ask('GET', `${small.list}/items?${filter("fields/Key eq 'k79999'")}`)
    expect(body.value.map(({ id }: { id: string }) => id)).toEqual(['79999'])
  })
})

describe('変わったこと', () => {
  const follow = async (small: SmallTenant, from: string) => {
    const entries: { id: string; deleted?: object; fields?: { Amount?: number } }[] = []
    for (let link = from; ; ) {
      const { body } = await small.ask('GET', link)
      entries.push(...body.value)
      if (body['@odata.deltaLink']) return { entries, link: body['@odata.deltaLink'] as string }
      link = body['@odata.nextLink']
    }
  }
  test('遅れて届くが、なくならない', async () => {
    const small = await smallTenant({ limits: { deltaLagMs: 30_000 } })
    const first = await follow(small, `${small.list}/items/delta?$expand=fields`)
    fill(small, 1)
    const early = await follow(small, first.link)
    expect(early.entries).toEqual([])
    small.double.asUser(leader).edit(listName, 1, { Amount: 2 })
    small.double.advance(31_000)
    expect((await follow(small, early.link)).entries).toMatchObject([{ id: '1', fields: { Amount: 2 } }])
  })
  test('変わらなければ、一つのリストに一つの要求で済む', async () => {
    const small = await smallTenant({ variant: 'default' })
    fill(small, 500)
    const { link } = await follow(small, `${small.list}/items/delta?token=latest`)
    small.double.forgetRequests()
    for (let n = 0; n < 50; n += 1) await follow(small, link)
    expect(small.double.totals).toEqual({ requests: 50, parts: 0, units: 50 })
  })
  test('同じ行が何度も、順を変えて届くことがある', async () => {
    const small = await smallTenant({ variants: { deltaReplays: 'often' } })
    fill(small, 5)
    const { link } = await follow(small, `${small.list}/items/delta`)
    const told: string[] = []
    for (let n = 0; n < 10; n += 1) told.push(...(await follow(small, link)).entries.map(({ id }) => id))
    expect(told.length).toBeGreaterThan(5)
  })
  test('印が古くなると 410 と Location で、そこから読み直せる', async () => {
    const small = await smallTenant()
    fill(small, 3)
    const { link } = await follow(small, `${small.list}/items/delta?$expand=fields`)
    small.double.administrator().voidDeltaTokens(listName)
    small.double.asUser(leader).remove(listName, 2)
    const gone = await small.ask('GET', link)
    expect(gone.status).toBe(410)
    expect((await follow(small, gone.headers.get('location') ?? '')).entries.map(({ id }) => id)).toEqual(['1', '3'])
  })
  test('読みあげの間の変化も、次の回に届く', async () => {
    const small = await smallTenant()
    fill(small, 4)
    const first = await small.ask('GET', `${small.list}/items/delta?$top=2&$expand=fields`)
    small.double.asUser(leader).edit(listName, 1, { Amount: 9 })
    small.double.asUser(leader).remove(listName, 2)
    const rest = await follow(small, first.body['@odata.nextLink'])
    const after = await follow(small, rest.link)
    expect(after.entries).toMatchObject([
      { id: '1', fields: { Amount: 9 } },
      { id: '2', deleted: {} },
    ])
  })
})

describe('利用の上限', () => {
  const small = () => smallTenant({ allowance: { unitsPerMinute: 10, unitsPerDay: 1000 }, variant: 'default' })
  test('一分の単位を使い切ると 429 になり、次の分に戻る', async () => {
    const { ask, list, double } = await small()
    const statuses: number[] = []
    for (let n = 0; n < 7; n += 1) statuses.push((await ask('GET', `${list}/items`)).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
    double.advance(60_000)
    expect((await ask('GET', `${list}/items`)).status).toBe(200)
  })
  test('名乗らないと半分しか使えず、上限の八割から残りが知らされる', async () => {
    const { ask, list } = await small()
    const seen: (string | null)[] = []
    for (let n = 0; n < 5; n += 1) seen.push((await ask('GET', `${list}/items`)).headers.get('ratelimit-remaining'))
    expect(seen.slice(0, 3)).toEqual([null, null, null])
    expect(seen.slice(3).some((left) => left !== null)).toBe(true)
    const other = await small()
    const statuses: number[] = []
    for (let n = 0; n < 3; n += 1) {
      statuses.push((await other.ask('GET', `${other.list}/items`, undefined, { 'user-agent': 'node' })).status)
    }
    expect(statuses).toEqual([200, 200, 429])
  })
})

describe('権利と行儀', () => {
  test('サイトの許可は、そのサイトでだけ働く', async () => {
    const { ask } = await smallTenant()
    expect((await ask('GET', '/sites/city.sharepoint.com:/sites/other')).status).toBe(403)
    expect((await ask('GET', '/sites/city.sharepoint.com:/sites/board')).status).toBe(200)
  })
  test('管理者は、許可を与え、取り上げられる', async () => {
    const { ask, rule } = await smallTenant()
    const { body: other } = await rule('GET', '/sites/city.sharepoint.com:/sites/other')
    const grant = {
      roles: ['read'],
      grantedToIdentities: [{ application: { id: 'product', displayName: '業革ボード' } }],
    }
    const made = await rule('POST', `/sites/${other.id}/permissions`, grant)
    expect(made.status).toBe(201)
    expect((await ask('GET', `/sites/${other.id}`)).status).toBe(200)
    expect((await ask('POST', `/sites/${other.id}/permissions`, grant)).status).toBe(403)
    expect((await rule('DELETE', `/sites/${other.id}/permissions/${made.body.id}`)).status).toBe(204)
    expect((await ask('GET', `/sites/${other.id}`)).status).toBe(403)
  })
  test('知らない呼び方、名乗らない通信、待たない再送、囲まない文字は、あとで責められる', async () => {
    const { ask, list, double } = await smallTenant()
    await ask('GET', `${list}/subscriptions`, undefined, { 'user-agent': 'node' })
    double.faults.add({ effect: { kind: 'status', status: 429, retryAfter: '9' } })
    await ask('GET', list)
    await ask('GET', list)
    await ask('GET', `${list}/items?$filter=fields/Key eq 'A&B #1'`)
    const said = (() => {
      try {
        double.assertClean()
        return ''
      } catch (error) {
        return String(error)
      }
    })()
    expect(said).toMatch(/does not know GET/)
    expect(said).toMatch(/No User-Agent/)
    expect(said).toMatch(/Asked again before its time/)
    expect(said).toMatch(/not encoded/)
  })
  test('同時に作った列の一つは、食い違いになる', async () => {
    const { rule, list } = await smallTenant()
    const answers = await Promise.all(['A', 'B'].map((name) => rule('POST', `${list}/columns`, { name, text: {} })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })
  test('PL のための人の列と、名前の似た列が並ぶと、書き込みが失敗する', async () => {
    const { rule, ask, list, double } = await smallTenant()
    const fields = { LeaderLookupId: double.administrator().numberOf(manager) }
    expect((await ask('POST', `${list}/items`, { fields })).status).toBe(201)
    await rule('POST', `${list}/columns`, { name: 'LeaderId', text: {} })
    expect((await ask('POST', `${list}/items`, { fields })).status).toBe(500)
  })
})

describe('状態を残す', () => {
  test('止めて始めても、途中で断たれても、リストと続きの印は残る', async () => {
    const dataDir = newFolder()
    const before = await smallTenant({ dataDir })
    fill(before, 3)
    const latest = (await before.ask('GET', `${before.list}/items/delta?token=latest`)).body['@odata.deltaLink']
    before.double.asUser(manager).edit(listName, 2, { Amount: 5 })
    before.double.asUser(manager).remove(listName, 3)
    // Nothing is closed: a kill does not ask. The second start finds what the first one put in order.
    const between = await smallTenant({ dataDir })
    const after = await smallTenant({ dataDir })
    expect(after.list).toBe(before.list)
    const read = await after.ask('GET', `${after.list}/items/2?$expand=fields`)
    expect(read.body.fields).toMatchObject({ Amount: 5, Key: 'K2', _UIVersionString: '2.0' })
    expect((await after.ask('GET', `${after.list}/items/2/versions/1.0/fields`)).body.Amount).toBeUndefined()
    expect(after.double.administrator().numberOf(manager)).toBe(before.double.administrator().numberOf(manager))
    const told = (await after.ask('GET', latest)).body.value.map(({ id }: { id: string }) => id)
    expect(told).toEqual(['2', '3'])
    before.double.close()
    between.double.close()
    after.double.close()
  })
  test('写しから、別の一つを始められる', async () => {
    const folder = newFolder()
    const first = await smallTenant()
    fill(first, 2)
    first.double.snapshot(folder)
    const second = await smallTenant({ startFrom: folder, tenant })
    expect(second.list).toBe(first.list)
    expect((await second.ask('GET', `${second.list}/items`)).body.value.length).toBe(2)
  })
})
