/** What Teams answers to a bot, as its documentation lists the status codes ("Conversations with a Bot"). */

export interface ConnectorAnswer {
  readonly status: number
  readonly body?: unknown
}

const refusal = (status: number, code: string) => (message: string) => ({ status, body: { error: { code, message } } })

export const answers = {
  created: (body: { id: string; activityId?: string }): ConnectorAnswer => ({ status: 201, body }),
  ok: (body?: unknown): ConnectorAnswer => ({ status: 200, body }),
  badArgument: refusal(400, 'Bad Argument'),
  unauthorized: refusal(401, 'Unauthorized'),
  botNotRegistered: refusal(401, 'BotNotRegistered'),
  forbiddenOperation: refusal(403, 'ForbiddenOperationException'),
  notEnoughPermissions: refusal(403, 'NotEnoughPermissions'),
  conversationNotFound: refusal(404, 'ConversationNotFound'),
  activityNotFound: refusal(404, 'ActivityNotFoundInConversation'),
  memberNotFound: refusal(404, 'MemberNotFoundInConversation'),
  tooBig: refusal(413, 'MessageSizeTooBig'),
}
