import { describe, expect, test } from '@jest/globals'
import { cityHolidays } from '../../../bot/src/holidays.ts'
import {
  digestStep,
  type ForDigest,
  type ForManagerLook,
  isDigestDue,
  lookAtDigest,
  managerChecks,
  managerLetsAccept,
  managerLookOf,
} from '../../../shared/src/domain/manager-look.ts'
import type { ExpectationState } from '../../../shared/src/domain/round.ts'
import { round } from './ladder-city.ts'

const holidays = cityHolidays()
const at = new Date('2026-01-05T02:00:00Z')
const facts: ForManagerLook = {
  check: 'notice',
  managers: ['manager'],
  answer: { revision: 2, answeredBy: 'leader', answeredAt: new Date('2025-12-16T01:42:00Z') },
  seen: [],
  digestSentOn: '2026-01-05',
  today: '2026-01-05',
  muteDays: new Set(),
  holidays,
}
const look = (more: Partial<ForManagerLook>) => managerLookOf({ ...facts, ...more })

describe('所属長の確認は', () => {
  test('3開庁日待ち、その日が過ぎれば「所属長確認なし」になる', () => {
    expect(look({})).toEqual({ kind: 'waiting', until: '2026-01-08' })
    expect(look({ today: '2026-01-08' })).toEqual({ kind: 'waiting', until: '2026-01-08' })
    expect(look({ today: '2026-01-09' })).toEqual({ kind: 'passed' })
  })

  test('後から届いた回答は、その日から数える', () => {
    const answer = { ...facts.answer, answeredAt: new Date('2026-01-06T15:30:00Z') }
    expect(look({ answer })).toEqual({ kind: 'waiting', until: '2026-01-13' })
  })

  test('議会・予算の日は、数えない', () => {
    expect(look({ muteDays: new Set(['2026-01-06', '2026-01-07']) })).toEqual({ kind: 'waiting', until: '2026-01-13' })
  })

  test('見た版だけが確認済になり、直せばもう一度になる', () => {
    expect(look({ seen: [{ revision: 2, how: 'line' }], today: '2026-01-30' })).toEqual({ kind: 'seen', how: 'line' })
    expect(look({ seen: [{ revision: 1, how: 'seen' }] })).toMatchObject({ kind: 'waiting' })
  })

  test('課長が自ら答えたものは、見たことになる', () => {
    expect(look({ answer: { ...facts.answer, answeredBy: 'manager' } })).toEqual({ kind: 'seen', how: 'ownAnswer' })
  })

  test('確認を求めない設定と、課長のいない課では、尋ねない', () => {
    expect(look({ check: 'none' })).toEqual({ kind: 'notAsked' })
    expect(look({ managers: [] })).toEqual({ kind: 'notAsked' })
  })

  test('一覧が届くまでと、確認を必ず求める設定では、黙っていても過ぎない', () => {
    expect(look({ digestSentOn: null, today: '2026-03-01' })).toEqual({ kind: 'waiting', until: null })
    expect(look({ check: 'confirm', today: '2026-03-01' })).toEqual({ kind: 'waiting', until: null })
  })

  test('PMO が待つのは、確認を必ず求める設定のときだけである', () => {
    const looks = [
      { kind: 'notAsked' },
      { kind: 'waiting', until: null },
      { kind: 'seen', how: 'seen' },
      { kind: 'passed' },
    ] as const
    expect(managerChecks.map((check) => looks.map((one) => managerLetsAccept(check, one)))).toEqual([
      [true, true, true, true],
      [true, true, true, true],
      [true, false, true, false],
    ])
  })
})

describe('課の一覧は', () => {
  const digest: ForDigest = {
    check: 'notice',
    calendar: round,
    states: [],
    sentOn: null,
    today: '2025-12-24',
    muteDays: new Set(),
    holidays,
  }
  const due = (states: ExpectationState[], more: Partial<ForDigest> = {}) =>
    isDigestDue({ ...digest, states: states.map((state) => ({ state, measures: 1 })), ...more })

  test.each<[string, ExpectationState[], Partial<ForDigest>, boolean]>([
    ['そろえば届く', ['answered', 'accepted', 'returned', 'excused'], {}, true],
    ['そろわないうちは届かない', ['answered', 'delivered'], {}, false],
    ['期限が過ぎれば、あるものだけで届く', ['answered', 'delivered'], { today: '2026-01-05' }, true],
    ['期限の日にはまだ届かない', ['answered', 'delivered'], { today: '2025-12-26' }, false],
    ['一つもなければ届かない', ['delivered', 'excused'], { today: '2026-01-05' }, false],
    ['対象外だけなら届かない', ['excused'], { today: '2026-01-05' }, false],
    ['連絡先の確認が要るものも、まだの一つである', ['answered', 'unreachable'], {}, false],
    ['二度は届かない', ['answered'], { sentOn: '2025-12-23' }, false],
    ['確認を求めない設定では届かない', ['answered'], { check: 'none' }, false],
    ['議会・予算の日には届かない', ['answered'], { muteDays: new Set(['2025-12-24']) }, false],
    ['閉庁日には届かない', ['answered'], { today: '2025-12-27' }, false],
  ])('%s', (_, states, more, expected) => {
    expect(due(states, more)).toBe(expected)
  })

  test('記録の鍵は、課ごとである', () => {
    expect(digestStep('総務課')).toBe('digest:総務課')
  })

  const shown = [
    { roundId: '2025Q3', measureId: 'B1-3', revision: 2 },
    { roundId: '2025Q3', measureId: 'B1-4', revision: 1 },
  ]
  const said = { how: 'seen', line: '残らない', by: 'manager', at }

  test('一押しで、載っていた版のすべてを見たことになる', () => {
    expect(lookAtDigest(shown, said)).toEqual(
      shown.map((one) => ({ ...one, by: 'manager', at, how: 'seen', line: '' })),
    )
    expect(lookAtDigest(shown, { ...said, how: 'talk' })).toMatchObject([{ how: 'talk' }, { how: 'talk' }])
    expect(lookAtDigest(shown, { ...said, how: 'line', line: ' 会計課と協議済み ' })).toMatchObject([
      { line: '会計課と協議済み' },
      {},
    ])
  })

  test.each([
    [{ how: 'line', line: ' ' }, shown, 'textMissing'],
    [{ how: 'line', line: 'あ'.repeat(301) }, shown, 'textTooLong'],
    [{ how: 'ok' }, shown, 'malformedRequest'],
    [{}, [], 'malformedRequest'],
  ])('%j は断られる（%#）', (more, answers, code) => {
    expect(lookAtDigest(answers, { ...said, ...more })).toMatchObject({ refusal: { code } })
  })
})
