import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cityHolidays } from '../../../bot/src/holidays.ts'
import { defaultLadder, lastNoticeOn, readLadder, rungDay, stepOf } from '../../../shared/src/domain/ladder.ts'
import { isRefusal, type LadderProblem } from '../../../shared/src/domain/refusal.ts'

const holidays = cityHolidays()
const [before, due, after, manager, pmo] = [
  { id: 'before', offset: -3, to: ['leader'] },
  { id: 'due', offset: 0, to: ['leader'] },
  { id: 'after', offset: 1, to: ['leader', 'deputy'] },
  { id: 'manager', offset: 2, to: ['manager'] },
  { id: 'pmo', offset: 4, to: ['pmo'] },
]

describe('お知らせの段は', () => {
  test('初めから使える', () => {
    expect(readLadder(defaultLadder)).toEqual(defaultLadder)
    expect(defaultLadder).toEqual([before, due, after, manager, pmo])
  })

  test('R7 Q3 では 12/23、12/26、1/5、1/6、1/8 になる', () => {
    expect(defaultLadder.map((rung) => rungDay(rung, '2025-12-26', holidays))).toEqual([
      '2025-12-23',
      '2025-12-26',
      '2026-01-05',
      '2026-01-06',
      '2026-01-08',
    ])
  })

  test('最後のお知らせは期限の日に届く', () => {
    expect(lastNoticeOn('2025-12-26', holidays)).toBe('2025-12-26')
    expect(lastNoticeOn('2025-12-27', holidays)).toBe('2026-01-05')
  })

  test('記録の鍵は、段と期限からなる', () => {
    expect(defaultLadder.map((rung) => stepOf(rung, '2025-12-26'))[0]).toBe('rung:before:2025-12-26')
  })

  test('足したり動かしたりできる', () => {
    const changed = [{ id: 'early', offset: -5, to: ['deputy', 'leader'] }, due, { ...pmo, to: ['pmo', 'manager'] }]
    expect(readLadder(changed)).toEqual([
      { id: 'early', offset: -5, to: ['leader', 'deputy'] },
      due,
      { id: 'pmo', offset: 4, to: ['manager', 'pmo'] },
    ])
  })

  test.each<[string, Parameters<typeof readLadder>[0], LadderProblem[]]>([
    ['空なら', [], ['empty']],
    ['同じ名前が二つあれば', [before, { ...due, id: 'before' }, pmo], ['idTwice']],
    ['名前が英小文字でなければ', [{ ...due, id: '当日' }, pmo], ['unreadableId']],
    ['10開庁日より前なら', [{ ...before, offset: -11 }, due, pmo], ['offsetOutOfRange']],
    ['締切より後なら', [due, { ...pmo, offset: 6 }], ['offsetOutOfRange']],
    ['日数が整数でなければ', [due, { ...pmo, offset: 1.5 }], ['offsetOutOfRange']],
    ['順が逆なら', [due, before, pmo], ['notAscending']],
    ['同じ日に二つあれば', [due, { ...manager, offset: 0 }, pmo], ['notAscending']],
    ['だれも選ばれていなければ', [due, { ...manager, to: [] }, pmo], ['nobody']],
    ['部長が入っていれば', [due, { ...manager, to: ['departmentHead'] }, pmo], ['departmentHead']],
    ['期限の日に担当がいなければ', [before, { ...due, to: ['deputy'] }, pmo], ['leaderNotOnDueDay']],
    ['最後が PMO でなければ', [due, manager], ['pmoNotLast']],
    ['いくつもあれば、すべて', [{ ...before, id: 'B' }, manager], ['unreadableId', 'leaderNotOnDueDay', 'pmoNotLast']],
  ])('%s、断られる', (_, typed, problems) => {
    expect(readLadder(typed)).toEqual({ refusal: { code: 'invalidLadder', problems } })
  })

  test('知らない相手は、読めないものとして断る', () => {
    expect(readLadder([{ ...due, to: ['leader', 'mayor'] }, pmo])).toEqual({ refusal: { code: 'malformedRequest' } })
  })

  test('受け入れた段は、いつも日の順に並び、担当の当日と PMO を含み、部長を含まない', () => {
    const rung = fc.record({
      id: fc.stringMatching(/^[a-z]{1,4}$/),
      offset: fc.integer({ min: -12, max: 7 }),
      to: fc.subarray(['leader', 'deputy', 'manager', 'pmo', 'departmentHead']),
    })
    const typed = fc
      .array(rung, { maxLength: 4 })
      .map((rungs) => [...rungs, due, pmo].toSorted((one, other) => one.offset - other.offset))
    fc.assert(
      fc.property(typed, (rungs) => {
        const ladder = readLadder(rungs)
        if (isRefusal(ladder)) return
        const offsets = ladder.map(({ offset }) => offset)
        expect(offsets).toEqual([...new Set(offsets)].toSorted((one, other) => one - other))
        expect(ladder.at(-1)?.to).toContain('pmo')
        expect(ladder.find(({ offset }) => offset === 0)?.to).toContain('leader')
        expect(ladder.flatMap(({ to }) => to)).not.toContain('departmentHead')
      }),
    )
  })
})
