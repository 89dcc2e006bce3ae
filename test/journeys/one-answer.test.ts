/** 1件の回答が、カードからボードまで届く: the whole app, with Teams played by the stand-in. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { board } from '../../shared/src/contract/board.ts'
import { chatOf, goodAnswer } from '../support/chat-of.ts'
import { posts, startTestCity, type TestCity } from '../support/test-city.ts'

let city: TestCity

beforeAll(async () => {
  city = await startTestCity()
})
afterAll(() => city.stop())

const leader = () => chatOf(city, posts.generalAffairsLeader)

async function onBoard(measureId: string, person: string = posts.pmo) {
  const { body } = await city.ask(person, 'GET', '/api/board')
  return board.parse(body).measures.find(({ id }) => id === measureId)
}

describe('回が開くと', () => {
  test('担当者に、期限と9施策の一覧が届く', async () => {
    const { text, card } = await leader().card()
    expect(text).toContain('令和7年度 第3四半期 進捗のご回答')
    expect(text).toContain('12月26日（金）')
    expect(text).toContain('回答済 0／9')
    expect(text).toContain('B1-3 紙決裁の廃止')
    expect(JSON.stringify(card)).not.toContain('"Input.')
  })

  test('届いた施策は「未回答」として数えられ、合計は32になる', async () => {
    await leader().card()
    const { body } = await city.ask(posts.pmo, 'GET', '/api/board')
    const { measures } = board.parse(body)
    expect(measures).toHaveLength(32)
    expect(measures.every(({ expectation }) => expectation === 'delivered' || expectation === 'planned')).toBe(true)
  })

  test('もう一度開こうとすると、開いていると返す', async () => {
    const { status, body } = await city.ask(posts.pmo, 'POST', '/api/rounds/2025Q3/open')
    expect(status).toBe(409)
    expect(body).toMatchObject({ code: 'roundAlreadyOpened' })
  })
})

describe('回答すると', () => {
  test('様式には目標と前回が出て、天気は選ばれていない', async () => {
    const { text, card } = await leader().openForm('B1-3')
    expect(text).toContain('目標（R7 Q4末）：電子決裁率Q平均80%、支出伝票の電子決裁準備完了')
    expect(text).toContain('前回（R7 Q2）')
    expect(text).toContain('（原典・要確認）')
    expect(JSON.stringify(card)).toContain('"id":"weather"')
    expect(JSON.stringify(card)).not.toMatch(/"id":"weather"[^[]*"value":"\w/)
  })

  test('長すぎる文は欄のそばで断られ、入力した文は残る', async () => {
    const long = '進'.repeat(414)
    const { text } = await leader().submit('B1-3', { progress: long })
    expect(text).toContain('進捗状況は400字までです（現在 414字）。入力された文は残してあります。')
    expect(text).toContain(long)
    expect((await onBoard('B1-3'))?.current).toBeNull()
  })

  test('カードに載らない長さの文は一言で断られ、カードはそのまま残る', async () => {
    const { card, notice } = await leader().submit('B1-3', { progress: '進'.repeat(20_000) })
    expect(card).toBeNull()
    expect(notice).toContain('進捗状況は400字までです（現在 20000字）')
  })

  test('保存した内容と次の施策が示され、ボードに載る', async () => {
    await leader().openForm('B1-3')
    const { text } = await leader().pressButton('保存して次の施策へ', goodAnswer)
    expect(text).toContain('✓ B1-3 紙決裁の廃止 の回答を保存しました')
    expect(text).toContain('くもり・継続')
    expect(text).toContain('締切の令和8年1月9日（金）までは何度でも直せます')
    expect(text).toContain('B1-4 ペーパーレスの推進')
    expect(await onBoard('B1-3')).toMatchObject({
      expectation: 'answered',
      current: { source: 'answer', revision: 1, weather: 'cloudy', progress: goodAnswer.progress },
      previous: { source: 'published' },
    })
  })

  test('直すと第2版になる', async () => {
    const { text } = await leader().openForm('B1-3')
    expect(text).toContain('保存済みの回答（第1版）を直します。')
    await leader().pressButton('保存して次の施策へ', { ...goodAnswer, weather: 'rainy' })
    expect(await onBoard('B1-3')).toMatchObject({ current: { revision: 2, weather: 'rainy' } })
  })

  test('古い様式から保存すると、両方の文が並び、選んだほうが残る', async () => {
    const stale = await leader().submit('B1-3', { basedOn: 1, progress: '別の端末で書いた文' })
    expect(stale.text).toContain('ほかの端末で先に保存されています')
    expect(stale.text).toContain(goodAnswer.progress)
    expect(stale.text).toContain('別の端末で書いた文')
    await leader().pressButton('入力した内容で直す')
    expect(await onBoard('B1-3')).toMatchObject({ current: { revision: 3, progress: '別の端末で書いた文' } })
  })

  test('同じ送信が同時に5回届いても、1件だけ保存され、5回とも保存済みと返る', async () => {
    const nonce = randomUUID()
    const replies = await Promise.all(Array.from({ length: 5 }, () => leader().submit('B1-4', { nonce })))
    for (const { text } of replies) expect(text).toContain('B1-4 ペーパーレスの推進 の回答を保存しました')
    expect(await onBoard('B1-4')).toMatchObject({ current: { revision: 1 } })
  })

  test('打った文字は、記号や絵文字や改行もそのまま残る', async () => {
    const typed = `**太字** _斜体_ <b>x</b> <at>課長</at> $\{heading} "引用" \\ 👨‍👩‍👧\n[リンク](https://example.invalid)`
    await leader().submit('B1-6', { progress: typed })
    expect(await onBoard('B1-6')).toMatchObject({ current: { progress: typed } })
  })

  test('市長は、回が閉じるまで途中の回答を見ない', async () => {
    expect(await onBoard('B1-3', posts.mayor)).toMatchObject({ expectation: 'answered', current: null })
  })
})

describe('できないことには、どうすればよいかが返る', () => {
  test.each([
    [
      '他課の施策',
      'checkIn.form',
      { roundId: '2025Q3', measureId: 'A1-1' },
      '施策 A1-1 の担当としては登録されていません',
    ],
    ['ない施策', 'checkIn.form', { roundId: '2025Q3', measureId: 'Z9-9' }, '回答の対象ではありません'],
    ['ない回', 'checkIn.form', { roundId: '2099Q1', measureId: 'B1-3' }, 'お尋ねの回は見つかりませんでした'],
    ['締め切った回', 'checkIn.form', { roundId: '2025Q2', measureId: 'B1-3' }, '回答の対象ではありません'],
    ['知らないボタン', 'rounds.destroy', {}, 'このボタンは使えなくなりました'],
    ['項目の足りない送信', 'checkIn.submit', { roundId: '2025Q3' }, '内容を読み取れませんでした'],
    ['型の違う送信', 'checkIn.form', { roundId: 7, measureId: ['B1-3'] }, '内容を読み取れませんでした'],
  ])('%s', async (_, verb, data, sentence) => {
    expect((await leader().press(verb, data)).notice).toContain(sentence)
  })

  test('選択肢にない天気、空の理由は、欄のそばでまとめて示される', async () => {
    const { text } = await leader().submit('B1-5a', { weather: 'foggy', directionReason: undefined, progress: ' ' })
    expect(text).toContain('天気は、表示された選択肢からお選びください。')
    expect(text).toContain('方向性の理由をお選びください。')
    expect(text).toContain('進捗状況をご入力ください。')
  })
})

describe('チャットに書くと', () => {
  test.each([
    ['ヘルプ', '「一覧」でご担当の施策'],
    [' ＨＥＬＰ ', '「一覧」でご担当の施策'],
    ['一覧', '令和7年度 第3四半期 進捗のご回答'],
    ['状況', 'R7 Q3：回答済'],
    ['今日の天気は？', 'ご用件を読み取れませんでした'],
    ['__proto__', 'ご用件を読み取れませんでした'],
  ])('「%s」に答える', async (text, answer) => {
    expect(await leader().say(text)).toContain(answer)
  })

  test('担当のない人には、担当がないことと連絡先を答える', async () => {
    expect(await chatOf(city, posts.mayor).say('一覧')).toContain('現在、ご担当の施策は登録されていません')
  })

  test('代理も、担当の施策に回答できる', async () => {
    const deputy = chatOf(city, posts.generalAffairsDeputy)
    expect(await deputy.say('一覧')).toContain('ご担当の9施策')
    await deputy.submit('B2-1', {})
    expect(await onBoard('B2-1')).toMatchObject({ current: { revision: 1 } })
  })
})
