/** `/chat/api`: the person side over HTTP. */
import type { Request, Response, Server } from 'restify'
import { z } from 'zod'
import { aboutPerson, local, reading } from './chat-door.ts'
import type { City, Member } from './city.ts'
import { searchPeople } from './directory.ts'
import type { PersonSide } from './person-side.ts'
import { MOST_CHOICES } from './search-outcome.ts'
import { sendProblem } from './send-problem.ts'
import { untilGone } from './until-gone.ts'

const LONGEST_WAIT_SECONDS = 20

const waiting = z.object({
  after: z.coerce.number().int().min(0).default(0),
  wait: z.coerce.number().min(0).max(LONGEST_WAIT_SECONDS).default(LONGEST_WAIT_SECONDS),
})
const saidBody = z
  .object({ text: z.string().default(''), value: z.unknown().optional(), replyToId: z.string().optional() })
  .refine(({ text, value }) => text !== '' || value !== undefined)
const postBody = z
  .object({
    text: z.string().trim().default(''),
    mentions: z.array(z.string()).default([]),
    value: z.unknown().optional(),
    threadId: z.string().optional(),
  })
  .refine(({ text, value }) => text !== '' || value !== undefined)
const actionBody = z.object({
  messageId: z.string(),
  verb: z.string().optional(),
  data: z.unknown().optional(),
  id: z.string().optional(),
  title: z.string().optional(),
})
const searchBody = z.object({
  messageId: z.string(),
  dataset: z.string().min(1),
  queryText: z.string(),
  skip: z.int().min(0).default(0),
  top: z.int().min(1).max(MOST_CHOICES).default(MOST_CHOICES),
})
const readBody = z.object({ version: z.int().min(0), channel: z.string().optional() })
const nothing = z.unknown()

export function mountChat(server: Server, side: PersonSide, city: City, closing: AbortSignal): void {
  const about = <Schema extends z.ZodType>(
    schema: Schema,
    run: (person: Member, input: z.infer<Schema>, res: Response, req: Request) => Promise<void> | void,
  ) => aboutPerson(city, schema, run)
  const person = '/chat/api/people/:id'

  server.get(
    '/chat/api/people',
    local((_req, res) => {
      res.send(side.people())
    }),
  )
  server.get(
    '/chat/api/changes',
    reading(
      waiting,
      (req) => req.query,
      async ({ after, wait }, _req, res) => {
        res.send(await side.changes(after, wait * 1000, untilGone(res, closing)))
      },
    ),
  )
  server.get(
    '/chat/api/directory',
    reading(
      z.object({ q: z.string().default('') }),
      (req) => req.query,
      ({ q }, _req, res) => {
        res.send(searchPeople(city, q))
      },
    ),
  )
  server.get(
    '/chat/api/updates',
    about(waiting, async (who, { after, wait }, res) => {
      res.send(await side.updates(who, after, wait * 1000, untilGone(res, closing)))
    }),
  )
  server.get(
    `${person}/messages`,
    about(nothing, (who, _, res) => {
      res.send(side.messages(who))
    }),
  )
  server.post(
    `${person}/open`,
    about(nothing, async (who, _, res) => {
      res.send({ installed: await side.open(who) })
    }),
  )
  server.post(
    `${person}/open-team`,
    about(nothing, async (who, _, res) => {
      res.send({ installed: await side.openTeam(who) })
    }),
  )
  server.post(
    `${person}/read`,
    about(readBody, (who, { version, channel }, res) => {
      side.markRead(who, version, channel)
      res.send(204)
    }),
  )
  server.post(
    `${person}/messages`,
    about(saidBody, async (who, said, res) => {
      const reply = await side.say(who, said)
      if (reply) res.send(201, reply)
      else sendProblem(res, 409, 'notInstalled', 'アプリが削除されているため、送れません。')
    }),
  )
  server.post(
    `${person}/channels/:channelId/messages`,
    about(postBody, async (who, posted, res, req) => {
      const reply = await side.post(who, String(req.params.channelId), posted)
      if (reply) res.send(201, reply)
      else sendProblem(res, 404, 'unknownThread', 'そのチャネルまたはスレッドはありません。')
    }),
  )
  server.post(
    `${person}/actions`,
    about(actionBody, async (who, action, res) => {
      const reply = await side.act(who, action)
      if (reply) res.send(reply)
      else sendProblem(res, 404, 'unknownMessage', 'このメッセージは、いまのチャットにありません。')
    }),
  )
  server.post(
    `${person}/search`,
    about(searchBody, async (who, { messageId, ...asked }, res) => {
      const found = await side.search(who, messageId, asked)
      if (found) res.send(found)
      else sendProblem(res, 502, 'notFound', '業革ボードから候補を受け取れませんでした。')
    }),
  )
}
