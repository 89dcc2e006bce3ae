/** `/chat/api`: the person side over HTTP. Nobody signs in here, so only pages of this machine may call it. */
import type { Request, Response, Server } from 'restify'
import { z } from 'zod'
import type { City, Member } from './city.ts'
import { fromThisMachine } from './from-this-machine.ts'
import type { PersonSide } from './person-side.ts'
import { sendProblem } from './send-problem.ts'

const LONGEST_WAIT_SECONDS = 20

const updatesQuery = z.object({
  person: z.string(),
  after: z.coerce.number().int().min(0).default(0),
  wait: z.coerce.number().min(0).max(LONGEST_WAIT_SECONDS).default(LONGEST_WAIT_SECONDS),
})
const saidBody = z
  .object({ text: z.string().default(''), value: z.unknown().optional(), replyToId: z.string().optional() })
  .refine(({ text, value }) => text !== '' || value !== undefined)
const actionBody = z.object({
  messageId: z.string(),
  verb: z.string().optional(),
  data: z.unknown().optional(),
  id: z.string().optional(),
  title: z.string().optional(),
})
const readBody = z.object({ version: z.int().min(0) })

export function mountChat(server: Server, side: PersonSide, city: City, closing: AbortSignal): void {
  const local = (run: (req: Request, res: Response) => Promise<void>) => async (req: Request, res: Response) => {
    if (fromThisMachine(req.headers)) await run(req, res)
    else sendProblem(res, 403, 'notLocal', 'この画面は、動かしている機械の上でだけ使えます。')
  }

  /** A route about one person, with what came in already checked. */
  const about = <Schema extends z.ZodType>(
    schema: Schema,
    input: (req: Request) => unknown,
    personId: (req: Request) => unknown,
    run: (person: Member, input: z.infer<Schema>, res: Response) => Promise<void> | void,
  ) =>
    local(async (req, res) => {
      const person = city.member(String(personId(req)))
      const read = schema.safeParse(input(req))
      if (!person) sendProblem(res, 404, 'unknownPerson', 'その役職は登録されていません。')
      else if (!read.success) sendProblem(res, 400, 'badRequest', z.prettifyError(read.error))
      else await run(person, read.data, res)
    })

  const byPath = <Schema extends z.ZodType>(
    schema: Schema,
    run: (person: Member, input: z.infer<Schema>, res: Response) => Promise<void> | void,
  ) =>
    about(
      schema,
      (req) => req.body ?? {},
      (req) => req.params.id,
      run,
    )

  server.get(
    '/chat/api/people',
    local(async (_req, res) => {
      res.send(side.people())
    }),
  )
  server.get(
    '/chat/api/people/:id/messages',
    byPath(z.unknown(), (person, _, res) => {
      res.send(side.messages(person))
    }),
  )
  server.get(
    '/chat/api/updates',
    about(
      updatesQuery,
      (req) => req.query,
      (req) => req.query.person,
      async (person, { after, wait }, res) => {
        const gone = new AbortController()
        res.on('close', () => gone.abort())
        res.send(await side.updates(person, after, wait * 1000, AbortSignal.any([gone.signal, closing])))
      },
    ),
  )
  server.post(
    '/chat/api/people/:id/open',
    byPath(z.unknown(), async (person, _, res) => {
      res.send({ installed: await side.open(person) })
    }),
  )
  server.post(
    '/chat/api/people/:id/read',
    byPath(readBody, (person, { version }, res) => {
      side.markRead(person, version)
      res.send(204)
    }),
  )
  server.post(
    '/chat/api/people/:id/messages',
    byPath(saidBody, async (person, said, res) => {
      res.send(201, await side.say(person, said))
    }),
  )
  server.post(
    '/chat/api/people/:id/actions',
    byPath(actionBody, async (person, action, res) => {
      const reply = await side.act(person, action)
      if (reply) res.send(reply)
      else sendProblem(res, 404, 'unknownMessage', 'このメッセージは、いまのチャットにありません。')
    }),
  )
}
