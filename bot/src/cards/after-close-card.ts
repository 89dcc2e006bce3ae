/** What the PMO enters after the close: what the meeting said of a measure, and a dated correction. */
import { type Amendment, amendmentKinds } from '../../../shared/src/domain/amendment.ts'
import type { AnswerDraft, Revision } from '../../../shared/src/domain/check-in.ts'
import type { MeetingOutcome } from '../../../shared/src/domain/closing-report.ts'
import type { Day } from '../../../shared/src/domain/day.ts'
import { directions } from '../../../shared/src/domain/direction.ts'
import type { Indicator, Measure } from '../../../shared/src/domain/measure.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { weathers } from '../../../shared/src/domain/weather.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { closingJa } from '../../../shared/src/wording/decisions.ja.ts'
import { labelsJa } from '../../../shared/src/wording/labels.ja.ts'
import { weatherText } from './answer-lines.ts'
import { clipText } from './clip-text.ts'
import { plainText } from './plain-text.ts'
import { type Card, cardTemplate } from './render-card.ts'
import amendLayout from './templates/amend-form.template.json' with { type: 'json' }
import outcomeLayout from './templates/outcome-form.template.json' with { type: 'json' }

const drawOutcome = cardTemplate(outcomeLayout)
const drawAmendment = cardTemplate(amendLayout)
/** The newest corrections that are shown above the form. */
const amendmentsOnCard = 4

export interface ClosedAnswerFacts {
  readonly round: Round
  readonly measure: Measure
  readonly indicators: readonly Indicator[]
  readonly latest: Revision | null
  readonly amendments: readonly Amendment[]
  readonly outcome: MeetingOutcome | null
}

export function outcomeFormCard({ round, measure, latest, outcome }: ClosedAnswerFacts, today: Day): Card {
  const wording = closingJa.outcomeForm
  const { weather, direction } = latest?.answer ?? {}
  return drawOutcome({
    heading: wording.heading(nameOf(measure)),
    said: weather && direction ? wording.said(weatherText(weather), labelsJa.direction[direction]) : wording.unanswered,
    direction: {
      label: wording.direction,
      value: outcome?.direction ?? direction ?? 'continue',
      choices: directions.map((value) => ({ value, title: labelsJa.direction[value] })),
    },
    note: { label: wording.note, value: outcome?.note ?? '' },
    confirmedOn: { label: wording.confirmedOn, value: outcome?.confirmedOn ?? today },
    draftNumber: { label: wording.draftNumber, value: outcome?.draftNumber ?? '' },
    hint: wording.hint,
    save: wording.save,
    back: closingJa.back,
    roundId: round.id,
    measureId: measure.id,
  })
}

/** `draft`: the last word on the measure, or what was typed and could not be taken, with why. */
export function amendFormCard(
  { round, measure, indicators, amendments }: ClosedAnswerFacts,
  { draft, kind, reason, notice }: AmendFormState,
): Card {
  const wording = closingJa.amendForm
  return drawAmendment({
    heading: wording.heading(nameOf(measure)),
    intro: wording.intro,
    earlier: amendments.slice(-amendmentsOnCard).map((one) => ({
      text: wording.earlier(one.dated, wording.kind[one.kind], clipText(one.reason, 300)),
    })),
    hasNotice: notice !== '',
    notice,
    choices: [
      {
        id: 'kind',
        label: wording.kindLabel,
        value: kind,
        options: amendmentKinds.map((value) => ({ value, title: wording.kind[value] })),
      },
      {
        id: 'weather',
        label: chatJa.form.weather,
        value: draft.weather ?? '',
        options: weathers.map((value) => ({ value, title: weatherText(value) })),
      },
      {
        id: 'direction',
        label: chatJa.form.direction,
        value: draft.direction ?? '',
        options: directions.map((value) => ({ value, title: labelsJa.direction[value] })),
      },
    ],
    figures: indicators.map(({ id, name, unit }) => ({
      id: `figure:${id}`,
      label: chatJa.form.figure(name, unit),
      value: draft[`figure:${id}`] ?? '',
    })),
    progress: { label: chatJa.form.progress, value: draft.progress ?? '' },
    reason: { label: wording.reason, missing: wording.reasonMissing, value: reason },
    save: wording.save,
    back: closingJa.back,
    roundId: round.id,
    measureId: measure.id,
  })
}

export interface AmendFormState {
  readonly draft: AnswerDraft
  readonly kind: string
  readonly reason: string
  readonly notice: string
}

const nameOf = ({ id, title }: Measure) => `${id} ${plainText(title)}`
