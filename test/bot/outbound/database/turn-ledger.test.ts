import { beforeEach, expect, test } from '@jest/globals'
import { createTurnLedger } from '../../../../bot/src/outbound/database/stores/turn-ledger.ts'
import { idleBucket, takeTurns } from '../../../../shared/src/domain/rate-limit.ts'
import { describeOnBothEngines } from '../../../support/describe-on-both-engines.ts'

const limit = { perSecond: 50, share: 0.02 }
const now = Date.parse('2025-12-16T01:42:00.000Z')
const want = (count: number, bucket = 'tenant', notBefore = now) => ({ bucket, limit, count, notBefore })

describeOnBothEngines('順番の台帳', (store) => {
  beforeEach(() => store().empty())
  const ledger = () => createTurnLedger(store().database)

  test('順番は、決まりのとおりの時刻で、重ならずに出る', async () => {
    const [first = []] = await ledger().take([want(3)])
    const [second = []] = await ledger().take([want(2)])
    const { turns } = takeTurns(idleBucket, limit, 5, now)
    expect([...first, ...second].map(({ at }) => Math.round(at * 1000))).toEqual(
      turns.map(({ at }) => Math.round(at * 1000)),
    )
  })

  test('同時に二十か所から取りに来ても、同じ順番が二度出ることはない', async () => {
    const given = await Promise.all(Array.from({ length: 20 }, () => ledger().take([want(5)])))
    const at = given.flat(2).map((turn) => turn.at)
    expect(new Set(at).size).toBe(100)
    expect(Math.max(...at)).toBeCloseTo(now + (99 / 49) * 1000, 1)
  })

  test('一度にいくつもの上限から、頼んだ順に受け取れる。同じ上限を二度頼んでもよい', async () => {
    const given = await ledger().take([want(1, 'z'), want(2, 'a'), want(1, 'z'), want(1, 'b', now + 5000)])
    expect(given.map((turns) => turns.map(({ at }) => Math.round(at - now)))).toEqual([[0], [0, 20], [20], [5000]])
  })

  test('名前の順がばらばらな頼みが重なっても、待ち合って止まらない', async () => {
    const names = ['d', 'a', 'c', 'b', 'e']
    const orders = Array.from({ length: 12 }, (_, n) => [...names.slice(n % 5), ...names.slice(0, n % 5)])
    const given = await Promise.all(orders.map((order) => ledger().take(order.map((name) => want(1, name)))))
    expect(given).toHaveLength(12)
  })

  test('待つように言われた時までの順番は、誰にも出ない。待ちは短くならない', async () => {
    await ledger().pause('tenant', new Date(now + 20_000))
    await ledger().pause('tenant', new Date(now + 5000))
    expect((await ledger().take([want(1)]))[0]?.[0]?.at).toBe(now + 20_000)
  })

  test('使われなくなったチャットの行は片づけられ、待ちの残る行は残る', async () => {
    await ledger().take([want(1, 'conversation a:1')])
    await ledger().pause('tenant', new Date(now + 60_000))
    await store().unitOfWork.run((tx) => tx.sending.forgetIdleBuckets(new Date(now + 30_000)))
    expect(await store().rows('select bucket from turn_buckets')).toEqual([{ bucket: 'tenant' }])
  })
})
