import { describe, expect, test } from '@jest/globals'
import { emptyDraft, toDraft } from '../../../bot/src/cards/answer-lines.ts'
import { checkInFormCard } from '../../../bot/src/cards/check-in-form-card.ts'
import { cardLimit, fitsInMessage } from '../../../bot/src/cards/render-card.ts'
import { readAnswer } from '../../../shared/src/domain/check-in.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { dataOf, type Json, markdownOf, partsOf, plainOf } from './card-rules.ts'
import { answerOf, formFacts, round, type Texts } from './every-card.ts'

const texts: Texts = { title: '紙決裁の廃止', progress: '前の進捗', other: '300字までの文' }
const facts = formFacts(texts)

const input = (card: Parameters<typeof partsOf>[0], id: string): Json => {
  const found = partsOf(card).find((part) => part.id === id && String(part.type).startsWith('Input.'))
  if (!found) throw new Error(`The card has no input ${id}`)
  return found
}

describe('回答の様式', () => {
  test('天気は選ばれておらず、方向性は継続から始まる', () => {
    const card = checkInFormCard(facts, { draft: emptyDraft })
    expect(input(card, 'weather').value).toBe('')
    expect(input(card, 'direction').value).toBe('continue')
    expect(input(card, 'directionReason').value).toBe('')
    expect(input(card, 'progress').value).toBe('')
  })

  test('目標と前回を、原典であることを添えて見せる', () => {
    const plain = plainOf(checkInFormCard(facts, { draft: emptyDraft }))
    expect(plain).toContain('目標（R7 Q4末）：300字までの文')
    expect(plain).toContainEqual(expect.stringMatching(/^前回（R7 Q2）：☀.*（原典・要確認）　前の進捗$/))
  })

  test('保存するボタンは、もとの版と送信の番号を運ぶ', () => {
    const card = checkInFormCard({ ...facts, basedOn: 3 }, { draft: emptyDraft })
    expect(dataOf(card, 'checkIn.submit')).toEqual({
      roundId: '2025Q3',
      measureId: 'B1-1',
      basedOn: 3,
      nonce: facts.nonce,
    })
  })

  test('間違った欄のすぐ後に文が出て、打った文は欄に残る', () => {
    const draft = { ...toDraft(answerOf(texts)), weather: 'なぞの天気', progress: '進'.repeat(414) }
    const card = checkInFormCard(facts, {
      draft,
      problems: [{ field: 'progress', code: 'tooLong', limit: 400, length: 414 }],
    })
    const parts = partsOf(card)
    const after = parts[parts.indexOf(input(card, 'progress')) + 1]
    expect(after?.text).toBe('進捗状況は400字までです（現在 414字）。入力された文は残してあります。')
    expect(input(card, 'progress').value).toBe(draft.progress)
    expect(input(card, 'weather').value).toBe('なぞの天気')
    expect(markdownOf(card)).toContain('保存の前に、印の付いた欄をご確認ください。入力された内容は残してあります。')
  })

  test('保存された回答は、様式を通してもそのまま読み取れる', () => {
    const answer = answerOf(texts)
    const read = readAnswer(toDraft(answer), { indicatorIds: ['rate', 'sheets'], asOfDay: round.asOfDay })
    expect(isRefusal(read)).toBe(false)
    expect(read).toEqual(answer)
  })
})

describe('長すぎる文は', () => {
  const withProgress = (progress: string) => checkInFormCard(facts, { draft: { ...emptyDraft, progress } })

  test('1万字までなら、欄に残したままカードで返せる', () => {
    const card = withProgress('進'.repeat(10_000))
    expect(fitsInMessage(card)).toBe(true)
    expect(input(card, 'progress').value).toHaveLength(10_000)
  })

  test.each([
    ['日本語', '進'],
    ['引用符', '"'],
    ['絵文字', '👨‍👩‍👧‍👦'],
  ])('%sで2万字あれば、カードには載らないとわかる', (_name, character) => {
    expect(fitsInMessage(withProgress(character.repeat(20_000)))).toBe(false)
  })

  test('載るかどうかは、送られる文字の数で決まる', () => {
    const bare = JSON.stringify(withProgress('')).length
    expect(fitsInMessage(withProgress('進'.repeat(cardLimit - bare)))).toBe(true)
    expect(fitsInMessage(withProgress('進'.repeat(cardLimit - bare + 1)))).toBe(false)
  })
})
