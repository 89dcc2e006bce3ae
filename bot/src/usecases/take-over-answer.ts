/** An answer edited in its list becomes a new revision by whoever edited it, through the same rules as an answer by card. */
import { type Answer, type AnswerDraft, readAnswer } from '../../../shared/src/domain/check-in.ts'
import { indicatorsDue } from '../../../shared/src/domain/indicators-due.ts'
import { recordKeyParts } from '../../../shared/src/domain/record.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { findAnswerable } from './find-answerable.ts'
import { storeAnswer } from './store-answer.ts'
import type { TakeOver } from './take-over.ts'

/** All of it or nothing: half an answer says what nobody said. */
export const takeOverAnswer: TakeOver = async (deps, tx, { key }, changes, editor) => {
  const { clock, newNonce } = deps
  const refused = changes.map(({ cell }) => cell)
  const { measureId, roundId } = recordKeyParts(key)
  const found = await findAnswerable(tx, editor, roundId, measureId)
  if (isRefusal(found)) return refused
  const latest = await tx.answers.latest(roundId, measureId)
  const indicators = indicatorsDue(await tx.register.indicators(measureId), roundId)
  const form = { indicatorIds: indicators.map(({ id }) => id), asOfDay: found.round.asOfDay }
  const edited = Object.fromEntries(changes.map(({ cell, theirs }) => [cell, theirs === null ? '' : String(theirs)]))
  const read = readAnswer({ ...(latest && draftOf(latest.answer)), ...edited }, form)
  if (isRefusal(read)) return refused
  // What the list does not let anybody edit stays as it was said.
  const { figures, milestones, consultation, nextYearNeeds } = latest?.answer ?? read
  const answer = { ...read, figures, milestones, consultation, nextYearNeeds }
  const stored = await storeAnswer(deps, tx, found, {
    answer,
    answeredBy: editor,
    answeredAt: clock.now(),
    nonce: newNonce(),
    basedOn: latest?.revision ?? 0,
  })
  return isRefusal(stored) ? refused : []
}

function draftOf({ weather, progress, direction, directionReason, directionReasonText, issue, nextAction }: Answer) {
  return { weather, progress, direction, directionReason, directionReasonText, issue, nextAction } satisfies AnswerDraft
}
