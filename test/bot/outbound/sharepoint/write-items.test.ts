import { describe, expect, test } from '@jest/globals'
import type { ListWrite } from '../../../../bot/src/usecases/record-ports.ts'
import { variantSets } from '../../../../infra/local/graph/variants.ts'
import type { RecordItem } from '../../../../shared/src/domain/record.ts'
import { appId, checkIn, leader, numberOf, openCitySite, provision, rowsOf, stranger } from './city-site.ts'

const create = (item: RecordItem): ListWrite => ({ kind: 'create', item })
const twenty = Array.from({ length: 20 }, (_, index) => checkIn(`A1-${index + 1}`))
const part = { operation: 'createItem', part: true } as const

describe.each(variantSets)('リストへの書き込み（%s）', (variant) => {
  test('20件の新しい行は1回の要求で書き、ほかに何も尋ねない', async () => {
    const site = await openCitySite({ variant })
    await site.lists.write([create(checkIn('B1-1'))])
    site.double.forgetRequests()
    const outcomes = await site.lists.write(twenty.map(create))
    expect(outcomes.every(({ kind }) => kind === 'written')).toBe(true)
    expect(site.double.totals).toEqual({ requests: 1, parts: 20, units: 40 })
    expect(rowsOf(site, 'checkIns')).toHaveLength(21)
    site.double.assertClean()
  })

  test('書いた行の番号と版の印が返り、そのまま次の変更に使える', async () => {
    const site = await openCitySite({ variant })
    const [made] = await site.lists.write([create(checkIn('A1-1'))])
    if (made?.kind !== 'written' || made.eTag === null) throw new Error('not written')
    const item = checkIn('A1-1', '新しい文')
    const { itemId, eTag } = made
    const [changed] = await site.lists.write([
      { kind: 'update', item, cells: { progress: '新しい文', weather: null }, itemId, eTag },
    ])
    expect(changed).toMatchObject({ kind: 'written', itemId })
    const [row] = rowsOf(site, 'checkIns')
    expect(row?.fields).toMatchObject({ Progress: '新しい文', Revision: 1, GyokakuKey: 'A1-1|2025Q3' })
    expect(row?.fields.Weather).toBeUndefined()
    site.double.assertClean()
  })

  test('ほかの人が先に変えた行は、書かずに「変わっていた」と返す', async () => {
    const site = await openCitySite({ variant })
    const [made] = await site.lists.write([create(checkIn('A1-1'))])
    if (made?.kind !== 'written' || made.eTag === null) throw new Error('not written')
    site.double.asUser(leader).edit('進捗報告', numberOf(made.itemId), { Progress: '所属長が直した' })
    const update = { item: checkIn('A1-1'), cells: { progress: 'こちら' }, itemId: made.itemId, eTag: made.eTag }
    expect(await site.lists.write([{ kind: 'update', ...update }])).toEqual([{ kind: 'conflict' }])
    expect(rowsOf(site, 'checkIns')[0]?.fields.Progress).toBe('所属長が直した')
    const address = { list: 'checkIns', key: 'A1-1|2025Q3' } as const
    expect(await site.lists.write([{ kind: 'remove', address, itemId: made.itemId, eTag: made.eTag }])).toEqual([
      { kind: 'conflict' },
    ])
  })

  test('同じキーの行がもうあれば「ある」と返し、2行にしない', async () => {
    const site = await openCitySite({ variant })
    await site.lists.write([create(checkIn('A1-1'))])
    expect(await site.lists.write([create(checkIn('A1-1')), create(checkIn('A1-2'))])).toMatchObject([
      { kind: 'exists' },
      { kind: 'written' },
    ])
    expect(rowsOf(site, 'checkIns')).toHaveLength(2)
    site.double.assertClean()
  })

  test('消した行は「消した」、もうない行への変更は「ない」と返す', async () => {
    const site = await openCitySite({ variant })
    const [made] = await site.lists.write([create(checkIn('A1-1'))])
    if (made?.kind !== 'written' || made.eTag === null) throw new Error('not written')
    const { itemId, eTag } = made
    const remove: ListWrite = { kind: 'remove', address: { list: 'checkIns', key: 'A1-1|2025Q3' }, itemId, eTag }
    expect(await site.lists.write([remove])).toEqual([{ kind: 'removed' }])
    expect(await site.lists.write([remove])).toEqual([{ kind: 'removed' }])
    const update: ListWrite = { kind: 'update', item: checkIn('A1-1'), cells: { progress: 'x' }, itemId, eTag }
    expect(await site.lists.write([update])).toEqual([{ kind: 'gone' }])
  })

  test.each([
    ['書いたあとに504', { kind: 'status', status: 504 }],
    ['書いたあとに切断', { kind: 'reset' }],
    ['書いたあとに返事がない', { kind: 'hang' }],
    ['書いたあとに HTML', { kind: 'html' }],
    ['書いたあとに途中で切れた JSON', { kind: 'truncated' }],
  ] as const)('%s：書けたかどうか分からないと返し、2度目はキーで見つかる', async (_, effect) => {
    const site = await openCitySite({ variant }, { timeout: 150 })
    await site.lists.write([create(checkIn('B1-1'))])
    site.double.faults.add({ match: { operation: 'batch' }, when: 'after', effect })
    const outcomes = await site.lists.write([create(checkIn('A1-1')), create(checkIn('A1-2'))])
    expect(outcomes).toMatchObject([
      { kind: 'tryLater', uncertain: true },
      { kind: 'tryLater', uncertain: true },
    ])
    const found = await site.lists.look([{ list: 'checkIns', key: 'A1-1|2025Q3', itemId: null }])
    expect(found[0]?.cells.progress).toBe('順調に進んでいる。')
    expect(rowsOf(site, 'checkIns')).toHaveLength(3)
    site.double.assertClean()
  })

  test.each([
    [
      { kind: 'status', status: 504 },
      { cause: 'unreachable', uncertain: true },
    ],
    [
      { kind: 'status', status: 503, retryAfter: '7.2' },
      { cause: 'throttled', uncertain: true, afterSeconds: 8 },
    ],
    [
      { kind: 'status', status: 429, retryAfter: '30' },
      { cause: 'throttled', uncertain: false, afterSeconds: 30 },
    ],
    [
      { kind: 'status', status: 429 },
      { cause: 'throttled', uncertain: false, afterSeconds: null },
    ],
    [{ kind: 'html' }, { cause: 'oddAnswer', uncertain: true }],
  ] as const)('1件だけの不調（%j）は、その1件だけのこと', async (effect, outcome) => {
    const site = await openCitySite({ variant })
    site.double.faults.add({ match: { ...part, body: /A1-3\|/ }, when: 'before', effect })
    const outcomes = await site.lists.write(twenty.map(create))
    expect(outcomes[2]).toEqual({ kind: 'tryLater', afterSeconds: null, ...outcome })
    expect(outcomes.filter(({ kind }) => kind === 'written')).toHaveLength(19)
  })

  test('権限を取り消されたら、断られた理由を返す', async () => {
    const site = await openCitySite({ variant })
    await site.lists.write([create(checkIn('B1-1'))])
    site.double.administrator().revoke(appId)
    expect(await site.lists.write([create(checkIn('A1-1'))])).toEqual([{ kind: 'refused', cause: 'noRight' }])
    const fresh = await openCitySite({ variant })
    fresh.double.administrator().revoke(appId)
    expect(await fresh.lists.write([create(checkIn('A1-1'))])).toEqual([{ kind: 'refused', cause: 'noRight' }])
  })

  test('リストが消されたら「ない」ではなく、リストがないと返す', async () => {
    const site = await openCitySite({ variant })
    const [made] = await site.lists.write([create(checkIn('A1-1'))])
    if (made?.kind !== 'written') throw new Error('not written')
    site.double.administrator().deleteList('進捗報告')
    const { itemId, eTag } = made
    const outcomes = await site.lists.write([
      create(checkIn('A1-2')),
      { kind: 'update', item: checkIn('A1-1'), cells: { progress: 'x' }, itemId, eTag },
    ])
    const remove: ListWrite = { kind: 'remove', address: { list: 'checkIns', key: 'A1-1|2025Q3' }, itemId, eTag }
    expect([...outcomes, ...(await site.lists.write([remove]))]).toEqual(
      [1, 2, 3].map(() => ({ kind: 'refused', cause: 'listMissing' })),
    )
  })

  test('列が消されたら、列がないと返す。値が悪いとは言わない', async () => {
    const site = await openCitySite({ variant })
    const [made] = await site.lists.write([create(checkIn('A1-1'))])
    if (made?.kind !== 'written') throw new Error('not written')
    site.double.administrator().deleteColumn('進捗報告', 'Progress')
    const { itemId, eTag } = made
    const outcomes = await site.lists.write([
      create(checkIn('A1-2')),
      { kind: 'update', item: checkIn('A1-1'), cells: { progress: 'x' }, itemId, eTag },
    ])
    expect(outcomes).toEqual([1, 2].map(() => ({ kind: 'refused', cause: 'columnMissing' })))
  })

  test('理由のない400は、値が受け付けられないと返す', async () => {
    const site = await openCitySite({ variant })
    site.double.faults.add({ match: part, effect: { kind: 'status', status: 400 } })
    expect(await site.lists.write([create(checkIn('A1-1'))])).toEqual([{ kind: 'refused', cause: 'valueRefused' }])
  })

  test('400のあと確かめられないときは、分からないと返す', async () => {
    const site = await openCitySite({ variant })
    await site.lists.write([create(checkIn('A1-1'))])
    site.double.faults.add({
      match: { operation: 'batch', skip: 1 },
      times: 3,
      effect: { kind: 'status', status: 500 },
    })
    expect(await site.lists.write([create(checkIn('A1-1'))])).toMatchObject([{ kind: 'tryLater', uncertain: true }])
    site.double.assertClean()
  })

  test('サイトが知らない人も、やめた人も、行の書き込みを止めない', async () => {
    const site = await openCitySite({ variant })
    const measure = (key: string, person: string): RecordItem => ({
      list: 'measures',
      key,
      cells: { id: key, title: '施策', leader: person },
      display: {},
    })
    const [one, two] = await site.lists.write([create(measure('A1-1', leader)), create(measure('A1-2', stranger))])
    if (one?.kind !== 'written' || two?.kind !== 'written') throw new Error('not written')
    // The parts of a batch may be carried out in any order.
    const row = (key: string) => rowsOf(site, 'measures').find(({ fields }) => fields.GyokakuKey === key)
    const [first, second] = [row('A1-1'), row('A1-2')]
    expect(first?.fields.LeaderPerson).toBe(site.double.administrator().numberOf(leader))
    expect(second?.fields).toMatchObject({ LeaderEntra: stranger })
    expect(second?.fields.LeaderPerson).toBeUndefined()
    // The number that was learned means nobody any more.
    site.double.administrator().removePerson(leader)
    expect(await site.lists.write([create(measure('A1-3', leader))])).toMatchObject([{ kind: 'written' }])
    const change = { item: measure('A1-1', stranger), cells: { leader: stranger }, itemId: one.itemId, eTag: one.eTag }
    expect(await site.lists.write([{ kind: 'update', ...change }])).toMatchObject([{ kind: 'written' }])
    expect(row('A1-1')?.fields.LeaderEntra).toBe(stranger)
  })

  test('証明書の期限など、トークンが途中で切れたら、取り直して1回だけやり直す', async () => {
    const site = await openCitySite({ variant })
    await site.lists.write([create(checkIn('B1-1'))])
    site.double.faults.add({ match: { ...part, body: /A1-3\|/ }, effect: { kind: 'tokenExpires' } })
    const outcomes = await site.lists.write(twenty.map(create))
    expect(outcomes.filter(({ kind }) => kind !== 'written')).toEqual([])
    expect(rowsOf(site, 'checkIns')).toHaveLength(21)
    expect(site.tokensAsked()).toBe(2)
  })
})

describe('リストへの書き込み', () => {
  test('入らない値は、送る前に断る', async () => {
    const site = await openCitySite()
    await site.lists.write([create(checkIn('B1-1'))])
    site.double.forgetRequests()
    const long = checkIn('A1-1', 'あ'.repeat(64_000))
    expect(await site.lists.write([create(long)])).toEqual([{ kind: 'refused', cause: 'valueRefused' }])
    expect(site.double.totals.requests).toBe(0)
  })

  test('4 MBを超えるまとまりは分けて送る', async () => {
    const site = await openCitySite()
    const long = (id: string): RecordItem => {
      const item = checkIn(id, 'あ'.repeat(63_000))
      return { ...item, cells: { ...item.cells, issue: 'い'.repeat(63_000) } }
    }
    const items = Array.from({ length: 20 }, (_, index) => long(`A1-${index}`))
    await site.lists.write([create(checkIn('B1-1'))])
    site.double.forgetRequests()
    const outcomes = await site.lists.write(items.map(create))
    expect(outcomes.every(({ kind }) => kind === 'written')).toBe(true)
    expect(site.double.totals.requests).toBe(3)
  })

  test('混み合っていると言われたら、残りは送らない', async () => {
    const site = await openCitySite()
    await site.lists.write([create(checkIn('B1-1'))])
    site.double.forgetRequests()
    site.double.faults.add({ match: { operation: 'batch' }, effect: { kind: 'status', status: 429, retryAfter: '60' } })
    const outcomes = await site.lists.write(
      [...twenty, ...twenty.map(({ cells }) => checkIn(`Z${cells.measureId}`))].map(create),
    )
    expect(outcomes).toHaveLength(40)
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
      new Set([JSON.stringify({ kind: 'tryLater', cause: 'throttled', uncertain: false, afterSeconds: 60 })]),
    )
    expect(site.double.totals.requests).toBe(1)
  })

  test('1,000件の書き込みは52回以内の要求で済む', async () => {
    const site = await openCitySite()
    const items = Array.from({ length: 1000 }, (_, index) => checkIn(`A${index}`))
    for (let at = 0; at < items.length; at += 20) await site.lists.write(items.slice(at, at + 20).map(create))
    expect(site.double.totals.requests).toBeLessThanOrEqual(52)
    expect(site.double.totals.units / 1000).toBeLessThanOrEqual(2.01)
    expect(rowsOf(site, 'checkIns')).toHaveLength(1000)
    site.double.assertClean()
  })

  test('行がたくさんなくなっていても、リストがあるかは1回だけ確かめる', async () => {
    const site = await openCitySite()
    const [made] = await site.lists.write([create(checkIn('B1-1'))])
    if (made?.kind !== 'written') throw new Error('not written')
    site.double.forgetRequests()
    const updates = twenty.map((item, index) => ({
      kind: 'update' as const,
      item,
      cells: { progress: 'x' },
      itemId: made.itemId.replace(/\d+$/, String(500 + index)),
      eTag: null,
    }))
    expect(await site.lists.write(updates)).toEqual(twenty.map(() => ({ kind: 'gone' })))
    expect(site.double.totals.requests).toBe(2)
  })

  test('作り直されたリストには、前の行はないと言い、新しい行を書く', async () => {
    const site = await openCitySite()
    const [made] = await site.lists.write([create(checkIn('A1-1'))])
    if (made?.kind !== 'written') throw new Error('not written')
    site.double.administrator().deleteList('進捗報告')
    await provision(site.double, ['checkIns'])
    const { itemId } = made
    const update: ListWrite = { kind: 'update', item: checkIn('A1-1'), cells: { progress: 'x' }, itemId, eTag: null }
    expect(await site.lists.write([update])).toEqual([{ kind: 'gone' }])
    expect(await site.lists.write([create(checkIn('A1-1'))])).toMatchObject([{ kind: 'written' }])
  })

  test('版の印が分からない行は、印なしで書く', async () => {
    const site = await openCitySite()
    const [made] = await site.lists.write([create(checkIn('A1-1'))])
    if (made?.kind !== 'written') throw new Error('not written')
    const { itemId } = made
    const update: ListWrite = { kind: 'update', item: checkIn('A1-1'), cells: { progress: 'x' }, itemId, eTag: null }
    expect(await site.lists.write([update])).toMatchObject([{ kind: 'written', itemId }])
    expect(rowsOf(site, 'checkIns')[0]?.fields.Progress).toBe('x')
  })

  test('Graph がない間も例外にせず、つながっていないので確かに書けていないと返す', async () => {
    const site = await openCitySite()
    await site.lists.write([create(checkIn('B1-1'))])
    site.double.outage(3_600_000)
    expect(await site.lists.write([create(checkIn('A1-1'))])).toMatchObject([
      { kind: 'tryLater', cause: 'unreachable' },
    ])
  })
})
