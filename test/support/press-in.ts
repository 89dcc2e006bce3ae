/** A button pressed in one message of a person's chat, past the door that notes what is shown there. */
import { handleCardAction } from '../../bot/src/inbound/chat/card-actions.ts'
import type { ActionReply } from '../../bot/src/inbound/chat/turn.ts'
import type { TestOffice } from './test-office.ts'

/** `message`: null is a client that does not say in which. */
export function pressIn(
  { deps }: Pick<TestOffice, 'deps'>,
  person: string,
  message: string | null,
  verb: string,
  data: object = {},
): Promise<ActionReply> {
  return handleCardAction({ deps, person }, verb, data, message ?? undefined)
}
