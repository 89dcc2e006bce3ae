/** A thousand answers go to their list: how many requests and resource units each costs, on good days and on bad ones. */

import { importRegister } from '../../bot/src/usecases/import-register.ts'
import { openRound } from '../../bot/src/usecases/open-round.ts'
import { pullSharePointChanges } from '../../bot/src/usecases/pull-sharepoint-changes.ts'
import { submitCheckIn } from '../../bot/src/usecases/submit-check-in.ts'
import { recordLists } from '../../shared/src/domain/record.ts'
import { isRefusal } from '../../shared/src/domain/refusal.ts'
import { manyMeasures, pmoId } from '../../test/support/many-measures.ts'
import type { FaultEffect } from '../local/graph/faults.ts'
import type { RequestTotals } from '../local/graph/request-log.ts'
import type { BenchCase, Finding } from './bench-case.ts'
import { type ListedCity, openListedCity } from './listed-city.ts'

const answers = 1000
const leaders = 100
const roundId = '2025Q3'
/** Of all requests and parts of batches, on a bad day. */
const badShare = 0.05

export const publishingCase: BenchCase = {
  name: 'publishing',
  title: '回答1,000件をリストへ：要求の数と資源単位',
  run: async () => {
    const good = await measure(false)
    const bad = await measure(true)
    const [once, poll] = [good.totals, good.poll]
    return [
      told(`行を作る（回を開いたとき、${good.engine}）：要求`, good.creating.requests, '回'),
      told('行を作る：一行の資源単位', good.creating.units / good.rows, ''),
      bounded('支障なし：要求', once.requests, 55, '回'),
      bounded('支障なし：一件の資源単位', once.units / answers, 2.1, ''),
      told('5％に障害：起きた障害', bad.faults, '件'),
      bounded('5％に障害：要求（支障なしの何倍か）', bad.totals.requests / once.requests, 1.3, '倍'),
      bounded('5％に障害：資源単位（支障なしの何倍か）', bad.totals.units / once.units, 1.3, '倍'),
      told('5％に障害：すべて書き終わるまで', bad.minutes, '分'),
      bounded('5％に障害：リストにない回答', bad.missing, 0, '件'),
      bounded('変わりのない確認：一つのリストあたりの要求', poll.requests / recordLists.length, 1, '回'),
      bounded('変わりのない確認：一つのリストあたりの資源単位', poll.units / recordLists.length, 1, ''),
    ]
  },
}

interface Measured {
  readonly engine: string
  readonly rows: number
  readonly creating: RequestTotals
  readonly totals: RequestTotals
  readonly minutes: number
  readonly faults: number
  readonly missing: number
  readonly poll: RequestTotals
}

async function measure(isBadDay: boolean): Promise<Measured> {
  const city = await openListedCity(answers, leaders)
  const { deps, double } = city
  try {
    const content = manyMeasures(answers, leaders)
    await importRegister(deps, content)
    const opened = await openRound(deps, pmoId, roundId)
    if (isRefusal(opened)) throw new Error('The round did not open', { cause: opened.refusal.code })
    const creating = await counted(city, async () => void (await city.publishAll()))
    const rows = double.sites[0]
      ? [...double.sites[0].lists.values()].reduce((sum, one) => sum + one.items.count, 0)
      : 0
    for (const { measureId, leader } of content.assignments) await answer(city, measureId, leader ?? '')
    if (isBadDay) for (const effect of badDays) double.faults.add({ ...effect, rate: badShare / badDays.length })
    let minutes = 0
    const totals = await counted(city, async () => {
      minutes = await city.publishAll()
    })
    const faults = double.faults.list().reduce((sum, { used }) => sum + used, 0)
    double.faults.clear()
    // What was written is seen once; after that nothing changes.
    for (let minute = 0; minute < 3; minute += 1) {
      double.advance(60_000)
      await pullSharePointChanges(deps)
    }
    const poll = await counted(city, async () => void (await pullSharePointChanges(deps)))
    const list = double.sites[0]?.list('進捗報告')
    const missing = answers - [...(list?.items.after(0) ?? [])].filter(({ fields }) => fields.Progress).length
    return { engine: city.engine, rows, creating, totals, minutes, faults, missing, poll }
  } finally {
    await city.close()
  }
}

async function counted({ double }: ListedCity, act: () => Promise<void>): Promise<RequestTotals> {
  double.forgetRequests()
  await act()
  return double.totals
}

async function answer({ deps }: ListedCity, measureId: string, person: string): Promise<void> {
  const saved = await submitCheckIn(deps, {
    person,
    roundId,
    measureId,
    basedOn: 0,
    nonce: deps.newNonce(),
    draft: {
      weather: 'cloudy',
      progress: `${measureId} は、11月末現在、電子決裁率62.3％。`,
      direction: 'continue',
      directionReason: 'keepTrying',
    },
  })
  if (isRefusal(saved)) throw new Error('The answer was not taken', { cause: saved.refusal.code })
}

const refused = (status: number, retryAfter?: string): FaultEffect => ({
  kind: 'status',
  status,
  ...(retryAfter ? { retryAfter } : {}),
})

/** Of one part, or of a whole batch. */
const badDays = [
  { effect: refused(429, '2') },
  { effect: refused(503) },
  { effect: refused(500) },
  { effect: { kind: 'precondition', body: 'resourceModified' } as const, match: { part: true } },
  { effect: refused(504), when: 'after' as const },
]

const told = (what: string, value: number, unit: string): Finding => ({ what, value, limit: null, unit })
const bounded = (what: string, value: number, limit: number, unit: string): Finding => ({ what, value, limit, unit })
