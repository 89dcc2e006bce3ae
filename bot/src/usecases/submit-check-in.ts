/** A leader answers, or corrects an answer: stored with its jobs in one transaction, then confirmed; then perhaps one question. */

import { type Answer, type AnswerDraft, type Revision, readAnswer } from '../../../shared/src/domain/check-in.ts'
import { type Question, questionAbout } from '../../../shared/src/domain/consistency.ts'
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { indicatorsDue } from '../../../shared/src/domain/indicators-due.ts'
import type { Indicator, Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { isSameValue } from '../../../shared/src/domain/same-value.ts'
import { consultationArrival, consultedPosts } from './answer-consultation.ts'
import { findAnswerable, type RecordedFor, recordedForWhom } from './find-answerable.ts'
import { ownMeasures } from './own-measures.ts'
import type { Deps, FollowUp, Transaction } from './ports.ts'
import { storeAnswer } from './store-answer.ts'
import type { Arrival } from './tell-people.ts'

export interface Submission {
  readonly person: PersonId
  readonly roundId: RoundId
  readonly measureId: MeasureId
  /** The revision the form was made from; 0 for a first answer. */
  readonly basedOn: number
  readonly nonce: string
  readonly draft: AnswerDraft
}

export interface StoredCheckIn {
  readonly round: Round
  readonly measure: Measure
  readonly indicators: readonly Indicator[]
  readonly revision: Revision
  /** 代理入力: whose answer it is, when somebody else records it. */
  readonly recordedFor: RecordedFor | null
  readonly own: readonly OwnMeasure[]
  /** ご相談: the posts it goes to, none where nobody stands above; null where nothing waits for an answer. */
  readonly consulted: readonly string[] | null
  /** When they hear of it; null where they have, or do so at once. */
  readonly consultedAt: Arrival | null
  /** Open until it is answered; asked at most once a measure and round. */
  readonly question: Question | null
}

export async function submitCheckIn(
  deps: Deps,
  submission: Submission,
): Promise<StoredCheckIn | { readonly refusal: Refusal }> {
  const { person: asker, roundId, measureId, nonce, basedOn } = submission
  const { unitOfWork, clock } = deps
  return unitOfWork.run(async (tx) => {
    const found = await findAnswerable(tx, asker, roundId, measureId)
    if (isRefusal(found)) return found
    const { round, measure } = found
    const indicators = indicatorsDue(await tx.register.indicators(measureId), roundId)
    const now = clock.now()
    const stored = async (revision: Revision, question: Question | null): Promise<StoredCheckIn> => ({
      round,
      measure,
      indicators,
      revision,
      recordedFor: await recordedForWhom(tx, found),
      own: await ownMeasures(tx, roundId, asker, dayInTokyo(now)),
      consulted: await consultedPosts(tx, revision),
      consultedAt: await consultationArrival(deps, tx, revision),
      question,
    })

    const form = { indicatorIds: indicators.map(({ id }) => id), asOfDay: round.asOfDay }
    const answer = readAnswer(submission.draft, form)
    if (isRefusal(answer)) return answer
    const before = await tx.answers.byNonce(roundId, measureId, nonce)
    if (before && isSameValue(before.answer, answer))
      return stored(before, await openQuestion(tx, before, indicators, now))
    if (before) {
      // The form was edited after it had been stored: what is new in it must not be taken for what is saved.
      const latest = await tx.answers.latest(roundId, measureId)
      return refuse({ code: 'staleVersion', savedRevision: latest?.revision ?? before.revision })
    }
    const revision = await storeAnswer(deps, tx, found, { answer, answeredBy: asker, answeredAt: now, nonce, basedOn })
    if (isRefusal(revision)) return revision
    return stored(revision, await ask(tx, revision, indicators, now))
  })
}

/** Saved first, then asked: the question never stands in the way of the answer. One that was asked before is not followed by another. */
async function ask(
  tx: Transaction,
  revision: Revision,
  indicators: readonly Indicator[],
  now: Date,
): Promise<Question | null> {
  const { roundId, measureId } = revision
  const before = await tx.answers.followUp(roundId, measureId)
  if (before) return whileItFits(tx, before, revision, indicators, now)
  const question = await questionFor(tx, revision, indicators, now)
  const open = { choice: null, text: '', answeredAt: null }
  if (question) await tx.answers.insertFollowUp({ roundId, measureId, question, askedAt: now, ...open })
  return question
}

async function openQuestion(
  tx: Transaction,
  revision: Revision,
  indicators: readonly Indicator[],
  now: Date,
): Promise<Question | null> {
  const asked = await tx.answers.followUp(revision.roundId, revision.measureId)
  return asked && whileItFits(tx, asked, revision, indicators, now)
}

/** Shown again only while it fits, and with the figures of today: a correction may have answered it. */
async function whileItFits(
  tx: Transaction,
  asked: FollowUp,
  revision: Revision,
  indicators: readonly Indicator[],
  now: Date,
): Promise<Question | null> {
  if (asked.answeredAt !== null) return null
  const question = await questionFor(tx, revision, indicators, now)
  return question?.kind === asked.question.kind ? question : null
}

async function questionFor(
  tx: Transaction,
  { roundId, measureId, answer }: Revision,
  indicators: readonly Indicator[],
  now: Date,
): Promise<Question | null> {
  const previous = await tx.answers.previous(roundId, measureId)
  const facts = { indicators, today: dayInTokyo(now), previousProgress: previous?.progress ?? null }
  return questionAbout({ ...forQuestion(answer), ...facts })
}

function forQuestion({ weather, progress, directionReason, figures }: Answer) {
  return { weather, progress, figures, effective: directionReason === 'effective' }
}
