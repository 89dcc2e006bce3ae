/** What `/chat/api/control` takes and answers. Types and names only, so that the page can read them too. */

/** How the connector can misbehave. */
export const troubleKinds = [
  'blockedByUser',
  'writesBlocked',
  'notInRoster',
  'botDisabled',
  'notInstalled',
  'conversationNotFound',
  'preconditionFailed',
  'throttled',
  'serviceError',
  'badGateway',
  'commitThenFail',
  'hang',
  'reset',
] as const
export type TroubleKind = (typeof troubleKinds)[number]

/** What the bot asks of the connector. `createPost`: a new thread in a channel. */
export const requestKinds = [
  'createConversation',
  'createPost',
  'send',
  'reply',
  'typing',
  'update',
  'delete',
  'members',
  'team',
] as const
export type RequestKind = (typeof requestKinds)[number]

export interface TroubleOrder {
  readonly kind: TroubleKind
  /** A person's Entra object id or a channel's id; `null`: everybody */
  readonly target: string | null
  /** Empty: whatever the bot asks */
  readonly requests: readonly RequestKind[]
  /** For the next so many requests; `null`: until it is taken away */
  readonly count: number | null
  /** For `throttled`; `null`: without the header */
  readonly retryAfterSeconds: number | null
}

export interface Trouble extends TroubleOrder {
  readonly id: string
}

/** Since the start, or since the counting began again. */
export interface Counters {
  /** How often the bot asked, whatever it was answered */
  readonly requests: Readonly<Record<RequestKind, number>>
  /** By HTTP status; `0` where the bot got no answer */
  readonly answers: Readonly<Record<string, number>>
  /** What really happened in the chats, whatever the bot was answered */
  readonly done: { readonly sent: number; readonly updated: number; readonly deleted: number }
}

export interface ControlState {
  readonly troubles: readonly Trouble[]
  readonly uninstalled: readonly string[]
  readonly channels: readonly { readonly id: string; readonly name: string }[]
  readonly counters: Counters
}
