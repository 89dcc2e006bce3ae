/** A quarter from opening to closing, with misfortunes all along, and what is true when they are over. */
import { closeRound } from '../../bot/src/usecases/close-round.ts'
import { excuseMeasure } from '../../bot/src/usecases/excuse-measure.ts'
import { openRound } from '../../bot/src/usecases/open-round.ts'
import type { Difference } from '../../bot/src/usecases/record-ports.ts'
import { settleDifference } from '../../bot/src/usecases/settle-difference.ts'
import { isRefusal } from '../../shared/src/domain/refusal.ts'
import { pmoId } from '../support/many-measures.ts'
import { roundId } from '../support/test-office.ts'
import type { TestStore } from '../support/test-store.ts'
import { type ChaosCity, type ChaosTerms, openChaosCity } from './chaos-city.ts'
import { accidents, misfortunesBegin, misfortunesEnd } from './misfortunes.ts'
import { answer, type Deeds, editAfterClosing, noDeeds, workForAWhile } from './people-at-work.ts'
import { itemsHere, lostAnswers, lostEdits, lostRows, unlike } from './what-must-hold.ts'

/** Minutes after the last misfortune until everything stands in its list: the longest rest between two tries, and a bit. */
const mostMinutesToRecover = 40
/** Requests and parts for each item that was ever written, whatever went wrong. */
const mostCallsAnItem = 60

export interface Outcome {
  readonly notHolding: readonly string[]
  readonly report: string
}

export async function liveThrough(store: TestStore, terms: ChaosTerms): Promise<Outcome> {
  const city = await openChaosCity(store, terms)
  const deeds = noDeeds()
  const { double } = city.site
  await excuseMeasure(city.deps, pmoId, { roundId, measureId: 'T1-2', reason: 'notStarted', text: '' })
  misfortunesBegin(city)
  city.crashRate = 0.01
  await city.pass(1)
  must(await openRound(city.deps, pmoId, roundId))
  await ordinaryLife(city, deeds)
  await anHourWithoutGraph(city, deeds)
  await ordinaryLife(city, deeds)
  must(await closeRound(city.deps, pmoId, roundId))
  await city.pass(1)
  await editAfterClosing(city, deeds)
  await city.pass(1)

  misfortunesEnd(city)
  city.crashRate = 0
  const recovered = await comeToRest(city)
  const shown = await differencesOf(city)
  const here = await itemsHere(city, store)
  const first = [
    ...unlike(city, here, shown),
    ...(await lostAnswers(city, deeds, store, shown)),
    ...(await lostEdits(city, deeds, store, shown)),
    ...(await lostRows(city, deeds, store, shown)),
  ]
  await settleAll(city)
  await comeToRest(city)
  const after = [
    ...unlike(city, await itemsHere(city, store), await differencesOf(city)),
    ...(await lostAnswers(city, deeds, store, [])),
    ...complaintsOf(city),
  ]
  const { requests, parts, units } = double.totals
  const calls = (requests + parts) / here.length
  return {
    notHolding: [
      ...first,
      ...after.map((said) => `After the PMO has settled: ${said}`),
      ...(recovered > mostMinutesToRecover ? [`${recovered} minutes until everything was written`] : []),
      ...(calls > mostCallsAnItem ? [`${calls} calls an item`] : []),
    ],
    report:
      `${terms.variant}、種 ${terms.seed}：障害 ${city.misfortunes} 件、途中で終わった実行 ${city.crashes} 回、` +
      `回答 ${deeds.acknowledged.length} 件、リストでの編集 ${deeds.edits.length} 件、相違 ${shown.length} 件、` +
      `要求 ${requests} 回（${units} RU）、復旧まで ${recovered} 分`,
  }
}

async function ordinaryLife(city: ChaosCity, deeds: Deeds): Promise<void> {
  let putRight: (() => Promise<void>) | null = null
  for (let minute = 1; minute <= city.terms.minutes; minute += 1) {
    await workForAWhile(city, deeds)
    // An accident a few minutes long, then the next one.
    if (minute % 2 === 0) {
      await putRight?.()
      putRight = accidents[city.random.whole(0, accidents.length - 1)]?.(city) ?? null
    }
    await city.pass(1)
  }
  await putRight?.()
}

async function anHourWithoutGraph(city: ChaosCity, deeds: Deeds): Promise<void> {
  const { measures, answersInOutage } = city.terms
  city.site.double.outage(3_600_000)
  for (let n = 0; n < answersInOutage; n += 1) {
    await answer(city, deeds, `T1-${(n % measures) + 1}`)
    if (n % Math.ceil(answersInOutage / 6) === 0) await city.pass(10)
  }
  await city.pass(2)
}

/** Resolves with the minutes it took. */
async function comeToRest(city: ChaosCity): Promise<number> {
  let quiet = 0
  for (let minutes = 1; minutes <= 2 * mostMinutesToRecover; minutes += 1) {
    await city.pass(1)
    quiet = (await city.waiting()) === 0 ? quiet + 1 : 0
    // Delta is late, and what it brings may have to be written back.
    if (quiet === 4) return minutes - quiet
  }
  return Number.POSITIVE_INFINITY
}

const differencesOf = (city: ChaosCity): Promise<readonly Difference[]> =>
  city.deps.unitOfWork.run((tx) => tx.record.differences())

async function settleAll(city: ChaosCity): Promise<void> {
  for (const { list, key, cell } of await differencesOf(city)) {
    must(await settleDifference(city.deps, pmoId, { list, key }, cell, 'ours', 0))
  }
}

function complaintsOf({ site: { double } }: ChaosCity): readonly string[] {
  try {
    // An administrator took an index away.
    double.assertClean({ allowUnindexed: true })
    return []
  } catch (error) {
    return String(error).split('\n').slice(1, 4)
  }
}

function must<T>(answer: T): T {
  if (isRefusal(answer)) throw new Error('This was not to be refused', { cause: answer.refusal })
  return answer
}
