import { describe, expect, test } from '@jest/globals'
import { cityHolidays } from '../../../bot/src/holidays.ts'
import { directorySlotsDue, foundAgain, leadersToReplace } from '../../../shared/src/domain/directory-check.ts'
import type { LeaderGone } from '../../../shared/src/domain/hand-over.ts'
import { planRound } from '../../../shared/src/domain/round-calendar.ts'

const holidays = cityHolidays()
const ahead = [{ roundId: '2025Q3', ...planRound('2025Q3', holidays) }]
const at = new Date('2026-04-01T00:00:00Z')

describe('名簿を調べるのは', () => {
  test.each([
    ['4月の最初の開庁日（発令の日）から', '2026-04-01', ['month:2026-04']],
    ['年度の変わり目でも、閉庁日には調べない', '2028-04-01', []],
    ['1月は、4日の仕事始めから', '2027-01-03', []],
    ['その日から', '2027-01-04', ['month:2027-01']],
  ])('毎月、%s', (_, today, slots) => {
    expect(directorySlotsDue(today, [], holidays)).toEqual(slots)
  })

  test('回の開始の3開庁日前にも', () => {
    expect(directorySlotsDue('2025-12-08', ahead, holidays)).toEqual(['month:2025-12'])
    expect(directorySlotsDue('2025-12-09', ahead, holidays)).toEqual(['month:2025-12', 'round:2025Q3:2025-12-12'])
  })
})

describe('見つからない担当は', () => {
  const gone: LeaderGone = { measureId: 'B1-3', leader: 'one', why: 'left', asks: null }
  const known = { ...gone, foundAt: new Date(0), toldAt: new Date(1), keptAt: new Date(2) }

  test('同じことなら、知らせたことも、引き続き担当と言われたことも覚えている', () => {
    expect(foundAgain([gone], [known], at)).toEqual([known])
  })

  test.each([
    ['わけが変わった', [{ ...known, why: 'moved' as const }]],
    ['別の人になった', [{ ...known, leader: 'two' }]],
    ['初めて見つかった', []],
  ])('%s なら、あらためて尋ねる', (_, before) => {
    expect(foundAgain([gone], before, at)).toEqual([{ ...gone, foundAt: at, toldAt: null, keptAt: null }])
  })

  test('戻ってきた人のことは忘れる', () => {
    expect(foundAgain([], [known], at)).toEqual([])
  })

  test('後任が決まるか、引き続き担当と言われるまで、後任を待つ', () => {
    const waits = { ...known, keptAt: null }
    expect(leadersToReplace([waits], new Map([['B1-3', 'one']]))).toEqual([waits])
    expect(leadersToReplace([waits], new Map([['B1-3', 'two']]))).toEqual([])
    expect(leadersToReplace([known], new Map([['B1-3', 'one']]))).toEqual([])
  })
})
