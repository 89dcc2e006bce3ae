/** `/local/samples`: made-up answers for the city that runs here. One line of JSON for each quarter, as it is done. */
import type { Server } from 'restify'
import { z } from 'zod'
import type { Deps } from '../../../bot/src/usecases/ports.ts'
import { local, reading } from '../teams/chat-door.ts'
import { clearSamples, fillQuarters, mostQuarters } from './fill-quarters.ts'

const wanted = z.object({ quarters: z.int().min(1).max(mostQuarters) })

export function mountSamples(server: Server, deps: Deps): void {
  server.post(
    '/local/samples',
    reading(
      wanted,
      (req) => req.body,
      async ({ quarters }, _req, res) => {
        res.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' })
        for await (const quarter of fillQuarters(deps, quarters)) res.write(`${JSON.stringify(quarter)}\n`)
        res.end()
      },
    ),
  )
  server.del(
    '/local/samples',
    local(async (_req, res) => {
      res.send({ cleared: await clearSamples(deps) })
    }),
  )
}
