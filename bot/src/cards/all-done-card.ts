/** 全件の完了, or the end of what was asked for: what was saved, until when it can be changed, thanks. */
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { type Card, cardTemplate } from './render-card.ts'
import type { SavedBanner } from './saved-banner.ts'
import layout from './templates/all-done.template.json' with { type: 'json' }

const draw = cardTemplate(layout)

export function allDoneCard(round: Round, own: readonly OwnMeasure[], banner: SavedBanner): Card {
  const answered = own.filter(({ revision }) => revision > 0).length
  return draw({
    heading: banner.heading,
    hasAnswer: banner.answer !== '',
    answer: banner.answer,
    correctable: banner.correctable,
    hasDone: own.length > 0 && answered === own.length,
    done: chatJa.confirmation.done(own.length),
    hasCorrect: banner.measureId !== '',
    correct: banner.correct,
    back: chatJa.form.back,
    roundId: round.id,
    measureId: banner.measureId,
  })
}
