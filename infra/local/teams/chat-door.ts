/** Who may call `/chat/api`: nobody signs in there, so only programs and pages of this machine. */
import type { Request, Response } from 'restify'
import { z } from 'zod'
import type { City, Member } from './city.ts'
import { fromThisMachine } from './from-this-machine.ts'
import { sendProblem } from './send-problem.ts'

type Run = (req: Request, res: Response) => Promise<void> | void

export const local = (run: Run) => async (req: Request, res: Response) => {
  if (fromThisMachine(req.headers)) await run(req, res)
  else sendProblem(res, 403, 'notLocal', 'この画面は、動かしている機械の上でだけ使えます。')
}

/** A route whose input has been checked. */
export const reading = <Schema extends z.ZodType>(
  schema: Schema,
  input: (req: Request) => unknown,
  run: (input: z.infer<Schema>, req: Request, res: Response) => Promise<void> | void,
) =>
  local(async (req, res) => {
    const read = schema.safeParse(input(req))
    if (read.success) await run(read.data, req, res)
    else sendProblem(res, 400, 'badRequest', z.prettifyError(read.error))
  })

/** The same about one person, named in the path or in the query. */
export const aboutPerson = <Schema extends z.ZodType>(
  city: City,
  schema: Schema,
  run: (person: Member, input: z.infer<Schema>, res: Response, req: Request) => Promise<void> | void,
) =>
  local(async (req, res) => {
    const person = city.member(String(req.params.id ?? req.query.person))
    if (!person) return sendProblem(res, 404, 'unknownPerson', 'その役職は登録されていません。')
    const read = schema.safeParse(req.method === 'GET' ? req.query : (req.body ?? {}))
    if (read.success) await run(person, read.data, res, req)
    else sendProblem(res, 400, 'badRequest', z.prettifyError(read.error))
  })
