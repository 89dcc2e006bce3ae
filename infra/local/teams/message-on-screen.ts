/** A stored message as one person's client shows it. */
import type { CardJson, MessageOnScreen } from './chat-view.ts'
import type { Activity, StoredMessage } from './history.ts'

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive'

export function onScreen(message: StoredMessage): MessageOnScreen {
  const { id, from, at, activity, view, deleted, version } = message
  const text = typeof activity.text === 'string' && !deleted ? activity.text : ''
  // Teams reads a bot's text as Markdown unless it says otherwise.
  const format = activity.textFormat === 'plain' ? 'plain' : 'markdown'
  const cards = deleted ? [] : view ? [view] : cardsOf(activity)
  return { id, from, at, text, format, cards, deleted, version }
}

function cardsOf(activity: Activity): CardJson[] {
  const attachments = Array.isArray(activity.attachments) ? activity.attachments : []
  return attachments
    .filter((attachment) => attachment.contentType === ADAPTIVE_CARD && attachment.content)
    .map((attachment) => attachment.content)
}
