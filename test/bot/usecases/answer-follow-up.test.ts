import { beforeEach, describe, expect, test } from '@jest/globals'
import { answerFollowUp, type FollowUpAnswer } from '../../../bot/src/usecases/answer-follow-up.ts'
import { type Submission, submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { lastAnswer } from '../../support/answered-before.ts'
import { answerEarlier } from '../../support/earlier-answer.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { who } from '../../support/small-city.ts'
import { codeOf, goodDraft, roundId, start } from '../../support/test-office.ts'

const office = officeForEachTest()
const place = { roundId, measureId: 'B1-3' }

/** Sunny, and far below the target of 80.5. */
const mismatch = { ...goodDraft, weather: 'sunny', 'figure:B1-3-rate': '40' }
const passedPlan = { ...goodDraft, progress: '11月20日に公示予定。' }
const copied = { ...goodDraft, progress: lastAnswer.progress }
const effective = { ...goodDraft, directionReason: 'effective' }

let nonces = 0

function submit(draft: Submission['draft'], part: Partial<Submission> = {}) {
  nonces += 1
  const nonce = `nonce-${nonces}`
  return submitCheckIn(office().deps, { ...place, person: who.leader, basedOn: 0, nonce, draft, ...part })
}

/** What is asked after saving, or why nothing was saved. */
async function askedAfter(draft: Submission['draft'], part: Partial<Submission> = {}): Promise<unknown> {
  const saved = await submit(draft, part)
  return isRefusal(saved) ? saved.refusal : (saved.question?.kind ?? null)
}

function answer(part: Partial<FollowUpAnswer> = {}) {
  const given = { ...place, person: who.leader, choice: 'willCatchUp', text: '', nonce: 'follow-up' }
  return answerFollowUp(office().deps, { ...given, ...part })
}

const asked = () => office().store.unitOfWork.run((tx) => tx.answers.followUp(roundId, 'B1-3'))
const weathers = () =>
  office().store.rows(
    "select weather from revisions where measure_id = 'B1-3' and round_id = '2025Q3' order by revision",
  )
const close = () => office().store.rows(`update rounds set state = 'closed' where id = '${roundId}'`)

beforeEach(async () => {
  await office().openRound()
  await answerEarlier(office().deps, '2025Q2', 'B1-3')
  await office().store.takeJobs()
})

describe('保存したあとに尋ねるのは', () => {
  test.each([
    ['天気と数値の開き', mismatch, 'mismatch'],
    ['過ぎた予定', passedPlan, 'passedPlan'],
    ['前回と同じ文', copied, 'copiedText'],
    ['減った時間', effective, 'hours'],
    ['なにもない', goodDraft, null],
  ])('%s', async (_what, draft, kind) => {
    expect(await askedAfter(draft)).toBe(kind)
    expect((await asked())?.question.kind ?? null).toBe(kind)
  })

  test.each([
    ['開きは、過ぎた予定より先', { ...passedPlan, ...mismatch, progress: passedPlan.progress }, 'mismatch'],
    ['過ぎた予定は、減った時間より先', { ...passedPlan, directionReason: 'effective' }, 'passedPlan'],
    ['同じ文は、減った時間より先', { ...copied, directionReason: 'effective' }, 'copiedText'],
  ])('いくつ当てはまっても一つだけで、%s', async (_what, draft, kind) => {
    expect(await askedAfter(draft)).toBe(kind)
  })

  test('天気と数値の開きなら、その数値と目標を添える', async () => {
    expect(await submit(mismatch)).toMatchObject({
      question: { kind: 'mismatch', indicatorId: 'B1-3-rate', value: 40, target: 80.5 },
    })
  })

  test('尋ねても、回答はもう保存されている', async () => {
    await submit(mismatch)
    expect(await weathers()).toEqual([{ weather: 'sunny' }])
    expect(
      await office().store.rows("select state from expectations where measure_id = 'B1-3' and round_id = '2025Q3'"),
    ).toEqual([{ state: 'answered' }])
  })
})

describe('施策と回ごとに一度だけで', () => {
  test('答えたあとは、直しても、別の食い違いがあっても、もう尋ねない', async () => {
    await submit(mismatch)
    await answer()
    expect(await askedAfter(mismatch, { basedOn: 1 })).toBeNull()
    expect(await askedAfter(passedPlan, { basedOn: 2 })).toBeNull()
    expect(await asked()).toMatchObject({ question: { kind: 'mismatch' }, choice: 'willCatchUp' })
  })

  test('「あとで」にしたものは、食い違いが残る間は、直したときに新しい数値でもう一度示す', async () => {
    await submit(mismatch)
    expect(await submit({ ...mismatch, 'figure:B1-3-rate': '45' }, { basedOn: 1 })).toMatchObject({
      question: { kind: 'mismatch', value: 45 },
    })
    expect(await asked()).toMatchObject({ question: { value: 40 }, answeredAt: null })
  })

  test('「あとで」のまま自分で直して食い違いがなくなれば、もう示さない', async () => {
    await submit(mismatch)
    expect(await askedAfter({ ...mismatch, weather: 'cloudy' }, { basedOn: 1 })).toBeNull()
  })

  test('「あとで」のものがある間は、別の食い違いを新たに尋ねない', async () => {
    await submit(mismatch)
    expect(await askedAfter(passedPlan, { basedOn: 1 })).toBeNull()
    expect(await asked()).toMatchObject({ question: { kind: 'mismatch' } })
  })

  test('はじめの版で尋ねなければ、直した版で尋ねられる', async () => {
    expect(await askedAfter(goodDraft)).toBeNull()
    expect(await askedAfter(mismatch, { basedOn: 1 })).toBe('mismatch')
  })

  test('同じ送信がもう一度届いても、同じ問いを返し、問いは一つのまま', async () => {
    const first = await submit(mismatch, { nonce: 'same' })
    expect(await submit(mismatch, { nonce: 'same' })).toEqual(first)
    expect(await office().store.rows('select 1 from follow_ups')).toHaveLength(1)
  })
})

describe('答えると', () => {
  beforeEach(async () => {
    await submit(mismatch)
    await office().store.takeJobs()
  })

  test('選んだものと時刻が、回答に添えて残り、版は増えない', async () => {
    office().passMinutes(5)
    expect(await answer({ choice: 'other', text: ' 集計の方法を変えたため\n' })).toMatchObject({
      round: { id: roundId },
      own: [{ measure: { id: 'B1-3' }, revision: 1 }, { revision: 0 }, { revision: 0 }],
    })
    expect(await asked()).toMatchObject({
      choice: 'other',
      text: '集計の方法を変えたため',
      answeredAt: new Date(start.getTime() + 5 * 60_000),
    })
    expect(await weathers()).toEqual([{ weather: 'sunny' }])
    expect(await office().store.jobs()).toEqual([])
  })

  test('「くもりに直す」は、ほかはそのままの第2版になり、カードも直る', async () => {
    await answer({ choice: 'makeCloudy' })
    const [first, second] = await office().store.unitOfWork.run(async (tx) => [
      await tx.answers.byNonce(roundId, 'B1-3', `nonce-${nonces}`),
      await tx.answers.latest(roundId, 'B1-3'),
    ])
    expect(second).toMatchObject({ revision: 2, answer: { ...first?.answer, weather: 'cloudy' } })
    expect(await asked()).toMatchObject({ choice: 'makeCloudy' })
    const jobs = await office().store.jobs()
    expect(jobs.map(({ payload }) => payload.personId).sort()).toEqual([who.leader, who.deputy])
  })

  test.each([
    ['同じカードから', 'follow-up'],
    ['もう一枚のカードから', 'another-card'],
  ])('「くもりに直す」を%s二度押しても、版は一つだけ増える', async (_where, nonce) => {
    await answer({ choice: 'makeCloudy' })
    expect(codeOf(await answer({ choice: 'makeCloudy', nonce }))).toBeNull()
    expect(await weathers()).toEqual([{ weather: 'sunny' }, { weather: 'cloudy' }])
  })

  test('「くもりに直す」が遅れてもう一度届いても、その後に直した天気は変わらない', async () => {
    await answer({ choice: 'makeCloudy' })
    await submit({ ...mismatch, 'figure:B1-3-rate': '79' }, { basedOn: 2 })
    expect(codeOf(await answer({ choice: 'makeCloudy' }))).toBeNull()
    expect(await weathers()).toEqual([{ weather: 'sunny' }, { weather: 'cloudy' }, { weather: 'sunny' }])
  })

  test('「くもりに直す」は、ほかの端末で直された文を元に戻さない', async () => {
    await submit({ ...mismatch, progress: '直した文' }, { basedOn: 1 })
    await answer({ choice: 'makeCloudy' })
    const latest = await office().store.unitOfWork.run((tx) => tx.answers.latest(roundId, 'B1-3'))
    expect(latest).toMatchObject({ revision: 3, answer: { weather: 'cloudy', progress: '直した文' } })
  })

  test('答え直せば、後のものが残る', async () => {
    await answer()
    await answer({ choice: 'countedDifferently' })
    expect(await asked()).toMatchObject({ choice: 'countedDifferently' })
  })

  test('代理も答えられる', async () => {
    expect(codeOf(await answer({ person: who.deputy }))).toBeNull()
  })
})

describe('答えられないとき、問いは開いたままになる', () => {
  beforeEach(() => submit(mismatch))

  test.each<[string, Partial<FollowUpAnswer>, string]>([
    ['選んでいない', { choice: '' }, 'textMissing'],
    ['選択肢にない', { choice: 'Other' }, 'textMissing'],
    ['型の部品と同じ名', { choice: 'toString' }, 'textMissing'],
    ['その他の内容がない', { choice: 'other', text: ' \u3000\n' }, 'textMissing'],
    ['301字', { choice: 'other', text: '理'.repeat(301) }, 'textTooLong'],
    ['10万字', { text: '理'.repeat(100_000) }, 'textTooLong'],
    ['課長', { person: who.manager }, 'notYourMeasure'],
    ['副市長', { person: who.viceMayor }, 'notYourMeasure'],
    ['ほかの職員', { person: who.bystander }, 'notYourMeasure'],
    ['登録のない人', { person: who.stranger }, 'unknownPerson'],
    ['担当の回答への、PMO', { person: who.pmo }, 'notYourMeasure'],
    ['ない施策', { measureId: 'Z9-9' }, 'measureNotInRound'],
    ['ない回', { roundId: '2031Q1' }, 'unknownRound'],
    ['尋ねていない施策', { measureId: 'B1-4' }, 'notAnswered'],
  ])('%s', async (_what, part, code) => {
    expect(codeOf(await answer(part))).toBe(code)
    expect(await asked()).toMatchObject({ choice: null, text: '', answeredAt: null })
    expect(await weathers()).toHaveLength(1)
  })

  test('長すぎるときは、いまの字数も知らせる', async () => {
    expect(await answer({ choice: 'other', text: '理'.repeat(310) })).toEqual({
      refusal: { code: 'textTooLong', limit: 300, length: 310 },
    })
  })

  test.each(['willCatchUp', 'makeCloudy'])('締め切った回では %s も残らない', async (choice) => {
    await close()
    expect(codeOf(await answer({ choice }))).toBe('roundClosed')
    expect(await asked()).toMatchObject({ choice: null })
    expect(await weathers()).toHaveLength(1)
  })
})

test('数値のことを尋ねていなければ、天気は「くもり」に変わらない', async () => {
  await submit({ ...copied, weather: 'sunny' })
  expect(codeOf(await answer({ choice: 'makeCloudy' }))).toBe('malformedRequest')
  expect(await weathers()).toEqual([{ weather: 'sunny' }])
})

test('PMOが聞き取って記録した回答なら、その問いにはPMOが答えられ、担当も答えられる', async () => {
  await submit(mismatch, { person: who.pmo })
  expect(codeOf(await answer({ person: who.pmo, choice: 'makeCloudy' }))).toBeNull()
  const latest = await office().store.unitOfWork.run((tx) => tx.answers.latest(roundId, 'B1-3'))
  expect(latest).toMatchObject({ revision: 2, answeredBy: who.pmo, recordedFor: who.leader })
  expect(codeOf(await answer({ choice: 'countedDifferently' }))).toBeNull()
})
