/** Every verb a card may carry: what its data must look like and who handles it. Card data is a claim, never an identity. */
import { z } from 'zod'
import { refusalJa } from '../../../../shared/src/wording/refusals.ja.ts'
import { answerMeasure } from './handlers/answer-measure.ts'
import { saveAnswer } from './handlers/save-answer.ts'
import { showMeasures } from './handlers/show-measures.ts'
import type { ActionReply, Turn } from './turn.ts'

interface CardAction<Data> {
  readonly data: z.ZodType<Data>
  readonly handle: (turn: Turn, data: Data) => Promise<ActionReply>
}

/** Keeps the type of a schema and its handler together. */
function action<Data>(data: z.ZodType<Data>, handle: CardAction<Data>['handle']): CardAction<unknown> {
  return { data, handle: (turn, value) => handle(turn, data.parse(value)) }
}

const id = z.string().min(1).max(40)
/** An input nobody touched is absent; what a choice or a text gives is text. Anything else is not from our card. */
const typed = z.string().optional()
const whole = z.coerce.number().int().min(0)

const measureOfRound = z.object({ roundId: id, measureId: id })

const form = measureOfRound
  .extend({
    basedOn: whole,
    nonce: z.uuid(),
    weather: typed,
    progress: typed,
    direction: typed,
    directionReason: typed,
    directionReasonText: typed,
  })
  .transform(({ roundId, measureId, basedOn, nonce, ...draft }) => ({ roundId, measureId, basedOn, nonce, draft }))

const actions: Readonly<Record<string, CardAction<unknown>>> = {
  'measures.list': action(z.object({ page: whole.default(0) }), (turn, { page }) => showMeasures(turn, page)),
  'checkIn.form': action(measureOfRound, answerMeasure),
  'checkIn.submit': action(form, saveAnswer),
}

export async function handleCardAction(turn: Turn, verb: string, data: unknown): Promise<ActionReply> {
  const known = Object.hasOwn(actions, verb) ? actions[verb] : undefined
  if (!known) return { message: refusalJa({ code: 'unknownAction' }) }
  const { success } = known.data.safeParse(data)
  if (!success) return { message: refusalJa({ code: 'malformedRequest' }) }
  return known.handle(turn, data)
}
