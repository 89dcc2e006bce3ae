import { describe, expect, test } from '@jest/globals'
import { columnsOf, listFields } from '../../../../bot/src/outbound/sharepoint/list-fields.ts'
import type { ChangesPage } from '../../../../bot/src/usecases/record-ports.ts'
import { variantSets } from '../../../../infra/local/graph/variants.ts'
import { recordLists } from '../../../../shared/src/domain/record.ts'
import { appId, type CitySite, checkIn, leader, numberOf, openCitySite, pmo, provision, rowsOf } from './city-site.ts'

const minute = 60_000

async function withRows(site: CitySite, count: number) {
  const items = Array.from({ length: count }, (_, index) => checkIn(`A1-${index + 1}`, `文 ${index + 1}`))
  for (let at = 0; at < count; at += 20) {
    await site.lists.write(items.slice(at, at + 20).map((item) => ({ kind: 'create' as const, item })))
  }
  site.double.advance(minute)
  site.double.forgetRequests()
}

/** Every page from the cursor to the end. */
async function readAll(site: CitySite, cursor: string | null) {
  const pages: ChangesPage[] = []
  for (let next: string | null = cursor; ; ) {
    const page = await site.lists.changes('checkIns', next)
    pages.push(page)
    next = page.cursor
    if (page.complete) break
  }
  return {
    cursor: pages.at(-1)?.cursor ?? '',
    changed: new Map(pages.flatMap(({ changed }) => changed.map((item) => [item.key, item] as const))),
    added: pages.flatMap(({ added }) => added),
    deleted: pages.flatMap(({ deleted }) => deleted),
    fromTheStart: pages[0]?.fromTheStart,
  }
}

describe.each(variantSets)('リストの読み取り（%s）', (variant) => {
  test('はじめは全部を、次からは変わったものだけを読む', async () => {
    const site = await openCitySite({ variant })
    await withRows(site, 45)
    const first = await readAll(site, null)
    expect(first.fromTheStart).toBe(true)
    expect(first.changed.size).toBe(45)
    expect(first.changed.get('A1-7|2025Q3')?.cells).toMatchObject({ progress: '文 7', weather: 'sunny', revision: 1 })

    const row = first.changed.get('A1-7|2025Q3')
    site.double
      .asUser(leader)
      .edit('進捗報告', numberOf(row?.itemId ?? ''), { Progress: '現場で直した', Weather: '☂️雨' })
    site.double.asUser(pmo).remove('進捗報告', numberOf(first.changed.get('A1-9|2025Q3')?.itemId ?? ''))
    site.double.asUser(pmo).create('進捗報告', { Title: '手で足した行' })
    site.double.advance(minute)
    const second = await readAll(site, first.cursor)
    expect(second.fromTheStart).toBe(false)
    expect(second.changed.get('A1-7|2025Q3')).toMatchObject({
      editor: leader,
      cells: { progress: '現場で直した', weather: 'rainy' },
      unreadable: [],
    })
    expect(second.deleted).toEqual([first.changed.get('A1-9|2025Q3')?.itemId])
    expect(second.added.filter(({ editor }) => editor === pmo)).toMatchObject([{ key: null }])
    site.double.assertClean()
  })

  test('こちらが書いたものには、書いた人がいない', async () => {
    const site = await openCitySite({ variant })
    await withRows(site, 1)
    expect((await readAll(site, null)).changed.get('A1-1|2025Q3')?.editor).toBeNull()
  })

  test('古くなった印（410）のときは、はじめから読み直す', async () => {
    const site = await openCitySite({ variant })
    await withRows(site, 30)
    const { cursor, changed } = await readAll(site, null)
    site.double.asUser(leader).edit('進捗報告', numberOf(changed.get('A1-1|2025Q3')?.itemId ?? ''), { Progress: '新' })
    site.double.administrator().voidDeltaTokens('進捗報告')
    site.double.advance(minute)
    const again = await readAll(site, cursor)
    expect(again.fromTheStart).toBe(true)
    expect(again.changed.size).toBe(30)
  })

  test('リストが消されたら、行が消えたとは言わずに、リストがないと言う', async () => {
    const site = await openCitySite({ variant })
    await withRows(site, 3)
    const { cursor, changed } = await readAll(site, null)
    site.double.administrator().deleteList('進捗報告')
    const trouble = { code: 'listMissing', needsPerson: true }
    await expect(site.lists.changes('checkIns', cursor)).rejects.toMatchObject(trouble)
    const itemId = changed.get('A1-1|2025Q3')?.itemId ?? ''
    await expect(site.lists.look([{ list: 'checkIns', key: 'A1-1|2025Q3', itemId }])).rejects.toMatchObject(trouble)
    await expect(site.lists.pages('checkIns')[Symbol.asyncIterator]().next()).rejects.toMatchObject(trouble)
  })

  test('列が消されたら、欄が空にされたとは読まない', async () => {
    const site = await openCitySite({ variant })
    await withRows(site, 2)
    const { cursor, changed } = await readAll(site, null)
    site.double.administrator().deleteColumn('進捗報告', 'Progress')
    const itemId = changed.get('A1-1|2025Q3')?.itemId ?? ''
    site.double.asUser(leader).edit('進捗報告', numberOf(itemId), { Weather: '☂️雨' })
    site.double.advance(2 * minute)
    const trouble = { code: 'columnMissing', needsPerson: true }
    await expect(readAll(site, cursor)).rejects.toMatchObject(trouble)
    await expect(site.lists.look([{ list: 'checkIns', key: 'A1-1|2025Q3', itemId: null }])).rejects.toMatchObject(
      trouble,
    )
    await expect(site.lists.pages('checkIns')[Symbol.asyncIterator]().next()).rejects.toMatchObject(trouble)
  })

  test('番号でもキーでも見つけ、ないものはないと言う', async () => {
    const site = await openCitySite({ variant })
    await withRows(site, 2)
    const [byKey, none] = await site.lists.look([
      { list: 'checkIns', key: 'A1-2|2025Q3', itemId: null },
      { list: 'checkIns', key: "A1-9'#&+%|2025Q3", itemId: null },
    ])
    expect(byKey?.cells.progress).toBe('文 2')
    expect(none).toBeNull()
    const sought = { list: 'checkIns', key: 'A1-2|2025Q3' } as const
    expect(await site.lists.look([{ ...sought, itemId: byKey?.itemId ?? '' }])).toEqual([byKey])
    expect(await site.lists.look([{ ...sought, itemId: byKey?.itemId.replace(/\d+$/, '999') ?? '' }])).toEqual([null])
    site.double.assertClean()
  })

  test('途中で混み合っても、待って続きから読む', async () => {
    const site = await openCitySite({ variant })
    await withRows(site, 60)
    const match = { operation: 'getItems' } as const
    site.double.faults.add({ match, effect: { kind: 'status', status: 429, retryAfter: '17' } })
    site.double.faults.add({ match, effect: { kind: 'status', status: 504 } })
    site.double.faults.add({ match, effect: { kind: 'html' } })
    const keys: string[] = []
    for await (const slice of site.lists.pages('checkIns')) keys.push(...slice.map(({ key }) => key))
    expect(new Set(keys).size).toBe(60)
    expect(site.waits).toEqual([17, 4, 8])
    site.double.assertClean()
  })
})

describe('リストの読み取り', () => {
  test('すべての行を、4,000行ずつの要求で読む', async () => {
    const site = await openCitySite({ variants: { pages: 'full' } })
    await withRows(site, 620)
    const slices: number[] = []
    for await (const slice of site.lists.pages('checkIns')) slices.push(slice.length)
    expect(slices).toEqual([200, 200, 200, 20])
    // Where the columns are and the rows.
    expect(site.double.totals.requests).toBe(2)
  })

  test('しきい値を超える数の行があっても、キーで見つけ、変わったものも、すべての行も読む', async () => {
    const site = await openCitySite({ limits: { threshold: 10 } })
    await withRows(site, 30)
    const [found] = await site.lists.look([{ list: 'checkIns', key: 'A1-29|2025Q3', itemId: null }])
    expect(found?.cells.progress).toBe('文 29')
    expect((await readAll(site, null)).changed.size).toBe(30)
    const keys: string[] = []
    for await (const slice of site.lists.pages('checkIns')) keys.push(...slice.map(({ key }) => key))
    expect(new Set(keys).size).toBe(30)
    site.double.assertClean()
  })

  test('何も変わっていなければ、1つのリストに1回しか尋ねない', async () => {
    const site = await openCitySite()
    await withRows(site, 5)
    const cursors = new Map<string, string>()
    for (const list of recordLists) cursors.set(list, (await site.lists.changes(list, null)).cursor)
    site.double.forgetRequests()
    for (const list of recordLists) {
      const page = await site.lists.changes(list, cursors.get(list) ?? null)
      expect(page).toMatchObject({ complete: true, deleted: [], added: [], fromTheStart: false })
    }
    expect(site.double.totals).toMatchObject({ requests: recordLists.length, units: recordLists.length })
  })

  test('同じ行が何度も届いたら最後のものが勝ち、誤りの入った項目は数えない', async () => {
    const site = await openCitySite({ variants: { deltaReplays: 'often' } })
    await withRows(site, 3)
    const { cursor, changed } = await readAll(site, null)
    site.double.asUser(leader).edit('進捗報告', numberOf(changed.get('A1-1|2025Q3')?.itemId ?? ''), { Progress: '新' })
    site.double.advance(minute)
    site.double.faults.add({ match: { operation: 'getDelta' }, when: 'after', effect: { kind: 'errorEntry' } })
    const page = await site.lists.changes('checkIns', cursor)
    expect(page.changed.find(({ key }) => key === 'A1-1|2025Q3')?.cells.progress).toBe('新')
    expect(new Set(page.changed.map(({ itemId }) => itemId)).size).toBe(page.changed.length)
  })

  test.each([
    [
      { kind: 'status', status: 429, retryAfter: '12' },
      { code: 'throttled', afterSeconds: 12, needsPerson: false },
    ],
    [
      { kind: 'status', status: 503 },
      { code: 'throttled', afterSeconds: null },
    ],
    [{ kind: 'status', status: 500 }, { code: 'unreachable' }],
    [{ kind: 'reset' }, { code: 'unreachable' }],
    [{ kind: 'html' }, { code: 'oddAnswer' }],
    [{ kind: 'truncated' }, { code: 'oddAnswer' }],
    [{ kind: 'emptyJson' }, { code: 'oddAnswer' }],
    [
      { kind: 'status', status: 403 },
      { code: 'noRight', needsPerson: true },
    ],
    [
      { kind: 'status', status: 403, body: 'html' },
      { code: 'oddAnswer', needsPerson: false },
    ],
  ] as const)('読めないとき（%j）は理由を言い、印は進めない', async (effect, trouble) => {
    const site = await openCitySite()
    await withRows(site, 1)
    const { cursor } = await readAll(site, null)
    const when = ['html', 'truncated', 'emptyJson'].includes(effect.kind) ? 'after' : 'before'
    site.double.faults.add({ match: { operation: 'getDelta' }, when, effect })
    await expect(site.lists.changes('checkIns', cursor)).rejects.toMatchObject({ name: 'RecordTrouble', ...trouble })
    site.double.advance(60_000)
    expect((await site.lists.changes('checkIns', cursor)).complete).toBe(true)
  })

  test('トークンが切れていたら取り直して続け、取り直しても断られたらサインインできないと言う', async () => {
    const site = await openCitySite()
    await withRows(site, 1)
    site.double.faults.add({ match: { operation: 'getDelta' }, effect: { kind: 'status', status: 401 } })
    expect((await site.lists.changes('checkIns', null)).changed).toHaveLength(1)
    site.double.faults.add({ match: { operation: 'getDelta' }, times: 2, effect: { kind: 'status', status: 401 } })
    await expect(site.lists.changes('checkIns', null)).rejects.toMatchObject({ code: 'notSignedIn', needsPerson: true })
    site.double.assertClean()
  })

  test('一部だけ読めなかったときは、その分だけもう一度尋ねる', async () => {
    const site = await openCitySite({ variants: { pages: 'full' } })
    await withRows(site, 20)
    const sought = Array.from({ length: 20 }, (_, index) => ({
      list: 'checkIns' as const,
      key: `A1-${index + 1}|2025Q3`,
      itemId: null,
    }))
    site.double.faults.add({ match: { operation: 'getItems' }, times: 3, effect: { kind: 'status', status: 500 } })
    const found = await site.lists.look(sought)
    expect(found.map((item) => item?.key)).toEqual(sought.map(({ key }) => key))
    expect(site.double.totals).toMatchObject({ requests: 2, parts: 23 })
  })

  test('リストが作り直されたら、はじめから読み直す', async () => {
    const site = await openCitySite()
    await withRows(site, 2)
    const { cursor } = await readAll(site, null)
    site.double.administrator().deleteList('進捗報告')
    await provision(site.double, ['checkIns'])
    const page = await site.lists.changes('checkIns', cursor)
    expect(page).toMatchObject({ fromTheStart: true, changed: [], complete: true })
  })

  test.each([
    ['外れていれば、列のことだと言う', true, { code: 'columnMissing', needsPerson: true }],
    ['外れていなければ、混み合っていると言う', false, { code: 'throttled', needsPerson: false }],
  ])('待つ秒数のない 429 では、キー列のインデックスを確かめる：%s', async (_, drops, trouble) => {
    const site = await openCitySite()
    await withRows(site, 1)
    if (drops) site.double.administrator().dropIndex('進捗報告', 'GyokakuKey')
    const busy = { kind: 'status', status: 429 } as const
    site.double.faults.add({ match: { operation: 'getItems', part: true }, effect: busy, times: 3 })
    const look = site.lists.look([{ list: 'checkIns', key: 'A1-1|2025Q3', itemId: null }])
    await expect(look).rejects.toMatchObject(trouble)
  })

  test('キー列のインデックスが外れたら、列のことだと言う', async () => {
    const site = await openCitySite()
    await withRows(site, 1)
    site.double.administrator().dropIndex('進捗報告', 'GyokakuKey')
    const look = site.lists.look([{ list: 'checkIns', key: 'A1-1|2025Q3', itemId: null }])
    await expect(look).rejects.toMatchObject({ code: 'columnMissing', needsPerson: true })
  })

  test('待つように言われた間は、ほかの問い合わせも送らない', async () => {
    const site = await openCitySite()
    await withRows(site, 1)
    site.double.faults.add({
      match: { operation: 'getDelta' },
      effect: { kind: 'status', status: 429, retryAfter: '12' },
    })
    await expect(site.lists.changes('checkIns', null)).rejects.toMatchObject({ code: 'throttled', afterSeconds: 12 })
    site.double.advance(5000)
    const asked = site.double.totals.requests
    const address = { list: 'checkIns', key: 'A1-1|2025Q3', itemId: null } as const
    await expect(site.lists.look([address])).rejects.toMatchObject({ code: 'throttled', afterSeconds: 7 })
    expect(site.double.totals.requests).toBe(asked)
    site.double.advance(7000)
    expect(await site.lists.look([address])).not.toEqual([null])
  })

  test('作り直されたリストの同じ番号の行を、前の行と取り違えない', async () => {
    const site = await openCitySite()
    await withRows(site, 2)
    const address = { list: 'checkIns', key: 'A1-2|2025Q3' } as const
    const [before] = await site.lists.look([{ ...address, itemId: null }])
    if (!before) throw new Error('not found')
    site.double.administrator().deleteList('進捗報告')
    await provision(site.double, ['checkIns'])
    // The first rows of the new list carry the numbers of the first rows of the old one.
    const others = ['B1-1', 'B1-2', 'B1-3'].map((id) => ({ kind: 'create' as const, item: checkIn(id) }))
    for (const other of others) await site.lists.write([other])
    await site.lists.write(others)
    expect(await site.lists.look([before])).toEqual([null])
    const update = {
      kind: 'update',
      item: checkIn('A1-2'),
      cells: { progress: '前の行' },
      itemId: before.itemId,
    } as const
    expect(await site.lists.write([{ ...update, eTag: null }])).toEqual([{ kind: 'gone' }])
    expect(rowsOf(site, 'checkIns').map(({ fields }) => fields.Progress)).not.toContain('前の行')
  })

  test('見せるための日本語の名前を変えられても、リストを見失わない', async () => {
    const site = await openCitySite()
    const [place] = site.double.sites
    const list = place?.list(listFields.checkIns.displayName)
    if (list) list.head.displayName = '進捗報告（旧）'
    expect((await site.lists.changes('checkIns', null)).changed).toEqual([])
  })

  test('サインイン名から人を見つけ、知らない名前はないと言う', async () => {
    const site = await openCitySite()
    expect(await site.lists.personByName(' LEADER@city.example.jp ')).toBe(leader)
    expect(await site.lists.personByName('だれか#EXT#/?&')).toBeNull()
    expect(await site.lists.personByName(' ')).toBeNull()
    site.double.assertClean()
  })

  test('ほかのサイトや誤ったサイトでは、リストがないと言う', async () => {
    const site = await openCitySite({}, { only: ['rounds'] })
    await expect(site.lists.changes('checkIns', null)).rejects.toMatchObject({ code: 'listMissing', needsPerson: true })
    site.double.administrator().revoke(appId)
    await expect(site.lists.changes('rounds', null)).rejects.toMatchObject({ code: 'noRight', needsPerson: true })
  })

  test('読むときに、人の列は尋ねない', async () => {
    const site = await openCitySite()
    await site.lists.changes('measures', null)
    const asked = site.double.requests.map(({ path }) => path).join('\n')
    expect(columnsOf('measures').some(({ name }) => name === 'LeaderPerson')).toBe(true)
    expect(asked).toContain('LeaderEntra')
    expect(asked).not.toContain('LeaderPerson')
  })
})
