/** 変わりない施策をまとめて回答し、あとの1問に答える: the leader's shortest way, through the chat door. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { board } from '../../shared/src/contract/board.ts'
import { chatJa } from '../../shared/src/wording/chat.ja.ts'
import { answerTheQuarterBefore, lastAnswer } from '../support/answered-before.ts'
import { longTexts, noValue, oddIds, oddTexts } from '../support/bad-data.ts'
import { chatOf, goodAnswer } from '../support/chat-of.ts'
import { everythingStored } from '../support/everything-stored.ts'
import { manyMeasures, pmoId } from '../support/many-measures.ts'
import { startTestCity, type TestCity } from '../support/test-city.ts'

const leaderId = '00000000-0000-4000-9000-000000000001'
const roundId = '2025Q3'

// Cards come when their jobs have run, which takes a busy machine a while.
jest.setTimeout(30_000)

let city: TestCity

const leader = () => chatOf(city, leaderId)
const ticks = (...numbers: number[]) => numbers.map((n) => `T1-${n}`).join(',')

async function onBoard(measureId: string) {
  const { body } = await city.ask(pmoId, 'GET', '/api/board')
  return board.parse(body).measures.find(({ id }) => id === measureId)
}

beforeAll(async () => {
  city = await startTestCity({ content: manyMeasures(10, 1), openFirstRound: false })
  await answerTheQuarterBefore(city.deps)
  const { status } = await city.ask(pmoId, 'POST', `/api/rounds/${roundId}/open`)
  expect(status).toBe(200)
  await leader().card()
}, 30_000)
afterAll(() => city.stop())

describe('どんな値が届いても、決まった返事があり、何も保存されない', () => {
  const submit = { roundId, nonce: randomUUID(), measures: 'T1-1', reason: 'other', reasonText: '理由' }
  const followUp = { roundId, measureId: 'T1-1', nonce: randomUUID(), choice: 'other', text: '理由' }
  let before = ''

  beforeAll(async () => {
    before = await everythingStored(city.deps, roundId)
  })

  /** A card again, or a line below it; never "something went wrong". */
  async function answerTo(verb: string, data: unknown): Promise<string> {
    const { text, notice } = await leader().press(verb, data as object)
    const said = notice ?? text
    expect(said).not.toBe('')
    expect(said).not.toContain(chatJa.replies.trouble)
    return said
  }

  /** `exceptText`: a field that may be left out, because a card does not send an empty one. */
  const broken = (data: object, exceptText: readonly string[]): [string, object][] =>
    Object.keys(data).flatMap((field) =>
      noValue
        .filter((value) => value !== undefined || !exceptText.includes(field))
        .map((value): [string, object] => [`${field} が ${JSON.stringify(value)}`, { ...data, [field]: value }]),
    )

  test.each([
    ...broken(submit, ['measures', 'reason', 'reasonText']).map((one) => ['unchanged.submit', ...one] as const),
    ...broken(followUp, ['choice', 'text']).map((one) => ['followUp.answer', ...one] as const),
    ...[null, 'x', 5, [], true].flatMap((data) =>
      ['unchanged.submit', 'followUp.answer'].map((verb) => [verb, JSON.stringify(data), data] as const),
    ),
  ])('%s の %s は読み取れない', async (verb, _what, data) => {
    expect(await answerTo(verb, data)).toContain('内容を読み取れませんでした')
  })

  test.each(['unchanged.submit', 'followUp.answer'])('%s の回や施策が、知らないもの', async (verb) => {
    const data = verb === 'unchanged.submit' ? submit : followUp
    for (const id of oddIds) {
      expect(await answerTo(verb, { ...data, roundId: id })).toMatch(/読み取れませんでした|見つかりませんでした/)
      if (verb === 'followUp.answer') {
        expect(await answerTo(verb, { ...data, measureId: id })).toMatch(/読み取れませんでした|対象ではありません/)
      }
    }
  })

  test.each([...oddTexts, ...longTexts, ['選択肢にない施策', 'Z9-9,T1-99,,']])('チェックが%s', async (_what, text) => {
    expect(await answerTo('unchanged.submit', { ...submit, measures: text })).toContain(
      '変わりない施策にチェックし、理由をお選びください。',
    )
  })

  test.each([...oddTexts, ...longTexts])('選んだ理由が%s', async (_what, text) => {
    expect(await answerTo('unchanged.submit', { ...submit, reason: text })).toContain('理由をお選びください。')
  })

  test.each(longTexts)('書いた理由が%s', async (_what, text) => {
    expect(await answerTo('unchanged.submit', { ...submit, reasonText: text })).toContain('内容は300字までです（現在')
  })

  test.each([...oddTexts, ...longTexts])('問いへの答えが%s', async (_what, text) => {
    expect(await answerTo('followUp.answer', { ...followUp, choice: text })).toContain('内容をご入力ください。')
    expect(await answerTo('followUp.answer', { ...followUp, text })).toMatch(
      /まだ回答がありません|内容は300字までです|内容をご入力ください/,
    )
  })

  test('ここまでの値からは、何も保存されていない', async () => {
    expect(await everythingStored(city.deps, roundId)).toBe(before)
  })
})

describe('まとめて回答の様式は', () => {
  test('一覧から開き、前回の天気と方向性とともに施策が並び、チェックも理由も選ばれていない', async () => {
    await leader().press('measures.list', { page: 0 })
    const { text, card } = await leader().pressButton('変わりない施策をまとめて回答')
    expect(text).toContain('前回から変わりない施策にチェックしてください')
    expect(text).toContain('T1-1 試験用の施策 1　☀️ 晴れ・継続')
    expect(text).toContain('T1-10 試験用の施策 10')
    expect(JSON.stringify(card)).toMatch(/"id":"measures"[^[]*"value":""/)
    expect(JSON.stringify(card)).toMatch(/"id":"reason"[^[]*"value":""/)
  })

  const save = 'チェックした施策は前回から変更なし'

  test('理由が足りなければ、チェックを残したまま戻る', async () => {
    const { text, card } = await leader().pressButton(save, { measures: ticks(1, 2), reason: '' })
    expect(text).toContain('変わりない施策にチェックし、理由をお選びください。')
    expect(JSON.stringify(card)).toContain(`"value":"${ticks(1, 2)}"`)
  })

  test('「その他」の内容がなければ、何を書けばよいかが示される', async () => {
    const { text } = await leader().pressButton(save, { measures: ticks(1, 2), reason: 'other', reasonText: ' ' })
    expect(text).toContain('理由（その他）の内容をご入力ください。')
  })

  test('長すぎる理由は、書いた文を残したまま戻る', async () => {
    const long = '予'.repeat(310)
    const { text } = await leader().pressButton(save, { measures: ticks(1, 2), reason: 'other', reasonText: long })
    expect(text).toContain('内容は300字までです（現在 310字）。入力された文は残してあります。')
    expect(text).toContain(long)
  })

  test('カードに載らない長さの理由は一言で断られ、カードはそのまま残る', async () => {
    const reasonText = '予'.repeat(20_000)
    const { card, notice } = await leader().pressButton(save, { measures: ticks(1), reason: 'other', reasonText })
    expect(card).toBeNull()
    expect(notice).toContain('（現在 20000字）')
    expect((await leader().card()).text).toContain('前回から変わりない施策にチェックしてください')
  })

  test('6施策にチェックすれば、6施策の回答になり、次の施策の様式が続く', async () => {
    const inputs = { measures: ticks(1, 2, 3, 4, 5, 6), reason: 'onPlan', reasonText: '' }
    const { text } = await leader().pressButton(save, inputs)
    expect(text).toContain('✓ 6施策の回答を保存しました（前回から変わりなし）')
    expect(text).toContain('T1-7 試験用の施策 7')
    expect(await onBoard('T1-6')).toMatchObject({
      expectation: 'answered',
      current: { revision: 1, weather: 'sunny', progress: lastAnswer.progress },
    })
    expect(await onBoard('T1-7')).toMatchObject({ current: null })
  })

  test('もう答えた施策は、様式に並ばない', async () => {
    const { text } = await leader().press('unchanged.form', {})
    expect(text).not.toContain('T1-6 ')
    expect(text).toContain('T1-7 ')
  })

  test('同じ送信が同時に5回届いても、1件だけ保存され、5回とも保存したと返る', async () => {
    const data = { roundId, nonce: randomUUID(), measures: ticks(7), reason: 'onPlan' }
    const replies = await Promise.all(Array.from({ length: 5 }, () => leader().press('unchanged.submit', data)))
    for (const { text } of replies) expect(text).toContain('✓ 1施策の回答を保存しました')
    expect(await onBoard('T1-7')).toMatchObject({ current: { revision: 1 } })
  })
})

describe('保存した後の1問は', () => {
  test('前回と同じ文なら尋ねられ、選択肢には当てはまるものだけが並ぶ', async () => {
    const { text } = await leader().submit('T1-8', { weather: 'sunny', progress: lastAnswer.progress })
    expect(text).toContain('✓ T1-8 試験用の施策 8 の回答を保存しました')
    expect(text).toContain('進捗状況が前回と同じ文です。')
    expect(text).toContain('状況に変わりがない')
    expect(text).not.toContain('天気を「くもり」に直す')
    expect(await onBoard('T1-8')).toMatchObject({ current: { revision: 1 } })
  })

  test('「その他」の内容がない、長すぎるときは一言で断られ、カードはそのまま残る', async () => {
    const { notice } = await leader().pressButton('回答する', { choice: 'other', text: '' })
    expect(notice).toBe('内容をご入力ください。')
    const long = await leader().pressButton('回答する', { choice: 'other', text: '同'.repeat(301) })
    expect(long.notice).toContain('内容は300字までです（現在 301字）')
    expect((await leader().card()).text).toContain('進捗状況が前回と同じ文です。')
  })

  test('答えると、お礼と次の施策が出る', async () => {
    const { text } = await leader().pressButton('回答する', { choice: 'reallySame', text: '' })
    expect(text).toContain('✓ ありがとうございます。回答に添えて保存しました。')
    expect(text).toContain('T1-9 試験用の施策 9')
  })

  test('「あとで」にすれば、問いは開いたまま次の施策へ進む', async () => {
    await leader().submit('T1-9', { progress: lastAnswer.progress })
    const { text } = await leader().pressButton('あとで')
    expect(text).toContain('T1-10 試験用の施策 10')
    const asked = await city.deps.unitOfWork.run((tx) => tx.answers.followUp(roundId, 'T1-9'))
    expect(asked).toMatchObject({ question: { kind: 'copiedText' }, answeredAt: null })
  })

  test('最後の施策に答えると、全件の完了が示される', async () => {
    const { text } = await leader().submit('T1-10', goodAnswer)
    expect(text).toContain('10施策すべてのご回答をいただきました。ありがとうございました。')
  })

  test('一覧に戻ると、まとめて回答は示されず、すべて「直す」になる', async () => {
    const { text } = await leader().pressButton('一覧に戻る')
    expect(text).toContain('回答済 10／10')
    expect(text).not.toContain('まとめて回答')
  })
})
