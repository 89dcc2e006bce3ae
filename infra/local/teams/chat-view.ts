/** What `/chat/api` answers: the shapes the chat page draws. Types only, so that the page can read them too. */

export type CardJson = Readonly<Record<string, unknown>>

export interface PersonInList {
  readonly id: string
  readonly post: string
  readonly unread: number
}

export interface MessageOnScreen {
  readonly id: string
  readonly from: 'bot' | 'person'
  /** ISO 8601, by the sample clock */
  readonly at: string
  readonly text: string
  readonly format: 'plain' | 'markdown'
  readonly cards: readonly CardJson[]
  readonly deleted: boolean
  /** Grows whenever what is shown changes; as long as it stays, the page leaves the card and what is typed in it alone. */
  readonly version: number
}

export interface ChatState {
  /** Another value means another history: forget everything and start from this answer. */
  readonly journal: string
  /** Give it back as `after` to get only what is newer. */
  readonly version: number
  readonly people: readonly PersonInList[]
  readonly messages: readonly MessageOnScreen[]
}

/** What came of pressing a button. */
type ActionOutcome =
  | { readonly kind: 'card'; readonly message: MessageOnScreen }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** The bot did not answer in time, or not with an answer Teams understands. */
  | { readonly kind: 'failed'; readonly reason: string }

export interface ActionReply {
  readonly outcome: ActionOutcome
  /** The bot's answer as it came; status 0 when there was none. */
  readonly response: { readonly status: number; readonly body: unknown }
}

export interface SaidReply {
  readonly message: MessageOnScreen
  readonly delivered: boolean
}
