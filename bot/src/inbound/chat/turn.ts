/** What a chat handler gets and gives, in our own words: nothing here knows the bot library. */
import type { PersonId } from '../../../../shared/src/domain/person.ts'
import type { RoundId } from '../../../../shared/src/domain/round.ts'
import type { Card } from '../../cards/render-card.ts'
import type { Deps } from '../../usecases/ports.ts'

export interface Turn {
  readonly deps: Deps
  /** From the verified channel, never from card data. */
  readonly person: PersonId
}

/** What a pressed button shows: another card in place of the one pressed, or a line below it while the card stays. */
export type ActionReply =
  | {
      readonly card: Card
      /** Set on an overview: it may be replaced at any time. */
      readonly overviewOf?: RoundId
    }
  | { readonly message: string }

/** What a person finds who types into a field that searches. */
export interface FoundChoice {
  readonly title: string
  readonly value: string
}

/** What is written back into the chat. */
export type ChatReply =
  | { readonly text: string }
  | {
      readonly card: Card
      readonly summary: string
      /** Set on an overview, which is kept true as long as it stands in the chat. */
      readonly overviewOf?: RoundId
    }
