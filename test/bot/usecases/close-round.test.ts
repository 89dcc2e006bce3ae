import { beforeEach, describe, expect, test } from '@jest/globals'
import { answerFollowUp } from '../../../bot/src/usecases/answer-follow-up.ts'
import { closeRound } from '../../../bot/src/usecases/close-round.ts'
import { openRound } from '../../../bot/src/usecases/open-round.ts'
import { prepareAnswer } from '../../../bot/src/usecases/prepare-answer.ts'
import { rememberSentCard } from '../../../bot/src/usecases/remember-sent-card.ts'
import { rememberServedView } from '../../../bot/src/usecases/remember-served-view.ts'
import { acceptAnswer, askAboutAnswer, replyToQuestion } from '../../../bot/src/usecases/review-answer.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import { submitUnchanged } from '../../../bot/src/usecases/submit-unchanged.ts'
import { answerTheQuarterBefore } from '../../support/answered-before.ts'
import { describeOnBothEngines } from '../../support/describe-on-both-engines.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { pressIn } from '../../support/press-in.ts'
import { offices, reviewCity } from '../../support/review-city.ts'
import { who } from '../../support/small-city.ts'
import { chatOfPerson, codeOf, goodDraft, openTestOffice, roundId } from '../../support/test-office.ts'
import { actionsOf, dataOf, markdownOf } from '../cards/card-rules.ts'

const office = officeForEachTest()
const place = { roundId, measureId: 'B1-3' }
const first = { ...place, person: who.leader, basedOn: 0, nonce: 'first', draft: goodDraft }

const close = (asker: string = who.pmo, id: string = roundId) => closeRound(office().deps, asker, id)
const states = () => office().store.rows('select id, state from rounds order by id')

beforeEach(async () => {
  await office().openRound(reviewCity)
})

describe('締め切れるのは', () => {
  test.each([
    ['PL', who.leader],
    ['課長', who.manager],
    ['部長', who.departmentHead],
    ['副市長', who.viceMayor],
    ['市長', who.mayor],
    ['ほかの職員', who.bystander],
  ])('PMO だけで、%s には締め切れない', async (_post, asker) => {
    expect(codeOf(await close(asker))).toBe('notAllowed')
    expect(await states()).toMatchObject([{ state: 'closed' }, { id: roundId, state: 'open' }])
  })

  test('どちらの係のPMOでもよい', async () => {
    expect(await close(offices.reform)).toMatchObject({ id: roundId, state: 'closed' })
  })

  test('登録のない人は、利用者として扱われない', async () => {
    expect(codeOf(await close(who.stranger))).toBe('unknownPerson')
  })

  test.each(['', '2031Q1', '../..', '２０２５Ｑ３'])('ない回（%j）は締め切れない', async (id) => {
    expect(codeOf(await close(who.pmo, id))).toBe('unknownRound')
  })
})

test('締め切ると、未回答は未回答のまま残り、次の回が開けるようになる', async () => {
  await submitCheckIn(office().deps, first)
  expect(await close()).toMatchObject({ id: roundId, state: 'closed', dueOn: '2026-01-06' })
  const left = await office().store.rows('select state, count(*)::int as n from expectations group by 1 order by 1')
  expect(left).toEqual([
    { state: 'answered', n: 1 },
    { state: 'planned', n: 4 },
  ])
  expect(codeOf(await openRound(office().deps, who.pmo, '2025Q4'))).toBeNull()
})

test('二度締め切ろうとしても、もう一方の係が締め切ろうとしても、何も変わらない', async () => {
  await close()
  expect(codeOf(await close())).toBe('roundClosed')
  expect(codeOf(await close(offices.reform))).toBe('roundClosed')
  expect(await states()).toMatchObject([{ state: 'closed' }, { state: 'closed' }])
})

test('締め切る前のお知らせは、締め切った後には送られない', async () => {
  await close()
  await office().runJobs()
  // Only what follows the close goes out.
  expect(office().sent.filter(({ shows }) => !shows.includes('まとめ'))).toEqual([])
})

describe('予定より早く締め切ったとき', () => {
  const leaderCard = { activityId: 'leader-card', conversationId: `a:${who.leader}` }
  const updates = () => office().updated.map(({ activityId, shows }) => [activityId, shows])

  beforeEach(async () => {
    await office().store.takeJobs()
    await rememberSentCard(office().deps, who.leader, roundId, leaderCard)
    await rememberSentCard(office().deps, who.deputy, roundId, { activityId: 'deputy-card', conversationId: 'a:2' })
    await office().store.unitOfWork.run(async (tx) => {
      for (const person of [who.leader, who.deputy]) {
        await tx.delivery.saveConversation(person, chatOfPerson(person), office().deps.clock.now())
      }
    })
  })

  test('断りの文は、予定の日ではなく、実際に締め切った日を言う', async () => {
    expect(await close()).toMatchObject({ closesOn: '2026-01-14', closedOn: '2025-12-16' })
    const late = await submitCheckIn(office().deps, first)
    expect(late).toEqual({ refusal: { code: 'roundClosed', roundId, closedOn: '2025-12-16' } })
    expect(await office().deps.boardReader.read(roundId)).toMatchObject({ round: { closedOn: '2025-12-16' } })
  })

  test('日付は東京のものになる', async () => {
    office().passMinutes(13 * 60 + 18)
    expect(await close()).toMatchObject({ closedOn: '2025-12-17' })
  })

  test('届いているカードは、締め切った姿に変わる', async () => {
    await submitCheckIn(office().deps, first)
    await office().store.takeJobs()
    await close()
    await office().runJobs()
    expect(updates().sort()).toEqual([
      ['deputy-card', '締切 2025-12-16 B1-3:1 B2-2:0 B2-1:0'],
      ['leader-card', '締切 2025-12-16 B1-3:1 B1-4:0 A1-1:0'],
    ])
  })

  test('開いたままの様式で「一覧に戻る」を押すと、締め切った一覧になり、回答のボタンはない', async () => {
    const form = await pressIn(office(), who.leader, leaderCard.activityId, 'checkIn.form', place)
    await close()
    const back = 'card' in form ? dataOf(form.card, 'measures.list') : {}
    const shown = await pressIn(office(), who.leader, leaderCard.activityId, 'measures.list', back)
    if (!('card' in shown)) throw new Error('No card')
    expect(markdownOf(shown.card).join()).toContain('この回は12月16日（火）に締め切りました。')
    expect(actionsOf(shown.card)).toEqual([])
  })

  test('書きかけのカードは60分守られ、その後で、次の回が開いていても変わる', async () => {
    await rememberServedView(office().deps, who.leader, leaderCard.activityId, 'form')
    await close()
    await office().runJobs()
    expect(updates().map(([activityId]) => activityId)).toEqual(['deputy-card'])
    await openRound(office().deps, who.pmo, '2025Q4')
    await office().store.takeJobs()
    office().passMinutes(59)
    await office().tick()
    await office().runJobs()
    expect(updates()).toHaveLength(1)
    office().passMinutes(1)
    await office().tick()
    await office().runJobs()
    expect(updates()).toHaveLength(2)
    expect(updates()[1]).toEqual(['leader-card', '締切 2025-12-16 B1-3:0 B1-4:0 A1-1:0'])
  })
})

describe('締め切った後は、どの入口からも動かせない', () => {
  beforeEach(async () => {
    const { deps } = office()
    await answerTheQuarterBefore(deps)
    await submitCheckIn(deps, { ...first, draft: { ...goodDraft, weather: 'sunny', 'figure:B1-3-rate': '40' } })
    await askAboutAnswer(deps, { ...place, asker: who.pmo, question: 'なぜですか。' })
    await close()
  })

  test.each<[string, () => Promise<unknown>]>([
    ['直す', () => submitCheckIn(office().deps, { ...first, basedOn: 1, nonce: 'second' })],
    ['初めて答える', () => submitCheckIn(office().deps, { ...first, measureId: 'A1-1' })],
    ['代わりに記録する', () => submitCheckIn(office().deps, { ...first, measureId: 'A1-1', person: who.pmo })],
    ['様式を開く', () => prepareAnswer(office().deps, who.leader, roundId, 'A1-1')],
    [
      '変わりないと答える',
      () =>
        submitUnchanged(office().deps, {
          ...first,
          measureIds: ['B1-4', 'A1-1'],
          reason: 'onPlan',
          reasonText: '',
        }),
    ],
    ['問いに答える', () => answerFollowUp(office().deps, { ...first, choice: 'willCatchUp', text: '' })],
    ['くもりに直す', () => answerFollowUp(office().deps, { ...first, nonce: 'x', choice: 'makeCloudy', text: '' })],
    ['確認をお願いする', () => askAboutAnswer(office().deps, { ...place, asker: who.pmo, question: '別の問い' })],
    ['返答する', () => replyToQuestion(office().deps, { ...place, asker: who.leader, number: 1, reply: '返答' })],
    ['確認済にする', () => acceptAnswer(office().deps, { ...place, asker: who.pmo, revision: 1 })],
  ])('%s', async (_what, attempt) => {
    const before = await everything()
    expect(codeOf(await attempt())).toBe('roundClosed')
    expect(await everything()).toEqual(before)
  })
})

const everything = () =>
  Promise.all(
    ['revisions', 'expectations', 'follow_ups', 'reviews', 'acceptances', 'notices', 'rounds'].map((table) =>
      office().store.rows(`select * from ${table} order by 1, 2`),
    ),
  )

describeOnBothEngines('締切と同時の回答', (store) => {
  test('保存の途中の回答があれば、その保存が終わるまで締め切られない', async () => {
    await store().empty()
    const both = openTestOffice(store())
    await both.openRound(reviewCity)
    let closed = false
    let closing: Promise<unknown> = Promise.resolve()
    const { unitOfWork, ...rest } = both.deps
    /** Inside the answer's transaction, after its row: the round is being closed meanwhile. */
    const run: typeof unitOfWork.run = (work) =>
      unitOfWork.run(async (tx) => {
        const result = await work(tx)
        closing = closeRound(both.deps, who.pmo, roundId).then(() => {
          closed = true
        })
        await untilItWaits(
          () => closed,
          () => tx.rounds.find(roundId),
        )
        expect(closed).toBe(false)
        return result
      })
    expect(codeOf(await submitCheckIn({ ...rest, unitOfWork: { run } }, first))).toBeNull()
    await closing
    expect(closed).toBe(true)
    expect(codeOf(await submitCheckIn(both.deps, { ...first, basedOn: 1, nonce: 'late' }))).toBe('roundClosed')
  })

  test('締切の途中に届いた回答は、締切を待って断られる', async () => {
    await store().empty()
    const both = openTestOffice(store())
    await both.openRound(reviewCity)
    let answering: Promise<unknown> = Promise.resolve()
    let answered = false
    const { unitOfWork, ...rest } = both.deps
    const run: typeof unitOfWork.run = (work) =>
      unitOfWork.run(async (tx) => {
        const result = await work(tx)
        answering = submitCheckIn(both.deps, first).finally(() => {
          answered = true
        })
        await untilItWaits(
          () => answered,
          () => tx.rounds.find(roundId),
        )
        return result
      })
    expect(codeOf(await closeRound({ ...rest, unitOfWork: { run } }, who.pmo, roundId))).toBeNull()
    expect(codeOf(await answering)).toBe('roundClosed')
    expect(await store().rows('select 1 from revisions')).toEqual([])
  })

  test('二人が同時に締め切っても、締め切るのは一度だけ', async () => {
    await store().empty()
    const both = openTestOffice(store())
    await both.openRound(reviewCity)
    const codes = (
      await Promise.all([closeRound(both.deps, who.pmo, roundId), closeRound(both.deps, offices.reform, roundId)])
    ).map(codeOf)
    expect(codes.sort()).toEqual(['roundClosed', null].sort())
  })

  /** PGlite has one connection, so the other waits before its first statement; elsewhere its lock tells, or that it is done. */
  async function untilItWaits(isDone: () => boolean, somethingToDo: () => Promise<unknown>): Promise<void> {
    if (store().database.kind === 'pglite') {
      for (let turn = 0; turn < 20; turn += 1) await somethingToDo()
      return
    }
    while (!isDone() && (await store().rows('select 1 from pg_locks where not granted')).length === 0)
      await somethingToDo()
  }
})
