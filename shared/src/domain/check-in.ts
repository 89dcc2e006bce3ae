/** A check-in (進捗報告): what the leader says of one measure in one round, kept with every revision. */
import { type Direction, type DirectionReason, directionReasons, directions } from './direction.ts'
import type { MeasureId } from './measure.ts'
import type { PersonId } from './person.ts'
import { type AnswerField, type FieldProblem, type Refusal, refuse } from './refusal.ts'
import type { Round, RoundId } from './round.ts'
import { type Weather, weathers } from './weather.ts'

/** Characters, counted by `lengthOf`. */
export const progressLimit = 400
export const textLimit = 300

export interface Answer {
  readonly weather: Weather
  readonly progress: string
  readonly direction: Direction
  readonly directionReason: DirectionReason
  /** Required with `other`; what was typed beside another reason is kept too. */
  readonly directionReasonText: string
}

/** What arrives: any text in any field, as typed. */
export type AnswerDraft = { readonly [field in AnswerField]?: string | undefined }

export interface Revision {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  /** From 1. */
  readonly revision: number
  readonly answer: Answer
  readonly answeredBy: PersonId
  readonly answeredAt: Date
  /** Made once by the form; the same submit sent again carries the same nonce and is stored once. */
  readonly nonce: string
}

/** `'segment'` counts what a person sees as one character, so that limits agree on card, tab and server. */
const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** No real character is longer: a family of four with skin tones is 19 code units. */
const longestCharacter = 32

/**
 * Characters as a reader counts them: one emoji is one. A letter under endless combining marks is also one to a reader, so
 * beyond `longestCharacter` it counts again: the limits then bound what is stored and sent, too.
 */
export function lengthOf(text: string): number {
  let count = 0
  for (const { segment } of graphemes.segment(text)) count += Math.ceil(segment.length / longestCharacter)
  return count
}

/**
 * Reads a draft into an answer. Text is kept as typed but for surrounding blanks, line ends and what `storable` takes out.
 * Returns the answer, or every problem at once so that the form can show all of them.
 */
export function readAnswer(draft: AnswerDraft): Answer | { readonly refusal: Refusal } {
  const problems: FieldProblem[] = []
  const weather = choice(draft, 'weather', weathers, problems)
  const progress = text(draft, 'progress', progressLimit, problems)
  if (progress === '' && weather !== 'outOfScope') problems.push({ field: 'progress', code: 'missing' })
  const direction = choice(draft, 'direction', directions, problems)
  const directionReason = choice(draft, 'directionReason', directionReasons, problems)
  const directionReasonText = text(draft, 'directionReasonText', textLimit, problems)
  if (directionReason === 'other' && directionReasonText === '') {
    problems.push({ field: 'directionReasonText', code: 'missing' })
  }
  if (problems.length > 0 || !weather || !direction || !directionReason) {
    return refuse({ code: 'invalidAnswer', problems })
  }
  return { weather, progress, direction, directionReason, directionReasonText }
}

/**
 * Decides whether an answer may be stored now, and as which revision.
 * `latest` is the newest stored revision number (0 when none); `basedOn` is the one the form was made from.
 */
export function nextRevision(
  round: Round,
  latest: number,
  basedOn: number,
): { readonly revision: number } | { readonly refusal: Refusal } {
  if (round.state === 'planned') return refuse({ code: 'noOpenRound' })
  if (round.state === 'closed') return refuse({ code: 'roundClosed', roundId: round.id, closedOn: round.closesOn })
  if (basedOn !== latest) return refuse({ code: 'staleVersion', savedRevision: latest })
  return { revision: latest + 1 }
}

function choice<T extends string>(
  draft: AnswerDraft,
  field: AnswerField,
  choices: readonly T[],
  problems: FieldProblem[],
): T | undefined {
  const value = draft[field]?.trim() ?? ''
  const found = choices.find((known) => known === value)
  if (!found) problems.push({ field, code: value === '' ? 'missing' : 'notAChoice' })
  return found
}

function text(draft: AnswerDraft, field: AnswerField, limit: number, problems: FieldProblem[]): string {
  const value = storable(draft[field] ?? '').trim()
  const length = lengthOf(value)
  if (length > limit) problems.push({ field, code: 'tooLong', limit, length })
  return value
}

/**
 * One kind of line end (Office pastes a soft line break as a vertical tab), and none of the characters that nobody types
 * and that a store refuses later: NUL in PostgreSQL, half a surrogate pair in its JSON, control characters in a workbook.
 */
function storable(typed: string): string {
  return typed
    .toWellFormed()
    .replaceAll(/\r\n|[\r\v\f\u0085]/g, '\n')
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, (character) => (character === '\n' || character === '\t' ? character : ''))
}
