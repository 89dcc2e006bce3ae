/** The doubts that the PMO of the sample city is asked to settle. */
import { expect, test } from '@jest/globals'
import { readDataSet } from '../../../infra/local/inzai/read-data-set.ts'
import { toDoubts } from '../../../infra/local/inzai/register-doubts.ts'
import { cellLimit } from '../../../shared/src/domain/doubt.ts'

const set = readDataSet()
const doubts = toDoubts(set)
const of = (group: string) => doubts.filter((doubt) => doubt.group === group)

test('種類ごとの件数が、施策一覧の読み取りと合う', () => {
  const counts = Object.fromEntries(
    [...Map.groupBy(doubts, ({ group }) => group)].map(([group, all]) => [group, all.length]),
  )
  expect(counts).toEqual({ weather: 32, fiftyOrHundred: 1, threeOrNine: 3, blank: 63, reading: 46, whole: 23 })
})

test('天気は、どの施策も一度ずつ尋ねる。印の違う施策には、その注が付く', () => {
  expect(of('weather').map(({ measureId }) => measureId)).toEqual(set.measures.map(({ id }) => id))
  const notes = new Set(of('weather').map(({ note }) => note))
  expect(notes).toEqual(
    new Set([
      '原典の印は「*」と読み取っています。',
      '原典の印は「&」と読み取っています。天気の記号が「*」でないのはこの施策だけです。',
    ]),
  )
})

test('ハンコレスの目標と創出数の目標は、ほかの読み取りと分けて尋ねる', () => {
  expect(of('fiftyOrHundred').map(({ measureId, field, fiscalYear }) => [measureId, field, fiscalYear])).toEqual([
    ['B1-5a', 'milestone', 2027],
  ])
  expect(of('threeOrNine').map(({ measureId }) => measureId)).toEqual(['B1-7A', 'B1-7B', 'B1-7C'])
})

test('どの欄の疑問も、資料全体の気付きも、どこかで尋ねる', () => {
  const asked = new Set(doubts.map(({ id }) => id))
  const cells = set.details.flatMap((detail) => detail.doubts).filter(({ field }) => field !== 'weather')
  expect(cells.filter(({ id }) => !asked.has(id))).toEqual([])
  expect(set.findings.filter(({ id }) => !asked.has(id)).map(({ id }) => id)).toEqual(['D-01', 'D-02', 'D-09', 'D-20'])
})

test('番号は重ならず、種類の順に並び、はじめはすべて未確認', () => {
  expect(new Set(doubts.map(({ id }) => id)).size).toBe(doubts.length)
  expect(doubts.map(({ place }) => place)).toEqual(doubts.map((_, index) => index))
  expect(doubts.every(({ settled }) => settled === null)).toBe(true)
})

test('一覧のどの欄も、直すときの字数に収まる', () => {
  const texts = set.plans.flatMap(({ milestone, actions, target }) => [milestone, actions, target])
  for (const lines of texts) expect(lines.join('\n').length).toBeLessThanOrEqual(cellLimit)
})
