/** Every verb a card may carry: what its data must look like and who handles it. Card data is a claim, never an identity. */
import { z } from 'zod'
import { type AnswerDraft, storable } from '../../../../shared/src/domain/check-in.ts'
import { doubtGroups } from '../../../../shared/src/domain/doubt.ts'
import { pmoJa } from '../../../../shared/src/wording/pmo.ja.ts'
import { refusalJa } from '../../../../shared/src/wording/refusals.ja.ts'
import { fitsInMessage } from '../../cards/render-card.ts'
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

const doubtOf = z.object({ id })
const doubtGroup = z.enum(doubtGroups)
const measureOnly = z.object({ measureId: id })

const actions: Readonly<Record<string, CardAction<unknown>>> = {
  'measures.list': action(z.object({ page: whole.default(0) }), (turn, { page }) => showMeasures(turn, page)),
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
  'review.pick': action(z.object({}), pickForReview),
  'record.pick': action(z.object({}), pickForRecord),
  'review.look': action(measureOfRound, (turn, place) => lookAt(turn, place)),
  'review.ask': action(measureOfRound.extend({ question: text }), askAbout),
  'review.accept': action(measureOfRound.extend({ revision: whole }), accept),
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

export async function handleCardAction(turn: Turn, verb: string, data: unknown): Promise<ActionReply> {
  const known = Object.hasOwn(actions, verb) ? actions[verb] : undefined
  if (!known) return { message: refusalJa({ code: 'unknownAction' }) }
  const { success } = known.data.safeParse(data)
  if (!success) return { message: refusalJa({ code: 'malformedRequest' }) }
  const reply = await known.handle(turn, data)
  // The card that was pressed stays, with what is typed in it.
  return 'card' in reply && !fitsInMessage(reply.card) ? { message: refusalJa({ code: 'tooLargeForCard' }) } : reply
}
