/** Two devices answered: both texts side by side, and nothing that was typed is lost. */
import type { Answer, Revision } from '../../../shared/src/domain/check-in.ts'
import type { Indicator, Measure } from '../../../shared/src/domain/measure.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { answerLine, figureLines, momentText, reasonLine, toDraft } from './answer-lines.ts'
import { plainText } from './plain-text.ts'
import { type Card, cardTemplate } from './render-card.ts'
import layout from './templates/conflict.template.json' with { type: 'json' }

const draw = cardTemplate(layout)
const wording = chatJa.conflict

/** `nonce` belongs to the second try, which is an answer of its own. */
export function conflictCard(
  measure: Measure,
  indicators: readonly Indicator[],
  theirs: Revision,
  mine: Answer,
  nonce: string,
): Card {
  return draw({
    heading: wording.heading(measure.id, plainText(measure.title)),
    intro: wording.intro,
    versions: [
      version(wording.theirs(theirs.revision, momentText(theirs.answeredAt)), theirs.answer, indicators),
      version(wording.mine, mine, indicators),
    ],
    keepMine: wording.keepMine,
    keepTheirs: wording.keepTheirs,
    mine: { ...toDraft(mine), roundId: theirs.roundId, measureId: measure.id, basedOn: theirs.revision, nonce },
  })
}

function version(name: string, answer: Answer, indicators: readonly Indicator[]) {
  const progress = answer.progress === '' ? chatJa.form.previousBlank : answer.progress
  const figures = figureLines(answer.figures, indicators)
  const notes = [answer.issue, answer.nextAction, answer.consultation?.text ?? ''].filter((note) => note !== '')
  return {
    name,
    answer: answerLine(answer.weather, answer.direction),
    progress: [figures, progress, ...notes].filter((line) => line !== '').join('\n'),
    reason: reasonLine(answer.directionReason, answer.directionReasonText),
  }
}
