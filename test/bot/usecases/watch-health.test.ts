import { beforeEach, expect, test } from '@jest/globals'
import type { Deps } from '../../../bot/src/usecases/ports.ts'
import { readHealth, recordHeartbeat } from '../../../bot/src/usecases/watch-health.ts'
import { describeOnBothEngines } from '../../support/describe-on-both-engines.ts'
import { openTestOffice, start, type TestOffice } from '../../support/test-office.ts'

describeOnBothEngines('動いていることの記録', (store) => {
  let office: TestOffice
  let deps: Deps
  beforeEach(async () => {
    await store().empty()
    office = openTestOffice(store())
    deps = office.deps
  })

  test('最初の一分までは何も記録がなく、遅れているとも言わない', async () => {
    expect(await readHealth(deps)).toEqual({
      heartbeat: null,
      clockIsLate: false,
      round: null,
      rebuildFirst: false,
    })
  })

  test('いつ、どの実体が、何を見たかが一行で残る', async () => {
    await office.openRound()
    office.passMinutes(3)
    await recordHeartbeat(deps, { instance: 'a1b2', restingJobs: 2 })
    office.passMinutes(1)
    await recordHeartbeat(deps, { instance: 'c3d4', restingJobs: 0 })
    const { heartbeat } = await readHealth(deps)
    expect(heartbeat).toEqual({
      tickedAt: new Date(start.getTime() + 4 * 60_000),
      instance: 'c3d4',
      restingJobs: 0,
      oldestDueAt: start,
    })
    expect(await store().rows('select id from heartbeats')).toHaveLength(1)
  })

  test('五分を超えて打たなければ、遅れているとわかる', async () => {
    await recordHeartbeat(deps, { instance: 'a1b2', restingJobs: 0 })
    office.passMinutes(5)
    expect((await readHealth(deps)).clockIsLate).toBe(false)
    office.passMinutes(1)
    expect((await readHealth(deps)).clockIsLate).toBe(true)
  })

  test('開いている回の様子は数だけで、足すと施策の数になり、人も施策も名指ししない', async () => {
    await office.openRound()
    office.sendOutcomes.push(
      { kind: 'unknown', cause: 'noAnswer' },
      { kind: 'refused', cause: 'ConversationBlockedByUser' },
    )
    await office.runJobs()
    const { round } = await readHealth(deps)
    expect(round).toMatchObject({ roundId: '2025Q3', notices: { unknown: 1, failed: 1 }, maybeTwice: 0 })
    expect(Object.values(round?.expectations ?? {}).reduce((sum, count) => sum + count, 0)).toBe(5)
    expect(JSON.stringify(round)).not.toMatch(/B1-3|10000000/)
    await office.runJobs()
    expect((await readHealth(deps)).round).toMatchObject({ notices: { sent: 1, failed: 1 }, maybeTwice: 1 })
  })
})
