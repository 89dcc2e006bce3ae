/** Thousands of cards as fast as Teams allows, with its limits ten times as wide: how near the floor, and does each arrive once. */
import type { BenchCase, Finding } from './bench-case.ts'
import { openBenchDatabase } from './open-database.ts'
import { openSendingCity, type SendingLimits } from './sending-city.ts'

export const sendingCase: BenchCase = {
  name: 'sending',
  title: '一斉送信：上限いっぱいの速さで、一人に一枚ずつ',
  run: async ({ short }) => {
    // Times are a tenth of the real ones and less, as the limit is ten times the real one.
    const limits = { cards: short ? 2000 : 5000, perSecond: 500, timeout: 1000, retryUnknownAfterSeconds: 1 }
    const good = await measure('支障なし', limits, { ratio: 1.05, misfortunes: false })
    const bad = await measure('502が2％、無応答が1％', limits, { ratio: 1.25, misfortunes: true })
    return [...good, ...bad]
  },
}

async function measure(
  name: string,
  limits: SendingLimits,
  { ratio, misfortunes }: { readonly ratio: number; readonly misfortunes: boolean },
): Promise<readonly Finding[]> {
  const database = await openBenchDatabase()
  const city = await openSendingCity(database, limits, misfortunes)
  try {
    const wholeSeconds = await city.send()
    const floor = limits.cards / limits.perSecond
    const { asked, throttled, sent, delivered, committed, seconds } = await city.counts()
    const [marked, unreachable] = [await city.marked(), await city.unreachable()]
    const cardsOf = (id: string) => delivered.get(id) ?? 0
    const missed = city.people.filter((id) => cardsOf(id) === 0)
    const twice = city.people.filter((id) => cardsOf(id) > 1)
    const named = missed.filter((id) => unreachable.has(id)).length
    const unexplained = twice.filter((id) => !committed.has(id) || !marked.has(id)).length
    const told = (what: string, value: number, unit: string): Finding => ({
      what: `${name}：${what}`,
      value,
      limit: null,
      unit,
    })
    const bounded = (what: string, value: number, limit: number, unit: string): Finding => ({
      ...told(what, value, unit),
      limit,
    })
    return [
      told(`届いたカード（${database.engine}）`, sent, '枚'),
      told(`最初の一枚から最後の一枚まで（下限は枚数÷上限で ${floor.toFixed(1)}秒）`, seconds, '秒'),
      told('仕事を始めてから、すべての結果を書き留めるまで', wholeSeconds, '秒'),
      bounded('最初の一枚から最後の一枚まで÷下限', seconds / floor, ratio, '倍'),
      bounded('429 の割合', (throttled / asked) * 100, 0.5, '％'),
      // Both attempts failed: such a person is on the PMO's list, with the cause.
      told('届かず、「連絡先の確認が必要」に挙がった人', named, '人'),
      bounded('失われたカード（届かず、どこにも挙がらない人）', missed.length - named, 0, '人'),
      told('二度届いた人', twice.length, '人'),
      bounded('送ったあとの失敗でも印つきでもないのに、二度届いた人', unexplained, 0, '人'),
    ]
  } finally {
    await city.close()
    await database.remove()
  }
}
