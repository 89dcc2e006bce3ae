/** What has been typed into cards and not sent yet, for as long as the window is open: looking away loses nothing. */
import type { CardJson } from '../teams/chat-view.ts'

export type Draft = Readonly<Record<string, string>>

const drafts = new Map<string, Draft>()

/** A card shown anew under the same message is another card: its key holds the version. */
export const draftKey = (person: string, messageId: string, version: number) => `${person} ${messageId} ${version}`

export const draftOf = (key: string): Draft => drafts.get(key) ?? {}

export function keepInput(key: string, id: string, value: string): void {
  drafts.set(key, { ...draftOf(key), [id]: value })
}

/** The card with its inputs filled from the draft. */
export function withDraft(card: CardJson, draft: Draft): CardJson {
  return fill(card, draft) as CardJson
}

function fill(node: unknown, draft: Draft): unknown {
  if (Array.isArray(node)) return node.map((one) => fill(one, draft))
  if (typeof node !== 'object' || node === null) return node
  const filled: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(node)) filled[name] = fill(value, draft)
  const { type, id } = filled
  const isInput = typeof type === 'string' && type.startsWith('Input.')
  if (isInput && typeof id === 'string' && Object.hasOwn(draft, id)) filled.value = draft[id]
  return filled
}
