/** `published-answers.json`: what the printed list says of each measure. Its weather is a guess at scanned marks, never an answer. */
import { z } from 'zod'
import { weathers } from '../../../../shared/src/domain/weather.ts'
import { measureId } from './measure-id.ts'
import { confidence, filled, lines, roundId } from './text.ts'

const answerRow = z.strictObject({
  measureId,
  weather: z.enum(weathers),
  /** The mark as scanned. */
  weatherRaw: filled,
  weatherConfidence: confidence,
  weatherToBeConfirmed: z.literal(true),
  direction: z.literal('continue'),
  /** Blank in all rows of the list. */
  directionReason: z.null(),
  progress: lines,
})

export const publishedAnswersFile = z.strictObject({ roundId, note: filled, answers: z.array(answerRow) })

export type PublishedRow = z.infer<typeof answerRow>
