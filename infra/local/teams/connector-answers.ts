/** What Teams answers to a bot, as its documentation lists the status codes ("Conversations with a Bot"). */

export interface ConnectorAnswer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const refusal =
  (status: number, code: string) =>
  (message: string): ConnectorAnswer => ({ status, body: { error: { code, message } } })

export const answers = {
  created: (body: { id: string; activityId?: string }): ConnectorAnswer => ({ status: 201, body }),
  ok: (body?: unknown): ConnectorAnswer => ({ status: 200, body }),
  badArgument: refusal(400, 'Bad Argument'),
  unauthorized: refusal(401, 'Unauthorized'),
  botNotRegistered: refusal(401, 'BotNotRegistered'),
  botDisabled: refusal(403, 'BotDisabledByAdmin'),
  botNotInRoster: refusal(403, 'BotNotInConversationRoster'),
  blockedByUser: refusal(403, 'ConversationBlockedByUser'),
  forbiddenOperation: refusal(403, 'ForbiddenOperationException'),
  notEnoughPermissions: refusal(403, 'NotEnoughPermissions'),
  /** Its code stands in JSON inside a text, and nowhere else. */
  writesBlocked: (): ConnectorAnswer => ({
    status: 403,
    body: {
      errorCode: 209,
      message: JSON.stringify({
        subCode: 'MessageWritesBlocked',
        details: 'Thread is blocked from message writes.',
        errorCode: null,
        errorSubCode: null,
      }),
    },
  }),
  conversationNotFound: refusal(404, 'ConversationNotFound'),
  activityNotFound: refusal(404, 'ActivityNotFoundInConversation'),
  memberNotFound: refusal(404, 'MemberNotFoundInConversation'),
  preconditionFailed: refusal(412, 'PreconditionFailed'),
  tooBig: refusal(413, 'MessageSizeTooBig'),
  throttled: (retryAfterSeconds: number | null): ConnectorAnswer => ({
    ...refusal(429, 'Throttled')('Too many requests.'),
    ...(retryAfterSeconds === null ? {} : { headers: { 'retry-after': String(retryAfterSeconds) } }),
  }),
  serviceError: refusal(500, 'ServiceError'),
  badGateway: refusal(502, 'ServiceError'),
}
