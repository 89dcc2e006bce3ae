/** `/connector`: the connector over HTTP, for whoever presents the bot's token. */
import type { Request, Response, Server } from 'restify'
import type { City } from './city.ts'
import type { Connector } from './connector.ts'
import { answers, type ConnectorAnswer } from './connector-answers.ts'
import type { Keys } from './keys.ts'

export function mountConnector(server: Server, connector: Connector, city: City, keys: Keys): void {
  /** Every operation passes here: whatever should answer in the connector's place belongs into this function. */
  const guarded = (run: (req: Request) => ConnectorAnswer) => async (req: Request, res: Response) => {
    const { status, body } = (await refuseCaller(req)) ?? run(req)
    res.send(status, body)
  }

  async function refuseCaller(req: Request): Promise<ConnectorAnswer | null> {
    const token = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1]
    const caller = token ? await keys.verifyBotToken(token) : null
    if (!caller) return answers.unauthorized('Authorization has been denied for this request.')
    return caller.botAppId === city.botAppId ? null : answers.botNotRegistered('The bot is not registered.')
  }

  const conversation = '/connector/v3/conversations/:conversationId'
  const activity = `${conversation}/activities/:activityId`

  server.post(
    '/connector/v3/conversations',
    guarded((req) => connector.createConversation(req.body)),
  )
  server.post(
    `${conversation}/activities`,
    guarded(({ params, body }) => connector.send(params.conversationId, body)),
  )
  server.post(
    activity,
    guarded(({ params, body }) => connector.reply(params.conversationId, params.activityId, body)),
  )
  server.put(
    activity,
    guarded(({ params, body }) => connector.update(params.conversationId, params.activityId, body)),
  )
  server.del(
    activity,
    guarded(({ params }) => connector.remove(params.conversationId, params.activityId)),
  )
  server.get(
    `${conversation}/members`,
    guarded(({ params }) => connector.members(params.conversationId)),
  )
  server.get(
    `${conversation}/pagedmembers`,
    guarded(({ params }) => connector.pagedMembers(params.conversationId)),
  )
  server.get(
    `${conversation}/members/:memberId`,
    guarded(({ params }) => connector.member(params.conversationId, params.memberId)),
  )
}
