/** A check-in (進捗報告): what the leader says of one measure in one round, kept with every revision. */

import { type Day, isDay } from './day.ts'
import { type Direction, type DirectionReason, directionReasons, directions } from './direction.ts'
import { type Figure, readFigure } from './figure.ts'
import type { MeasureId } from './measure.ts'
import { type Milestone, milestones, type NextYearNeed, nextYearNeeds } from './milestone.ts'
import type { PersonId } from './person.ts'
import { type AnswerField, type FieldProblem, type Refusal, refuse } from './refusal.ts'
import type { Round, RoundId } from './round.ts'
import { refuseUnlessOpen } from './round-refusal.ts'
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
  readonly figures: readonly Figure[]
  /** Ticks, for a measure that no figure describes. */
  readonly milestones: readonly Milestone[]
  /** 課題 and 次のアクション; empty where nothing was written. */
  readonly issue: string
  readonly nextAction: string
  readonly consultation: Consultation | null
  /** Asked in the second quarter only. */
  readonly nextYearNeeds: readonly NextYearNeed[]
  /** 「変わりない」: said by one tick, with the last text. */
  readonly unchanged: boolean
}

/** ご相談: what is asked for, and until when. */
export interface Consultation {
  readonly text: string
  readonly by: Day | null
}

/** What arrives: any text in any field, as typed; ticks joined by commas, as cards send them. */
export type AnswerDraft = { readonly [field in AnswerField]?: string | undefined }

/** What the form of a measure asks for beyond what every form asks. */
export interface AnswerForm {
  readonly indicatorIds: readonly string[]
  /** The day the figures speak of unless another is given. */
  readonly asOfDay: Day
}

export interface Revision {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  /** From 1. */
  readonly revision: number
  readonly answer: Answer
  readonly answeredBy: PersonId
  /** 代理入力: the leader in whose place a deputy or the PMO recorded it; null when it is the leader's own. */
  readonly recordedFor: PersonId | null
  /** 代理入力 for a measure that had no leader: there was nobody to name. */
  readonly recordedWithoutLeader?: boolean
  readonly answeredAt: Date
  /** Made up by a tool to try things out. */
  readonly sample: boolean
  /** Made once by the form; the same submit sent again carries the same nonce and is stored once. */
  readonly nonce: string
}

/** 代理入力: somebody else wrote down what the leader said, or what was said of a measure without one. */
export function isRecorded(revision: Pick<Revision, 'recordedFor' | 'recordedWithoutLeader'>): boolean {
  return revision.recordedFor !== null || revision.recordedWithoutLeader === true
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
export function readAnswer(draft: AnswerDraft, form: AnswerForm): Answer | { readonly refusal: Refusal } {
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
  const figures = readFigures(draft, form, problems)
  const ticked = ticks(draft, 'milestones', milestones, problems)
  const needs = ticks(draft, 'nextYearNeeds', nextYearNeeds, problems)
  const issue = text(draft, 'issue', textLimit, problems)
  const nextAction = text(draft, 'nextAction', textLimit, problems)
  const consultation = readConsultation(draft, problems)
  if (problems.length > 0 || !weather || !direction || !directionReason) {
    return refuse({ code: 'invalidAnswer', problems })
  }
  return {
    weather,
    progress,
    direction,
    directionReason,
    directionReasonText,
    figures,
    milestones: ticked,
    issue,
    nextAction,
    consultation,
    nextYearNeeds: needs,
    unchanged: false,
  }
}

/** A figure may stay blank: it often comes later than the answer. */
function readFigures(draft: AnswerDraft, { indicatorIds, asOfDay }: AnswerForm, problems: FieldProblem[]): Figure[] {
  const asOf = day(draft, 'asOf', problems) ?? asOfDay
  return indicatorIds.flatMap((indicatorId) => {
    const field: AnswerField = `figure:${indicatorId}`
    const typed = draft[field]?.trim() ?? ''
    if (typed === '') return []
    const value = readFigure(typed)
    if (value === null) problems.push({ field, code: 'notANumber' })
    return value === null ? [] : [{ indicatorId, value, asOf }]
  })
}

/** A day without words asks for nothing: the words are what the manager needs. */
function readConsultation(draft: AnswerDraft, problems: FieldProblem[]): Consultation | null {
  const wish = text(draft, 'consultation', textLimit, problems)
  const by = day(draft, 'consultationBy', problems)
  if (wish === '' && by !== null) problems.push({ field: 'consultation', code: 'missing' })
  return wish === '' ? null : { text: wish, by }
}

function day(draft: AnswerDraft, field: AnswerField, problems: FieldProblem[]): Day | null {
  const typed = draft[field]?.trim() ?? ''
  if (typed === '') return null
  // Another century is a slip of the keyboard: a date field takes 0205 for 2025.
  if (isDay(typed) && typed.startsWith('20')) return typed
  problems.push({ field, code: 'notADay' })
  return null
}

function ticks<T extends string>(
  draft: AnswerDraft,
  field: AnswerField,
  choices: readonly T[],
  problems: FieldProblem[],
): readonly T[] {
  const ticked = (draft[field] ?? '').split(',').map((one) => one.trim())
  const known = choices.filter((one) => ticked.includes(one))
  if (ticked.some((one) => one !== '' && !choices.some((each) => each === one))) {
    problems.push({ field, code: 'notAChoice' })
  }
  return known
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
  const notOpen = refuseUnlessOpen(round)
  if (notOpen) return notOpen
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
export function storable(typed: string): string {
  return typed
    .toWellFormed()
    .replaceAll(/\r\n|[\r\v\f\u0085]/g, '\n')
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, (character) => (character === '\n' || character === '\t' ? character : ''))
}
