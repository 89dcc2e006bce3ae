import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { CellCodec } from '../../../../bot/src/outbound/sharepoint/cell-codec.ts'
import { cellsOf, fieldsOfChange, fieldsOfNew } from '../../../../bot/src/outbound/sharepoint/item-fields.ts'
import { columnDefinition, type ListColumn } from '../../../../bot/src/outbound/sharepoint/list-column.ts'
import { columnsOf, entriesOf, keyColumn, listFields } from '../../../../bot/src/outbound/sharepoint/list-fields.ts'
import { directionReasons, directions } from '../../../../shared/src/domain/direction.ts'
import {
  type RecordCell,
  type RecordCells,
  type RecordList,
  recordCell,
  recordCellNames,
  recordDisplayNames,
  recordLists,
} from '../../../../shared/src/domain/record.ts'
import { expectationStates, roundStates } from '../../../../shared/src/domain/round.ts'
import { weathers } from '../../../../shared/src/domain/weather.ts'

const nobody = () => null
const someone = '0f6c2b1e-8d57-4a31-9f0e-2f3a6f1f7c10'

/** What people and their tools really put into texts. */
const awkward = fc.constantFrom(
  '𠮷野家の﨑さん',
  '絵文字👨‍👩‍👧‍👦🏽☀️',
  '<at>総務課長</at>',
  '<div>&amp;<script>alert(1)</script>',
  "' or '1'='1",
  'ｶﾞｷﾞｸﾞ①㎡',
  '"引用"\\円記号',
  '=HYPERLINK("x")',
)
const anyText = fc.oneof(awkward, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })).filter(isStorable)
const lineText = anyText.filter((text) => !/\s/.test(text[0] ?? '') && !text.includes('\n') && text.trim() === text)
const manyLines = fc.array(lineText, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'))
const day = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const instant = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
const id = fc.uuid().map((text) => text.toLowerCase())

/** What a cell may hold, where its name says more than the kind of its column. */
const byName: Readonly<Record<string, fc.Arbitrary<RecordCell>>> = {
  duties: fc
    .array(fc.constantFrom('pmo:digitalStrategy', 'manager:総務課', 'departmentHead:総務部', 'owner'), { minLength: 1 })
    .map((codes) => codes.join('\n')),
  weather: fc.constantFrom(...weathers),
  direction: fc.constantFrom(...directions),
  directionReason: fc.constantFrom(...directionReasons),
  kind: fc.constantFrom('question', 'acceptance', 'excuse', 'doubt'),
  betterWhen: fc.constantFrom('higher', 'lower'),
  cause: fc.constantFrom('assembly', 'budget', 'HTTP 403', 'appNotInstalled'),
}
const states = { rounds: fc.constantFrom(...roundStates), checkIns: fc.constantFrom(...expectationStates) }
const ids = ['leader', 'responsible', 'answeredBy', 'recordedFor', 'by']
const days = ['opensOn', 'dueOn', 'closesOn', 'asOfDay', 'asOf', 'targetDay']
const instants = ['answeredAt', 'at']
const flags = ['cumulative', 'unchanged', 'sample']

function arbitraryCell(list: RecordList, cell: string, column: ListColumn): fc.Arbitrary<RecordCell> {
  if (cell === 'state') return states[list as keyof typeof states]
  if (cell === 'id' && list === 'members') return id
  const named = byName[cell]
  if (named) return named
  if (ids.includes(cell)) return id
  if (days.includes(cell)) return day
  if (instants.includes(cell)) return instant
  if (flags.includes(cell)) return fc.boolean()
  if ('number' in column.kind) {
    return fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((number) => number + 0 || 0)
  }
  return 'text' in column.kind && column.kind.text.allowMultipleLines ? manyLines : lineText
}

const arbitraryCells = (list: RecordList): fc.Arbitrary<RecordCells> =>
  fc.record(
    Object.fromEntries(
      entriesOf(list).cells.map(({ cell, column }) => [
        cell,
        fc.option(arbitraryCell(list, cell, column), { nil: null, freq: 5 }),
      ]),
    ),
  )

function isStorable(text: string): boolean {
  return text.isWellFormed() && !/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/u.test(text)
}

describe.each([...recordLists])('リスト %s', (list) => {
  const { cells, display } = entriesOf(list)
  const columns = columnsOf(list)

  test('業革ボードが持つ欄は、すべて列になっている', () => {
    expect(cells.map(({ cell }) => cell).toSorted()).toEqual([...recordCellNames[list]].toSorted())
    expect(display.map(({ name }) => name).toSorted()).toEqual([...recordDisplayNames[list]].toSorted())
  })

  test('書いたものは、そのまま読み戻せる', () => {
    fc.assert(
      fc.property(arbitraryCells(list), (said) => {
        const fields = fieldsOfNew({ list, key: 'B1-5a|2025Q3', cells: said, display: {} }, nobody)
        const back = cellsOf(list, fields ?? {})
        const expected = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, recordCell(value)]))
        expect(back).toEqual({ key: 'B1-5a|2025Q3', cells: expected, unreadable: [] })
      }),
      { numRuns: 60 },
    )
  })

  test('列の内部名は英数字で、重ならず、SharePoint が使う名前を避けている', () => {
    const names = columns.map(({ name }) => name)
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
    expect(names.filter((name) => !/^[A-Z][A-Za-z0-9]{1,31}$/.test(name))).toEqual([])
    const theirs = [
      'id',
      'order',
      'guid',
      'author',
      'editor',
      'created',
      'modified',
      'name',
      'attachments',
      'state',
      'status',
    ]
    expect(names.filter((name) => theirs.includes(name.toLowerCase()))).toEqual([])
  })

  test('人の列の隣に、書き込みを横取りする名前（…Id、…LookupId）の列がない', () => {
    const people = columns.filter(({ kind }) => 'personOrGroup' in kind).map(({ name }) => name)
    const names = columns.map(({ name }) => name)
    expect(people.flatMap((name) => [`${name}Id`, `${name}LookupId`]).filter((name) => names.includes(name))).toEqual(
      [],
    )
    expect(names.filter((name) => /Id$/.test(name))).toEqual([])
  })

  test('見出しは日本語で重ならず、インデックスは20以内、キーだけが一意', () => {
    const headings = columns.map(({ displayName }) => displayName)
    expect(new Set(headings).size).toBe(headings.length)
    expect(columns.filter(({ indexed }) => indexed).length).toBeLessThanOrEqual(20)
    expect(columns.filter(({ unique }) => unique)).toEqual([keyColumn])
    const multi = columns.filter(({ kind }) => 'text' in kind && kind.text.allowMultipleLines)
    expect(multi.filter(({ indexed }) => indexed)).toEqual([])
  })

  test('タイトル列は1つだけで、見出しだけを変える', () => {
    const [first, ...others] = columns.filter(({ name }) => name === 'Title')
    expect(others).toEqual([])
    expect(first && columnDefinition(first)).toEqual({ displayName: first?.displayName })
  })
})

describe('列の書き方', () => {
  const text = (cells: RecordCells, display: RecordCells = {}) =>
    fieldsOfNew({ list: 'checkIns', key: 'A1-1|2025Q3', cells, display }, nobody)

  test('63,999字までの文は書き、それより長い文は送る前に断る', () => {
    expect(text({ progress: 'あ'.repeat(63_999) })?.Progress).toHaveLength(63_999)
    expect(text({ progress: 'あ'.repeat(64_000) })).toBeNull()
  })

  test('1行の欄は255字まで、改行は断る', () => {
    expect(text({ measureId: 'A'.repeat(255) })).not.toBeNull()
    expect(text({ measureId: 'A'.repeat(256) })).toBeNull()
    expect(text({ measureId: 'A1\n1' })).toBeNull()
  })

  test.each(['\u0000', '\u0007', '\uD83D', '\uFFFF'])('SharePoint が受け取れない文字は送る前に断る %j', (character) => {
    expect(text({ progress: `あ${character}い` })).toBeNull()
  })

  test.each([
    ['weather', 'foggy'],
    ['state', 'lost'],
    ['revision', 'いち'],
    ['revision', Number.NaN],
    ['unchanged', 'はい'],
    ['answeredAt', '2025-12-26'],
    ['progress', 3],
  ])('欄に合わない値は断る %s=%j', (cell, value) => {
    expect(text({ [cell]: value })).toBeNull()
  })

  test('天気は絵と言葉で書き、どの書き方でも読む', () => {
    expect(text({ weather: 'sunny' })?.Weather).toBe('☀️晴れ')
    for (const written of ['☀️晴れ', '☀晴れ', '☀', '晴れ', '晴', 'sunny', ' 晴れ ']) {
      expect(cellsOf('checkIns', { Weather: written }).cells.weather).toBe('sunny')
    }
    expect(cellsOf('checkIns', { Weather: '霧' }).unreadable).toEqual([{ cell: 'weather', text: '霧' }])
  })

  test('読み取れない欄は、空欄とは区別して名前で伝える', () => {
    const read = cellsOf('checkIns', { Revision: 'x', Progress: 'y', GyokakuKey: ' ' })
    expect(read.unreadable).toEqual([{ cell: 'revision', text: 'x' }])
    expect('revision' in read.cells).toBe(false)
    expect(read.cells.progress).toBe('y')
    expect(read.cells.issue).toBeNull()
    expect(read.key).toBeNull()
  })

  test('回答日時は正確な文字と、人が見る日時の2列に書く', () => {
    const fields = text({ answeredAt: '2025-12-26T06:07:08.901Z' })
    expect(fields?.AnsweredAtExact).toBe('2025-12-26T06:07:08.901Z')
    expect(fields?.AnsweredAt).toBe('2025-12-26T06:07:08Z')
  })

  test('人の列は、サイトがその人を知っているときだけ書く', () => {
    const item = { list: 'measures', key: 'A1-1', cells: { leader: someone }, display: {} } as const
    expect(fieldsOfNew(item, () => 42)).toMatchObject({ LeaderEntra: someone, LeaderPersonLookupId: 42 })
    expect(fieldsOfNew(item, nobody)).toEqual({ GyokakuKey: 'A1-1', LeaderEntra: someone })
    expect(fieldsOfChange(item, { leader: null }, () => 42)).toMatchObject({
      LeaderEntra: null,
      LeaderPersonLookupId: null,
    })
  })

  test('変更では、渡した欄と見せるための列とキーだけを書く', () => {
    const item = {
      list: 'checkIns',
      key: 'k',
      cells: { progress: '新', issue: '前から' },
      display: { title: '施策' },
    } as const
    const fields = fieldsOfChange(item, { progress: '新' }, nobody)
    expect(fields?.Progress).toBe('新')
    expect(fields?.Title).toBe('施策')
    expect(fields).not.toHaveProperty('Issue')
    expect(fields?.GyokakuKey).toBe('k')
    expect(fields?.ConsultationText).toBeNull()
  })

  test('見せるための列は、入る長さに切って書き、文字の途中では切らない', () => {
    const fields = text({}, { title: `${'あ'.repeat(254)}😀\n続き`, leadSection: '総務\u0000課' })
    expect(fields?.Title).toBe('あ'.repeat(254))
    expect(fields?.LeadSection).toBe('総務課')
  })

  test('日付は、人が打つ書き方でも読む', () => {
    const read = (typed: string) => cellsOf('indicators', { TargetDay: typed })
    expect(read('2026/3/31').cells.targetDay).toBe('2026-03-31')
    expect(read('２０２６-03-31').cells.targetDay).toBe('2026-03-31')
    expect(read('3月末').unreadable).toEqual([{ cell: 'targetDay', text: '3月末' }])
  })

  test('改行の違いは、変更とは数えない', () => {
    expect(cellsOf('checkIns', { Progress: '一\r\n二\r三' }).cells.progress).toBe('一\n二\n三')
  })

  test('役割は日本語で書き、1行でも読めなければ欄ごと伝える', () => {
    const fields = fieldsOfNew(
      { list: 'members', key: someone, cells: { duties: 'manager:総務課\nowner' }, display: {} },
      nobody,
    )
    expect(fields?.Duties).toBe('課長：総務課\nプロジェクトオーナー')
    expect(cellsOf('members', { Duties: '課長：総務課\n\n市長' }).unreadable).toHaveLength(1)
  })

  test('リストの名前は、番地に使う英数字と、見せる日本語を持つ', () => {
    const named = recordLists.map((list) => listFields[list])
    expect(named.map(({ displayName }) => displayName).toSorted()).toEqual(
      ['メンバー', '施策', '計画', '指標', 'レビュー回', '進捗報告', '進捗履歴', '決定', '指標値'].toSorted(),
    )
    expect(named.filter(({ name }) => !/^Gyokaku[A-Z][A-Za-z]+$/.test(name))).toEqual([])
  })

  test('列の決まりは、どの種類でも Graph の形になる', () => {
    const codec: CellCodec = listFields.checkIns.cells.weather.codec
    expect(columnDefinition(keyColumn)).toEqual({
      name: 'GyokakuKey',
      displayName: '業革キー（変更しないでください）',
      text: { maxLength: 255 },
      indexed: true,
      enforceUniqueValues: true,
    })
    expect(codec.kind).toMatchObject({ choice: { choices: ['☀️晴れ', '☁️くもり', '☂️雨', '⚡雷', '－対象外'] } })
  })
})
