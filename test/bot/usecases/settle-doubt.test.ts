/** 要確認: the PMO settles what could not be read; the register follows a correction, answers never change. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { importRegister } from '../../../bot/src/usecases/import-register.ts'
import { listDoubtGroups, listDoubts, nextOpenDoubt, readDoubt } from '../../../bot/src/usecases/list-doubts.ts'
import { reopenGroup, reopenOne, settleGroup, settleOne } from '../../../bot/src/usecases/settle-doubt.ts'
import { isRefusal, type Refusal } from '../../../shared/src/domain/refusal.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { smallCity, who } from '../../support/small-city.ts'
import { codeOf } from '../../support/test-office.ts'

const office = officeForEachTest()
const rows = (statement: string) => office().store.rows(statement)

const asked = { kind: 'doubtful', about: '', note: '注', suggestion: '候補の文', settled: null, fiscalYear: null }
const doubts = [
  { ...asked, id: 'B1-3-W', measureId: 'B1-3', field: 'weather', group: 'weather', place: 0 },
  { ...asked, id: 'B1-4-W', measureId: 'B1-4', field: 'weather', group: 'weather', place: 1 },
  { ...asked, id: 'T', measureId: 'B1-3', field: 'title', group: 'reading', place: 2 },
  { ...asked, id: 'P', measureId: 'B1-3', field: 'purpose', group: 'reading', place: 3 },
  { ...asked, id: 'G', measureId: 'B1-3', field: 'target', fiscalYear: 2025, group: 'reading', place: 4 },
  { ...asked, id: 'G2', measureId: 'B1-3', field: 'target', fiscalYear: 2025, group: 'blank', place: 5 },
  { ...asked, id: 'E', measureId: 'B1-4', field: 'milestone', fiscalYear: 2027, group: 'blank', place: 6 },
  { ...asked, id: 'R', measureId: 'B1-3', field: 'progress', group: 'reading', place: 7 },
  { ...asked, id: 'D', measureId: null, field: null, about: '施策の数', group: 'whole', place: 8 },
] as const

beforeEach(async () => {
  await importRegister(office().deps, { ...smallCity, doubts })
})

const correct = (id: string, text: string) => settleOne(office().deps, who.pmo, id, { as: 'corrected', text })
const accept = (id: string) => settleOne(office().deps, who.pmo, id, { as: 'read' })
const undo = (id: string) => reopenOne(office().deps, who.pmo, id)

async function shown(id: string) {
  return done(await readDoubt(office().deps, who.pmo, id))
}

function done<T>(result: T | { readonly refusal: Refusal }): T {
  if (isRefusal(result)) throw new Error('It was refused', { cause: result.refusal })
  return result as T
}

const answers = () => rows('select * from published_answers order by round_id, measure_id')

describe('一覧は', () => {
  test('種類ごとに、残りと全部を数える', async () => {
    await accept('B1-3-W')
    expect(await listDoubtGroups(office().deps, who.pmo)).toEqual([
      { group: 'weather', open: 1, all: 2 },
      { group: 'blank', open: 2, all: 2 },
      { group: 'reading', open: 4, all: 4 },
      { group: 'whole', open: 1, all: 1 },
    ])
  })

  test('いまの読みは、台帳と公表資料から読む', async () => {
    for (const [id, current] of [
      ['T', '紙決裁の廃止'],
      ['P', '紙決裁の廃止のため'],
      ['G', '電子決裁率 Q平均80％\n支出伝票の電子決裁準備完了'],
      ['E', ''],
      ['R', '5月末現在、電子決裁率50.1％'],
      ['B1-3-W', 'sunny'],
      ['D', ''],
    ] as const) {
      expect([id, (await shown(id)).current]).toEqual([id, current])
    }
  })

  test('種類の中の順番と、次の未確認が分かる', async () => {
    expect((await shown('G')).index).toBe(2)
    expect(done(await nextOpenDoubt(office().deps, who.pmo, 'G'))?.doubt.id).toBe('R')
    expect(done(await nextOpenDoubt(office().deps, who.pmo, 'R'))?.doubt.id).toBe('T')
    await accept('D')
    expect(await nextOpenDoubt(office().deps, who.pmo, 'D')).toBeNull()
  })
})

describe('「この読みでよい」とすると', () => {
  test('だれがいつ確認したかが残り、次が示される', async () => {
    const { done: one, next } = done(await accept('T'))
    expect(one).toMatchObject({
      settledBy: 'デジタル戦略室 PMO',
      doubt: { settled: { as: 'read', text: '紙決裁の廃止' } },
    })
    expect(next?.doubt.id).toBe('P')
    expect(done(await accept('D')).next).toBeNull()
  })
})

describe('直すと', () => {
  test.each([
    ['T', '紙の決裁をなくす', "select title as text from measures where id = 'B1-3'", '紙の決裁をなくす'],
    ['P', '一行目\n二行目', "select detail->'purpose' as text from measures where id = 'B1-3'", ['一行目', '二行目']],
    [
      'G',
      '電子決裁率 Q平均90％',
      "select target as text from plans where measure_id = 'B1-3'",
      ['電子決裁率 Q平均90％'],
    ],
    [
      'E',
      '全庁で半減',
      "select milestone as text from plans where measure_id = 'B1-4' and fiscal_year = 2027",
      ['全庁で半減'],
    ],
  ])('台帳の %s が直り、取り消すと元に戻る', async (id, text, statement, stored) => {
    const before = (await shown(id)).current
    expect(done(await correct(id, text)).done.doubt.settled).toMatchObject({ as: 'corrected', text, before })
    expect(await rows(statement)).toEqual([{ text: stored }])
    expect((await shown(id)).current).toBe(text)
    expect(done(await undo(id)).doubt.settled).toBeNull()
    expect((await shown(id)).current).toBe(before)
  })

  test('台帳のほかの欄は変わらない', async () => {
    const others = 'select milestone, actions from plans order by measure_id, fiscal_year'
    const before = await rows(others)
    await correct('G', '直した目標')
    expect(await rows(others)).toEqual(before)
  })

  test.each([
    ['B1-3-W', 'stormy'],
    ['R', '5月末現在、電子決裁率60％'],
    ['D', '32施策で確定'],
  ])('公表資料の記載（%s）は変わらず、確認した内容が残る', async (id, text) => {
    const before = await answers()
    expect(done(await correct(id, text)).done.doubt.settled).toMatchObject({ text, before: null })
    expect(await answers()).toEqual(before)
  })

  test('ボードは、直した名前に追いつく', async () => {
    const version = await office().deps.boardReader.version()
    await correct('T', '紙の決裁をなくす')
    expect(await office().deps.boardReader.version()).toBeGreaterThan(version)
  })

  test('同じ欄を二人が直せば、先の直しは取り消せない', async () => {
    await correct('G', '一人目の直し')
    await correct('G2', '二人目の直し')
    expect(codeOf(await undo('G'))).toBe('doubtCellChanged')
    expect((await shown('G')).current).toBe('二人目の直し')
    await undo('G2')
    await undo('G')
    expect((await shown('G')).current).toBe('電子決裁率 Q平均80％\n支出伝票の電子決裁準備完了')
  })

  test('同時に押しても、一度だけ確認される', async () => {
    const both = await Promise.all([correct('T', '一つ目'), correct('T', '二つ目')])
    expect(both.map(codeOf).sort()).toEqual([null, 'doubtSettledAlready'].sort())
  })

  test('断られた文は、台帳に入らない', async () => {
    expect(codeOf(await correct('T', '管'.repeat(101)))).toBe('textTooLong')
    expect((await shown('T')).current).toBe('紙決裁の廃止')
  })
})

describe('この種類はすべて原典どおりとすると', () => {
  test('未確認のものだけが確認され、まとめて取り消せる', async () => {
    await correct('T', '直した名前')
    office().passMinutes(1)
    const { count, at } = done(await settleGroup(office().deps, who.pmo, 'reading'))
    expect(count).toBe(3)
    expect(done(await listDoubts(office().deps, who.pmo, 'reading')).count.open).toBe(0)
    expect(await reopenGroup(office().deps, who.pmo, 'reading', at)).toBe(3)
    const { rows: list } = done(await listDoubts(office().deps, who.pmo, 'reading'))
    expect(list.map(({ doubt }) => [doubt.id, doubt.settled?.as ?? null])).toEqual([
      ['T', 'corrected'],
      ['P', null],
      ['G', null],
      ['R', null],
    ])
  })

  test('台帳も回答も変わらない', async () => {
    const before = [
      await answers(),
      await rows('select * from measures order by id'),
      await rows('select * from plans'),
    ]
    await settleGroup(office().deps, who.pmo, 'reading')
    await settleGroup(office().deps, who.pmo, 'weather')
    expect([
      await answers(),
      await rows('select * from measures order by id'),
      await rows('select * from plans'),
    ]).toEqual(before)
  })

  test('二度目は、することがない', async () => {
    await settleGroup(office().deps, who.pmo, 'blank')
    expect(done(await settleGroup(office().deps, who.pmo, 'blank')).count).toBe(0)
  })
})

describe('PMO でなければ', () => {
  test.each([who.leader, who.manager, who.mayor, who.bystander])(
    '見ることも確認することもできない（%s）',
    async (asker) => {
      const { deps } = office()
      const tries = [
        listDoubtGroups(deps, asker),
        listDoubts(deps, asker, 'weather'),
        readDoubt(deps, asker, 'T'),
        nextOpenDoubt(deps, asker, 'T'),
        settleOne(deps, asker, 'T', { as: 'read' }),
        reopenOne(deps, asker, 'T'),
        settleGroup(deps, asker, 'weather'),
        reopenGroup(deps, asker, 'weather', new Date(0)),
      ]
      expect((await Promise.all(tries)).map(codeOf)).toEqual(tries.map(() => 'notAllowed'))
      expect(await rows("select id from doubts where state = 'settled'")).toEqual([])
    },
  )
})

test('ない確認事項は断られる', async () => {
  expect(codeOf(await accept('X'))).toBe('unknownDoubt')
  expect(codeOf(await readDoubt(office().deps, who.pmo, 'X'))).toBe('unknownDoubt')
})

test('確認事項のない時期の台帳にも、後から入る', async () => {
  await rows('delete from doubts')
  expect(await importRegister(office().deps, { ...smallCity, doubts })).toBe(false)
  expect(await rows('select id from doubts')).toHaveLength(doubts.length)
})
