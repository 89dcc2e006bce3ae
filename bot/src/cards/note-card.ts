/** One sentence in place of a card that has done its work, with the way back. */
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { type Card, cardTemplate } from './render-card.ts'
import layout from './templates/note.template.json' with { type: 'json' }

const draw = cardTemplate(layout)

export function noteCard(
  heading: string,
  text = '',
  back = { title: chatJa.form.back as string, verb: 'measures.list' },
): Card {
  return draw({ heading, hasText: text !== '', text, back: back.title, backVerb: back.verb })
}
