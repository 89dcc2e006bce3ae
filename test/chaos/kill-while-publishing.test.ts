/** リストへ書いている途中で強制終了しても、失われず、重ならない。 Two kills here; `PUBLISHING_KILLS` makes it more. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { openRound } from '../../bot/src/usecases/open-round.ts'
import { selfSignedCertificate } from '../../infra/local/graph/door/certificate.ts'
import type { GraphDouble } from '../../infra/local/graph/graph-double.ts'
import { appId } from '../bot/outbound/sharepoint/city-site.ts'
import { copyDatabaseTemplate } from '../support/database-template.ts'
import { pmoId } from '../support/many-measures.ts'
import { roundId } from '../support/test-office.ts'
import { openStoreIn } from '../support/test-store.ts'
import { openChaosCity } from './chaos-city.ts'
import { answer, noDeeds } from './people-at-work.ts'
import type { PublishingSettings } from './publishing-process.ts'
import { itemsHere, lostAnswers, unlike } from './what-must-hold.ts'

// Each once more rows stand there, before or after the service has carried the request out.
const kills = Number(process.env.PUBLISHING_KILLS ?? 2)

test(
  `リストへの書き込みの途中で${kills}回強制終了しても、行は一つずつで、手元と同じになる`,
  async () => {
    const folder = copyDatabaseTemplate()
    const before = await openStoreIn(folder)
    const terms = {
      seed: 5,
      variant: 'default',
      measures: 10,
      leaders: 2,
      answersInOutage: 0,
      minutes: 0,
      rate: 0,
    } as const
    const city = await openChaosCity(before, terms)
    await openRound(city.deps, pmoId, roundId)
    const deeds = noDeeds()
    for (const { id } of city.content.measures) for (let n = 0; n < 2; n += 1) await answer(city, deeds, id)
    await before.close()

    const { double } = city.site
    const door = await openDoor(double)
    for (let kill = 1; kill <= kills; kill += 1) {
      const ended = await publish(folder, door, kill * 10, (die) => {
        double.faults.add({
          match: { operation: ['createItem', 'changeFields'], skip: 2 + (kill % 5) },
          when: kill % 2 === 0 ? 'before' : 'after',
          effect: { kind: 'do', act: die },
        })
      })
      expect(ended).toBe('SIGKILL')
    }
    double.faults.clear()
    expect(await publish(folder, door, (kills + 1) * 10, () => undefined)).toBe(0)
    await door.close()

    const after = await openStoreIn(folder)
    try {
      const again = { ...city, deps: { ...city.deps, unitOfWork: after.unitOfWork } }
      expect(unlike(again, await itemsHere(again, after), [])).toEqual([])
      expect(await lostAnswers(again, deeds, after, [])).toEqual([])
    } finally {
      await after.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
  60_000 + kills * 20_000,
)

type Door = Awaited<ReturnType<typeof openDoor>>

/** The double behind https, under the service's own addresses. */
async function openDoor(double: GraphDouble) {
  const { cert, key } = selfSignedCertificate(new Date())
  const trusted = join(tmpdir(), `gyokaku-test-${process.pid}.pem`)
  writeFileSync(trusted, cert)
  const server = createServer({ cert, key }, async (req, res) => {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer)
    const headers = Object.entries(req.headers).map(([name, value]) => [name, String(value)] as [string, string])
    const body = chunks.length > 0 ? { body: Buffer.concat(chunks).toString() } : {}
    const method = req.method ?? 'GET'
    const answer = await double.fetch(`https://graph.microsoft.com${req.url}`, { method, headers, ...body })
    // Not chained: where restify is loaded in the same process, `writeHead` gives nothing back.
    res.writeHead(answer.status, Object.fromEntries(answer.headers))
    res.end(await answer.text())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const token = double.issueToken({ appId, roles: ['Sites.Selected', 'User.Read.All'], expiresInSeconds: 36_000 })
  return {
    port: (server.address() as AddressInfo).port,
    token,
    trusted,
    close: async () => {
      rmSync(trusted)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Resolves with its exit code, or the signal that ended it. `arm`: gets what kills it. */
async function publish(
  folder: string,
  { port, token, trusted }: Door,
  minutes: number,
  arm: (die: () => void) => void,
) {
  const settings: PublishingSettings = { folder, port, token, minutes }
  const child = spawn(process.execPath, [fileURLToPath(new URL('publishing-process.ts', import.meta.url))], {
    env: { ...process.env, PUBLISHING: JSON.stringify(settings), NODE_EXTRA_CA_CERTS: trusted },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  arm(() => void child.kill('SIGKILL'))
  const [code, signal] = await once(child, 'exit')
  return signal ?? code
}
