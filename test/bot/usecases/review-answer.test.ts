import { beforeEach, describe, expect, test } from '@jest/globals'
import {
  acceptAnswer,
  askAboutAnswer,
  lookAtAnswer,
  readOpenQuestion,
  replyToQuestion,
} from '../../../bot/src/usecases/review-answer.ts'
import { type Submission, submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { describeOnBothEngines } from '../../support/describe-on-both-engines.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { offices, reviewCity } from '../../support/review-city.ts'
import { who } from '../../support/small-city.ts'
import { codeOf, goodDraft, openTestOffice, roundId, start } from '../../support/test-office.ts'

const office = officeForEachTest()
const place = { roundId, measureId: 'B1-3' }

let nonces = 0

function submit(part: Partial<Submission> = {}) {
  nonces += 1
  const nonce = `nonce-${nonces}`
  return submitCheckIn(office().deps, { ...place, person: who.leader, basedOn: 0, nonce, draft: goodDraft, ...part })
}

const look = (asker: string = who.pmo, measureId = 'B1-3') =>
  lookAtAnswer(office().deps, { ...place, asker, measureId })
const ask = (
  question = '枚数はどちらの集計でしょうか。',
  part: { asker?: string; measureId?: string; roundId?: string } = {},
) => askAboutAnswer(office().deps, { asker: who.pmo, ...place, question, ...part })
const accept = (revision = 1, asker: string = who.pmo, measureId = 'B1-3') =>
  acceptAnswer(office().deps, { ...place, asker, measureId, revision })
const reply = (text = 'プリントログの集計です。', part: { asker?: string; number?: number } = {}) =>
  replyToQuestion(office().deps, { asker: who.leader, ...place, number: 1, reply: text, ...part })
const readQuestion = (part: { asker?: string; number?: number } = {}) =>
  readOpenQuestion(office().deps, { asker: who.leader, ...place, ...part })

async function state(measureId = 'B1-3'): Promise<unknown> {
  const [row] = await office().store.rows(`select state from expectations where measure_id = '${measureId}'`)
  return row?.state
}
const questions = () => office().store.rows('select number, question, reply from reviews order by number')
const notices = () =>
  office().store.rows("select person_id, step, state from notices where step like 'question%' order by step")
const peopleToRefresh = async () =>
  (await office().store.takeJobs())
    .flatMap(({ name, payload }) => (name === 'refresh-sent-card' ? [payload.personId] : []))
    .sort()
const close = () => office().store.rows("update rounds set state = 'closed'")

beforeEach(async () => {
  await office().openRound(reviewCity)
  await office().runJobs()
  office().sent.length = 0
})

describe('PMOが回答を見ると', () => {
  test('回答と、答えた人、前回、尋ねたことがそろう', async () => {
    await submit({ person: who.deputy })
    expect(await look()).toMatchObject({
      round: { id: roundId },
      measure: { id: 'B1-3' },
      expectation: { state: 'answered' },
      latest: { revision: 1, answer: { progress: goodDraft.progress } },
      previous: { roundId: '2025Q2', source: 'published' },
      answeredBy: { post: '総務課 副PL' },
      recordedFor: { post: '総務課 PL' },
      questions: [],
      mayAccept: true,
    })
  })

  test('回答がまだなら、まだないと分かる', async () => {
    expect(await look()).toMatchObject({ latest: null, answeredBy: null, questions: [] })
  })

  test.each([
    ['PL', who.leader],
    ['課長', who.manager],
    ['部長', who.departmentHead],
    ['副市長', who.viceMayor],
    ['市長', who.mayor],
    ['ほかの職員', who.bystander],
  ])('PMO でない人（%s）は見られず、尋ねられず、確認済にもできない', async (_post, asker) => {
    await submit()
    expect(codeOf(await look(asker))).toBe('notAllowed')
    expect(codeOf(await ask('なぜですか。', { asker }))).toBe('notAllowed')
    expect(codeOf(await accept(1, asker))).toBe('notAllowed')
    expect(await state()).toBe('answered')
    expect(await questions()).toEqual([])
  })

  test('登録のない人・ない回・ない施策', async () => {
    expect(codeOf(await look(who.stranger))).toBe('unknownPerson')
    expect(codeOf(await ask('なぜですか。', { roundId: '2031Q1' }))).toBe('unknownRound')
    expect(codeOf(await ask('なぜですか。', { measureId: 'Z9-9' }))).toBe('measureNotInRound')
    expect(codeOf(await ask('なぜですか。', { roundId: '2025Q2' }))).toBe('measureNotInRound')
  })
})

describe('確認をお願いすると', () => {
  beforeEach(async () => {
    await submit()
    await office().store.takeJobs()
  })

  test('担当にだけ、一度だけ届き、回答の文はそのまま残る', async () => {
    expect(await ask()).toMatchObject({
      expectation: { state: 'returned' },
      latest: { revision: 1 },
      questions: [
        { number: 1, question: '枚数はどちらの集計でしょうか。', askedBy: who.pmo, askedAt: start, reply: null },
      ],
    })
    await office().runJobs()
    await office().runJobs()
    expect(office().sent).toMatchObject([{ personId: who.leader, shows: 'B1-3 枚数はどちらの集計でしょうか。' }])
    expect(await notices()).toEqual([{ person_id: who.leader, step: 'question:B1-3:1', state: 'sent' }])
    expect(await submit({ basedOn: 1 })).toMatchObject({ revision: { revision: 2 } })
  })

  test('担当と代理の一覧も「確認のお願いがあります」に変わる', async () => {
    await ask()
    expect(await peopleToRefresh()).toEqual([who.leader, who.deputy])
  })

  test('続けて尋ねれば、1・2と番号がつき、それぞれ届く', async () => {
    await ask()
    await ask('時点はいつでしょうか。')
    expect(await questions()).toMatchObject([
      { number: 1, question: '枚数はどちらの集計でしょうか。' },
      { number: 2, question: '時点はいつでしょうか。' },
    ])
    await office().runJobs()
    expect(office().sent.map(({ shows }) => shows)).toEqual([
      'B1-3 枚数はどちらの集計でしょうか。',
      'B1-3 時点はいつでしょうか。',
    ])
  })

  test('同じボタンが二度押されても、尋ねるのは一度だけ', async () => {
    await ask()
    expect(codeOf(await ask(' 枚数はどちらの集計でしょうか。\n'))).toBeNull()
    expect(await questions()).toHaveLength(1)
    expect(await notices()).toHaveLength(1)
  })

  test('同じ文でも、返答の後にもう一度尋ねることはできる', async () => {
    await ask()
    await reply()
    await ask()
    expect(await questions()).toMatchObject([{ number: 1 }, { number: 2, reply: null }])
  })

  test('二つの係が尋ねても、どちらも残る', async () => {
    await ask()
    await ask(undefined, { asker: offices.reform })
    expect(await questions()).toHaveLength(2)
  })

  test('担当が替わっていれば、いまの担当に届く', async () => {
    await office().store.rows(
      `update assignments set person_id = '${who.bystander}' where measure_id = 'B1-3' and part = 'leader'`,
    )
    await ask()
    expect(await notices()).toMatchObject([{ person_id: who.bystander }])
    expect(codeOf(await reply(undefined, { asker: who.bystander }))).toBeNull()
  })

  test.each(['', ' \u3000\n\t'])('書かれていなければ（%j）、何も起こらない', async (question) => {
    expect(codeOf(await ask(question))).toBe('textMissing')
    expect(await questions()).toEqual([])
    expect(await state()).toBe('answered')
  })

  test('300字まで書け、301字は字数とともに断られる', async () => {
    expect(await ask('問'.repeat(301))).toEqual({ refusal: { code: 'textTooLong', limit: 300, length: 301 } })
    expect(await questions()).toEqual([])
    expect(codeOf(await ask(` ${'問'.repeat(300)} `))).toBeNull()
  })

  test('回答のない施策には尋ねられない', async () => {
    expect(codeOf(await ask('なぜですか。', { measureId: 'B1-4' }))).toBe('notAnswered')
    expect(await state('B1-4')).toBe('delivered')
  })

  test('届けられなければ、そのことと理由が残り、返答を待ち続けない', async () => {
    office().sendOutcomes.push({ kind: 'refused', cause: 'ConversationBlockedByUser' })
    await ask()
    await office().runJobs()
    expect(await look()).toMatchObject({ expectation: { state: 'returned', cause: 'ConversationBlockedByUser' } })
    await reply()
    expect(await look()).toMatchObject({ expectation: { state: 'answered', cause: null } })
  })
})

describe('担当が返答すると', () => {
  beforeEach(async () => {
    await submit()
    await ask()
    await office().store.takeJobs()
  })

  test('返答・返答した人・時刻が残り、回答は「回答済」に戻り、PMOに見える', async () => {
    office().passMinutes(9)
    expect(await reply(' プリントログの集計です。\n')).toMatchObject({
      measure: { id: 'B1-3' },
      question: { number: 1, reply: 'プリントログの集計です。', repliedBy: who.leader },
    })
    expect(await look()).toMatchObject({
      expectation: { state: 'answered' },
      latest: { revision: 1 },
      questions: [{ reply: 'プリントログの集計です。', repliedAt: new Date(start.getTime() + 9 * 60_000) }],
    })
  })

  test('一覧のカードも直る', async () => {
    await reply()
    expect(await peopleToRefresh()).toEqual([who.leader, who.deputy])
  })

  test('代理も返答できる', async () => {
    expect(await reply(undefined, { asker: who.deputy })).toMatchObject({ question: { repliedBy: who.deputy } })
  })

  test.each<[string, string, string]>([
    ['尋ねたPMO', who.pmo, 'notYourMeasure'],
    ['もう一方の係', offices.reform, 'notYourMeasure'],
    ['課長', who.manager, 'notYourMeasure'],
    ['ほかの職員', who.bystander, 'notYourMeasure'],
    ['登録のない人', who.stranger, 'unknownPerson'],
  ])('%sは、返答することも、書く画面を開くこともできない', async (_who, asker, code) => {
    expect(codeOf(await reply(undefined, { asker }))).toBe(code)
    expect(codeOf(await readQuestion({ asker }))).toBe(code)
    expect(await state()).toBe('returned')
  })

  test.each([
    ['空', ' \n', 'textMissing'],
    ['301字', '返'.repeat(301), 'textTooLong'],
  ])('%sの返答は断られ、問いは開いたまま', async (_what, text, code) => {
    expect(codeOf(await reply(text))).toBe(code)
    expect(await questions()).toMatchObject([{ reply: null }])
    expect(await state()).toBe('returned')
  })

  test('同じ返答が二度届いても、一度目と同じ返事になる', async () => {
    const first = await reply()
    office().passMinutes(1)
    expect(await reply()).toEqual(first)
  })

  test('返答した後の別の返答は、前の返答を書き換えず、返答済みと知らされる', async () => {
    await reply()
    expect(await reply('別の返答')).toEqual({ refusal: { code: 'noOpenQuestion', measureId: 'B1-3' } })
    expect(codeOf(await readQuestion())).toBe('noOpenQuestion')
    expect(await questions()).toMatchObject([{ reply: 'プリントログの集計です。' }])
  })

  test.each([0, 2, 99])('ない問い（%i）には返答できない', async (number) => {
    expect(codeOf(await reply(undefined, { number }))).toBe('noOpenQuestion')
    expect(codeOf(await readQuestion({ number }))).toBe('noOpenQuestion')
  })

  test('書いている間に次の問いが届いても、返答は見ていた問いにつく', async () => {
    expect(await readQuestion()).toMatchObject({ question: { number: 1 } })
    await ask('時点はいつでしょうか。')
    await reply('1への返答')
    expect(await questions()).toMatchObject([
      { number: 1, reply: '1への返答' },
      { number: 2, reply: null },
    ])
    expect(await state()).toBe('returned')
    expect(await readQuestion()).toMatchObject({ question: { number: 2 } })
    await reply('2への返答', { number: 2 })
    expect(await state()).toBe('answered')
  })

  test('返答の代わりに文を直せば「回答済」に戻り、問いには後からでも返答できる', async () => {
    await submit({ basedOn: 1 })
    expect(await look()).toMatchObject({ expectation: { state: 'answered' }, questions: [{ reply: null }] })
    expect(codeOf(await reply())).toBeNull()
    expect(await state()).toBe('answered')
  })
})

describe('PMOが確認済にすると', () => {
  beforeEach(() => submit())

  test('見た版が、だれがいつ確認したかとともに残る', async () => {
    office().passMinutes(4)
    expect(await accept()).toMatchObject({ expectation: { state: 'accepted' }, latest: { revision: 1 } })
    expect(await office().store.rows('select revision, accepted_by from acceptances')).toEqual([
      { revision: 1, accepted_by: who.pmo },
    ])
  })

  test('二度押しても、もう一方の係が押しても、確認は一つのまま', async () => {
    await office().store.rows("update measures set lead_section = '市民課' where id = 'B1-3'")
    await accept()
    expect(codeOf(await accept())).toBeNull()
    expect(codeOf(await accept(1, offices.reform))).toBeNull()
    expect(await office().store.rows('select 1 from acceptances')).toHaveLength(1)
    expect(await state()).toBe('accepted')
  })

  test.each([0, 2, 7])('見ていた版（第%i版）と違えば、いまの版を知らせて、確認済にしない', async (revision) => {
    expect(await accept(revision)).toEqual({ refusal: { code: 'staleVersion', savedRevision: 1 } })
    expect(await state()).toBe('answered')
    expect(await office().store.rows('select 1 from acceptances')).toEqual([])
  })

  test('見ている間に直されたら、確認済にならない', async () => {
    await submit({ basedOn: 1 })
    expect(codeOf(await accept(1))).toBe('staleVersion')
    expect(codeOf(await accept(2))).toBeNull()
  })

  test('確認済の後に直されれば「回答済」に戻り、新しい版の確認がいる', async () => {
    await accept()
    await submit({ basedOn: 1 })
    expect(await state()).toBe('answered')
    expect(codeOf(await accept(1))).toBe('staleVersion')
    await accept(2)
    expect(await state()).toBe('accepted')
    expect(await office().store.rows('select revision from acceptances order by 1')).toEqual([
      { revision: 1 },
      { revision: 2 },
    ])
  })

  test('確認済の後に尋ねて返答があれば、もう一度確認できる', async () => {
    await accept()
    await ask()
    expect(await state()).toBe('returned')
    await reply()
    expect(await state()).toBe('answered')
    await accept()
    expect(await state()).toBe('accepted')
  })

  test('返答を待たずに確認済にした後の返答は、見落とされないよう「回答済」に戻す', async () => {
    await ask()
    await accept()
    await reply()
    expect(await state()).toBe('answered')
  })

  test('回答のない施策は、確認済にできない', async () => {
    expect(codeOf(await accept(0, who.pmo, 'B1-4'))).toBe('notAnswered')
  })

  test.each([
    ['総務課の施策は、デジタル戦略室', 'B1-3', offices.digital],
    ['DX推進課の施策は、行革推進係', 'B2-2', offices.reform],
    ['課の決まっていない施策は、デジタル戦略室', 'B2-1', offices.digital],
    ['課の決まっていない施策は、行革推進係', 'B2-1', offices.reform],
  ])('%sが確認済にできる', async (_what, measureId, asker) => {
    if (measureId !== 'B1-3') await submit({ measureId, person: who.deputy })
    expect(await look(asker, measureId)).toMatchObject({ mayAccept: true })
    expect(codeOf(await accept(1, asker, measureId))).toBeNull()
    expect(await state(measureId)).toBe('accepted')
  })

  test.each([
    ['総務課の施策は、行革推進係', 'B1-3', offices.reform],
    ['DX推進課の施策は、デジタル戦略室', 'B2-2', offices.digital],
  ])('%sには確認済にできない', async (_what, measureId, asker) => {
    if (measureId !== 'B1-3') await submit({ measureId, person: who.deputy })
    expect(await look(asker, measureId)).toMatchObject({ mayAccept: false })
    expect(await accept(1, asker, measureId)).toEqual({ refusal: { code: 'ownMeasure', measureId } })
    expect(await state(measureId)).toBe('answered')
  })

  test('ご自身の課の施策にも、確認のお願いはできる', async () => {
    expect(codeOf(await ask(undefined, { asker: offices.reform }))).toBeNull()
  })
})

describe('締め切った回では', () => {
  beforeEach(async () => {
    await submit()
    await ask()
    await close()
  })

  test('尋ねること、返答すること、返答の画面を開くこと、確認済にすることができない', async () => {
    const refusal = { code: 'roundClosed', roundId, closedOn: '2026-01-14' }
    expect(await ask('もう一つ')).toEqual({ refusal })
    expect(await reply()).toEqual({ refusal })
    expect(await readQuestion()).toEqual({ refusal })
    expect(await accept()).toEqual({ refusal })
    expect(await questions()).toMatchObject([{ number: 1, reply: null }])
    expect(await state()).toBe('returned')
  })

  test('見ることはできる', async () => {
    expect(await look()).toMatchObject({ round: { state: 'closed' }, latest: { revision: 1 } })
  })
})

describeOnBothEngines('同時の確認', (store) => {
  test('同時に尋ねても、番号は重ならない', async () => {
    await store().empty()
    const both = openTestOffice(store())
    await both.openRound(reviewCity)
    await submitCheckIn(both.deps, { ...place, person: who.leader, basedOn: 0, nonce: 'n', draft: goodDraft })
    const texts = ['一', '二', '三', '四']
    await Promise.all(texts.map((question) => askAboutAnswer(both.deps, { asker: who.pmo, ...place, question })))
    expect(await store().rows('select number from reviews order by number')).toEqual(
      texts.map((_, index) => ({ number: index + 1 })),
    )
  })

  test('直すのと同時に確認済にしても、見ていない版は確認済にならない', async () => {
    await store().empty()
    const both = openTestOffice(store())
    await both.openRound(reviewCity)
    const first = { ...place, person: who.leader, basedOn: 0, nonce: 'n', draft: goodDraft }
    await submitCheckIn(both.deps, first)
    const [accepted] = await Promise.all([
      acceptAnswer(both.deps, { ...place, asker: who.pmo, revision: 1 }),
      submitCheckIn(both.deps, { ...first, basedOn: 1, nonce: 'n2' }),
    ])
    expect([null, 'staleVersion']).toContain(codeOf(accepted))
    expect(await store().rows("select state from expectations where measure_id = 'B1-3'")).toEqual([
      { state: 'answered' },
    ])
  })
})
