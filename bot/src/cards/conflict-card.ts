/** Two devices answered: both texts side by side, and nothing that was typed is lost. */
import type { Answer, Revision } from '../../../shared/src/domain/check-in.ts'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { answerLine, reasonLine } from './answer-lines.ts'
import { type Card, cardTemplate } from './render-card.ts'
import layout from './templates/conflict.template.json' with { type: 'json' }

const draw = cardTemplate(layout)
const wording = chatJa.conflict

/** `nonce` belongs to the second try, which is an answer of its own. */
export function conflictCard(measure: Measure, theirs: Revision, mine: Answer, nonce: string, savedAt: string): Card {
  return draw({
    heading: wording.heading(measure.id, measure.title),
    intro: wording.intro,
    versions: [version(wording.theirs(theirs.revision, savedAt), theirs.answer), version(wording.mine, mine)],
    keepMine: wording.keepMine,
    keepTheirs: wording.keepTheirs,
    roundId: theirs.roundId,
    measureId: measure.id,
    basedOn: theirs.revision,
    nonce,
    draft: mine,
  })
}

function version(name: string, answer: Answer) {
  return {
    name,
    answer: answerLine(answer.weather, answer.direction),
    progress: answer.progress === '' ? chatJa.form.previousBlank : answer.progress,
    reason: reasonLine(answer.directionReason, answer.directionReasonText),
  }
}
