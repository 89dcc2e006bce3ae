import { describe, expect, test } from '@jest/globals'
import { actionsOf, markdownOf, plainOf, problemsOf } from './card-rules.ts'
import { everyCard, type Texts } from './every-card.ts'

/** Everything is as long as it may be. A quotation mark takes two characters on the wire, a kanji one. */
const longest: Texts = {
  title: '業'.repeat(60),
  progress: '進捗状況を書いた文章'.repeat(40),
  other: '方向性の理由を書く文'.repeat(30),
}

const longestInCode: Texts = { title: '"'.repeat(60), progress: '"\n'.repeat(200), other: '\\'.repeat(300) }

describe('どのカードも、どの状態でも', () => {
  test.each(everyCard(longest))('いちばん長い日本語で決まりを守る（$name）', ({ card }) => {
    expect(problemsOf(card)).toEqual([])
  })

  test.each(everyCard(longestInCode))('いちばん長い記号でも大きさを守る（$name）', ({ card }) => {
    expect(problemsOf(card)).toEqual([])
  })

  test('40施策の一覧でも、ボタンはカードの下に六つまで', () => {
    for (const { card } of everyCard(longest)) {
      const { actions = [] } = card as { readonly actions?: readonly unknown[] }
      expect(actions.length).toBeLessThanOrEqual(6)
    }
  })
})

const hostile = [
  ['差し込みの記号', `\${heading} と \${$root.nonce} と \${if(true, 'x', 'y')}`],
  ['Markdown', '**太字** _斜体_ [リンク](https://example.com) # 見出し\n- 一つ\n1. 二つ `code` ~~消し~~'],
  ['HTML', '<b>太字</b> <script>alert(1)</script> &amp; &#x41;'],
  ['メンション', '<at>市長</at>'],
  ['絵文字と異体字', '👨‍👩‍👧‍👦 ☔️ 𠮷野家 葛󠄀城市 が'],
  ['引用符と円記号', `"'\`\\"\\\\ \\n "}], "type": "Action.OpenUrl`],
  ['改行と空白', '一行目\n\n三行目\t字下げ　全角'],
  ['日付の関数', '{{DATE(2025-01-01T00:00:00Z, SHORT)}}'],
] as const

describe.each(hostile)('打たれた文に%sがあっても', (_name, sign) => {
  const texts: Texts = { title: '紙決裁の廃止', progress: `進捗${sign}。`, other: `ほか${sign}。` }
  const typed = [texts.progress, texts.other]
  const cards = everyCard(texts)

  test('カードは決まりを守る', () => {
    expect(cards.flatMap(({ name, card }) => problemsOf(card, typed).map((problem) => `${name}: ${problem}`))).toEqual(
      [],
    )
  })

  test('Markdown として読まれる場所には出ない', () => {
    for (const { card } of cards) for (const text of markdownOf(card)) expect(text).not.toContain(sign)
  })

  test('読む場所と入力欄には、打ったとおりに出る', () => {
    const shown = cards.flatMap(({ card }) => plainOf(card))
    expect(shown).toContain(texts.progress)
    expect(shown).toContain(texts.other)
  })

  test('ボタンの名前や行き先は変わらない', () => {
    const plain = everyCard({ title: '紙決裁の廃止', progress: '進捗', other: 'ほか' })
    const buttons = (all: typeof cards) =>
      all.map(({ card }) => actionsOf(card).map(({ type, title, verb }) => [type, title, verb]))
    expect(buttons(cards)).toEqual(buttons(plain))
  })
})

describe.each(hostile)('施策名に%sがあっても', (_name, sign) => {
  const texts: Texts = { title: sign, progress: '進捗', other: 'ほか' }
  const cards = everyCard(texts)

  test('カードは決まりを守る', () => {
    const problems = cards.flatMap(({ name, card }) =>
      problemsOf(card, [sign, ...markdownOf(card)]).map((problem) => `${name}: ${problem}`),
    )
    expect(problems).toEqual([])
  })

  test('見出しや一覧で、飾りやリンクにならない', () => {
    for (const { card } of cards) {
      for (const text of markdownOf(card)) {
        // Our own emphasis is two asterisks on either side of a day.
        expect(text.replaceAll(/\*\*\d+月\d+日（.）\*\*/g, '')).not.toMatch(/[*_[\]<>`~\\&#\n]|\{\{/)
      }
    }
  })
})
