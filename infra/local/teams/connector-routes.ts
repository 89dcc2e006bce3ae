/** `/connector`: the connector over HTTP, for whoever presents the bot's token, in good times and in bad ones. */
import type { Request, Response, Server } from 'restify'
import { z } from 'zod'
import type { City } from './city.ts'
import { type Connector, isTyping } from './connector.ts'
import { answers, type ConnectorAnswer } from './connector-answers.ts'
import type { RequestKind } from './control-view.ts'
import type { Keys } from './keys.ts'
import { targetOf } from './place.ts'
import type { RateLimits } from './rate-limits.ts'
import type { RequestCounters } from './request-counters.ts'
import type { ConnectorRequest, Troubles } from './troubles.ts'
import { untilGone } from './until-gone.ts'

export interface ConnectorRoutes {
  readonly connector: Connector
  readonly city: City
  readonly keys: Keys
  readonly troubles: Troubles
  /** Null: asked as often as wanted. */
  readonly limits: RateLimits | null
  readonly counters: RequestCounters
  readonly closing: AbortSignal
}

const createBody = z.object({
  members: z
    .array(z.object({ id: z.string() }))
    .optional()
    .catch(undefined),
  channelData: z
    .object({ channel: z.object({ id: z.string() }).optional() })
    .optional()
    .catch(undefined),
  activity: z.unknown().optional(),
})

export function mountConnector(server: Server, routes: ConnectorRoutes): void {
  const { connector, city, keys, troubles, limits, counters, closing } = routes

  /** Every operation passes here. */
  const guarded =
    (about: (req: Request) => ConnectorRequest, run: (req: Request) => ConnectorAnswer) =>
    async (req: Request, res: Response) => {
      const refusal = await refuseCaller(req)
      if (refusal) return send(res, refusal)
      const request = about(req)
      const tooMany = limits?.refuse(request.target) ?? null
      const trouble = tooMany ? ({ kind: 'answer', answer: tooMany } as const) : troubles.take(request)
      const note = (status: number, done: boolean) => counters.note({ ...request, status, done })
      if (trouble?.kind === 'reset') {
        note(0, false)
        req.socket.resetAndDestroy()
      } else if (trouble?.kind === 'hang') {
        note(0, false)
        await keepSilent(res, closing)
      } else if (trouble?.kind === 'answer') {
        note(trouble.answer.status, false)
        send(res, trouble.answer)
      } else {
        const answer = run(req)
        const done = answer.status < 300
        const said = trouble?.kind === 'commitThenFail' ? answers.badGateway('Bad gateway.') : answer
        note(said.status, done)
        send(res, said)
      }
    }

  async function refuseCaller(req: Request): Promise<ConnectorAnswer | null> {
    const token = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1]
    const caller = token ? await keys.verifyBotToken(token) : null
    if (!caller) return answers.unauthorized('Authorization has been denied for this request.')
    return caller.botAppId === city.botAppId ? null : answers.botNotRegistered('The bot is not registered.')
  }

  /** Of an existing conversation. */
  const within =
    (kind: RequestKind, effect?: 'sent' | 'updated' | 'deleted') =>
    (req: Request): ConnectorRequest => {
      const target = targetOf(req.params.conversationId, city)
      if (effect === 'sent' && isTyping(req.body)) return { kind: 'typing', target }
      return { kind, target, ...(effect ? { effect } : {}) }
    }
  const creating = ({ body }: Request): ConnectorRequest => {
    const { members, channelData, activity: first } = createBody.safeParse(body).data ?? {}
    const channel = channelData?.channel?.id
    if (channel !== undefined) return { kind: 'createPost', target: channel, effect: 'sent' }
    const target = city.member(members?.[0]?.id ?? '')?.id ?? null
    return { kind: 'createConversation', target, ...(first === undefined ? {} : { effect: 'sent' }) }
  }
  const ofTeam = (): ConnectorRequest => ({ kind: 'team', target: city.team.id })

  const conversation = '/connector/v3/conversations/:conversationId'
  const activity = `${conversation}/activities/:activityId`
  const team = '/connector/v3/teams/:teamId'

  server.post(
    '/connector/v3/conversations',
    guarded(creating, (req) => connector.createConversation(req.body)),
  )
  server.post(
    `${conversation}/activities`,
    guarded(within('send', 'sent'), ({ params, body }) => connector.send(params.conversationId, body)),
  )
  server.post(
    activity,
    guarded(within('reply', 'sent'), ({ params, body }) =>
      connector.reply(params.conversationId, params.activityId, body),
    ),
  )
  server.put(
    activity,
    guarded(within('update', 'updated'), ({ params, body }) =>
      connector.update(params.conversationId, params.activityId, body),
    ),
  )
  server.del(
    activity,
    guarded(within('delete', 'deleted'), ({ params }) => connector.remove(params.conversationId, params.activityId)),
  )
  server.get(
    `${conversation}/members`,
    guarded(within('members'), ({ params }) => connector.members(params.conversationId)),
  )
  server.get(
    `${conversation}/pagedmembers`,
    guarded(within('members'), ({ params }) => connector.pagedMembers(params.conversationId)),
  )
  server.get(
    `${conversation}/members/:memberId`,
    guarded(within('members'), ({ params }) => connector.member(params.conversationId, params.memberId)),
  )
  server.get(
    team,
    guarded(ofTeam, ({ params }) => connector.team(params.teamId)),
  )
  server.get(
    `${team}/conversations`,
    guarded(ofTeam, ({ params }) => connector.channels(params.teamId)),
  )
}

function send(res: Response, { status, body, headers = {} }: ConnectorAnswer): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  res.send(status, body)
}

/** Says nothing until whoever asked has given up, or the stand-in stops. */
function keepSilent(res: Response, closing: AbortSignal): Promise<void> {
  const gone = untilGone(res, closing)
  return new Promise((resolve) => {
    const end = () => {
      res.destroy()
      resolve()
    }
    if (gone.aborted) end()
    else gone.addEventListener('abort', end, { once: true })
  })
}
