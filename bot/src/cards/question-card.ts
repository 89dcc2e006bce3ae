/** 確認のお願い, on the leader's side: the card that is sent, and the form that takes the reply. */
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { ReviewQuestion } from '../../../shared/src/domain/review.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { refusalJa } from '../../../shared/src/wording/refusals.ja.ts'
import { plainText } from './plain-text.ts'
import { type Card, cardTemplate } from './render-card.ts'
import layout from './templates/question.template.json' with { type: 'json' }
import formLayout from './templates/question-form.template.json' with { type: 'json' }

const draw = cardTemplate(layout)
const drawForm = cardTemplate(formLayout)
const wording = chatJa.question

/** 「枚数はどちらの集計でしょうか。」（PMO） */
const quoted = ({ question }: ReviewQuestion) => `「${question}」（PMO）`

export function questionCard(round: Round, measure: Measure, question: ReviewQuestion): Card {
  return draw({
    heading: wording.heading(measure.id, plainText(measure.title)),
    question: quoted(question),
    kept: `${wording.kept}${wording.until(round.closesOn)}`,
    reply: wording.reply,
    correct: wording.correct,
    roundId: round.id,
    measureId: measure.id,
    number: question.number,
  })
}

export function questionSummary(round: Round, measure: Measure): string {
  return wording.summary(round.id, measure.id)
}

export function questionFormCard(
  round: Round,
  measure: Measure,
  question: ReviewQuestion,
  typed = '',
  notice = '',
): Card {
  return drawForm({
    heading: wording.heading(measure.id, plainText(measure.title)),
    question: quoted(question),
    hasNotice: notice !== '',
    notice,
    replyLabel: wording.replyLabel,
    missing: refusalJa({ code: 'textMissing' }),
    value: typed,
    send: wording.send,
    correct: wording.correct,
    roundId: round.id,
    measureId: measure.id,
    number: question.number,
  })
}
