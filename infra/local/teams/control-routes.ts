/** `/chat/api/control`: the control panel over HTTP, for the chat page and for tests. */
import type { Server } from 'restify'
import { z } from 'zod'
import { aboutPerson, local, reading } from './chat-door.ts'
import type { City } from './city.ts'
import type { Control } from './control.ts'
import { requestKinds, troubleKinds } from './control-view.ts'
import { sendProblem } from './send-problem.ts'

const mostRequests = 10_000

export function mountControl(server: Server, control: Control, city: City): void {
  const isTarget = (id: string) => city.member(id) !== undefined || city.team.channel(id) !== undefined
  const target = z
    .string()
    .refine(isTarget, 'Neither a person nor a channel')
    .transform((id) => city.member(id)?.id ?? id)
    .nullable()
    .default(null)
  const order = z.object({
    kind: z.enum(troubleKinds),
    target,
    requests: z.array(z.enum(requestKinds)).default([]),
    count: z.int().min(1).max(mostRequests).nullable().default(null),
    retryAfterSeconds: z.int().min(0).max(3600).nullable().default(null),
  })
  const path = '/chat/api/control'

  server.get(
    path,
    reading(
      z.object({ target }),
      (req) => req.query,
      (about, _req, res) => {
        res.send(control.state(about.target))
      },
    ),
  )
  server.post(
    `${path}/troubles`,
    reading(
      order,
      (req) => req.body ?? {},
      (wanted, _req, res) => {
        res.send(201, control.begin(wanted))
      },
    ),
  )
  server.del(
    `${path}/troubles`,
    local((_req, res) => {
      control.endAll()
      res.send(204)
    }),
  )
  server.del(
    `${path}/troubles/:troubleId`,
    local((req, res) => {
      if (control.end(String(req.params.troubleId))) res.send(204)
      else sendProblem(res, 404, 'unknownTrouble', 'その設定は、すでに終わっています。')
    }),
  )
  server.del(
    `${path}/counters`,
    local((_req, res) => {
      control.countAnew()
      res.send(204)
    }),
  )
  server.post(
    `${path}/people/:id/uninstall`,
    aboutPerson(city, z.unknown(), async (person, _, res) => {
      res.send({ delivered: await control.uninstall(person) })
    }),
  )
  server.post(
    `${path}/people/:id/reinstall`,
    aboutPerson(city, z.unknown(), async (person, _, res) => {
      res.send({ delivered: await control.reinstall(person) })
    }),
  )
}
