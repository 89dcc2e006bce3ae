import { expect, test } from '@jest/globals'
import { publishRecord } from '../../../../bot/src/usecases/publish-record.ts'
import { pullSharePointChanges } from '../../../../bot/src/usecases/pull-sharepoint-changes.ts'
import { rebuildRecord } from '../../../../bot/src/usecases/rebuild-record.ts'
import { recordLists } from '../../../../shared/src/domain/record.ts'
import { describeOnBothEngines } from '../../../support/describe-on-both-engines.ts'
import { fakeCityLists } from '../../../support/fake-city-lists.ts'
import { liveFullQuarter } from '../../../support/full-quarter.ts'
import { who } from '../../../support/small-city.ts'
import { openTestOffice } from '../../../support/test-office.ts'
import type { TestStore } from '../../../support/test-store.ts'

/** Everything that matters to the city; what only the machine needs is made anew. */
const tables = [
  'people',
  'measures',
  'assignments',
  'plans',
  'indicators',
  'published_answers',
  'rounds',
  'expectations',
  'revisions',
  'follow_ups',
  'reviews',
  'acceptances',
  'doubts',
  'excuses',
  'related_lines',
]

async function picture(store: TestStore): Promise<Readonly<Record<string, unknown>>> {
  const all: Record<string, unknown> = {}
  for (const table of tables) {
    const rows = await store.rows(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text collate "C"`)
    all[table] = rows.map(({ row }) => row)
  }
  return { ...all, board: JSON.stringify((await store.boardReader.read(null)).measures) }
}

describeOnBothEngines('リストからの復元', (store) => {
  test('空のデータベースが、行ごとに同じ内容に戻る', async () => {
    await store().empty()
    const office = openTestOffice(store())
    const lists = { ...fakeCityLists(), pageSize: 3 }
    const deps = { ...office.deps, cityLists: lists }
    await liveFullQuarter(office)
    await publishRecord(deps)
    const before = await picture(store())
    for (const table of tables) expect(before[table]).not.toEqual([])

    await store().empty()
    const seen: string[] = []
    const source = { pages: lists.pages, personByName: lists.personByName, published: true }
    const rebuilt = await rebuildRecord(deps, source, ({ list }) => seen.push(list))
    expect(rebuilt).toMatchObject({ kind: 'rebuilt' })
    expect([...new Set(seen)]).toEqual([...recordLists])
    expect(await picture(store())).toEqual(before)

    lists.calls.length = 0
    await publishRecord(deps)
    await pullSharePointChanges(deps)
    expect(lists.calls.filter((call) => !call.startsWith('changes'))).toEqual([])
    expect(await deps.unitOfWork.run((tx) => tx.record.differences())).toEqual([])
    expect(await rebuildRecord(deps, source, () => undefined)).toEqual({ kind: 'notEmpty' })
  })

  test('読み取れない行があれば、どの行かを示し、何も書かない', async () => {
    await store().empty()
    const office = openTestOffice(store())
    const lists = fakeCityLists()
    const deps = { ...office.deps, cityLists: lists }
    await office.openRound()
    await publishRecord(deps)
    lists.spoil('measures', 'B1-4', 'order', '四番目', who.pmo)
    await store().empty()
    const source = { pages: lists.pages, published: true }
    expect(await rebuildRecord(deps, source, () => undefined)).toEqual({
      kind: 'unreadable',
      rows: [{ list: 'measures', key: 'B1-4', cell: 'order' }],
    })
    expect(await store().rows('select 1 from people')).toEqual([])
  })

  test.each([
    ['measures', 'B1-4'],
    ['rounds', '2025Q3'],
  ] as const)('ほかの行が指す行（%s %s）が消されていれば、どの行かを示し、何も書かない', async (list, key) => {
    await store().empty()
    const office = openTestOffice(store())
    const lists = fakeCityLists()
    const deps = { ...office.deps, cityLists: lists }
    await office.openRound()
    await publishRecord(deps)
    lists.remove(list, key)
    await store().empty()
    const source = { pages: lists.pages, published: true }
    expect(await rebuildRecord(deps, source, () => undefined)).toEqual({ kind: 'rowsMissing', rows: [{ list, key }] })
    expect(await store().rows('select 1 from people')).toEqual([])
  })

  test('まだどのリストにもない内容から戻すと、新しいリストに書き込まれる', async () => {
    await store().empty()
    const office = openTestOffice(store())
    const [old, fresh] = [fakeCityLists(), fakeCityLists()]
    await liveFullQuarter(office)
    await publishRecord({ ...office.deps, cityLists: old })
    await store().empty()
    const deps = { ...office.deps, cityLists: fresh }
    expect(await rebuildRecord(deps, { pages: old.pages, published: false }, () => undefined)).toMatchObject({
      kind: 'rebuilt',
    })
    await publishRecord(deps)
    for (const list of recordLists) {
      const cells = (lists: typeof old) => new Map(lists.rows(list).map((row) => [row.key, row.cells]))
      expect(cells(fresh)).toEqual(cells(old))
    }
  })
})
