/** The connector's bad days: which request gets which, and how often. Kept in memory, so a new start is a good day. */
import { randomUUID } from 'node:crypto'
import { answers, type ConnectorAnswer } from './connector-answers.ts'
import type { RequestKind, Trouble, TroubleKind, TroubleOrder } from './control-view.ts'

export interface ConnectorRequest {
  readonly kind: RequestKind
  /** The person or channel it is about, if that can be told */
  readonly target: string | null
  /** What becomes visible when it is done */
  readonly effect?: 'sent' | 'updated' | 'deleted'
}

/** What the connector answers; the three others do something else than answer. */
const refusals: Readonly<
  Record<Exclude<TroubleKind, 'commitThenFail' | 'hang' | 'reset'>, (order: TroubleOrder) => ConnectorAnswer>
> = {
  blockedByUser: () => answers.blockedByUser('The user has blocked the conversation.'),
  writesBlocked: () => answers.writesBlocked(),
  notInRoster: () => answers.botNotInRoster('The bot is not part of the conversation roster.'),
  botDisabled: () => answers.botDisabled('The bot has been disabled by the administrator.'),
  notInstalled: () => answers.forbiddenOperation("Bot isn't installed in user's personal scope"),
  conversationNotFound: () => answers.conversationNotFound('Conversation not found.'),
  preconditionFailed: () => answers.preconditionFailed('The precondition failed, please try again.'),
  throttled: ({ retryAfterSeconds }) => answers.throttled(retryAfterSeconds),
  serviceError: () => answers.serviceError('Internal server error.'),
  badGateway: () => answers.badGateway('Bad gateway.'),
}

export type Misfortune =
  | { readonly kind: 'commitThenFail' | 'hang' | 'reset' }
  | { readonly kind: 'answer'; readonly answer: ConnectorAnswer }

/** `byChance`: what else may happen to a request, for runs with many of them. */
export function createTroubles(byChance: (request: ConnectorRequest) => Misfortune | null = () => null) {
  let troubles: readonly Trouble[] = []

  return {
    list: () => troubles,
    add(order: TroubleOrder): Trouble {
      const trouble = { ...order, id: randomUUID() }
      troubles = [...troubles, trouble]
      return trouble
    },
    /** False when it is not there (any more). */
    remove(id: string): boolean {
      const before = troubles.length
      troubles = troubles.filter((one) => one.id !== id)
      return troubles.length < before
    },
    clear(): void {
      troubles = []
    },

    /** The oldest that fits, which is used up by one; else what chance brings; `null` on a good day. */
    take(request: ConnectorRequest): Misfortune | null {
      const { kind, target } = request
      const found = troubles.find(
        (one) =>
          (one.target === null || one.target === target) && (one.requests.length === 0 || one.requests.includes(kind)),
      )
      if (!found) return byChance(request)
      if (found.count !== null) {
        const left = { ...found, count: found.count - 1 }
        troubles = troubles.flatMap((one) => (one !== found ? [one] : left.count > 0 ? [left] : []))
      }
      if (found.kind === 'commitThenFail' || found.kind === 'hang' || found.kind === 'reset')
        return { kind: found.kind }
      return { kind: 'answer', answer: refusals[found.kind](found) }
    },
  }
}

export type Troubles = ReturnType<typeof createTroubles>
