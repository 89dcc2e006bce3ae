/** 代理入力: an answer given by phone is recorded by a deputy or the PMO, and everybody can see that it was. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { board } from '../../shared/src/contract/board.ts'
import { measurePage } from '../../shared/src/contract/measure.ts'
import { cardSaying } from '../support/card-saying.ts'
import { chatOf, goodAnswer } from '../support/chat-of.ts'
import { posts, startTestCity, type TestCity } from '../support/test-city.ts'

const roundId = '2025Q3'
const heard = '電話で聞き取った内容です。'

// Cards come when their jobs have run, which takes a busy machine a while.
jest.setTimeout(30_000)

let city: TestCity

const pmo = () => chatOf(city, posts.pmo)
const leader = () => chatOf(city, posts.generalAffairsLeader)
const deputy = () => chatOf(city, posts.generalAffairsDeputy)
const look = async (measureId: string) => (await pmo().press('review.look', { roundId, measureId })).text

const latest = (measureId: string) => city.deps.unitOfWork.run((tx) => tx.answers.latest(roundId, measureId))

beforeAll(async () => {
  city = await startTestCity()
  await cardSaying(city, posts.generalAffairsLeader, '回答済 0／9')
}, 30_000)
afterAll(() => city.stop())

describe('PMOが代わりに入力すると', () => {
  test('未回答の施策から選べ、だれの代わりかが様式に示される', async () => {
    await pmo().say('状況')
    const { text: choices } = await pmo().pressButton('代わりに入力する')
    expect(choices).toContain('代わりに入力する施策をお選びください')
    const { text } = await pmo().pressButton('開く', { measureId: 'B1-3' })
    expect(text).toContain('B1-3 紙決裁の廃止')
    expect(text).toContain('代理入力：総務課 PL から聞き取った内容を記録します。')
  })

  test('長すぎる文は、ほかの人の様式と同じように、文を残して断られる', async () => {
    const progress = '聞'.repeat(410)
    const { text } = await pmo().pressButton('保存する', { ...goodAnswer, progress })
    expect(text).toContain('進捗状況は400字までです（現在 410字）。')
    expect(text).toContain(progress)
    expect(text).toContain('代理入力：総務課 PL から聞き取った内容を記録します。')
  })

  test('保存した人と担当の両方が残り、回答状況に戻れる', async () => {
    const { text } = await pmo().pressButton('保存する', { ...goodAnswer, progress: heard })
    expect(text).toContain('✓ B1-3 紙決裁の廃止 の回答を保存しました')
    expect(await latest('B1-3')).toMatchObject({
      revision: 1,
      answeredBy: posts.pmo,
      recordedFor: posts.generalAffairsLeader,
    })
    const back = await pmo().pressButton('一覧に戻る')
    expect(back.text).toContain('対象32 ＝ 回答済1・')
  })

  test('見る人に、代理入力と分かる', async () => {
    expect(await look('B1-3')).toContain('代理入力：デジタル戦略室 PMO（総務課 PL の回答）')
    const { body } = await city.ask(posts.generalAffairsLeader, 'GET', '/api/measures/B1-3')
    const [round] = measurePage.parse(body).rounds
    expect(round?.revisions).toMatchObject([
      { answeredBy: 'デジタル戦略室 PMO', recordedFor: '総務課 PL', progress: heard },
    ])
  })

  test('担当者に届いていたカードも「回答済」に変わり、担当者が自分で直せる', async () => {
    expect((await cardSaying(city, posts.generalAffairsLeader, '回答済 1／9')).text).toContain('回答済 1／9')
    const { text } = await leader().openForm('B1-3')
    expect(text).toContain(heard)
    expect(text).not.toContain('代理入力')
    await leader().submit('B1-3', { basedOn: 1 })
    expect(await latest('B1-3')).toMatchObject({ answeredBy: posts.generalAffairsLeader, recordedFor: null })
    expect(await look('B1-3')).not.toContain('代理入力')
  })

  test('同じときに担当者も保存していれば、両方の文が並び、どちらも失われない', async () => {
    const form = await pmo().press('checkIn.form', { roundId, measureId: 'B1-4' })
    expect(form.text).toContain('代理入力')
    await leader().submit('B1-4', { progress: '担当者が書いた文です。' })
    const { text } = await pmo().pressButton('保存する', { ...goodAnswer, progress: heard })
    expect(text).toContain('担当者が書いた文です。')
    expect(text).toContain(heard)
  })
})

describe('代理が入力すると', () => {
  test('様式にも、PMOが見る回答にも、代理入力と示される', async () => {
    expect(await deputy().say('一覧')).toContain('ご担当の9施策')
    const { text } = await deputy().openForm('B1-6')
    expect(text).toContain('代理入力：総務課 PL から聞き取った内容を記録します。')
    await deputy().submit('B1-6', {})
    expect(await look('B1-6')).toContain('代理入力：総務課 PL 代理（総務課 PL の回答）')
  })

  test('代理が「一覧」で出したカードも、様式を閉じてあれば、担当者が答えたときに変わる', async () => {
    await deputy().pressButton('一覧に戻る')
    await deputy().say('一覧')
    await leader().submit('B1-7A', {})
    const done = (await leader().say('状況')).match(/回答済 (\d+)／9/)?.[1]
    await cardSaying(city, posts.generalAffairsDeputy, `回答済 ${done}／9`)
    const { body } = await city.ask(posts.pmo, 'GET', '/api/board')
    expect(board.parse(body).measures.find(({ id }) => id === 'B1-7A')).toMatchObject({ expectation: 'answered' })
  })
})

test('ほかの課のPLは、代わりに入力できない', async () => {
  const other = chatOf(city, posts.citizensLeader)
  await cardSaying(city, posts.citizensLeader, '進捗のご回答')
  const refused = '施策 B2-1 の担当としては登録されていません'
  expect((await other.press('checkIn.form', { roundId, measureId: 'B2-1' })).notice).toContain(refused)
  expect((await other.submit('B2-1', {})).notice).toContain(refused)
  expect(await latest('B2-1')).toBeNull()
})

describe('PMOが代わりに答えられないのは', () => {
  const copied = async (measureId: string) =>
    (await city.deps.unitOfWork.run((tx) => tx.answers.previous(roundId, measureId)))?.progress ?? ''

  test('担当者への、保存した後の1問', async () => {
    const { text } = await leader().submit('B2-3', { progress: await copied('B2-3') })
    expect(text).toContain('1点だけ教えてください。')
    const given = {
      roundId,
      measureId: 'B2-3',
      nonce: '00000000-0000-4000-8000-00000000abcd',
      choice: 'other',
      text: '理由',
    }
    expect((await pmo().press('followUp.answer', given)).notice).toContain('担当としては登録されていません')
    expect(await look('B2-3')).toContain('保存後の確認：（返事待ち）')
    expect((await leader().press('followUp.answer', given)).text).toContain('✓ ありがとうございます。')
    expect(await look('B2-3')).toContain('保存後の確認：その他（入力） 理由')
  })

  test('自分の尋ねた確認のお願い', async () => {
    await pmo().press('review.ask', { roundId, measureId: 'B2-3', question: 'いつからですか。' })
    const reply = { roundId, measureId: 'B2-3', number: 1, reply: '4月からです。' }
    expect((await pmo().press('question.reply', reply)).notice).toContain('担当としては登録されていません')
    expect(await look('B2-3')).toContain('返答：（返事待ち）')
    expect((await deputy().press('question.reply', reply)).text).toContain('✓ B2-3 への返答をPMOにお届けしました。')
  })

  test('ただし、自分が聞き取って記録した回答の1問には、その場で答えられる', async () => {
    await pmo().press('checkIn.form', { roundId, measureId: 'A2-1' })
    const { text } = await pmo().pressButton('保存する', { ...goodAnswer, directionReason: 'effective' })
    expect(text).toContain('減った業務時間は、月にどのくらいですか。')
    const thanks = await pmo().pressButton('回答する', { choice: 'from10to50', text: '' })
    expect(thanks.text).toContain('✓ ありがとうございます。')
    expect(await look('A2-1')).toContain('保存後の確認：10〜50時間')
  })
})
