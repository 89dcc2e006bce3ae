import { describe, expect, test } from '@jest/globals'
import {
  afterPress,
  outcomeStage,
  type ReportPress,
  readOutcome,
  reportStages,
} from '../../../shared/src/domain/closing-report.ts'

describe('終了カードは', () => {
  test('PMO の下見から副市長、市長へと進み、副市長は PMO に戻して確認できる', () => {
    const presses: readonly ReportPress[] = ['send', 'seen', 'askPmo']
    expect(reportStages.map((stage) => presses.map((press) => afterPress(stage, press)))).toEqual([
      ['withProgrammeManager', null, null],
      [null, 'confirmed', 'preview'],
      ['reported', null, 'preview'],
      [null, null, null],
    ])
  })
})

describe('会議の結果は', () => {
  const typed = {
    roundId: '2025Q3',
    measureId: 'B1-3',
    direction: 'expand',
    note: ' 歳出伝票へ拡大 ',
    confirmedOn: '2026-01-20',
    draftNumber: '',
    by: 'pmo',
    at: new Date('2026-01-20T05:00:00Z'),
  }

  test('起案番号が入るまで「決定」にならない', () => {
    const confirmed = readOutcome(typed)
    const decided = readOutcome({ ...typed, draftNumber: ' デジ第123号 ' })
    expect(confirmed).toEqual({ ...typed, note: '歳出伝票へ拡大' })
    expect(decided).toMatchObject({ draftNumber: 'デジ第123号' })
    const stages = [null, confirmed, decided].map((one) => (one && 'refusal' in one ? 'refused' : outcomeStage(one)))
    expect(stages).toEqual(['proposal', 'confirmed', 'decided'])
  })

  test.each([
    [{ direction: '拡充' }, { code: 'malformedRequest' }],
    [{ confirmedOn: '1月' }, { code: 'notADay', field: 'meetingOn' }],
    [{ note: 'あ'.repeat(301) }, { code: 'textTooLong', limit: 300, length: 301 }],
    [{ draftNumber: 'あ'.repeat(301) }, { code: 'textTooLong', limit: 300, length: 301 }],
  ])('%j は断られる', (more, refusal) => {
    expect(readOutcome({ ...typed, ...more })).toEqual({ refusal })
  })
})
