/** 施策の回答カード: the form of one measure. Served only as the answer to a press, never sent. */
import { directionReasons, directions } from '../../../shared/src/domain/direction.ts'
import { eraYear, parseRoundId } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { Measure, Plan } from '../../../shared/src/domain/measure.ts'
import type { OwnMeasure, PreviousAnswer } from '../../../shared/src/domain/own-measure.ts'
import type { AnswerField, FieldProblem } from '../../../shared/src/domain/refusal.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { weathers } from '../../../shared/src/domain/weather.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { labelsJa } from '../../../shared/src/wording/labels.ja.ts'
import { fieldProblemJa, refusalJa } from '../../../shared/src/wording/refusals.ja.ts'
import { type Draft, weatherText } from './answer-lines.ts'
import { type Card, cardTemplate } from './render-card.ts'
import layout from './templates/check-in-form.template.json' with { type: 'json' }

export interface FormFacts {
  readonly round: Round
  readonly measure: Measure
  readonly plan: Plan | null
  readonly previous: PreviousAnswer | null
  /** The stored revision the form starts from; 0 for a first answer. */
  readonly basedOn: number
  readonly nonce: string
  readonly own: readonly OwnMeasure[]
}

const draw = cardTemplate(layout)
const wording = chatJa.form

/** Problems are shown beside their fields; whatever was typed is in the fields again. */
export function checkInFormCard(facts: FormFacts, draft: Draft, problems: readonly FieldProblem[] = []): Card {
  const { round, measure, plan, previous, basedOn, nonce, own } = facts
  const field = (name: AnswerField, label: string) => {
    const problem = problems.find((one) => one.field === name)
    return {
      label,
      value: draft[name],
      missing: fieldProblemJa({ field: name, code: 'missing' }),
      hasProblem: problem !== undefined,
      problem: problem ? fieldProblemJa(problem) : '',
    }
  }
  const notice = problems.length > 0 ? refusalJa({ code: 'invalidAnswer', problems }) : ''
  return draw({
    heading: wording.heading(measure.id, measure.title),
    position: positionLine(own, measure, basedOn),
    hasNotice: notice !== '',
    notice,
    target: targetLine(plan, round),
    previous: previousLine(previous),
    weather: {
      ...field('weather', wording.weather),
      choices: weathers.map((value) => ({ value, title: `${weatherText(value)}　${labelsJa.weather[value].meaning}` })),
    },
    progress: { ...field('progress', wording.progress), hint: wording.progressHint },
    direction: {
      ...field('direction', wording.direction),
      note: wording.proposalNote,
      choices: directions.map((value) => ({ value, title: labelsJa.direction[value] })),
    },
    directionReason: {
      ...field('directionReason', wording.reason),
      choices: directionReasons.map((value) => ({ value, title: labelsJa.directionReason[value] })),
    },
    directionReasonText: field('directionReasonText', wording.reasonText),
    publicRecordNote: wording.publicRecordNote,
    save: wording.save,
    back: wording.back,
    roundId: round.id,
    measureId: measure.id,
    basedOn,
    nonce,
  })
}

function positionLine(own: readonly OwnMeasure[], measure: Measure, basedOn: number): string {
  const index = own.findIndex((one) => one.measure.id === measure.id)
  const position = wording.position(index + 1, own.length)
  return basedOn === 0 ? position : `${position}　${wording.saved(basedOn)}`
}

function targetLine(plan: Plan | null, round: Round): string {
  const lines = plan?.target ?? []
  if (lines.length === 0) return wording.targetBlank
  const fiscalYear = parseRoundId(round.id)?.fiscalYear ?? plan?.fiscalYear ?? 0
  const { letter, year } = eraYear(fiscalYear)
  return wording.target(wording.targetWhen(`${letter}${year}`), lines.join('、'))
}

function previousLine(previous: PreviousAnswer | null): string {
  if (!previous) return chatJa.overview.noPrevious
  const mark = previous.source === 'published' ? wording.publishedMark : ''
  const text = previous.progress === '' ? wording.previousBlank : previous.progress
  return wording.previous(previous.roundId, `${weatherText(previous.weather)}${mark}`, text)
}
