/**
 * Where a mention stands in a text: put in before the text is read as Markdown, taken out when it is drawn. The marks
 * are characters that no text may hold (Unicode noncharacters), so nothing typed can be taken for one.
 */
import type { CardJson, MentionOnScreen } from '../teams/chat-view.ts'

const OPEN = '\uFDD0'
const CLOSE = '\uFDD1'

/** At the beginning of a text: `[, '1' when it means me, name]` */
export const leadingMention = new RegExp(`^${OPEN}([01])([^${OPEN}${CLOSE}]*)${CLOSE}`)

export function markMentions(text: string, mentions: readonly MentionOnScreen[]): string {
  const clean = text.replaceAll(OPEN, '').replaceAll(CLOSE, '')
  return mentions.reduce(
    (marked, mention) => marked.replaceAll(mention.text, `${OPEN}${mention.me ? 1 : 0}${mention.name}${CLOSE}`),
    clean,
  )
}

/** In a card only text blocks and facts show mentions, in Teams as here. */
export function withMentions(card: CardJson, mentions: readonly MentionOnScreen[]): CardJson {
  return mentions.length === 0 ? card : (mark(card, mentions) as CardJson)
}

function mark(node: unknown, mentions: readonly MentionOnScreen[]): unknown {
  if (Array.isArray(node)) return node.map((one) => mark(one, mentions))
  if (typeof node !== 'object' || node === null) return node
  const marked: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(node)) marked[name] = mark(value, mentions)
  if (marked.type === 'TextBlock' && typeof marked.text === 'string') marked.text = markMentions(marked.text, mentions)
  if (marked.type === 'FactSet' && Array.isArray(marked.facts)) {
    marked.facts = marked.facts.map((fact) =>
      Object.fromEntries(
        Object.entries(fact).map(([name, value]) => [
          name,
          typeof value === 'string' ? markMentions(value, mentions) : value,
        ]),
      ),
    )
  }
  return marked
}
