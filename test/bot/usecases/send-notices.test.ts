import { beforeEach, expect, test } from '@jest/globals'
import { runJobs } from '../../../bot/src/inbound/jobs/workers.ts'
import type { Deps } from '../../../bot/src/usecases/ports.ts'
import { sendNotices } from '../../../bot/src/usecases/send-notice.ts'
import { takeUpNotices } from '../../../bot/src/usecases/take-up-notices.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { who } from '../../support/small-city.ts'
import { roundId } from '../../support/test-office.ts'

const office = officeForEachTest()

const keyOf = (personId: string) => ({ roundId, personId, step: 'opened' }) as const
const both = [keyOf(who.leader), keyOf(who.deputy)]
const states = () => office().store.rows('select person_id, state, maybe_twice from notices order by person_id')

beforeEach(async () => {
  await office().openRound()
  await office().store.takeJobs()
})

/** Gives out one place at a time, or fails. */
function withPlaces(places: Deps['messenger']['places']): Deps {
  const { deps } = office()
  return { ...deps, messenger: { ...deps.messenger, places } }
}

test('たくさんのお知らせは、一枚ずつ、それぞれの施策を載せて送られる', async () => {
  expect(await sendNotices(office().deps, both)).toEqual([
    { status: 'fulfilled', value: 'sent' },
    { status: 'fulfilled', value: 'sent' },
  ])
  expect(office().sent.map(({ personId, shows }) => [personId, shows])).toEqual([
    [who.leader, 'B1-3:0 B1-4:0 A1-1:0'],
    [who.deputy, 'B1-3:0 B2-2:0 B2-1:0'],
  ])
  expect(await office().store.rows('select distinct state from expectations')).toEqual([{ state: 'delivered' }])
  expect(await office().store.rows('select person_id from sent_cards')).toHaveLength(2)
})

test('用意してよいと言われるまで、行は「送信中」にならない', async () => {
  const mayPrepare = Promise.withResolvers<void>()
  let given = 0
  const deps = withPlaces(async () => {
    given += 1
    if (given > 1) await mayPrepare.promise
    return [{ leave: () => undefined }]
  })
  const sending = sendNotices(deps, both)
  while (office().sent.length === 0) await states()
  expect((await states()).find((row) => row.person_id === who.deputy)).toMatchObject({ state: 'due' })
  mayPrepare.resolve()
  await sending
  expect(office().sent).toHaveLength(2)
})

test('用意する場所が得られなくなっても、送り出したものは最後まで見届け、残りはあとでやり直せる', async () => {
  let given = 0
  const deps = withPlaces(async () => {
    given += 1
    if (given > 1) throw new Error('the database is away')
    return [{ leave: () => undefined }]
  })
  const results = await sendNotices(deps, both)
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect((await states()).map(({ state }) => state)).toEqual(['sent', 'due'])
})

test('同じお知らせの仕事が二つ重なっていても、一度だけ送る', async () => {
  const results = await sendNotices(office().deps, [keyOf(who.leader), keyOf(who.leader)])
  expect(results).toHaveLength(2)
  expect(office().sent).toHaveLength(1)
})

test('一つが壊れていても、ほかは送られる', async () => {
  const broken = { roundId, personId: who.deputy, step: 'question:B1-3:9' } as const
  await office().store.unitOfWork.run((tx) => tx.delivery.addNotice(broken, new Date(0)))
  const results = await sendNotices(office().deps, [broken, keyOf(who.leader)])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  expect(office().sent).toHaveLength(1)
})

test('読めない仕事は、それだけが失敗する', async () => {
  const results = await runJobs(office().deps, 'send-notice', [{ roundId }, keyOf(who.leader)])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
})

test('書き留める取引が一度ぶつかっても、送ったことは残る', async () => {
  const { deps } = office()
  let failures = 0
  const unitOfWork: Deps['unitOfWork'] = {
    run: (work) =>
      deps.unitOfWork.run(async (tx) => {
        const result = await work(tx)
        if (office().sent.length > 0 && failures < 2) {
          failures += 1
          throw new Error('deadlock detected')
        }
        return result
      }),
  }
  expect(await sendNotices({ ...deps, unitOfWork }, [keyOf(who.leader)])).toEqual([
    { status: 'fulfilled', value: 'sent' },
  ])
  expect((await states()).find((row) => row.person_id === who.leader)).toMatchObject({ state: 'sent' })
})

const busy = { kind: 'tryLater', cause: 'busy', afterSeconds: 60 } as const

test('仕事が失われたお知らせは、毎分の見回りで、古いものから仕事を取り戻す', async () => {
  office().sendOutcomes.push(busy, busy)
  // Not tried yet: they may go out at once.
  expect(await takeUpNotices(office().deps)).toBe(2)
  await office().runJobs()
  await office().store.takeJobs()
  // Tried before: its next job may be about to come.
  expect(await takeUpNotices(office().deps)).toBe(0)
  office().passMinutes(11)
  expect(await takeUpNotices(office().deps)).toBe(2)
  // Now a job looks after each of them.
  expect(await takeUpNotices(office().deps)).toBe(0)
  await office().runJobs()
  expect((await states()).map(({ state }) => state)).toEqual(['sent', 'sent'])
  office().passMinutes(60)
  expect(await takeUpNotices(office().deps)).toBe(0)
})
