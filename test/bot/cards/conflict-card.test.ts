import { expect, test } from '@jest/globals'
import { conflictCard } from '../../../bot/src/cards/conflict-card.ts'
import { readAnswer } from '../../../shared/src/domain/check-in.ts'
import { sampleRevision } from '../../support/sample-answer.ts'
import { actionsOf, dataOf, markdownOf, plainOf } from './card-rules.ts'
import { answerOf, measureOf, round, type Texts } from './every-card.ts'

const texts: Texts = { title: '紙決裁の廃止', progress: '保存済みの文', other: '保存済みの理由' }
const theirs = sampleRevision({ measureId: 'B1-1', revision: 2, answeredBy: 'other', answer: answerOf(texts) })
const mine = answerOf({ ...texts, progress: 'いま打った文', other: 'いま打った理由' })
const card = conflictCard(measureOf(texts.title), [], theirs, mine, 'new-nonce')

test('両方の文が、どちらのものかとともに並ぶ', () => {
  const plain = plainOf(card).join('\n')
  for (const text of ['保存済みの文', '保存済みの理由', 'いま打った文', 'いま打った理由']) expect(plain).toContain(text)
  expect(markdownOf(card)).toContainEqual(expect.stringMatching(/^保存済み（第2版、12月16日.* 10:42）$/))
  expect(markdownOf(card)).toContain('いま入力された内容')
})

test('「入力した内容で直す」は、打った内容のすべてと、保存済みの版と、新しい送信の番号を運ぶ', () => {
  const { roundId, measureId, basedOn, nonce, ...draft } = dataOf(card, 'checkIn.submit')
  expect({ roundId, measureId, basedOn, nonce }).toEqual({
    roundId: '2025Q3',
    measureId: 'B1-1',
    basedOn: 2,
    nonce: 'new-nonce',
  })
  expect(readAnswer(draft as never, { indicatorIds: ['rate', 'sheets'], asOfDay: round.asOfDay })).toEqual(mine)
})

test('「保存済みのほうを残す」は、何も保存しない', () => {
  expect(actionsOf(card).map(({ verb }) => verb)).toEqual(['checkIn.submit', 'measures.list'])
})
