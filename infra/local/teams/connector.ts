/** The Bot Connector without HTTP: each operation of its public REST API takes a body and gives an answer. */
import { z } from 'zod'
import type { City, Member } from './city.ts'
import { answers, type ConnectorAnswer } from './connector-answers.ts'
import { createChannelPost } from './create-channel-post.ts'
import type { Conversation, History } from './history.ts'
import { withMessage } from './outgoing-message.ts'
import { findPlace, type Place } from './place.ts'

const newConversation = z.looseObject({
  isGroup: z.literal(false).optional(),
  bot: z.looseObject({ id: z.string() }).optional(),
  members: z.tuple([z.looseObject({ id: z.string().min(1) })]),
  tenantId: z.string().optional(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).optional() }).optional(),
  activity: z.unknown().optional(),
})

const NOT_INSTALLED = "Bot isn't installed in user's personal scope"

export function createConnector(city: City, history: History) {
  const isBot = (id: string) => id === city.botMri || id === city.botAppId
  const isUninstalled = (person: Member | null) => person !== null && history.installation(person.id) === 'uninstalled'

  function inPlace(id: string, run: (place: Place) => ConnectorAnswer): ConnectorAnswer {
    const place = findPlace(id, city, history)
    return place ? run(place) : answers.conversationNotFound('Conversation not found.')
  }

  /** Whoever took the app away gets nothing, and cards already there stay as they are. */
  function writing(id: string, run: (place: Place) => ConnectorAnswer): ConnectorAnswer {
    return inPlace(id, (place) => (isUninstalled(place.person) ? answers.writesBlocked() : run(place)))
  }

  function reading(id: string, run: (place: Place) => ConnectorAnswer): ConnectorAnswer {
    return inPlace(id, (place) =>
      isUninstalled(place.person)
        ? answers.botNotInRoster('The bot is not part of the conversation roster.')
        : run(place),
    )
  }

  function post({ conversation, threadId }: Place, body: unknown, replyToId?: string): ConnectorAnswer {
    if (isTyping(body)) return answers.created({ id: history.nextId() })
    return withMessage(body, (activity) => {
      const reply = replyToId === undefined ? activity : { ...activity, replyToId }
      return answers.created({ id: history.addMessage(conversation, { from: 'bot', activity: reply, threadId }).id })
    })
  }

  function ownMessage(conversation: Conversation, id: string, run: () => ConnectorAnswer): ConnectorAnswer {
    const found = conversation.messages.get(id)
    if (!found || found.deleted) return answers.activityNotFound('The activity was not found in the conversation.')
    if (found.from !== 'bot') return answers.notEnoughPermissions('A bot changes only what it has sent.')
    return run()
  }

  function createPersonal(body: unknown): ConnectorAnswer {
    const wanted = newConversation.safeParse(body)
    if (!wanted.success) return answers.badArgument(z.prettifyError(wanted.error))
    const { bot, members, tenantId, channelData, activity } = wanted.data
    if (bot && !isBot(bot.id)) return answers.badArgument('bot.id is not the id of the calling bot')
    const tenant = tenantId ?? channelData?.tenant?.id
    if (tenant === undefined) return answers.badArgument('tenantId is missing')
    const person = tenant === city.tenantId ? city.member(members[0].id) : undefined
    if (!person || isUninstalled(person)) return answers.forbiddenOperation(NOT_INSTALLED)
    const conversation = history.begin(person.conversationId, person.id)
    if (activity === undefined) return answers.created({ id: conversation.id })
    return withMessage(activity, (first) =>
      answers.created({
        id: conversation.id,
        activityId: history.addMessage(conversation, { from: 'bot', activity: first }).id,
      }),
    )
  }

  return {
    createConversation: (body: unknown): ConnectorAnswer =>
      createChannelPost(body, city, history) ?? createPersonal(body),

    send: (conversationId: string, body: unknown) => writing(conversationId, (place) => post(place, body)),

    reply: (conversationId: string, activityId: string, body: unknown) =>
      writing(conversationId, (place) => {
        const answered = place.conversation.messages.get(activityId)
        if (!answered) return answers.activityNotFound('The activity was not found in the conversation.')
        return post({ ...place, threadId: answered.threadId }, body, activityId)
      }),

    update: (conversationId: string, activityId: string, body: unknown) =>
      writing(conversationId, ({ conversation }) =>
        ownMessage(conversation, activityId, () =>
          withMessage(body, (activity) => {
            history.updateMessage(conversation, activityId, activity)
            return answers.ok({ id: activityId })
          }),
        ),
      ),

    remove: (conversationId: string, activityId: string) =>
      writing(conversationId, ({ conversation }) =>
        ownMessage(conversation, activityId, () => {
          history.deleteMessage(conversation, activityId)
          return answers.ok()
        }),
      ),

    members: (conversationId: string) =>
      reading(conversationId, ({ members }) => answers.ok(members.map((one) => accountOf(one, city.tenantId)))),

    pagedMembers: (conversationId: string) =>
      reading(conversationId, ({ members }) =>
        answers.ok({ members: members.map((one) => accountOf(one, city.tenantId)) }),
      ),

    member: (conversationId: string, memberId: string) =>
      reading(conversationId, ({ members }) => {
        const found = members.find((one) => one === city.member(memberId))
        return found
          ? answers.ok(accountOf(found, city.tenantId))
          : answers.memberNotFound('The member was not found in the conversation.')
      }),

    team: (teamId: string) => {
      const { id, name, aadGroupId, channels } = city.team
      if (teamId !== id) return answers.conversationNotFound('Team not found.')
      return answers.ok({ id, name, aadGroupId, channelCount: channels.length, memberCount: city.members.length })
    },

    /** The general channel comes without its name, which each client shows in its own language. */
    channels: (teamId: string) => {
      const { id, channels } = city.team
      if (teamId !== id) return answers.conversationNotFound('Team not found.')
      return answers.ok({
        conversations: channels.map((one) => ({ id: one.id, name: one.id === id ? null : one.name })),
      })
    },
  }
}

export type Connector = ReturnType<typeof createConnector>

export const isTyping = (body: unknown) =>
  typeof body === 'object' && body !== null && 'type' in body && body.type === 'typing'

function accountOf(person: Member, tenantId: string) {
  return {
    id: person.mri,
    name: person.post,
    aadObjectId: person.id,
    objectId: person.id,
    userPrincipalName: person.upn,
    tenantId,
    userRole: 'user',
  }
}
