/** Every verb a card may carry: what its data must look like and who handles it. Card data is a claim, never an identity. */
import { z } from 'zod'
import { type AnswerDraft, storable } from '../../../../shared/src/domain/check-in.ts'
import { doubtGroups } from '../../../../shared/src/domain/doubt.ts'
import { digestChoices } from '../../../../shared/src/domain/manager-look.ts'
import { recordLists } from '../../../../shared/src/domain/record.ts'
import { pmoJa } from '../../../../shared/src/wording/pmo.ja.ts'
import { refusalJa } from '../../../../shared/src/wording/refusals.ja.ts'
import { fitsInMessage, takesInput } from '../../cards/render-card.ts'
import type { ServedView } from '../../usecases/ports.ts'
import { rememberServedView } from '../../usecases/remember-served-view.ts'
import { removeRelatedLine, saveRelatedLine, showRelated, showRelatedForm } from './handlers/add-related-line.ts'
import { saveFollowUp } from './handlers/answer-follow-up.ts'
import { answerMeasure, usePreviousText } from './handlers/answer-measure.ts'
import { saveUnchanged, showUnchangedForm } from './handlers/answer-unchanged.ts'
import {
  saveAssignment,
  saveDuties,
  saveExcuse,
  showAssignForm,
  showDutiesForm,
  showExcuseForm,
  showRegister,
  takeExcuseBack,
} from './handlers/assign-measure.ts'
import {
  askAboutClosing,
  pickAfterClose,
  pressClosing,
  saveAmendment,
  saveOutcome,
  showAmendForm,
  showClosing,
  showClosingQuestion,
  showOutcomeForm,
} from './handlers/close-report.ts'
import {
  acceptHandOver,
  declineHandOver,
  sendHandOver,
  showDeclineForm,
  showHandOverForm,
  takeBack,
} from './handlers/hand-over.ts'
import { keepShownLeaders } from './handlers/keep-leaders.ts'
import { backToDigest, see, showLineForm } from './handlers/look-at-digest.ts'
import {
  changeDays,
  holdRound,
  planBack,
  saveMutes,
  showMutes,
  showPlanForm,
  showRehearsal,
} from './handlers/plan-round.ts'
import { sendReply, showQuestion } from './handlers/reply-to-question.ts'
import { accept, askAbout, lookAt } from './handlers/review-answer.ts'
import {
  askToClose,
  confirmClose,
  confirmOpen,
  pickForRecord,
  pickForReview,
  showStatus,
} from './handlers/run-round.ts'
import { saveAnswer } from './handlers/save-answer.ts'
import { decide, showUnanswered, showWaysOut, snooze } from './handlers/see-to-unanswered.ts'
import {
  passConsultationOn,
  sendConsultationReply,
  showConsultation,
  showConsultationForm,
} from './handlers/settle-consultation.ts'
import {
  askToSettleAll,
  decideDoubt,
  leaveDoubt,
  lookAtDoubt,
  settleAll,
  showDoubtForm,
  showDoubtGroup,
  showDoubtGroups,
  undoAll,
  undoDoubt,
} from './handlers/show-doubts.ts'
import { showMeasures } from './handlers/show-measures.ts'
import { goOn } from './handlers/show-next.ts'
import { decideDifference, showDifference, showRecord, tryAgain } from './handlers/show-record.ts'
import { chooseWhom, preview, send } from './handlers/tell-by-hand.ts'
import { askToWithdraw, confirmWithdraw, offerReopening, showPlan } from './handlers/withdraw-round.ts'
import type { ActionReply, Turn } from './turn.ts'

interface CardAction<Data> {
  readonly data: z.ZodType<Data>
  readonly handle: (turn: Turn, data: Data) => Promise<ActionReply>
}

/** Keeps the type of a schema and its handler together. */
function action<Data>(data: z.ZodType<Data>, handle: CardAction<Data>['handle']): CardAction<unknown> {
  return { data, handle: (turn, value) => handle(turn, data.parse(value)) }
}

/** Control characters and half surrogates stand in no id of ours, and a store refuses them. */
const id = z
  .string()
  .max(40)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u)
const whole = z.coerce.number().int().min(0)

const measureOfRound = z.object({ roundId: id, measureId: id })

/** Every other field of the form is text as typed; fields of figures are named after their indicator. */
const form = measureOfRound
  .extend({ basedOn: whole, nonce: z.uuid() })
  .catchall(z.unknown())
  .transform(({ roundId, measureId, basedOn, nonce, ...rest }, context) => {
    const draft: Record<string, string> = {}
    for (const [field, text] of Object.entries(rest)) {
      if (typeof text === 'string') draft[field] = text
      else if (text !== undefined) context.addIssue({ code: 'custom', message: 'A field of a form is text' })
    }
    return { roundId, measureId, basedOn, nonce, draft: draft as AnswerDraft }
  })

/** Free text beside the form of an answer, which the domain reads by itself. */
const text = z.string().default('').transform(storable)

const roundOnly = z.object({ roundId: id })
const numberedOfRound = measureOfRound.extend({ number: whole })
const numberedMeasure = z.object({ measureId: id, number: whole })

/** 締切後の訂正: as the form of an answer, with its kind and reason. */
const amendForm = measureOfRound
  .extend({ kind: text, reason: text })
  .catchall(z.string())
  .transform(({ roundId, measureId, kind, reason, ...draft }) => ({
    roundId,
    measureId,
    kind,
    reason,
    draft: draft as AnswerDraft,
  }))

const doubtOf = z.object({ id })
const doubtGroup = z.enum(doubtGroups)
const measureOnly = z.object({ measureId: id })
/** Of the record: a row without a key of ours has one that begins with 「+」. */
const difference = z.object({
  list: z.enum(recordLists),
  key: z
    .string()
    .max(120)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u),
  cell: z
    .string()
    .max(40)
    .regex(/^[A-Za-z]*$/),
  at: whole,
})

const section = z
  .string()
  .max(120)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u)
/** `shown`: measures with the revisions that the card showed. */
const digestPlace = z.object({
  roundId: id,
  section,
  shown: z
    .string()
    .max(2000)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u),
})
/** Absent where the form does not ask for it. */
const dayField = z.string().max(20).optional()
const planDays = z.object({
  roundId: id,
  opensOn: dayField,
  dueOn: dayField,
  closesOn: dayField,
  asOfDay: dayField,
  meetingOn: dayField,
})

const actions: Readonly<Record<string, CardAction<unknown>>> = {
  'measures.list': action(z.object({ page: whole.default(0), roundId: id.optional() }), (turn, { page, roundId }) =>
    showMeasures(turn, page, roundId),
  ),
  'measures.next': action(z.object({}), goOn),
  'checkIn.form': action(measureOfRound, (turn, place) => answerMeasure(turn, place)),
  'checkIn.submit': action(form, saveAnswer),
  'checkIn.usePrevious': action(form, usePreviousText),
  'unchanged.form': action(z.object({}), (turn) => showUnchangedForm(turn)),
  'unchanged.submit': action(
    z.object({ roundId: id, nonce: z.uuid(), measures: text, reason: text, reasonText: text }),
    saveUnchanged,
  ),
  'followUp.answer': action(measureOfRound.extend({ nonce: z.uuid(), choice: text, text }), saveFollowUp),
  'question.form': action(measureOfRound.extend({ number: whole.optional() }), (turn, place) =>
    showQuestion(turn, place),
  ),
  'question.reply': action(measureOfRound.extend({ number: whole, reply: text }), sendReply),
  'round.status': action(z.object({}), showStatus),
  'round.open': action(z.object({ roundId: id }), (turn, { roundId }) => confirmOpen(turn, roundId)),
  'round.cancelOpen': action(z.object({}), async () => ({ message: pmoJa.open.cancelled })),
  'round.closeForm': action(z.object({}), askToClose),
  'round.close': action(z.object({ roundId: id }), (turn, { roundId }) => confirmClose(turn, roundId)),
  'round.withdrawForm': action(roundOnly, (turn, { roundId }) => askToWithdraw(turn, roundId)),
  'round.withdraw': action(roundOnly, (turn, { roundId }) => confirmWithdraw(turn, roundId)),
  'round.reopenForm': action(roundOnly, (turn, { roundId }) => offerReopening(turn, roundId)),
  'plan.show': action(roundOnly, (turn, { roundId }) => showPlan(turn, roundId)),
  'review.pick': action(z.object({}), pickForReview),
  'record.pick': action(z.object({}), pickForRecord),
  'review.look': action(measureOfRound, (turn, place) => lookAt(turn, place)),
  'review.ask': action(measureOfRound.extend({ question: text }), askAbout),
  'review.accept': action(measureOfRound.extend({ revision: whole }), accept),
  'reminder.later': action(z.object({ roundId: id, choice: text }), (turn, { roundId, choice }) =>
    snooze(turn, roundId, choice),
  ),
  'unanswered.list': action(z.object({}), (turn) => showUnanswered(turn)),
  'unanswered.form': action(measureOfRound, (turn, place) => showWaysOut(turn, place)),
  'unanswered.decide': action(
    measureOfRound.extend({ choice: text, leader: text, dueOn: text, reason: text, text }),
    (turn, { roundId, measureId, ...draft }) => decide(turn, { roundId, measureId }, draft),
  ),
  'digest.show': action(z.object({ roundId: id, section }), (turn, place) => backToDigest(turn, place)),
  'digest.lineForm': action(digestPlace, showLineForm),
  'digest.look': action(digestPlace.extend({ how: z.enum(digestChoices), line: text }), (turn, place) =>
    see(turn, place),
  ),
  'plan.form': action(z.object({ roundId: id.optional() }), (turn, { roundId }) => showPlanForm(turn, roundId ?? null)),
  'plan.save': action(planDays, (turn, { roundId, ...typed }) => changeDays(turn, roundId, typed)),
  'plan.fromMeeting': action(planDays, (turn, { roundId, ...typed }) => planBack(turn, roundId, typed)),
  'plan.hold': action(z.object({ roundId: id }), (turn, { roundId }) => holdRound(turn, roundId)),
  'plan.rehearse': action(z.object({ roundId: id }), (turn, { roundId }) => showRehearsal(turn, roundId)),
  'mute.form': action(z.object({}), (turn) => showMutes(turn)),
  'mute.add': action(z.object({ from: text, to: text, reason: text }), (turn, typed) =>
    saveMutes(turn, { kind: 'add', ...typed }),
  ),
  'mute.remove': action(z.object({ period: text }), (turn, { period }) => saveMutes(turn, { kind: 'remove', period })),
  'mute.check': action(z.object({ check: text }), (turn, { check }) => saveMutes(turn, { kind: 'check', check })),
  'nudge.form': action(z.object({ roundId: id }), (turn, { roundId }) => chooseWhom(turn, roundId)),
  'nudge.preview': action(z.object({ as: text }), (turn, { as }) => preview(turn, as)),
  'nudge.send': action(z.object({ as: text, mark: text }), (turn, asked) => send(turn, asked)),
  'doubts.groups': action(z.object({}), (turn) => showDoubtGroups(turn)),
  'doubts.list': action(z.object({ group: doubtGroup, page: whole.default(0) }), (turn, { group, page }) =>
    showDoubtGroup(turn, group, page),
  ),
  'doubts.look': action(doubtOf, (turn, doubt) => lookAtDoubt(turn, doubt.id)),
  'doubts.form': action(doubtOf, (turn, doubt) => showDoubtForm(turn, doubt.id)),
  'doubts.next': action(doubtOf, (turn, doubt) => leaveDoubt(turn, doubt.id)),
  'doubts.accept': action(doubtOf, (turn, doubt) => decideDoubt(turn, doubt.id, { as: 'read' })),
  'doubts.correct': action(doubtOf.extend({ text }), (turn, doubt) =>
    decideDoubt(turn, doubt.id, { as: 'corrected', text: doubt.text }),
  ),
  'doubts.undo': action(doubtOf, (turn, doubt) => undoDoubt(turn, doubt.id)),
  'doubts.askAll': action(z.object({ group: doubtGroup }), (turn, { group }) => askToSettleAll(turn, group)),
  'doubts.settleAll': action(z.object({ group: doubtGroup }), (turn, { group }) => settleAll(turn, group)),
  'doubts.undoAll': action(z.object({ group: doubtGroup, at: z.iso.datetime() }), (turn, { group, at }) =>
    undoAll(turn, group, new Date(at)),
  ),
  'record.standing': action(z.object({}), (turn) => showRecord(turn)),
  'record.tryAgain': action(z.object({}), tryAgain),
  'record.difference': action(z.object({ at: whole }), (turn, { at }) => showDifference(turn, at)),
  'record.ours': action(difference, (turn, one) => decideDifference(turn, one, 'ours')),
  'record.theirs': action(difference, (turn, one) => decideDifference(turn, one, 'theirs')),
  'consultation.show': action(numberedOfRound, showConsultation),
  'consultation.form': action(numberedOfRound, (turn, place) => showConsultationForm(turn, place)),
  'consultation.reply': action(numberedOfRound.extend({ text }), sendConsultationReply),
  'consultation.passOn': action(numberedOfRound, passConsultationOn),
  'handOver.form': action(z.object({ measureId: id.optional() }), (turn, { measureId }) =>
    showHandOverForm(turn, measureId ?? null),
  ),
  'leaders.keep': action(z.object({ shown: digestPlace.shape.shown }), (turn, { shown }) =>
    keepShownLeaders(turn, shown),
  ),
  'handOver.send': action(measureOnly.extend({ to: text, effectiveOn: text }), sendHandOver),
  'handOver.takeBack': action(numberedMeasure, takeBack),
  'handOver.accept': action(numberedMeasure, acceptHandOver),
  'handOver.declineForm': action(numberedMeasure, (turn, place) => showDeclineForm(turn, place)),
  'handOver.decline': action(numberedMeasure.extend({ text }), declineHandOver),
  'related.list': action(z.object({ page: whole.default(0) }), (turn, { page }) => showRelated(turn, page)),
  'related.form': action(measureOfRound.extend({ section }), showRelatedForm),
  'related.save': action(measureOfRound.extend({ section, text }), saveRelatedLine),
  'related.takeBack': action(measureOfRound.extend({ section }), removeRelatedLine),
  'closing.show': action(roundOnly, (turn, place) => showClosing(turn, place)),
  'closing.send': action(roundOnly, (turn, place) => pressClosing(turn, place, 'send')),
  'closing.seen': action(roundOnly, (turn, place) => pressClosing(turn, place, 'seen')),
  'closing.askForm': action(roundOnly, (turn, place) => showClosingQuestion(turn, place)),
  'closing.ask': action(roundOnly.extend({ text }), askAboutClosing),
  'closing.pickOutcome': action(roundOnly, (turn, place) => pickAfterClose(turn, place, 'closing.outcomeForm')),
  'closing.pickAmendment': action(roundOnly, (turn, place) => pickAfterClose(turn, place, 'closing.amendForm')),
  'closing.outcomeForm': action(measureOfRound, showOutcomeForm),
  'closing.saveOutcome': action(
    measureOfRound.extend({ direction: text, note: text, confirmedOn: text, draftNumber: text }),
    saveOutcome,
  ),
  'closing.amendForm': action(measureOfRound, showAmendForm),
  'closing.amend': action(amendForm, saveAmendment),
  'register.list': action(z.object({ page: whole.default(0) }), (turn, { page }) => showRegister(turn, page)),
  'assign.form': action(measureOnly, (turn, { measureId }) => showAssignForm(turn, measureId)),
  'assign.save': action(
    measureOnly.extend({
      mark: z.string(),
      section: text,
      newSection: text,
      leader: text,
      deputies: text,
    }),
    saveAssignment,
  ),
  'duties.form': action(measureOnly, (turn, { measureId }) => showDutiesForm(turn, measureId)),
  'duties.save': action(
    measureOnly.extend({ section: text, department: text, manager: text, departmentHead: text }),
    saveDuties,
  ),
  'excuse.form': action(measureOnly, (turn, { measureId }) => showExcuseForm(turn, measureId)),
  'excuse.save': action(measureOfRound.extend({ reason: text, text }), saveExcuse),
  'excuse.withdraw': action(measureOfRound, takeExcuseBack),
}

/** `message`: in whose place the reply is shown, as far as the client says. */
export async function handleCardAction(
  turn: Turn,
  verb: string,
  data: unknown,
  message?: string,
): Promise<ActionReply> {
  const reply = await replyTo(turn, verb, data)
  // Before it is shown: whatever wants to replace the message later must know.
  if ('card' in reply) await rememberServedView(turn.deps, turn.person, message ?? null, viewOf(reply))
  return reply
}

function viewOf({ card, overviewOf }: Exclude<ActionReply, { readonly message: string }>): ServedView {
  if (overviewOf !== undefined) return 'overview'
  return takesInput(card) ? 'form' : 'confirmation'
}

async function replyTo(turn: Turn, verb: string, data: unknown): Promise<ActionReply> {
  const known = Object.hasOwn(actions, verb) ? actions[verb] : undefined
  if (!known) return { message: refusalJa({ code: 'unknownAction' }) }
  const { success } = known.data.safeParse(data)
  if (!success) return { message: refusalJa({ code: 'malformedRequest' }) }
  const reply = await known.handle(turn, data)
  // The card that was pressed stays, with what is typed in it.
  return 'card' in reply && !fitsInMessage(reply.card) ? { message: refusalJa({ code: 'tooLargeForCard' }) } : reply
}
