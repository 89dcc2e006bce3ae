/** `/local`: the people chooser of local mode. It gives the tab the token Teams would give, signed with the key of this start. */
import type { Request, Response, Server } from 'restify'
import { z } from 'zod'
import type { City } from './city.ts'
import { fromThisMachine } from './from-this-machine.ts'
import type { Keys } from './keys.ts'
import { sendProblem } from './send-problem.ts'

const tokenBody = z.object({ personId: z.string() })

export function mountSignIn(server: Server, city: City, apiClientId: string, keys: Keys): void {
  server.get('/local/people', async (_req: Request, res: Response) => {
    res.send(city.members.map(({ id, post }) => ({ id, post })))
  })
  server.post('/local/tokens', async (req: Request, res: Response) => {
    const read = tokenBody.safeParse(req.body)
    const person = read.success ? city.member(read.data.personId) : undefined
    if (!fromThisMachine(req.headers)) {
      sendProblem(res, 403, 'notLocal', 'この画面は、動かしている機械の上でだけ使えます。')
    } else if (!person) {
      sendProblem(res, 404, 'unknownPerson', 'その役職は登録されていません。')
    } else {
      const { tenantId } = city
      res.send(await keys.signUserToken({ tenantId, apiClientId, personId: person.id, post: person.post }))
    }
  })
}
