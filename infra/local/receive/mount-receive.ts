/** `/local/receive`: plays a saved activity into the bot that runs here. */
import type { Server } from 'restify'
import { z } from 'zod'
import { reading } from '../teams/chat-door.ts'
import type { Player } from './play-activity.ts'

const anyActivity = z.record(z.string(), z.unknown())

export function mountReceive(server: Server, play: Player): void {
  server.post(
    '/local/receive',
    reading(
      anyActivity,
      (req) => req.body,
      async (saved, _req, res) => {
        res.send(await play(saved))
      },
    ),
  )
}
