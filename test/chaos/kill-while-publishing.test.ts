/**
 * リストへ書いている途中で強制終了しても、失われず、重ならない。 One kill here; `PUBLISHING_KILLS` makes it more, and `CHAOS=long`
 * kills the process at each fault of the service as well.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { createUnitOfWork } from '../../bot/src/outbound/database/transaction.ts'
import { openRound } from '../../bot/src/usecases/open-round.ts'
import { publishRecord } from '../../bot/src/usecases/publish-record.ts'
import { pullSharePointChanges } from '../../bot/src/usecases/pull-sharepoint-changes.ts'
import { chaosFaults } from '../../infra/local/graph/chaos.ts'
import type { HttpsDoor } from '../../infra/local/graph/door/https-door.ts'
import type { FaultOrder, Faults } from '../../infra/local/graph/faults.ts'
import { appId } from '../bot/outbound/sharepoint/city-site.ts'
import { copyDatabaseTemplate } from '../support/database-template.ts'
import { pmoId } from '../support/many-measures.ts'
import { roundId } from '../support/test-office.ts'
import { openStoreIn, type TestStore } from '../support/test-store.ts'
import { type ChaosCity, openChaosCity } from './chaos-city.ts'
import { answer, type Deeds, noDeeds } from './people-at-work.ts'
import type { PublishingSettings } from './publishing-process.ts'
import { itemsHere, lostAnswers, unlike } from './what-must-hold.ts'

interface Kill {
  readonly at: string
  arm(faults: Faults, die: () => void): void
}

const writing = ['createItem', 'changeFields']

/** In the middle of a batch, each time once more rows stand there: it is carried out and nobody hears of it, or it is not. */
const atWrites = Array.from(
  { length: Number(process.env.PUBLISHING_KILLS ?? 1) },
  (_, n): Kill => ({
    at: `write ${n + 1}`,
    arm: (faults, die) => {
      const match = { operation: writing, skip: 3 + (n % 5) }
      faults.add({ match, when: n % 2 === 0 ? 'after' : 'before', effect: { kind: 'reset' }, happened: die })
    },
  }),
)

/** With a fault of the service just felt: before anything else gets through to it. */
const afterFault = ({ match, when, effect }: FaultOrder): Kill => ({
  at: JSON.stringify({ ...effect, when }),
  arm: (faults, die) => {
    const next: FaultOrder = { match: { part: false }, effect: { kind: 'reset' }, happened: die }
    // So that there is something to look for.
    faults.add({ match: { operation: 'createItem' }, when: 'after', effect: { kind: 'status', status: 504 } })
    const where = match ?? { operation: writing, skip: 1 }
    faults.add({ match: where, when: when ?? 'before', effect, happened: () => void faults.add(next) })
  },
})
const atFaults = process.env.CHAOS === 'long' ? chaosFaults(1).map(afterFault) : []
const kills = [...atWrites, ...atFaults]

test(
  `リストへの書き込みの途中で${kills.length}回強制終了しても、行は一つずつで、手元と同じになる`,
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
    const door = await double.listenHttps({ behind: 'https://graph.microsoft.com' })
    const began = city.deps.clock.now()
    let survived = 0
    for (const { at, arm } of kills) {
      if (survived >= atWrites.length) await answerMore(folder, city, deeds, survived)
      const ended = await publish(folder, city, door, began, (die) => arm(double.faults, die))
      expect([at, ended]).toEqual([at, 'SIGKILL'])
      double.faults.clear()
      survived += 1
      process.stdout.write(`強制終了 ${survived}／${kills.length}：${at}\n`)
    }
    await door.close()

    await withStore(folder, city, async (again, after) => {
      expect(await publishTheRest(again)).toBe(0)
      expect(unlike(again, await itemsHere(again, after), [])).toEqual([])
      expect(await lostAnswers(again, deeds, after, [])).toEqual([])
    })
    rmSync(folder, { recursive: true, force: true })
  },
  60_000 + kills.length * 20_000,
)

/** A few of them again, while nobody publishes. */
async function answerMore(folder: string, city: ChaosCity, deeds: Deeds, n: number): Promise<void> {
  await withStore(folder, city, async (again) => {
    const { measures } = city.content
    for (let more = 0; more < 3; more += 1) await answer(again, deeds, measures[(n + more) % measures.length]?.id)
  })
}

async function withStore(folder: string, city: ChaosCity, work: (city: ChaosCity, store: TestStore) => Promise<void>) {
  const store = await openStoreIn(folder)
  try {
    const unitOfWork = createUnitOfWork(store.database, store.queue, { clock: city.deps.clock, publishes: true })
    await work({ ...city, deps: { ...city.deps, unitOfWork } }, store)
  } finally {
    await store.close()
  }
}

/** In the process that comes after. Resolves with the number of items that are left. */
async function publishTheRest({ deps, office }: ChaosCity): Promise<number> {
  const waiting = () => deps.unitOfWork.run((tx) => tx.record.waiting())
  for (let minutes = 0; minutes < 40 && (await waiting()) > 0; minutes += 1) {
    office.passMinutes(1)
    await publishRecord(deps)
    await pullSharePointChanges(deps)
  }
  return waiting()
}

/** Resolves with its exit code, or the signal that ended it. `arm`: gets what kills it. */
async function publish(folder: string, city: ChaosCity, door: HttpsDoor, began: Date, arm: (die: () => void) => void) {
  const { office, deps, site } = city
  // What a dead process had taken is free again after three.
  office.passMinutes(10)
  const minutes = (deps.clock.now().getTime() - began.getTime()) / 60_000
  const token = site.double.issueToken({ appId, roles: ['Sites.Selected', 'User.Read.All'], expiresInSeconds: 36_000 })
  const settings: PublishingSettings = { folder, origin: door.origin, token, minutes }
  const trusted = join(tmpdir(), `gyokaku-test-${process.pid}.pem`)
  writeFileSync(trusted, door.certificate)
  const child = spawn(process.execPath, [fileURLToPath(new URL('publishing-process.ts', import.meta.url))], {
    env: { ...process.env, PUBLISHING: JSON.stringify(settings), NODE_EXTRA_CA_CERTS: trusted },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  arm(() => void child.kill('SIGKILL'))
  const [code, signal] = await once(child, 'exit')
  rmSync(trusted)
  return signal ?? code
}
