import { expect, test } from '@jest/globals'
import { type Amendment, amend } from '../../../shared/src/domain/amendment.ts'
import type { Answer } from '../../../shared/src/domain/check-in.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { round } from './ladder-city.ts'

const answer: Answer = {
  weather: 'cloudy',
  progress: '12月末現在、64.1％。',
  direction: 'continue',
  directionReason: 'keepTrying',
  directionReasonText: '',
  figures: [{ indicatorId: 'rate', value: 64.1, asOf: '2025-12-31' }],
  milestones: [],
  issue: '',
  nextAction: '',
  consultation: null,
  nextYearNeeds: [],
  unchanged: false,
}
const closed = { ...round, state: 'closed' as const }
const said = {
  kind: 'finalFigure' as const,
  answer,
  reason: ' 四半期末の数値 ',
  by: 'leader',
  at: new Date('2026-01-14T15:30:00Z'),
}

test('締切後の訂正は、日付と理由のついた別の記録になる', () => {
  expect(amend({ round: closed, measureId: 'B1-3', earlier: [] }, said)).toEqual({
    ...said,
    roundId: '2025Q3',
    measureId: 'B1-3',
    number: 1,
    reason: '四半期末の数値',
    dated: '2026-01-15',
  })
})

test('同じ訂正を二度送っても一つで、違えば次の番号になる', () => {
  const first = amend({ round: closed, measureId: 'B1-3', earlier: [] }, said)
  if (isRefusal(first)) throw new Error(first.refusal.code)
  const again = (more: Partial<Amendment>) =>
    amend({ round: closed, measureId: 'B1-3', earlier: [first] }, { ...said, ...more })
  expect(again({ at: new Date('2026-01-16T00:00:00Z') })).toBe(first)
  for (const more of [{ by: 'deputy' }, { reason: '別の理由' }, { answer: { ...answer, weather: 'rainy' as const } }]) {
    expect(again(more)).toMatchObject({ number: 2 })
  }
})

test('締め切っていない回と、理由のない訂正は断られる', () => {
  expect(amend({ round, measureId: 'B1-3', earlier: [] }, said)).toEqual({
    refusal: { code: 'roundNotClosed', roundId: '2025Q3' },
  })
  expect(amend({ round: closed, measureId: 'B1-3', earlier: [] }, { ...said, reason: ' ' })).toEqual({
    refusal: { code: 'textMissing' },
  })
})
