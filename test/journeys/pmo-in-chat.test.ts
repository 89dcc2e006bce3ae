/** PMOの一回り: opens a round, watches it, asks back, accepts and closes it, all in chat; and what others may not. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { chatJa } from '../../shared/src/wording/chat.ja.ts'
import { longTexts, noValue, oddIds, oddTexts } from '../support/bad-data.ts'
import { cardSaying } from '../support/card-saying.ts'
import { chatOf, goodAnswer } from '../support/chat-of.ts'
import { everythingStored } from '../support/everything-stored.ts'
import { posts, startTestCity, type TestCity } from '../support/test-city.ts'

const reformOffice = '00000000-0000-4000-8000-000000000014'
const dxLeader = '00000000-0000-4000-8000-000000000003'
const roundId = '2025Q3'
const asked = '枚数はプリントログと実績のどちらの集計でしょうか。'

// Cards come when their jobs have run, which takes a busy machine a while.
jest.setTimeout(30_000)

let city: TestCity

const pmo = () => chatOf(city, posts.pmo)
const reform = () => chatOf(city, reformOffice)
const leader = () => chatOf(city, posts.generalAffairsLeader)
const stored = () => everythingStored(city.deps, roundId)

/** Presses until the card says it: what jobs do shows in their own time. */
async function statusSaying(sentence: string): Promise<string> {
  const until = performance.now() + 20_000
  for (;;) {
    const { text } = await pmo().press('round.status', {})
    if (text.includes(sentence)) return text
    if (performance.now() > until) throw new Error(`The status does not say 「${sentence}」 but`, { cause: text })
  }
}

/** 「対象32 ＝ 回答済0・…」 as numbers. */
function tallyIn(text: string): { readonly all: number; readonly parts: readonly number[] } {
  const found = /対象(\d+) ＝ 回答済(\d+)・未回答(\d+)・連絡先の確認が必要(\d+)・対象外(\d+)/.exec(text)
  const [all = 0, ...parts] = (found ?? []).slice(1).map(Number)
  return { all, parts }
}

function sentTo(personId: string, sentence: string): number {
  const person = city.teams.city.member(personId)
  if (!person) throw new Error('No such person in the city')
  return city.teams.personSide.messages(person).messages.filter(({ summary }) => summary.includes(sentence)).length
}

beforeAll(async () => {
  city = await startTestCity({ openFirstRound: false })
  city.teams.control.begin({ kind: 'blockedByUser', target: dxLeader })
}, 30_000)
afterAll(() => city.stop())

describe('回を開くのは', () => {
  test.each([
    ['PL', posts.generalAffairsLeader],
    ['課長', posts.generalAffairsManager],
    ['市長', posts.mayor],
  ])('PMO だけで、%s が書いても開かない', async (_post, person) => {
    expect(await chatOf(city, person).say('回を開く')).toContain('この操作は、担当の方だけが行えます。')
  })

  test('「回を開く」と書くと、日程を示して確かめ、やめることもできる', async () => {
    const text = await pmo().say('回を開く')
    expect(text).toContain('令和7年度 第3四半期 の回を開きます')
    expect(text).toContain('12月26日（金）')
    expect((await pmo().pressButton('やめる')).notice).toContain('回は開いていません。')
    expect(await pmo().say('状況')).toContain('いまは回答の期間ではありません。')
  })

  test('押すと開き、担当者に一覧が届く', async () => {
    await pmo().say('回を開く')
    expect((await pmo().pressButton('回を開く')).text).toContain('R7 Q3 の回を開きました。')
    expect((await cardSaying(city, posts.generalAffairsLeader, '進捗のご回答')).text).toContain('回答済 0／9')
  })

  test('開いた後にもう一度書くと、開いていると返す', async () => {
    expect(await pmo().say('回を開く')).toContain('R7 Q3 の回は、すでに開いています。')
    expect((await pmo().press('round.open', { roundId })).notice).toContain('すでに開いています。')
    expect((await pmo().press('round.open', { roundId: '2025Q4' })).notice).toContain('受付中です。')
  })

  test('PMO でない人は、そのボタンを送りつけても開けない', async () => {
    expect((await leader().press('round.open', { roundId: '2025Q4' })).notice).toContain('担当の方だけが行えます')
  })
})

describe('回答状況は', () => {
  test('施策の総数に足し上がり、届けられなかった施策に理由がつく', async () => {
    const text = await statusSaying('本人がアプリからの連絡を止めています')
    expect(tallyIn(text).all).toBe(32)
    expect(tallyIn(text).parts.reduce((sum, n) => sum + n, 0)).toBe(32)
    expect(text).toMatch(/B1-1 [^\n]* ― 本人がアプリからの連絡を止めています/)
    expect(text).toContain('期限 12月26日（金）／締切 1月9日（金）')
  })

  test('回答があれば数が動く', async () => {
    const [answered = 0, unanswered = 0] = tallyIn(await statusSaying('R7 Q3 回答状況')).parts
    await leader().submit('B1-4', {})
    const after = tallyIn((await pmo().pressButton('最新にする')).text)
    expect(after.parts.slice(0, 2)).toEqual([answered + 1, unanswered - 1])
  })

  test('課長や市長が「状況」と書いても、全体の状況は見えない', async () => {
    for (const person of [posts.generalAffairsManager, posts.mayor]) {
      const chat = chatOf(city, person)
      expect(await chat.say('状況')).not.toContain('対象32')
    }
  })
})

describe('確認のお願いは', () => {
  test('回答を選んで開くと、答えた文と前回が見える', async () => {
    await pmo().press('round.status', {})
    await pmo().pressButton('回答を確認する')
    const { text } = await pmo().pressButton('開く', { measureId: 'B1-4' })
    expect(text).toContain('B1-4 ペーパーレスの推進 の回答')
    expect(text).toContain(goodAnswer.progress)
    expect(text).toMatch(/総務課 PL　12月12日.* \d\d:\d\d・第1版/)
    expect(text).toContain('前回（R7 Q2）：')
  })

  test.each([
    ['書かれていない', ' \n', '内容をご入力ください。'],
    ['長すぎる', '問'.repeat(310), '内容は300字までです（現在 310字）。入力された文は残してあります。'],
  ])('%sと送られず、書いた文は欄に残る', async (_what, question, sentence) => {
    const { text, card } = await pmo().pressButton('担当者に送る', { question })
    expect(text).toContain(sentence)
    expect(JSON.stringify(card)).toContain(JSON.stringify(question))
    expect(sentTo(posts.generalAffairsLeader, '確認のお願い')).toBe(0)
  })

  test('送ると、担当者に一度だけ届く', async () => {
    const { text } = await pmo().pressButton('担当者に送る', { question: asked })
    expect(text).toContain('✓ 担当者に確認のお願いを送りました。')
    expect(text).toContain(asked)
    expect(text).toContain('（返事待ち）')
    await pmo().pressButton('担当者に送る', { question: asked })
    const card = await cardSaying(city, posts.generalAffairsLeader, `「${asked}」（PMO）`)
    expect(card.text).toContain('ご回答の文はそのまま残っています。1月9日（金）までにお願いします。')
    expect(JSON.stringify(card.card)).not.toContain('"Input.')
    expect(await statusSaying('返答を待つ確認のお願い　1')).toContain('確認のお願い中\n1')
    expect(sentTo(posts.generalAffairsLeader, 'B1-4 について確認のお願い')).toBe(1)
  })

  test('担当者の一覧にも示され、そこからも返答の画面が開く', async () => {
    expect(await leader().say('一覧')).toContain('PMOから確認のお願いがあります')
    const { text } = await leader().pressButton('B1-4 ペーパーレスの推進 への確認のお願いに返答する')
    expect(text).toContain(`「${asked}」（PMO）`)
  })

  test.each([
    ['空の返答', ' ', '内容をご入力ください。'],
    ['長すぎる返答', '返'.repeat(310), '内容は300字までです（現在 310字）。'],
  ])('%sは送られず、書いた文は欄に残る', async (_what, reply, sentence) => {
    const { text, card } = await leader().pressButton('返答を送る', { reply })
    expect(text).toContain(sentence)
    expect(JSON.stringify(card)).toContain(JSON.stringify(reply))
  })

  test('返答はPMOに戻り、回答は確認を待つものに戻る', async () => {
    const { text } = await leader().pressButton('返答を送る', { reply: 'プリントログの**集計**です。<at>PMO</at>' })
    expect(text).toContain('✓ B1-4 への返答をPMOにお届けしました。')
    await statusSaying('確認のお願い中\n0')
    const look = await pmo().press('review.look', { roundId, measureId: 'B1-4' })
    expect(look.text).toContain('返答：プリントログの**集計**です。<at>PMO</at>')
  })

  test('返答した後に届いたカードを押しても、返答済みと示される', async () => {
    const { notice } = await leader().press('question.form', { roundId, measureId: 'B1-4', number: 1 })
    expect(notice).toContain('すでに返答をいただいています。')
  })
})

describe('PMO確認済にするのは', () => {
  const look = { roundId, measureId: 'B1-4' }

  test('ご自身の課の施策なら、もう一方の係', async () => {
    await reform().say('状況')
    const { text } = await reform().press('review.look', look)
    expect(text).toContain('ご自身の課の施策のため、PMO確認はもう一方の係が行います。')
    expect(text).not.toContain('PMO確認済にする')
    const refused = await reform().press('review.accept', { ...look, revision: 1 })
    expect(refused.notice).toContain('もう一方のPMOの係に確認をお願いしてください。')
  })

  test('見ている間に直されていれば、新しい内容を見てから', async () => {
    await pmo().press('review.look', look)
    await leader().submit('B1-4', { basedOn: 1, progress: '直した文です。' })
    const { text } = await pmo().pressButton('PMO確認済にする')
    expect(text).toContain('ご覧になっている間に、回答が直されました。新しい内容をご確認ください。')
    expect(text).toContain('直した文です。')
    expect((await pmo().pressButton('PMO確認済にする')).text).toContain('PMO確認済です。')
    expect(await statusSaying('R7 Q3 回答状況')).toContain('PMO確認済\n1')
  })

  test('二度押しても変わらず、直されれば確認を待つものに戻る', async () => {
    expect((await pmo().press('review.accept', { ...look, revision: 2 })).text).toContain('PMO確認済です。')
    await leader().submit('B1-4', { basedOn: 2 })
    expect(await statusSaying('R7 Q3 回答状況')).toContain('PMO確認済\n0')
  })

  test('次の回答へ進める', async () => {
    await leader().submit('B1-6', {})
    await pmo().press('review.look', look)
    expect((await pmo().pressButton('次：B1-6')).text).toContain('B1-6')
  })
})

describe('どんな値が届いても、決まった返事があり、何も保存されない', () => {
  const place = { roundId, measureId: 'B1-4' }
  const verbs = {
    'round.open': { roundId },
    'round.close': { roundId },
    'review.look': place,
    'review.ask': { ...place, question: '問い' },
    'review.accept': { ...place, revision: 3 },
    'question.form': { ...place, number: 1 },
    'question.reply': { ...place, number: 1, reply: '返答' },
  }
  const bare = ['round.status', 'round.closeForm', 'round.cancelOpen', 'review.pick', 'record.pick', 'unchanged.form']
  /** May be left out: a card does not send an empty text, and not every card names the question. */
  const optional: readonly string[] = ['question', 'reply', 'number']
  let before = ''

  beforeAll(async () => {
    before = await stored()
  })

  /** A card again, or a line below it; never "something went wrong". */
  async function answerTo(verb: string, data: unknown, chat = pmo()): Promise<string> {
    const { text, notice } = await chat.press(verb, data as object)
    const said = notice ?? text
    expect(said).not.toBe('')
    expect(said).not.toContain(chatJa.replies.trouble)
    return said
  }

  test.each([
    ...Object.entries(verbs).flatMap(([verb, data]) =>
      Object.keys(data).flatMap((field) =>
        noValue
          .filter((value) => value !== undefined || !optional.includes(field))
          // What becomes a whole number is one.
          .filter((value) => !['revision', 'number'].includes(field) || Number.isNaN(Number(value)))
          .map((value) => [verb, `${field} が ${JSON.stringify(value)}`, { ...data, [field]: value }] as const),
      ),
    ),
    ...[...Object.keys(verbs), ...bare].flatMap((verb) =>
      ['x', 5, [], true].map((data) => [verb, JSON.stringify(data), data] as const),
    ),
    ...['-1', '1.5', 'x', '1e400'].map((n) => ['review.accept', `版が ${n}`, { ...place, revision: n }] as const),
    ...['-1', '1.5', 'x'].map((n) => ['question.form', `番号が ${n}`, { ...place, number: n }] as const),
  ])('%s の %s は読み取れない', async (verb, _what, data) => {
    expect(await answerTo(verb, data)).toContain('内容を読み取れませんでした')
  })

  test.each(Object.entries(verbs))('%s の回や施策が、知らないもの', async (verb, data) => {
    for (const id of oddIds) {
      const known = /読み取れませんでした|見つかりませんでした|対象ではありません/
      expect(await answerTo(verb, { ...data, roundId: id })).toMatch(known)
      if ('measureId' in data) expect(await answerTo(verb, { ...data, measureId: id })).toMatch(known)
    }
  })

  test.each([...longTexts, ['空白', ' \u3000\n'], ['NULだけ', '\u0000\u0001']])('問いが%s', async (_what, question) => {
    expect(await answerTo('review.ask', { ...place, question })).toMatch(/300字まで|ご入力ください/)
  })

  test.each([...oddTexts, ...longTexts])('担当でない人の返答が%s', async (_what, reply) => {
    expect(await answerTo('question.reply', { ...verbs['question.reply'], reply })).toContain(
      '担当としては登録されていません',
    )
  })

  test.each(Object.entries(verbs).filter(([verb]) => !verb.startsWith('question.')))(
    '%s をPMOでない人が送っても、断られる',
    async (verb, data) => {
      expect(await answerTo(verb, data, leader())).toContain('この操作は、担当の方だけが行えます。')
    },
  )

  test.each(['round.status', 'round.closeForm', 'review.pick', 'record.pick'])(
    '%s をPMOでない人が送っても、何も見えない',
    async (verb) => {
      expect(await answerTo(verb, {}, leader())).toContain('この操作は、担当の方だけが行えます。')
    },
  )

  test('でたらめな値でも', async () => {
    const field = fc.constantFrom(
      'roundId',
      'measureId',
      'question',
      'reply',
      'number',
      'revision',
      'nonce',
      'choice',
      'page',
    )
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('2025Q2', 'B1-3', '__proto__', 'constructor'))
    const verb = fc.constantFrom(
      ...Object.keys(verbs).filter((one) => one !== 'round.close'),
      ...bare,
      'followUp.answer',
    )
    await fc.assert(
      fc.asyncProperty(verb, fc.dictionary(field, value), async (pressed, data) => {
        await answerTo(pressed, data)
      }),
      { numRuns: 60 },
    )
  }, 30_000)

  test('ここまでの値からは、何も保存されていない', async () => {
    expect(await stored()).toBe(before)
  })
})

describe('打った問いは、そのまま担当者に届く', () => {
  /** What cannot be stored is left out, and there is one kind of line end. */
  const kept: Readonly<Record<string, string>> = {
    NULを含む文: '枚数はどちらですか。',
    半端な文字: '枚数\ufffd',
    改行: '一行目\n\n二行目\n三行目',
  }

  test.each(oddTexts.filter(([name]) => name !== 'NUL'))('%s', async (name, question) => {
    const { text } = await pmo().press('review.ask', { roundId, measureId: 'B1-6', question })
    expect(text).toContain('✓ 担当者に確認のお願いを送りました。')
    expect(await cardSaying(city, posts.generalAffairsLeader, `「${kept[name] ?? question}」（PMO）`)).toBeDefined()
  })
})

describe('締め切るのは', () => {
  test('確かめてからで、未回答の数を示し、戻ることもできる', async () => {
    const [, unanswered = 0, unreachable = 0] = tallyIn(await statusSaying('R7 Q3 回答状況')).parts
    const { text } = await pmo().pressButton('締め切る')
    expect(text).toContain('R7 Q3 の回を締め切りますか')
    expect(text).toContain(`未回答が${unanswered + unreachable}施策あります。`)
    expect((await pmo().pressButton('戻る')).text).toContain('対象32')
  })

  test('PMO でない人には、できない', async () => {
    expect((await leader().press('round.close', { roundId })).notice).toContain('担当の方だけが行えます')
  })

  test('締め切ると、どのボタンからも動かせず、二度目は締め切ったと返る', async () => {
    await pmo().pressButton('締め切る')
    expect((await pmo().pressButton('締め切る')).text).toContain('R7 Q3 の回を締め切りました。')
    const before = await stored()
    const place = { roundId, measureId: 'B1-4' }
    for (const press of [
      () => pmo().press('round.close', { roundId }),
      () => pmo().press('review.ask', { ...place, question: '問い' }),
      () => pmo().press('review.accept', { ...place, revision: 3 }),
      () => pmo().press('checkIn.form', place),
      () => leader().submit('B1-3', {}),
      () => leader().press('checkIn.form', place),
      () => leader().press('question.form', { roundId, measureId: 'B1-6' }),
      () => leader().press('question.reply', { roundId, measureId: 'B1-6', number: 1, reply: '返答' }),
    ]) {
      expect((await press()).notice).toMatch(/^R7 Q3 の回は、.*締め切りました。/)
    }
    expect(await stored()).toBe(before)
  })

  test('締め切った後は、回答の期間ではないと返り、PMOの「状況」はまとめになる', async () => {
    expect(await pmo().say('状況')).toContain('R7 Q3 業務改革レビューのまとめ（案）')
    expect(await leader().say('状況')).toContain('いまは回答の期間ではありません。')
    expect(await leader().say('一覧')).toContain('いまは回答の期間ではありません。')
    expect((await pmo().press('round.closeForm', {})).notice).toContain('いまは回答の期間ではありません。')
    expect((await leader().press('unchanged.form', {})).notice).toContain('いまは回答の期間ではありません。')
  })
})
