/** What the PMO does with an answer: look at it, ask about it (確認のお願い), accept it. And the leader's reply. */

import { lengthOf, type Revision, textLimit } from '../../../shared/src/domain/check-in.ts'
import { parseRoundId } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { Assignment, Indicator, Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { PreviousAnswer } from '../../../shared/src/domain/own-measure.ts'
import type { Person, PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { isOwnMeasureOf, type ReviewQuestion } from '../../../shared/src/domain/review.ts'
import { mayWithMeasure } from '../../../shared/src/domain/roles.ts'
import type { Expectation, Round, RoundId } from '../../../shared/src/domain/round.ts'
import { refuseUnlessOpen } from '../../../shared/src/domain/round-refusal.ts'
import { type Answerable, findAnswerable, refusingInRound } from './find-answerable.ts'
import { type ManagerView, managerViewOf } from './manager-view.ts'
import type { Deps, FollowUp, Transaction } from './ports.ts'
import { linesOf, type ShownLine } from './related-lines.ts'
import { refreshCards } from './store-answer.ts'
import { tell } from './tell-people.ts'

export interface AnswerUnderReview {
  readonly round: Round
  readonly measure: Measure
  readonly assignment: Assignment
  readonly expectation: Expectation
  readonly indicators: readonly Indicator[]
  readonly latest: Revision | null
  readonly previous: PreviousAnswer | null
  readonly followUp: FollowUp | null
  readonly questions: readonly ReviewQuestion[]
  /** The post that answered, and the leader's when somebody recorded it. */
  readonly answeredBy: Person | null
  readonly recordedFor: Person | null
  readonly managerView: ManagerView | null
  /** 関係課の一言, oldest first. */
  readonly relatedLines: readonly ShownLine[]
  /** False for a measure of the asker's own section. */
  readonly mayAccept: boolean
}

type Asked = { readonly asker: PersonId; readonly roundId: RoundId; readonly measureId: MeasureId }

export async function lookAtAnswer(
  deps: Deps,
  asked: Asked,
): Promise<AnswerUnderReview | { readonly refusal: Refusal }> {
  return deps.unitOfWork.run((tx) => underReview(deps, tx, asked))
}

/** The leader gets a card of its own; the answer stays as it is. The same question twice is one press that came twice. */
export async function askAboutAnswer(
  deps: Deps,
  asked: Asked & { readonly question: string },
): Promise<AnswerUnderReview | { readonly refusal: Refusal }> {
  const { unitOfWork, clock } = deps
  return unitOfWork.run(async (tx) => {
    const found = await underReview(deps, tx, asked)
    if (isRefusal(found)) return found
    const problem = textProblem(asked.question)
    if (problem) return problem
    const { round, measure, assignment, latest, questions, expectation } = found
    const notOpen = refuseUnlessOpen(round)
    if (notOpen) return notOpen
    if (!latest) return refuse({ code: 'notAnswered', measureId: measure.id })
    const question = asked.question.trim()
    const newest = questions.at(-1)
    if (newest?.question === question && newest.askedBy === asked.asker && newest.reply === null) return found
    const now = clock.now()
    const number = questions.length + 1
    const place = { roundId: round.id, measureId: measure.id }
    const open = { reply: null, repliedBy: null, repliedAt: null }
    await tx.reviews.insert({ ...place, number, question, askedBy: asked.asker, askedAt: now, ...open })
    await tx.rounds.setExpectationState(round.id, measure.id, 'returned')
    await refreshCards(tx, found)
    // Whoever stands for the measure today: only they may reply.
    const personId = assignment.leader ?? expectation.responsible ?? latest.answeredBy
    await tell(deps, tx, { roundId: round.id, personId, step: `question:${measure.id}:${number}` }, now)
    return underReview(deps, tx, asked)
  })
}

export async function acceptAnswer(
  deps: Deps,
  asked: Asked & { readonly revision: number },
): Promise<AnswerUnderReview | { readonly refusal: Refusal }> {
  const { unitOfWork, clock } = deps
  return unitOfWork.run(async (tx) => {
    const found = await underReview(deps, tx, asked)
    if (isRefusal(found)) return found
    const { round, measure, latest, mayAccept } = found
    const notOpen = refuseUnlessOpen(round)
    if (notOpen) return notOpen
    if (!mayAccept) return refuse({ code: 'ownMeasure', measureId: measure.id })
    if (!latest) return refuse({ code: 'notAnswered', measureId: measure.id })
    // What is accepted is what was seen: a correction that came in between is looked at first.
    if (latest.revision !== asked.revision) return refuse({ code: 'staleVersion', savedRevision: latest.revision })
    if (found.managerView && !found.managerView.letsAccept) {
      return refuse({ code: 'managerHasNotSeen', measureId: measure.id })
    }
    if ((await tx.reviews.accepted(round.id, measure.id)) !== latest.revision) {
      await tx.reviews.accept(round.id, measure.id, latest.revision, asked.asker, clock.now())
    }
    await tx.rounds.setExpectationState(round.id, measure.id, 'accepted')
    // Nothing else of it changes, and its expectation is locked.
    return { ...found, expectation: { ...found.expectation, state: 'accepted', cause: null } }
  })
}

export interface AskedBack {
  readonly round: Round
  readonly measure: Measure
  readonly question: ReviewQuestion
}

/** The leader or a deputy replies to just the question that the form showed. The same reply twice is one. */
export async function replyToQuestion(
  { unitOfWork, clock }: Deps,
  asked: Asked & { readonly number: number; readonly reply: string },
): Promise<AskedBack | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const found = await findAskedBack(tx, asked)
    if (isRefusal(found)) return found
    const problem = textProblem(asked.reply)
    if (problem) return problem
    const { round, measure, questions, expectation } = found
    const reply = asked.reply.trim()
    const question = questions.find(({ number }) => number === asked.number)
    if (question && question.reply === reply && question.repliedBy === asked.asker) return { round, measure, question }
    if (question?.reply !== null) return refuse({ code: 'noOpenQuestion', measureId: measure.id })
    const now = clock.now()
    const replied = { ...question, reply, repliedBy: asked.asker, repliedAt: now }
    await tx.reviews.saveReply(replied)
    const others = questions.some((one) => one.reply === null && one.number !== asked.number)
    if (!others || expectation.state !== 'returned') {
      await tx.rounds.setExpectationState(round.id, measure.id, 'answered')
    }
    await refreshCards(tx, found, asked.asker)
    return { round, measure, question: replied }
  })
}

/** What a leader is asked about a measure, for the card that takes the reply; without a number the oldest open question. */
export async function readOpenQuestion(
  { unitOfWork }: Deps,
  asked: Asked & { readonly number?: number | undefined },
): Promise<AskedBack | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const found = await findAskedBack(tx, asked)
    if (isRefusal(found)) return found
    const { round, measure, questions } = found
    const open = questions.filter(({ reply }) => reply === null)
    const question = asked.number === undefined ? open[0] : open.find(({ number }) => number === asked.number)
    if (!question) return refuse({ code: 'noOpenQuestion', measureId: measure.id })
    return { round, measure, question }
  })
}

/** The PMO does not reply in the leader's place: nothing would tell its words from theirs. */
async function findAskedBack(
  tx: Transaction,
  { asker, roundId, measureId }: Asked,
): Promise<(Answerable & { readonly questions: readonly ReviewQuestion[] }) | { readonly refusal: Refusal }> {
  const found = await findAnswerable(tx, asker, roundId, measureId)
  if (isRefusal(found)) return found
  if (!found.isOwn) return refuse({ code: 'notYourMeasure', measureId })
  const notOpen = refuseUnlessOpen(found.round)
  if (notOpen) return notOpen
  return { ...found, questions: await tx.reviews.of(roundId, measureId) }
}

async function underReview(
  deps: Deps,
  tx: Transaction,
  { asker, roundId, measureId }: Asked,
): Promise<AnswerUnderReview | { readonly refusal: Refusal }> {
  const person = await tx.people.find(asker)
  if (!person) return refuse({ code: 'unknownPerson' })
  if (!parseRoundId(roundId)) return refuse({ code: 'unknownRound', roundId })
  const refuseInRound = refusingInRound(tx, roundId)
  const found = await tx.register.find(measureId)
  if (!found) return refuseInRound({ code: 'measureNotInRound', measureId, roundId })
  const { measure, assignment } = found
  if (!mayWithMeasure(person, 'review', { ...measure, ...assignment })) return refuseInRound({ code: 'notAllowed' })
  const expectation = await tx.rounds.lockExpectation(roundId, measureId)
  if (!expectation) return refuseInRound({ code: 'measureNotInRound', measureId, roundId })
  // Behind the lock: whoever closes the round holds it, too.
  const round = await tx.rounds.find(roundId)
  if (!round) return refuse({ code: 'unknownRound', roundId })
  const latest = await tx.answers.latest(roundId, measureId)
  const units = person.duties.flatMap((duty) => (duty.kind === 'pmo' ? [duty.unit] : []))
  return {
    round,
    measure,
    assignment,
    expectation,
    indicators: await tx.register.indicators(measureId),
    latest,
    previous: await tx.answers.previous(roundId, measureId),
    followUp: await tx.answers.followUp(roundId, measureId),
    questions: await tx.reviews.of(roundId, measureId),
    answeredBy: latest ? await tx.people.find(latest.answeredBy) : null,
    recordedFor: latest?.recordedFor ? await tx.people.find(latest.recordedFor) : null,
    managerView: latest ? await managerViewOf(deps, tx, measure, latest) : null,
    relatedLines: await linesOf(tx, roundId, measureId),
    mayAccept: units.some((unit) => !isOwnMeasureOf(unit, measure.leadSection)),
  }
}

function textProblem(text: string): { readonly refusal: Refusal } | null {
  const length = lengthOf(text.trim())
  if (length === 0) return refuse({ code: 'textMissing' })
  return length > textLimit ? refuse({ code: 'textTooLong', limit: textLimit, length }) : null
}
