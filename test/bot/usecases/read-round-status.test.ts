import { beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { closeRound } from '../../../bot/src/usecases/close-round.ts'
import { importRegister } from '../../../bot/src/usecases/import-register.ts'
import { openRound } from '../../../bot/src/usecases/open-round.ts'
import type { SendOutcome } from '../../../bot/src/usecases/ports.ts'
import { readRoundStatus } from '../../../bot/src/usecases/read-round-status.ts'
import { acceptAnswer, askAboutAnswer, replyToQuestion } from '../../../bot/src/usecases/review-answer.ts'
import { submitCheckIn } from '../../../bot/src/usecases/submit-check-in.ts'
import type { ExpectationState } from '../../../shared/src/domain/round.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { offices, reviewCity } from '../../support/review-city.ts'
import { measures, who } from '../../support/small-city.ts'
import { chatOfPerson, codeOf, goodDraft, roundId, type SentMessage } from '../../support/test-office.ts'

const office = officeForEachTest()

const status = (asker: string = who.pmo) => readRoundStatus(office().deps, asker)

const leaderOf = (measureId: string) => (measureId.startsWith('B2') ? who.deputy : who.leader)
const latestOf = (measureId: string) =>
  office().store.unitOfWork.run(async (tx) => (await tx.answers.latest(roundId, measureId))?.revision ?? 0)

let nonces = 0

async function answer(measureId: string, person = leaderOf(measureId)): Promise<unknown> {
  nonces += 1
  const nonce = `nonce-${nonces}`
  const basedOn = await latestOf(measureId)
  return submitCheckIn(office().deps, { person, roundId, measureId, basedOn, nonce, draft: goodDraft })
}

describe('回答状況は', () => {
  beforeEach(() => office().openRound(reviewCity))

  test.each([
    ['PL', who.leader],
    ['代理', who.deputy],
    ['課長', who.manager],
    ['部長', who.departmentHead],
    ['副市長', who.viceMayor],
    ['市長', who.mayor],
    ['ほかの職員', who.bystander],
  ])('PMO だけのもので、%s には示されない', async (_post, asker) => {
    expect(codeOf(await status(asker))).toBe('notAllowed')
  })

  test('登録のない人は、利用者として扱われない', async () => {
    expect(codeOf(await status(who.stranger))).toBe('unknownPerson')
  })

  test('どちらの係にも、施策ごとの状態を一覧の順に示す', async () => {
    for (const asker of [offices.digital, offices.reform]) {
      expect(await status(asker)).toMatchObject({
        round: { id: roundId },
        tally: { all: 5, answered: 0, unanswered: 5, unreachable: 0, excused: 0, returned: 0, accepted: 0 },
        measures: measures.map(({ id }) => ({ measure: { id }, expectation: { state: 'planned' } })),
      })
    }
  })

  test('届けられなかった担当の施策を「連絡先の確認が必要」に数え、理由を添える', async () => {
    const outcome = ({ personId }: SentMessage): SendOutcome =>
      personId === who.leader
        ? { kind: 'refused', cause: 'BotNotInConversationRoster' }
        : { kind: 'sent', activityId: 'card', address: chatOfPerson(personId) }
    office().sendOutcomes.push(outcome, outcome)
    await office().runJobs()
    const unreachable = { state: 'unreachable', cause: 'BotNotInConversationRoster' }
    const delivered = { state: 'delivered', cause: null }
    expect(await status()).toMatchObject({
      tally: { all: 5, answered: 0, unanswered: 2, unreachable: 3, excused: 0 },
      measures: [unreachable, unreachable, unreachable, delivered, delivered].map((expectation) => ({ expectation })),
    })
  })

  test('届けられなくても、一覧から回答されれば「回答済」に移る', async () => {
    await office().store.unitOfWork.run((tx) => tx.rounds.markUnreachable(roundId, who.leader, 'noLeader'))
    expect(await status()).toMatchObject({ tally: { unreachable: 3, unanswered: 2 } })
    await answer('B1-3')
    expect(await status()).toMatchObject({ tally: { unreachable: 2, unanswered: 2, answered: 1 } })
  })

  test('開いている回がなければ、ないと知らせる', async () => {
    await closeRound(office().deps, who.pmo, roundId)
    expect(codeOf(await status())).toBe('noOpenRound')
  })
})

describe('今回は対象外とした施策', () => {
  const excused = 'B2-1'

  beforeEach(async () => {
    const { deps } = office()
    await importRegister(deps, reviewCity)
    await deps.unitOfWork.run((tx) =>
      tx.assignments.saveExcuse({
        roundId,
        measureId: excused,
        reason: 'assembly',
        text: '',
        by: who.pmo,
        at: deps.clock.now(),
      }),
    )
    await openRound(deps, who.pmo, roundId)
  })

  test('対象には数えられ、だれにも尋ねられない', async () => {
    expect(await status()).toMatchObject({ tally: { all: 5, unanswered: 4, excused: 1 } })
    await office().runJobs()
    expect(office().sent.find(({ personId }) => personId === who.deputy)?.shows).toBe('B1-3:0 B2-2:0')
  })

  test.each([
    ['担当', who.deputy],
    ['PMO', who.pmo],
  ])('%s からの回答も、対象ではないと断られる', async (_who, person) => {
    expect(codeOf(await answer(excused, person))).toBe('measureNotInRound')
    expect(await status()).toMatchObject({ tally: { excused: 1, answered: 0 } })
  })

  test('お知らせが届いても届かなくても、対象外のまま', async () => {
    office().sendOutcomes.push({ kind: 'refused', cause: 'MessageWritesBlocked' })
    await office().runJobs()
    const counted = await status()
    expect(counted).toMatchObject({ tally: { all: 5, excused: 1 } })
    expect('measures' in counted && counted.measures.find(({ measure }) => measure.id === excused)).toMatchObject({
      expectation: { state: 'excused', cause: 'assembly' },
    })
  })
})

/** Everything that moves a measure of a round from one state to another. */
type Step =
  | { readonly kind: 'answer' | 'record' | 'ask' | 'reply' | 'accept'; readonly measure: number }
  | { readonly kind: 'deliver' | 'block'; readonly person: 'leader' | 'deputy' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('answer' as const, 'record' as const, 'ask' as const, 'reply' as const, 'accept' as const),
      measure: fc.nat(measures.length - 1),
    }),
  },
  fc.record({
    kind: fc.constantFrom('deliver' as const, 'block' as const),
    person: fc.constantFrom('leader' as const, 'deputy' as const),
  }),
)

interface InModel {
  state: ExpectationState
  /** Numbers of questions that wait for a reply. */
  open: number[]
  asked: number
}

/** The whole rule in a few lines: what each step makes of a measure. */
function applied(one: InModel, kind: Step['kind']): InModel {
  const hasAnswer = ['answered', 'returned', 'accepted'].includes(one.state)
  switch (kind) {
    case 'answer':
    case 'record':
      return { ...one, state: 'answered' }
    case 'ask':
      return hasAnswer ? { state: 'returned', asked: one.asked + 1, open: [...one.open, one.asked + 1] } : one
    case 'reply': {
      if (one.open.length === 0) return one
      const open = one.open.slice(1)
      return { ...one, open, state: open.length > 0 && one.state === 'returned' ? 'returned' : 'answered' }
    }
    case 'accept':
      return hasAnswer ? { ...one, state: 'accepted' } : one
    case 'deliver':
      return one.state === 'planned' || one.state === 'unreachable' ? { ...one, state: 'delivered' } : one
    case 'block':
      return one.state === 'planned' || one.state === 'delivered' ? { ...one, state: 'unreachable' } : one
  }
}

test('何がどんな順に起きても、数はいつも施策の総数に足し上がり、どの施策も一つの状態にある', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      await office().store.empty()
      await office().openRound(reviewCity)
      const model = new Map<string, InModel>(measures.map(({ id }) => [id, { state: 'planned', open: [], asked: 0 }]))
      for (const next of steps) {
        await take(next, model)
        for (const [id, one] of model) if (concerns(next, id)) model.set(id, applied(one, next.kind))
        const counted = await status()
        if (!('tally' in counted)) throw new Error('The round is not open', { cause: counted })
        const { tally } = counted
        expect(tally.answered + tally.unanswered + tally.unreachable + tally.excused).toBe(measures.length)
        expect(tally.all).toBe(measures.length)
        expect(tally.returned + tally.accepted).toBeLessThanOrEqual(tally.answered)
        expect(counted.measures.map(({ measure, expectation }) => [measure.id, expectation.state])).toEqual(
          [...model].map(([id, { state }]) => [id, state]),
        )
      }
    }),
    { numRuns: 12 },
  )
}, 60_000)

function concerns(next: Step, measureId: string): boolean {
  return 'person' in next ? leaderOf(measureId) === who[next.person] : measures[next.measure]?.id === measureId
}

async function take(next: Step, model: ReadonlyMap<string, InModel>): Promise<void> {
  const { deps, store } = office()
  if ('person' in next) {
    const person = who[next.person]
    await store.unitOfWork.run((tx) =>
      next.kind === 'deliver'
        ? tx.rounds.markDelivered(roundId, person)
        : tx.rounds.markUnreachable(roundId, person, 'ConversationBlockedByUser'),
    )
    return
  }
  const measureId = measures[next.measure]?.id ?? ''
  const place = { roundId, measureId }
  const known = model.get(measureId)
  switch (next.kind) {
    case 'answer':
      await answer(measureId)
      return
    case 'record':
      await answer(measureId, who.pmo)
      return
    case 'ask':
      await askAboutAnswer(deps, { ...place, asker: who.pmo, question: `問い${(known?.asked ?? 0) + 1}` })
      return
    case 'reply':
      await replyToQuestion(deps, { ...place, asker: leaderOf(measureId), number: known?.open[0] ?? 1, reply: '返答' })
      return
    case 'accept':
      await acceptAnswer(deps, {
        ...place,
        asker: measureId === 'B2-2' ? offices.reform : offices.digital,
        revision: await latestOf(measureId),
      })
      return
  }
}
