import { describe, expect, test } from '@jest/globals'
import {
  decideUnanswered,
  type ForManagerChoice,
  type ManagerChoiceDraft,
  managerChoices,
} from '../../../shared/src/domain/manager-choice.ts'
import { expectationStates } from '../../../shared/src/domain/round.ts'
import { holidays, owed, round } from './ladder-city.ts'

const at = new Date('2026-01-06T02:00:00Z')
const expectation = owed('B3-1', 'leader')
const facts: ForManagerChoice = {
  round,
  expectation,
  handOver: { assignment: { measureId: 'B3-1', leader: 'leader' }, earlier: [], people: new Set(['leader', 'other']) },
  by: 'manager',
  at,
  holidays,
}
const draft = (more: Partial<ManagerChoiceDraft>): ManagerChoiceDraft => ({
  choice: 'seeToIt',
  leader: '',
  dueOn: '',
  reason: '',
  text: '',
  ...more,
})
const decide = (more: Partial<ManagerChoiceDraft>, other: Partial<ForManagerChoice> = {}) =>
  decideUnanswered({ ...facts, ...other }, draft(more))
const said = { roundId: '2025Q3', measureId: 'B3-1', by: 'manager', at }

describe('未回答の施策について、課長は', () => {
  test('課内で対応すると言える', () => {
    expect(decide({})).toEqual({ choice: 'seeToIt', inHand: said })
  })

  test('別の担当を指定できる', () => {
    expect(decide({ choice: 'anotherLeader', leader: 'other' })).toMatchObject({
      choice: 'anotherLeader',
      handOver: { from: 'leader', to: 'other', kind: 'appointment', state: 'accepted', by: 'manager' },
    })
    expect(decide({ choice: 'anotherLeader', leader: 'leader' })).toMatchObject({ refusal: { code: 'alreadyLeader' } })
  })

  test('理由を添えて、締切までの日に延ばせる', () => {
    const reason = { reason: 'assembly', text: '' }
    expect(decide({ choice: 'moreDays', dueOn: ' 2026-01-09 ', ...reason })).toEqual({
      choice: 'moreDays',
      extension: { ...said, ...reason, dueOn: '2026-01-09', decidedOn: '2026-01-06' },
    })
  })

  test.each([
    ['日でない', { dueOn: '来週', reason: 'assembly' }, { code: 'notADay', field: 'dueOn' }],
    [
      '今日の',
      { dueOn: '2026-01-06', reason: 'assembly' },
      { code: 'dateTooEarly', field: 'dueOn', earliest: '2026-01-07' },
    ],
    [
      '締切より後の',
      { dueOn: '2026-01-13', reason: 'assembly' },
      { code: 'dateTooLate', field: 'dueOn', latest: '2026-01-09' },
    ],
    ['理由のない', { dueOn: '2026-01-08', reason: '' }, { code: 'reasonMissing' }],
    ['その他の内容のない', { dueOn: '2026-01-08', reason: 'other' }, { code: 'textMissing' }],
  ])('%s期限の延長は断られる', (_, more, refusal) => {
    expect(decide({ choice: 'moreDays', ...more })).toEqual({ refusal })
  })

  test('閉庁日には延ばせず、締切の日にはもう延ばせない', () => {
    const later = { ...round, closesOn: '2026-01-14' }
    expect(decide({ choice: 'moreDays', dueOn: '2026-01-12', reason: 'budget' }, { round: later })).toMatchObject({
      refusal: { code: 'notABusinessDay', day: '2026-01-12' },
    })
    const lastDay = new Date('2026-01-09T02:00:00Z')
    expect(decide({ choice: 'moreDays', dueOn: '2026-01-09', reason: 'budget' }, { at: lastDay })).toEqual({
      refusal: { code: 'dateTooLate', field: 'dueOn', latest: '2026-01-09' },
    })
  })

  test('理由を添えて、今期は対象外とできる', () => {
    expect(decide({ choice: 'notThisQuarter', reason: 'other', text: '事業を見送り' })).toEqual({
      choice: 'notThisQuarter',
      excuse: { ...said, reason: 'other', text: '事業を見送り' },
      expectation: { ...expectation, state: 'excused', cause: 'other' },
    })
    expect(decide({ choice: 'notThisQuarter' })).toEqual({ refusal: { code: 'reasonMissing' } })
  })

  test.each(expectationStates)('「%s」の施策を選べるのは、回答を待っているときだけである', (state) => {
    const decision = decide({}, { expectation: { ...expectation, state } })
    const waits = ['planned', 'delivered', 'unreachable'].includes(state)
    expect(decision).toMatchObject(
      waits ? { choice: 'seeToIt' } : { refusal: { code: 'noAnswerAwaited', measureId: 'B3-1' } },
    )
  })

  test('回の前と締切の後、知らない選び方は断られる', () => {
    for (const choice of managerChoices) {
      expect(decide({ choice }, { round: { ...round, state: 'closed' } })).toMatchObject({
        refusal: { code: 'roundClosed' },
      })
      expect(decide({ choice }, { round: { ...round, state: 'planned' } })).toMatchObject({
        refusal: { code: 'noOpenRound' },
      })
    }
    expect(decide({ choice: 'later' })).toEqual({ refusal: { code: 'malformedRequest' } })
  })
})
