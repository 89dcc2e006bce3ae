/** Graph が1時間止まっても、回答は受け付けられ続け、戻れば一度ずつ書き込まれる。 */
import { expect, test } from '@jest/globals'
import { openRound } from '../../bot/src/usecases/open-round.ts'
import { rowsOf } from '../bot/outbound/sharepoint/city-site.ts'
import { pmoId } from '../support/many-measures.ts'
import { officeForEachTest } from '../support/office-for-each-test.ts'
import { roundId } from '../support/test-office.ts'
import { openChaosCity } from './chaos-city.ts'
import { answer, noDeeds } from './people-at-work.ts'

const current = officeForEachTest()

test('Graph が1時間止まる間に寄せられた回答は、戻れば一度ずつリストに書かれる', async () => {
  const terms = {
    seed: 1,
    variant: 'strict',
    measures: 10,
    leaders: 4,
    answersInOutage: 0,
    minutes: 0,
    rate: 0,
  } as const
  const city = await openChaosCity(current().store, terms)
  await openRound(city.deps, pmoId, roundId)
  await city.pass(1)
  const deeds = noDeeds()
  const progress = () => rowsOf(city.site, 'checkIns').map(({ fields }) => fields.Progress)

  city.site.double.outage(3_600_000)
  city.site.double.forgetRequests()
  for (const { id } of city.content.measures) {
    await answer(city, deeds, id)
    await city.pass(5)
  }
  expect(deeds.acknowledged).toHaveLength(10)
  expect(progress()).toEqual(deeds.acknowledged.map(() => undefined))
  // Patience grows: nobody knocks every minute.
  expect(city.site.double.totals.requests).toBeLessThan(40)

  for (let minutes = 0; (await city.waiting()) > 0 && minutes < 30; minutes += 1) await city.pass(1)
  expect(progress().sort()).toEqual(deeds.acknowledged.map((one) => one.progress).sort())
  expect(rowsOf(city.site, 'revisions')).toEqual([])
  city.site.double.assertClean()
})
