/** A stored message as one person's client shows it. */
import type { CardJson, MessageOnScreen, Preview } from './chat-view.ts'
import { BOT_NAME, type City, type Member } from './city.ts'
import type { Activity, StoredMessage } from './history.ts'
import { type Mention, mentionsInCard, mentionsInText } from './mentions.ts'

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive'

const LONGEST_PREVIEW = 120

/** Another one for each person: their own view of a card counts too. */
export const versionFor = ({ version, views }: StoredMessage, viewer: Member) =>
  Math.max(version, views.get(viewer.id)?.version ?? 0)

export function onScreen(message: StoredMessage, viewer: Member, city: City): MessageOnScreen {
  const { id, from, author, at, activity, views, deleted } = message
  const view = views.get(viewer.id)?.card
  const cards = deleted ? [] : view ? [view] : cardsOf(activity)
  const mentions = {
    text: deleted ? [] : mentionsInText(activity, city),
    cards: cards.map((card) => mentionsInCard(card, city)),
  }
  const all = [...mentions.text, ...mentions.cards.flat()]
  const shown = ({ text, name, whom }: Mention) => ({ text, name, me: whom === viewer })
  return {
    id,
    from,
    sender: from === 'bot' ? BOT_NAME : (city.member(author ?? '')?.post ?? viewer.post),
    own: from === 'person' && (author === null || author === viewer.id),
    at,
    text: deleted ? '' : textOf(activity),
    // Teams reads a bot's text as Markdown unless it says otherwise.
    format: activity.textFormat === 'plain' ? 'plain' : 'markdown',
    cards,
    mentions: { text: mentions.text.map(shown), cards: mentions.cards.map((some) => some.map(shown)) },
    mentionsMe: all.some(({ whom }) => whom === viewer),
    summary: summaryOf(message, city),
    deleted,
    version: versionFor(message, viewer),
  }
}

/** What a person writes counts as no mention of themselves. */
export function mentionsPerson(message: StoredMessage, person: Member, city: City): boolean {
  if (message.deleted || (message.from === 'person' && message.author === person.id)) return false
  const inCards = cardsOf(message.activity).flatMap((card) => mentionsInCard(card, city))
  return [...mentionsInText(message.activity, city), ...inCards].some(({ whom }) => whom === person)
}

/** The newest that says something: a press of an old-style button is a message without words. */
export function previewOf(messages: readonly StoredMessage[], city: City): Preview | null {
  const last = messages.findLast((message) => summaryOf(message, city) !== '')
  return last ? { text: summaryOf(last, city), at: last.at, from: last.from } : null
}

/** What Teams puts into a notification: the summary, else the text, else that a card has come. */
function summaryOf({ activity, deleted }: StoredMessage, city: City): string {
  if (deleted) return 'このメッセージは削除されました。'
  const { summary } = activity
  const said = typeof summary === 'string' && summary.trim() !== '' ? summary : textOf(activity)
  const named = mentionsInText(activity, city).reduce((text, { text: mark, name }) => text.replaceAll(mark, name), said)
  const line = named.replace(/\s+/g, ' ').trim()
  if (line === '') return cardsOf(activity).length > 0 ? 'カードが届きました。' : ''
  const letters = [...line]
  return letters.length > LONGEST_PREVIEW ? `${letters.slice(0, LONGEST_PREVIEW).join('')}…` : line
}

const textOf = (activity: Activity) => (typeof activity.text === 'string' ? activity.text : '')

function cardsOf(activity: Activity): CardJson[] {
  const attachments = Array.isArray(activity.attachments) ? activity.attachments : []
  return attachments
    .filter((attachment) => attachment.contentType === ADAPTIVE_CARD && attachment.content)
    .map((attachment) => attachment.content)
}
