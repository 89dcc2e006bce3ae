/** 終了カード and what the PMO enters after the close. */
import type { AnswerDraft } from '../../../../../shared/src/domain/check-in.ts'
import type { ReportPress } from '../../../../../shared/src/domain/closing-report.ts'
import { dayInTokyo } from '../../../../../shared/src/domain/day.ts'
import type { MeasureId } from '../../../../../shared/src/domain/measure.ts'
import { isRefusal, type Refusal } from '../../../../../shared/src/domain/refusal.ts'
import type { RoundId } from '../../../../../shared/src/domain/round.ts'
import { closingJa } from '../../../../../shared/src/wording/decisions.ja.ts'
import { fieldProblemJa, refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { amendFormCard, outcomeFormCard } from '../../../cards/after-close-card.ts'
import { emptyDraft, toDraft } from '../../../cards/answer-lines.ts'
import { type ClosingFacts, type ClosingReader, closingCard, closingQuestionCard } from '../../../cards/closing-card.ts'
import { pickMeasureCard } from '../../../cards/pmo-cards.ts'
import { fitsInMessage } from '../../../cards/render-card.ts'
import { amendAnswer, readClosedAnswer, recordOutcome } from '../../../usecases/amend-closed-round.ts'
import { readClosing } from '../../../usecases/read-closing.ts'
import { pressReport } from '../../../usecases/report-closing.ts'
import type { ActionReply, ChatReply, Turn } from '../turn.ts'
import { arrivalLine } from './arrival-line.ts'

export interface OfRound {
  readonly roundId: RoundId
}

export interface OfClosedMeasure extends OfRound {
  readonly measureId: MeasureId
}

/** The word in chat: the round that was closed last. */
export async function tellClosing(turn: Turn): Promise<ChatReply> {
  const picture = await readClosing(turn.deps, turn.person)
  if (!isRefusal(picture)) return pageOf(picture)
  const { code } = picture.refusal
  return { text: code === 'noOpenRound' ? closingJa.noneClosed : refusalJa(picture.refusal) }
}

/** Null for whoever does not read it, and where no round was closed yet. */
export async function closedPage({ deps, person }: Turn): Promise<ChatReply | null> {
  const picture = await readClosing(deps, person)
  return isRefusal(picture) ? null : pageOf(picture)
}

function pageOf(picture: ClosingFacts & { readonly reader: ClosingReader }): ChatReply {
  return { card: closingCard(picture, picture.reader), summary: closingJa.draftHeading(picture.round.id) }
}

export async function showClosing({ deps, person }: Turn, { roundId }: OfRound, notice = ''): Promise<ActionReply> {
  const picture = await readClosing(deps, person, roundId)
  return isRefusal(picture) ? refused(picture.refusal) : { card: closingCard(picture, picture.reader, notice) }
}

export async function pressClosing(turn: Turn, { roundId }: OfRound, press: 'send' | 'seen'): Promise<ActionReply> {
  const { done } = closingJa
  const pressed = await pressReport(turn.deps, turn.person, roundId, press)
  if (isRefusal(pressed)) return refused(pressed.refusal)
  const sent = pressed.report?.stage === 'reported' ? done.reported : done.sent
  const notice = press === 'seen' ? done.seen : sent(await arrivalLine(turn))
  return { card: closingCard(pressed, readerOf(press), notice) }
}

const readerOf = (press: ReportPress): ClosingReader => (press === 'send' ? 'pmo' : 'programmeManager')

export async function showClosingQuestion(
  { deps, person }: Turn,
  { roundId }: OfRound,
  typed = '',
  notice = '',
): Promise<ActionReply> {
  const picture = await readClosing(deps, person, roundId)
  return isRefusal(picture) ? refused(picture.refusal) : { card: closingQuestionCard(picture, typed, notice) }
}

export async function askAboutClosing(
  turn: Turn,
  { roundId, text }: OfRound & { readonly text: string },
): Promise<ActionReply> {
  const asked = await pressReport(turn.deps, turn.person, roundId, 'askPmo', text)
  if (!isRefusal(asked)) {
    return { card: closingCard(asked, 'programmeManager', closingJa.done.asked(await arrivalLine(turn))) }
  }
  const { code } = asked.refusal
  const sentence = refusalJa(asked.refusal)
  return code === 'textMissing' || code === 'textTooLong'
    ? showClosingQuestion(turn, { roundId }, text, sentence)
    : { message: sentence }
}

export async function pickAfterClose(
  { deps, person }: Turn,
  { roundId }: OfRound,
  verb: 'closing.outcomeForm' | 'closing.amendForm',
): Promise<ActionReply> {
  const picture = await readClosing(deps, person, roundId)
  if (isRefusal(picture)) return refused(picture.refusal)
  const heading = verb === 'closing.outcomeForm' ? closingJa.pickOutcome : closingJa.pickAmendment
  const back = { title: closingJa.back, verb: 'closing.show' }
  return { card: pickMeasureCard(roundId, heading, verb, picture.measures, back) }
}

export async function showOutcomeForm({ deps, person }: Turn, place: OfClosedMeasure): Promise<ActionReply> {
  const found = await readClosedAnswer(deps, { asker: person, ...place })
  if (isRefusal(found)) return refused(found.refusal)
  return { card: outcomeFormCard(found, dayInTokyo(deps.clock.now())) }
}

export interface OutcomeForm extends OfClosedMeasure {
  readonly direction: string
  readonly note: string
  readonly confirmedOn: string
  readonly draftNumber: string
}

export async function saveOutcome(turn: Turn, form: OutcomeForm): Promise<ActionReply> {
  const saved = await recordOutcome(turn.deps, { asker: turn.person, ...form })
  return isRefusal(saved) ? refused(saved.refusal) : showClosing(turn, form, closingJa.done.outcome(form.measureId))
}

export async function showAmendForm({ deps, person }: Turn, place: OfClosedMeasure): Promise<ActionReply> {
  const found = await readClosedAnswer(deps, { asker: person, ...place })
  if (isRefusal(found)) return refused(found.refusal)
  const last = found.amendments.at(-1)?.answer ?? found.latest?.answer
  const draft = last ? toDraft(last) : emptyDraft
  return { card: amendFormCard(found, { draft, kind: 'correction', reason: '', notice: '' }) }
}

export interface AmendForm extends OfClosedMeasure {
  readonly kind: string
  readonly reason: string
  readonly draft: AnswerDraft
}

/** What the form does not ask for stays as the last word said it. */
export async function saveAmendment(turn: Turn, form: AmendForm): Promise<ActionReply> {
  const { deps, person } = turn
  const { kind, reason, roundId, measureId } = form
  const found = await readClosedAnswer(deps, { asker: person, roundId, measureId })
  if (isRefusal(found)) return refused(found.refusal)
  const last = found.amendments.at(-1)?.answer ?? found.latest?.answer
  // Nobody asked why when nothing was answered: the reason of the correction is the reason.
  const base = last ? toDraft(last) : { ...emptyDraft, directionReason: 'other', directionReasonText: reason }
  const draft = { ...base, ...form.draft }
  const amended = await amendAnswer(deps, { asker: person, roundId, measureId, kind, reason, draft })
  if (!isRefusal(amended)) return showClosing(turn, form, closingJa.done.amended(measureId, amended.dated))
  const { refusal } = amended
  const notice = refusal.code === 'invalidAnswer' ? refusal.problems.map(fieldProblemJa).join('') : refusalJa(refusal)
  const card = amendFormCard(found, { draft, kind, reason, notice })
  return fitsInMessage(card) ? { card } : { message: notice }
}

const refused = (refusal: Refusal): ActionReply => ({ message: refusalJa(refusal) })
