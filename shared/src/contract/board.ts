/** The board (`GET /api/board`): the measures of one round as the asking person may see them. */
import { z } from 'zod'
import { answerSources } from '../domain/answer-source.ts'
import { directionReasons, directions } from '../domain/direction.ts'
import { expectationStates, roundStates } from '../domain/round.ts'
import { weathers } from '../domain/weather.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const roundOnBoard = z.object({
  id: z.string(),
  state: z.enum(roundStates),
  opensOn: day,
  dueOn: day,
  closesOn: day,
  /** The day it was really closed; absent until then, and where nobody closed it here. */
  closedOn: day.optional(),
  asOfDay: day,
})

/** What was said of a measure in a round. `published` is the city's printed list: read by OCR, weather to be confirmed. */
export const answerOnBoard = z.object({
  roundId: z.string(),
  source: z.enum(answerSources),
  /** Of the published list, and the PMO has confirmed its weather. */
  confirmed: z.boolean(),
  /** 代理入力 */
  recorded: z.boolean().optional(),
  revision: z.int(),
  weather: z.enum(weathers),
  direction: z.enum(directions),
  directionReason: z.enum(directionReasons).nullable(),
  directionReasonText: z.string(),
  progress: z.string(),
  answeredAt: z.iso.datetime().nullable(),
})

export const measureOnBoard = z.object({
  id: z.string(),
  order: z.int(),
  title: z.string(),
  pillar: z.object({ id: z.string(), name: z.string() }),
  area: z.object({ id: z.string(), name: z.string() }),
  leadDepartment: z.string(),
  leadSection: z.string().nullable(),
  /** Null when the measure is not part of the round. */
  expectation: z.enum(expectationStates).nullable(),
  /** The answer of this round, null while there is none or while the asker may not see it yet. */
  current: answerOnBoard.nullable(),
  /** 締切後の訂正: the last word after the close; absent while there is none. */
  amendment: z.object({ dated: day, weather: z.enum(weathers), direction: z.enum(directions) }).optional(),
  /** The newest answer of an earlier round. */
  previous: answerOnBoard.nullable(),
})

export const board = z.object({
  /** Grows with every change that a board shows; ask `/api/changes` with it. */
  version: z.int(),
  /** The round shown; null while no round was ever opened. */
  round: roundOnBoard.nullable(),
  /** Every round there is, newest first. */
  rounds: z.array(roundOnBoard),
  measures: z.array(measureOnBoard),
})

export type Board = z.infer<typeof board>
export type MeasureOnBoard = z.infer<typeof measureOnBoard>
export type AnswerOnBoard = z.infer<typeof answerOnBoard>
export type RoundOnBoard = z.infer<typeof roundOnBoard>
