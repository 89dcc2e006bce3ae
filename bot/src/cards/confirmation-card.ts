/** 保存後の確認: what was saved, until when it can be changed, and what comes next. */

import type { Revision } from '../../../shared/src/domain/check-in.ts'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { answerLine, reasonLine } from './answer-lines.ts'
import { type Card, cardTemplate } from './render-card.ts'
import layout from './templates/confirmation.template.json' with { type: 'json' }

const draw = cardTemplate(layout)
const wording = chatJa.confirmation

/** `savedAt` is ready-made text: the card formats no time. */
export function confirmationCard(
  round: Round,
  measure: Measure,
  { answer, revision }: Revision,
  own: readonly OwnMeasure[],
  savedAt: string,
): Card {
  const open = own.filter((one) => one.revision === 0)
  const next = open[0]?.measure
  return draw({
    heading: wording.heading(measure.id, measure.title),
    savedAt: wording.savedAt(savedAt, revision),
    answer: answerLine(answer.weather, answer.direction),
    hasProgress: answer.progress !== '',
    progress: answer.progress,
    reason: reasonLine(answer.directionReason, answer.directionReasonText),
    correctable: wording.correctable(round.dueOn, round.closesOn),
    hasRest: true,
    rest: next ? wording.rest(open.length) : wording.done(own.length),
    hasNext: next !== undefined,
    next: next ? wording.next(next.id, next.title) : '',
    nextMeasureId: next?.id ?? '',
    correct: wording.correct,
    back: chatJa.form.back,
    roundId: round.id,
    measureId: measure.id,
  })
}
