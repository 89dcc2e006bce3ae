/** What `/chat/api` answers: the shapes the chat page draws. Types only, so that the page can read them too. */

export type CardJson = Readonly<Record<string, unknown>>

/** The last message of a list entry, in one line. */
export interface Preview {
  readonly text: string
  readonly at: string
  readonly from: 'bot' | 'person'
}

export interface PersonInList {
  readonly id: string
  readonly post: string
  /** In the 1:1 chat */
  readonly unread: number
  /** Unread messages in channels that mention the person */
  readonly mentions: number
  readonly preview: Preview | null
  /** The person has taken the app away. */
  readonly uninstalled: boolean
}

export interface ChannelInList {
  readonly id: string
  readonly name: string
  readonly unread: number
  readonly mentions: number
  readonly preview: Preview | null
}

/** A name that is shown highlighted where its text stands. */
export interface MentionOnScreen {
  /** As it stands in the message: `<at>総務課長</at>` */
  readonly text: string
  readonly name: string
  /** It means the person who looks. */
  readonly me: boolean
}

export interface MessageOnScreen {
  readonly id: string
  readonly from: 'bot' | 'person'
  /** Who wrote it: a post of the city, or the bot. */
  readonly sender: string
  /** The person who looks wrote it. */
  readonly own: boolean
  /** ISO 8601, by the sample clock */
  readonly at: string
  readonly text: string
  readonly format: 'plain' | 'markdown'
  readonly cards: readonly CardJson[]
  /** In the text, and in each of the cards */
  readonly mentions: {
    readonly text: readonly MentionOnScreen[]
    readonly cards: readonly (readonly MentionOnScreen[])[]
  }
  readonly mentionsMe: boolean
  /** What a notification of it says. */
  readonly summary: string
  readonly deleted: boolean
  /** Grows whenever what is shown changes; as long as it stays, the page leaves the card and what is typed in it alone. */
  readonly version: number
}

/** A message in a channel; the first of a thread has its thread's id. */
export interface PostOnScreen extends MessageOnScreen {
  readonly channelId: string
  readonly threadId: string
}

export interface ChatState {
  /** Another value means another history: forget everything and start from this answer. */
  readonly journal: string
  /** Give it back as `after` to get only what is newer. */
  readonly version: number
  readonly channels: readonly ChannelInList[]
  /** Of the 1:1 chat with the bot */
  readonly messages: readonly MessageOnScreen[]
  /** Of all channels */
  readonly posts: readonly PostOnScreen[]
}

export interface CityState {
  readonly journal: string
  readonly version: number
  readonly team: string
  /** Its id in mentions */
  readonly bot: string
  readonly people: readonly PersonInList[]
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
  readonly message: MessageOnScreen | PostOnScreen
  /** In a channel `false` also when nobody mentioned the bot: then it has not been asked. */
  readonly delivered: boolean
  /** Everything up to here came before or as the bot's answer. */
  readonly version: number
}

/** A choice that a search has found. */
export interface FoundChoice {
  readonly title: string
  readonly value: string
}
