/**
 * The leader answers the one question after saving. Correcting the weather is an answer too, and makes a revision. Nothing
 * says who answered the question, so the PMO answers only what it was asked itself, having recorded the answer by phone.
 */
import { lengthOf, textLimit } from '../../../shared/src/domain/check-in.ts'
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { refuseUnlessOpen } from '../../../shared/src/domain/round-refusal.ts'
import { findAnswerable } from './find-answerable.ts'
import { ownMeasures } from './own-measures.ts'
import type { Deps } from './ports.ts'
import { storeAnswer } from './store-answer.ts'

/** Codes a question card offers, over all kinds of questions. */
export const followUpChoices = [
  'willCatchUp',
  'countedDifferently',
  'makeCloudy',
  'otherTrouble',
  'doneAsPlanned',
  'rescheduled',
  'onHold',
  'reallySame',
  'under10',
  'from10to50',
  'over50',
  'notKnown',
  'other',
] as const

export interface FollowUpAnswer {
  readonly person: PersonId
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly choice: string
  readonly text: string
  readonly nonce: string
}

export async function answerFollowUp(
  deps: Deps,
  { person: asker, roundId, measureId, choice, text, nonce }: FollowUpAnswer,
): Promise<{ readonly round: Round; readonly own: readonly OwnMeasure[] } | { readonly refusal: Refusal }> {
  const { unitOfWork, clock } = deps
  return unitOfWork.run(async (tx) => {
    const found = await findAnswerable(tx, asker, roundId, measureId)
    if (isRefusal(found)) return found
    const { round } = found
    const notOpen = refuseUnlessOpen(round)
    if (notOpen) return notOpen
    const said = text.trim()
    const length = lengthOf(said)
    if (length > textLimit) return refuse({ code: 'textTooLong', limit: textLimit, length })
    const known = followUpChoices.find((one) => one === choice)
    if (!known || (known === 'other' && said === '')) return refuse({ code: 'textMissing' })
    const latest = await tx.answers.latest(roundId, measureId)
    const asked = await tx.answers.followUp(roundId, measureId)
    if (!latest || !asked) return refuse({ code: 'notAnswered', measureId })
    if (known === 'makeCloudy' && asked.question.kind !== 'mismatch') return refuse({ code: 'malformedRequest' })
    if (!found.isOwn && latest.answeredBy !== asker) return refuse({ code: 'notYourMeasure', measureId })
    const now = clock.now()
    // A second press finds the sky cloudy already; one that arrives very late finds its number.
    const again = latest.answer.weather !== 'sunny' || (await tx.answers.byNonce(roundId, measureId, nonce)) !== null
    if (known === 'makeCloudy' && !again) {
      const answer = { ...latest.answer, weather: 'cloudy' as const }
      const given = { answer, answeredBy: asker, answeredAt: now, nonce, basedOn: latest.revision }
      const revision = await storeAnswer(deps, tx, found, given)
      if (isRefusal(revision)) return revision
    }
    await tx.answers.answerFollowUp(roundId, measureId, known, said, now)
    return { round, own: await ownMeasures(tx, roundId, asker, dayInTokyo(now)) }
  })
}
