/** Mentions in the three places where they stand: a message's text, a card (`msteams.entities`), and what a person writes. */
import { z } from 'zod'
import { BOT_NAME, type City, type Mentioned } from './city.ts'

export interface MentionEntity {
  readonly type: 'mention'
  readonly text: string
  readonly mentioned: { readonly id: string; readonly name: string }
}

export interface Mention {
  /** As it stands in the text: `<at>…</at>` */
  readonly text: string
  readonly name: string
  readonly whom: Exclude<Mentioned, undefined>
}

const listed = z.array(z.unknown()).catch([])
const mention = z.object({
  type: z.literal('mention'),
  text: z.string().regex(/^<at>.+<\/at>$/s),
  mentioned: z.object({ id: z.string() }),
})
const cardWithEntities = z.object({ msteams: z.object({ entities: listed }) })

/** Teams shows a mention only where its text stands and its id is known; the rest stays the text it is. */
function readMentions(given: unknown, within: string, city: City): Mention[] {
  return listed.parse(given).flatMap((one) => {
    const read = mention.safeParse(one)
    if (!read.success || !within.includes(read.data.text)) return []
    const whom = city.mentioned(read.data.mentioned.id)
    const { text } = read.data
    return whom ? [{ text, name: text.slice('<at>'.length, -'</at>'.length), whom }] : []
  })
}

export const mentionsInText = (activity: { readonly text?: unknown; readonly entities?: unknown }, city: City) =>
  readMentions(activity.entities, typeof activity.text === 'string' ? activity.text : '', city)

export function mentionsInCard(card: unknown, city: City): Mention[] {
  const read = cardWithEntities.safeParse(card)
  if (!read.success) return []
  return readMentions(read.data.msteams.entities, textsOf(card).join('\n'), city)
}

/** Only these show a mention: text blocks and facts. */
function textsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf)
  if (typeof node !== 'object' || node === null) return []
  const { type, text, facts } = node as Readonly<Record<string, unknown>>
  const own = type === 'TextBlock' && typeof text === 'string' ? [text] : []
  const inFacts = type === 'FactSet' && Array.isArray(facts) ? facts.flatMap((fact) => Object.values(fact)) : []
  return [...own, ...inFacts.map(String), ...Object.values(node).flatMap(textsOf)]
}

/**
 * What a person wrote, as the Teams client sends it: each `@name` of a chosen mention becomes `<at>name</at>` with its
 * entity. `@name` without a choice stays the text it is.
 */
export function writeMentions(text: string, chosen: readonly string[], city: City) {
  const wanted = [...new Set(chosen)].flatMap((id) => {
    const whom = city.mentioned(id)
    if (whom === undefined) return []
    return [whom === 'bot' ? { id: city.botMri, name: BOT_NAME } : { id: whom.mri, name: whom.post }]
  })
  // The longest first: 「市民課 PL」 also stands at the beginning of 「市民課 PL 代理」.
  wanted.sort((a, b) => b.name.length - a.name.length)
  let written = text
  const entities: MentionEntity[] = []
  for (const mentioned of wanted) {
    const mark = `<at>${mentioned.name}</at>`
    if (!written.includes(`@${mentioned.name}`)) continue
    written = written.replaceAll(`@${mentioned.name}`, mark)
    entities.push({ type: 'mention', text: mark, mentioned })
  }
  return { text: written, entities }
}
