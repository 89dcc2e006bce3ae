/** The Bot Connector for 1:1 chats, without HTTP: each operation of its public REST API takes a body and gives an answer. */
import { z } from 'zod'
import type { City, Member } from './city.ts'
import { answers, type ConnectorAnswer } from './connector-answers.ts'
import type { Activity, Conversation, History } from './history.ts'

const MAX_MESSAGE_BYTES = 100 * 1024

const newConversation = z.looseObject({
  isGroup: z.literal(false).optional(),
  bot: z.looseObject({ id: z.string() }).optional(),
  members: z.tuple([z.looseObject({ id: z.string().min(1) })]),
  tenantId: z.string().optional(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).optional() }).optional(),
  activity: z.unknown().optional(),
})

const message = z
  .looseObject({
    type: z.literal('message'),
    text: z.string().optional(),
    attachments: z
      .array(z.looseObject({ contentType: z.string(), content: z.record(z.string(), z.unknown()).optional() }))
      .optional(),
  })
  .refine(({ text, attachments }) => text || attachments?.length, 'A message needs a text or an attachment')

export function createConnector(city: City, history: History) {
  const isBot = (id: string) => id === city.botMri || id === city.botAppId

  function inConversation(id: string, run: (conversation: Conversation, person: Member) => ConnectorAnswer) {
    const conversation = history.conversation(id)
    const person = conversation && city.member(conversation.personId)
    if (!conversation || !person) return answers.conversationNotFound('Conversation not found.')
    return run(conversation, person)
  }

  function post(conversation: Conversation, body: unknown, replyToId?: string): ConnectorAnswer {
    if (isTyping(body)) return answers.created({ id: history.nextId() })
    return withMessage(body, (activity) => {
      const reply = replyToId === undefined ? activity : { ...activity, replyToId }
      return answers.created({ id: history.addMessage(conversation, 'bot', reply).id })
    })
  }

  function ownMessage(conversation: Conversation, id: string, run: () => ConnectorAnswer): ConnectorAnswer {
    const found = conversation.messages.get(id)
    if (!found || found.deleted) return answers.activityNotFound('The activity was not found in the conversation.')
    if (found.from !== 'bot') return answers.notEnoughPermissions('A bot changes only what it has sent.')
    return run()
  }

  return {
    createConversation(body: unknown): ConnectorAnswer {
      const wanted = newConversation.safeParse(body)
      if (!wanted.success) return answers.badArgument(z.prettifyError(wanted.error))
      const { bot, members, tenantId, channelData, activity } = wanted.data
      if (bot && !isBot(bot.id)) return answers.badArgument('bot.id is not the id of the calling bot')
      const tenant = tenantId ?? channelData?.tenant?.id
      if (tenant === undefined) return answers.badArgument('tenantId is missing')
      const person = tenant === city.tenantId ? city.member(members[0].id) : undefined
      if (!person) return answers.forbiddenOperation("Bot isn't installed in user's personal scope")
      const conversation = history.begin(person.conversationId, person.id)
      if (activity === undefined) return answers.created({ id: conversation.id })
      return withMessage(activity, (first) =>
        answers.created({ id: conversation.id, activityId: history.addMessage(conversation, 'bot', first).id }),
      )
    },

    send: (conversationId: string, body: unknown) =>
      inConversation(conversationId, (conversation) => post(conversation, body)),

    reply: (conversationId: string, activityId: string, body: unknown) =>
      inConversation(conversationId, (conversation) =>
        conversation.messages.has(activityId)
          ? post(conversation, body, activityId)
          : answers.activityNotFound('The activity was not found in the conversation.'),
      ),

    update: (conversationId: string, activityId: string, body: unknown) =>
      inConversation(conversationId, (conversation) =>
        ownMessage(conversation, activityId, () =>
          withMessage(body, (activity) => {
            history.updateMessage(conversation, activityId, activity)
            return answers.ok({ id: activityId })
          }),
        ),
      ),

    remove: (conversationId: string, activityId: string) =>
      inConversation(conversationId, (conversation) =>
        ownMessage(conversation, activityId, () => {
          history.deleteMessage(conversation, activityId)
          return answers.ok()
        }),
      ),

    members: (conversationId: string) =>
      inConversation(conversationId, (_, person) => answers.ok([accountOf(person, city.tenantId)])),

    pagedMembers: (conversationId: string) =>
      inConversation(conversationId, (_, person) => answers.ok({ members: [accountOf(person, city.tenantId)] })),

    member: (conversationId: string, memberId: string) =>
      inConversation(conversationId, (_, person) =>
        city.member(memberId) === person
          ? answers.ok(accountOf(person, city.tenantId))
          : answers.memberNotFound('The member was not found in the conversation.'),
      ),
  }
}

export type Connector = ReturnType<typeof createConnector>

const isTyping = (body: unknown) =>
  typeof body === 'object' && body !== null && 'type' in body && body.type === 'typing'

function withMessage(body: unknown, run: (activity: Activity) => ConnectorAnswer): ConnectorAnswer {
  const activity = message.safeParse(body)
  if (!activity.success) return answers.badArgument(z.prettifyError(activity.error))
  // Teams counts what it stores, which is UTF-16: two bytes a character, also for ASCII.
  if (JSON.stringify(body).length * 2 > MAX_MESSAGE_BYTES) return answers.tooBig('The message is larger than 100 KB.')
  return run(activity.data)
}

function accountOf(person: Member, tenantId: string) {
  return {
    id: person.mri,
    name: person.post,
    aadObjectId: person.id,
    objectId: person.id,
    tenantId,
    userRole: 'user',
  }
}
