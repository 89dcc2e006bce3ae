import { describe, expect, test } from '@jest/globals'
import { listFields } from '../../../../bot/src/outbound/sharepoint/list-fields.ts'
import { filesByHand, stepsFile } from '../../../../infra/setup/lists/by-hand.ts'
import { columnFormats } from '../../../../infra/setup/lists/formatting/column-formats.ts'
import { sameQuery } from '../../../../infra/setup/lists/views/caml.ts'
import { viewsOf } from '../../../../infra/setup/lists/views/list-views.ts'
import { wantedLists } from '../../../../infra/setup/lists/wanted-lists.ts'
import { weathers } from '../../../../shared/src/domain/weather.ts'

const views = wantedLists.flatMap((list) =>
  viewsOf(list.list).map((view) => ({ list, view, name: `${list.displayName} ${view.title}` })),
)
const namesIn = (caml: string) => [...caml.matchAll(/<FieldRef Name="(\w+)"/g)].map(([, name = '']) => name)

/** Every element is closed in its turn. */
function isWellFormed(caml: string): boolean {
  const open: string[] = []
  for (const [, closing, name = '', alone] of caml.matchAll(/<(\/)?(\w+)[^>]*?(\/)?>/g)) {
    if (alone) continue
    if (!closing) open.push(name)
    else if (open.pop() !== name) return false
  }
  return open.length === 0
}

describe('ビュー', () => {
  test.each(views)('$name：列があり、条件は正しい形で、索引のある列だけを条件にする', ({ list, view }) => {
    const columns = new Map(list.columns.map((column) => [column.name, column]))
    for (const name of [...view.fields.map((one) => (one === 'LinkTitle' ? 'Title' : one)), ...namesIn(view.query)]) {
      expect([...columns.keys()]).toContain(name)
    }
    expect(isWellFormed(view.query)).toBe(true)
    const [condition = ''] = /<Where>.*<\/Where>/.exec(view.query) ?? []
    for (const name of namesIn(condition)) expect([name, columns.get(name)?.indexed]).toEqual([name, true])
    // Data and ids are for the program.
    expect(
      view.fields.filter((name) => /Data$|Exact$|^GyokakuKey$|^(Leader|Responsible|Member)Entra/.test(name)),
    ).toEqual([])
    expect(new Set(view.fields).size).toBe(view.fields.length)
  })

  test('求められたビューがそろい、どのリストも初めに開くビューは一つ', () => {
    expect(viewsOf('checkIns').map(({ title }) => title)).toEqual([
      '柱ごと',
      'この回の未回答',
      '天気ごと',
      '雨・雷だけ',
      '確認のお願い中',
    ])
    expect(
      ['measures', 'decisions', 'members', 'indicatorValues'].map((list) => viewsOf(list as 'measures')[0]?.title),
    ).toEqual(['一覧', '新しい順', '一覧', '回ごと'])
    for (const { list } of wantedLists) expect(viewsOf(list).filter(({ isDefault }) => isDefault)).toHaveLength(1)
  })

  test('アドレスになる名前は ASCII で、同じリストの中で重ならない', () => {
    for (const { list } of wantedLists) {
      const pages = viewsOf(list).map(({ page }) => page)
      expect(pages.every((page) => /^Gyokaku[A-Za-z]+$/.test(page))).toBe(true)
      expect(new Set(pages).size).toBe(pages.length)
    }
  })

  test('天気の条件は、リストに書かれる文字そのものと比べる', () => {
    const query = viewsOf('checkIns').find(({ title }) => title === '雨・雷だけ')?.query ?? ''
    const written = weathers.map((code) => String(listFields.checkIns.cells.weather.codec.write(code)))
    expect(written.filter((text) => query.includes(`>${text}<`))).toEqual(['☂️雨', '⚡雷'])
  })

  test('書き方の違いだけの条件は同じとみなす', () => {
    const own = viewsOf('checkIns')[0]?.query ?? ''
    expect(sameQuery(own, own.replaceAll('"', "'").replaceAll(' />', '/>').replaceAll('><', '>\n  <'))).toBe(true)
    expect(sameQuery(own, own.replace('PillarName', 'Weather'))).toBe(false)
  })
})

describe('リストの決まり', () => {
  test('索引は一つのリストに20まで、キーの列は重複を許さない', () => {
    for (const { columns } of wantedLists) {
      expect(columns.filter(({ indexed }) => indexed).length).toBeLessThanOrEqual(20)
      expect(columns.find(({ name }) => name === 'GyokakuKey')).toMatchObject({ indexed: true, unique: true })
      expect(columns.filter(({ kind }) => 'personOrGroup' in kind).length).toBeLessThanOrEqual(12)
    }
  })

  test('目印はリストごとに違い、名前が名前の一部になっても取り違えない', () => {
    for (const { mark } of wantedLists)
      expect(wantedLists.filter(({ description }) => description.includes(mark))).toHaveLength(1)
  })
})

describe('手で行う手順', () => {
  test('すべてのビューと列の表示が、手順とファイルにある', () => {
    const files = filesByHand()
    const steps = files.get(stepsFile) ?? ''
    for (const { view } of views) expect(steps).toContain(`ビュー「${view.title}」`)
    for (const { list, name } of wantedLists) {
      for (const [column, format] of Object.entries(columnFormats[list])) {
        expect(steps).toContain(`${name}.${column}.json`)
        expect(JSON.parse(files.get(`${name}.${column}.json`) ?? '')).toEqual(format)
      }
    }
  })
})
