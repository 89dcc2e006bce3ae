/** 変わりない施策をまとめて回答: one tick a measure, one reason for all. */
import { directionReasons } from '../../../shared/src/domain/direction.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { labelsJa } from '../../../shared/src/wording/labels.ja.ts'
import { answerLine } from './answer-lines.ts'
import { type Card, cardTemplate } from './render-card.ts'
import layout from './templates/unchanged-form.template.json' with { type: 'json' }

const draw = cardTemplate(layout)
const wording = chatJa.unchanged

export interface UnchangedDraft {
  readonly measures: string
  readonly reason: string
  readonly reasonText: string
}

/** What one tick can answer: still unanswered, and nothing that needs words of its own. */
export function tickable(own: readonly OwnMeasure[]): readonly OwnMeasure[] {
  return own.filter(({ revision, needsOwnAnswer }) => revision === 0 && needsOwnAnswer === null)
}

export function unchangedFormCard(
  round: Round,
  own: readonly OwnMeasure[],
  nonce: string,
  draft: UnchangedDraft = { measures: '', reason: '', reasonText: '' },
  notice = '',
): Card {
  return draw({
    heading: wording.heading,
    hasNotice: notice !== '',
    notice,
    measures: {
      label: wording.measures,
      missing: wording.missing,
      value: draft.measures,
      choices: tickable(own).map(({ measure, previous }) => ({
        value: measure.id,
        title: `${measure.id} ${measure.title}　${previous ? answerLine(previous.weather, previous.direction) : ''}`,
      })),
    },
    reason: {
      label: wording.reason,
      missing: wording.reasonMissing,
      value: draft.reason,
      choices: directionReasons.map((value) => ({ value, title: labelsJa.directionReason[value] })),
    },
    reasonText: { label: wording.reasonText, value: draft.reasonText },
    save: wording.save,
    back: chatJa.form.back,
    roundId: round.id,
    nonce,
  })
}
