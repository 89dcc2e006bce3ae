/** The fields of the form as its layout wants them: label, what was typed, and the sentence beside it. */
import type { AnswerDraft } from '../../../shared/src/domain/check-in.ts'
import type { Day } from '../../../shared/src/domain/day.ts'
import { directionReasons, directions } from '../../../shared/src/domain/direction.ts'
import type { Figure } from '../../../shared/src/domain/figure.ts'
import { figureText } from '../../../shared/src/domain/figure.ts'
import type { Indicator } from '../../../shared/src/domain/measure.ts'
import { milestones, nextYearNeeds } from '../../../shared/src/domain/milestone.ts'
import type { AnswerField, FieldProblem } from '../../../shared/src/domain/refusal.ts'
import { weathers } from '../../../shared/src/domain/weather.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { labelsJa } from '../../../shared/src/wording/labels.ja.ts'
import { fieldProblemJa } from '../../../shared/src/wording/refusals.ja.ts'
import { weatherText } from './answer-lines.ts'

const wording = chatJa.form

export interface Typed {
  readonly draft: AnswerDraft
  readonly problems: readonly FieldProblem[]
}

export function formFields(typed: Typed, asOfDay: Day) {
  return {
    weather: {
      ...field(typed, 'weather', wording.weather),
      choices: weathers.map((value) => ({ value, title: `${weatherText(value)}　${labelsJa.weather[value].meaning}` })),
    },
    progress: { ...field(typed, 'progress', wording.progress), hint: wording.progressHint },
    direction: {
      ...field(typed, 'direction', wording.direction),
      note: wording.proposalNote,
      choices: directions.map((value) => ({ value, title: labelsJa.direction[value] })),
    },
    directionReason: {
      ...field(typed, 'directionReason', wording.reason),
      choices: directionReasons.map((value) => ({ value, title: labelsJa.directionReason[value] })),
    },
    directionReasonText: field(typed, 'directionReasonText', wording.reasonText),
    asOf: { ...field(typed, 'asOf', wording.asOf), value: typed.draft.asOf || asOfDay },
    milestones: {
      ...field(typed, 'milestones', wording.milestones),
      choices: milestones.map((value) => ({ value, title: wording.milestone[value] })),
    },
    nextYearNeeds: {
      ...field(typed, 'nextYearNeeds', wording.nextYear),
      choices: nextYearNeeds.map((value) => ({ value, title: wording.nextYearNeed[value] })),
    },
    issue: field(typed, 'issue', wording.issue),
    nextAction: field(typed, 'nextAction', wording.nextAction),
    consultation: { ...field(typed, 'consultation', wording.consultation), hint: wording.consultationHint },
    consultationBy: field(typed, 'consultationBy', wording.consultationBy),
  }
}

/** One input an indicator; the hint says what was last and what is aimed at. */
export function figureFields(typed: Typed, indicators: readonly Indicator[], last: readonly Figure[]) {
  return indicators.map(({ id, name, unit, target }) => {
    const before = last.find(({ indicatorId }) => indicatorId === id)
    const hint = wording.figureHint(
      before ? figureText(before.value, unit) : '',
      target === null ? '' : figureText(target, unit),
    )
    return { id: `figure:${id}`, hint, ...field(typed, `figure:${id}`, wording.figure(name, unit)) }
  })
}

function field({ draft, problems }: Typed, name: AnswerField, label: string) {
  const problem = problems.find((one) => one.field === name)
  return {
    label,
    value: draft[name] ?? '',
    hasProblem: problem !== undefined,
    problem: problem ? fieldProblemJa(problem) : '',
  }
}
