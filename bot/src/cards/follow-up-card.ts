/** 保存後に1問だけ: the answer is saved already; this may be left for later, or for ever. */
import type { Question, QuestionKind } from '../../../shared/src/domain/consistency.ts'
import { figureText } from '../../../shared/src/domain/figure.ts'
import type { Indicator, Measure } from '../../../shared/src/domain/measure.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import type { Weather } from '../../../shared/src/domain/weather.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { labelsJa } from '../../../shared/src/wording/labels.ja.ts'
import { type Card, cardTemplate } from './render-card.ts'
import type { SavedBanner } from './saved-banner.ts'
import layout from './templates/follow-up.template.json' with { type: 'json' }

const draw = cardTemplate(layout)
const wording = chatJa.followUp

type Choice = keyof typeof wording.choice

const choices: { readonly [kind in QuestionKind]: readonly Choice[] } = {
  mismatch: ['willCatchUp', 'countedDifferently', 'makeCloudy', 'other'],
  passedPlan: ['doneAsPlanned', 'rescheduled', 'onHold', 'other'],
  copiedText: ['reallySame', 'other'],
  hours: ['under10', 'from10to50', 'over50', 'notKnown', 'other'],
}

/** Rain although the figure is there: nothing to catch up with, and no way out by a cloud. */
const choicesWhenReached: readonly Choice[] = ['otherTrouble', 'countedDifferently', 'other']

export function followUpCard(
  round: Round,
  measure: Measure,
  question: Question,
  weather: Weather,
  indicators: readonly Indicator[],
  banner: SavedBanner,
  nonce: string,
): Card {
  const reached = question.kind === 'mismatch' && weather !== 'sunny'
  const offered = reached ? choicesWhenReached : choices[question.kind]
  return draw({
    saved: banner.heading,
    answer: banner.answer,
    correctable: banner.correctable,
    heading: wording.heading,
    question: questionText(question, weather, indicators),
    choice: {
      label: wording.label,
      missing: wording.missing,
      value: '',
      choices: offered.map((value) => ({ value, title: wording.choice[value] })),
    },
    text: { label: wording.otherText, value: '' },
    send: wording.answer,
    later: wording.later,
    roundId: round.id,
    measureId: measure.id,
    nonce,
  })
}

function questionText(question: Question, weather: Weather, indicators: readonly Indicator[]): string {
  switch (question.kind) {
    case 'mismatch': {
      const indicator = indicators.find(({ id }) => id === question.indicatorId)
      const unit = indicator?.unit ?? ''
      const value = `${indicator?.name ?? ''} ${figureText(question.value, unit)}`
      return wording.mismatch(value, figureText(question.target, unit), labelsJa.weather[weather].label)
    }
    case 'passedPlan':
      return wording.passedPlan(question.plan)
    case 'copiedText':
      return wording.copiedText
    case 'hours':
      return wording.hours
  }
}
