/** 保存後の1問：尋ねる前に、保存したことをすべて言う。 */
import { expect, test } from '@jest/globals'
import { followUpCard } from '../../../bot/src/cards/follow-up-card.ts'
import { savedBanner } from '../../../bot/src/cards/saved-banner.ts'
import { sampleRevision } from '../../support/sample-answer.ts'
import { measureOf, round } from './every-card.ts'

const measure = measureOf('紙決裁の廃止')
const revision = sampleRevision({ measureId: measure.id, revision: 1, answeredBy: 'person' })
const cardWith = (consulted: readonly string[] | null) => {
  const banner = savedBanner(round, measure, revision, [], null, consulted)
  return JSON.stringify(followUpCard(round, measure, { kind: 'copiedText' }, 'cloudy', [], banner, 'nonce'))
}

test('いつまで直せるかを言う', () => {
  expect(cardWith(null)).toMatch(/締切の.+までは何度でも直せます。/)
})

test('ご相談が誰に届くかを言う', () => {
  expect(cardWith(['総務課長'])).toContain('ご相談は、総務課長にお届けします。')
})

test('ご相談をつなぐ先がないことも言う', () => {
  expect(cardWith([])).toContain('ご相談をおつなぎする先が登録されていないため')
})
