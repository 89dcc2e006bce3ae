import { describe, expect, test } from '@jest/globals'
import { savedBanner } from '../../../bot/src/cards/saved-banner.ts'
import { sampleRevision } from '../../support/sample-answer.ts'
import { measureOf, round } from './every-card.ts'

const revision = sampleRevision({ measureId: 'B1-1', revision: 1, answeredBy: 'person' })
const answerOf = (recordedFor?: { readonly post: string | null }) =>
  savedBanner(round, measureOf('紙決裁の廃止'), revision, [], recordedFor).answer

describe('保存後の確認', () => {
  test('自分の回答では、天気と方向性を言う', () => {
    expect(answerOf()).toBe('☁️ くもり・継続')
  })

  test('代理入力では、だれの回答として記録したかを言う', () => {
    expect(answerOf({ post: '総務課 PL' })).toBe('☁️ くもり・継続　代理入力（総務課 PL の回答として記録しました）')
  })

  test('担当のいない施策でも、代理入力と言う', () => {
    expect(answerOf({ post: null })).toBe('☁️ くもり・継続　代理入力（PLの決まっていない施策の回答として記録しました）')
  })
})
