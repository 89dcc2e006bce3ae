import { beforeEach, describe, expect, test } from '@jest/globals'
import { createPace, type Pace } from '../../../../bot/src/outbound/teams/pace.ts'
import type { TurnLedger } from '../../../../bot/src/usecases/sending-ports.ts'
import { type Bucket, idleBucket, pauseBucket, takeTurns } from '../../../../shared/src/domain/rate-limit.ts'

/** Time that passes only when somebody sleeps: the sleeper that wakes first moves the clock. */
function virtualTime() {
  let now = 1_765_000_000_000
  const sleepers: { at: number; wake: () => void }[] = []
  let waking = false
  async function wakeNext(): Promise<void> {
    if (waking) return
    waking = true
    while (sleepers.length > 0) {
      // Whoever is about to sleep as well comes first.
      for (let n = 0; n < 20; n += 1) await Promise.resolve()
      sleepers.sort((one, other) => one.at - other.at)
      const next = sleepers.shift()
      if (!next) break
      now = Math.max(now, next.at)
      next.wake()
    }
    waking = false
  }
  return {
    clock: { now: () => new Date(now) },
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    sleep: (milliseconds: number) =>
      milliseconds <= 0
        ? Promise.resolve()
        : new Promise<void>((wake) => {
            sleepers.push({ at: now + milliseconds, wake })
            void wakeNext()
          }),
  }
}

/** The ledger in memory, as several instances would share it. */
function memoryLedger(): TurnLedger & { visits: number } {
  const buckets = new Map<string, Bucket>()
  const ledger = {
    visits: 0,
    take: async (wanted: Parameters<TurnLedger['take']>[0]) => {
      ledger.visits += 1
      return wanted.map(({ bucket, limit, count, notBefore }) => {
        const taken = takeTurns(buckets.get(bucket) ?? idleBucket, limit, count, notBefore)
        buckets.set(bucket, taken.bucket)
        return taken.turns
      })
    },
    pause: async (bucket: string, until: Date) => {
      buckets.set(bucket, pauseBucket(buckets.get(bucket) ?? idleBucket, until.getTime()))
    },
  }
  return ledger
}

let time: ReturnType<typeof virtualTime>
let ledger: ReturnType<typeof memoryLedger>
const instance = (limits: { perSecond?: number; perSecondInConversation?: number } = {}): Pace =>
  createPace({
    ledger,
    clock: time.clock,
    sleep: time.sleep,
    perSecond: 50,
    perSecondInConversation: 7,
    ...limits,
  })

beforeEach(() => {
  time = virtualTime()
  ledger = memoryLedger()
})

/** When each of so many requests to as many conversations went out, in milliseconds from now. */
async function sendAll(paces: readonly Pace[], count: number, conversation = (n: number): string => `a:${n}`) {
  const begin = time.clock.now().getTime()
  const at: number[] = []
  await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const pace = paces[n % paces.length]
      const [place] = (await pace?.places(1)) ?? []
      if (await pace?.pass({ conversationId: conversation(n), place })) at.push(time.clock.now().getTime() - begin)
    }),
  )
  return at.sort((one, other) => one - other)
}

function mostInASecond(at: readonly number[]): number {
  return Math.max(...at.map((from) => at.filter((one) => one >= from && one < from + 1000).length))
}

describe('送る速さ', () => {
  test('二つの実体が同じ台帳を使っても、どの一秒も上限を超えず、上限の97％で進む', async () => {
    const at = await sendAll([instance(), instance()], 300)
    expect(at).toHaveLength(300)
    expect(mostInASecond(at)).toBeLessThanOrEqual(50)
    expect(at.at(-1)).toBeLessThan((300 / 48.5) * 1000 + 100)
  })

  test('台帳を見る回数は、送る数よりずっと少ない', async () => {
    const pace = instance({ perSecond: 500 })
    await Promise.all(Array.from({ length: 1000 }, () => pace.pass({ conversationId: null })))
    expect(ledger.visits).toBeLessThanOrEqual(30)
  })

  test('一つのチャットへは、チャットの上限で送る', async () => {
    const at = await sendAll([instance(), instance()], 20, () => 'a:1')
    expect(mostInASecond(at)).toBeLessThanOrEqual(7)
    expect(at).toHaveLength(20)
  })

  test('待つ人のいる返事は、待てるお知らせより先に出る', async () => {
    const pace = instance()
    const notices = sendAll([pace], 200)
    const begin = time.clock.now().getTime()
    expect(await pace.pass({ conversationId: 'a:person', urgent: true, patience: 3000 })).toBe(true)
    expect(time.clock.now().getTime() - begin).toBeLessThan(500)
    await notices
  })
})

describe('Teams に待つよう言われたとき', () => {
  test('どの実体も、言われた時まで送らない', async () => {
    const [one, other] = [instance(), instance()]
    await one.pause(20)
    const at = await sendAll([one, other], 30)
    expect(at[0]).toBeGreaterThanOrEqual(20_000)
  })

  test('もう列に並んでいた人も、待つ', async () => {
    const pace = instance()
    const begin = time.clock.now().getTime()
    const at: number[] = []
    const waiting = Array.from({ length: 20 }, async (_, n) => {
      await pace.pass({ conversationId: `a:${n}` })
      at.push(time.clock.now().getTime() - begin)
      if (at.length === 5) await pace.pause(20)
    })
    await Promise.all(waiting)
    expect(at.filter((one) => one < 20_000)).toHaveLength(5)
    expect(at.slice(5).every((one) => one >= 20_000)).toBe(true)
  })

  test('並んでいた返事は、待ちきれなくなり、送られない', async () => {
    const pace = instance()
    const notices = sendAll([pace], 30)
    await time.sleep(1)
    const reply = pace.pass({ conversationId: 'a:person', urgent: true, patience: 3000 })
    await pace.pause(20)
    expect(await reply).toBe(false)
    expect(await notices).toHaveLength(30)
  })

  test('返事は待ちきれず、送られない', async () => {
    const [one, other] = [instance(), instance()]
    await one.pause(20)
    expect(await one.pass({ conversationId: 'a:1', urgent: true, patience: 3000 })).toBe(false)
    expect(await other.pass({ conversationId: 'a:2', urgent: true, patience: 3000 })).toBe(false)
  })
})

describe('思うように進まないとき', () => {
  test('遅れた順番は使わず、新しい順番で送る', async () => {
    const { take } = ledger
    ledger.take = async (wanted) => {
      const given = await take(wanted)
      if (ledger.visits === 1) time.pass(200)
      return given
    }
    expect(await instance().pass({ conversationId: null })).toBe(true)
    expect(ledger.visits).toBe(2)
  })

  test('準備の遅れた人の順番は、用意のできた次の人が使う', async () => {
    const pace = instance()
    const late = await pace.places(25)
    const begin = time.clock.now().getTime()
    await Promise.all(Array.from({ length: 10 }, (_, n) => pace.pass({ conversationId: `a:${n}` })))
    expect(time.clock.now().getTime() - begin).toBeLessThan(300)
    for (const place of late) place.leave()
  })

  test('用意して待つのは、半秒分まで。出ていけば、次の人が用意できる', async () => {
    const pace = instance()
    const first = await pace.places(40)
    expect(first).toHaveLength(25)
    const next = pace.places(4)
    let given = false
    void next.then(() => {
      given = true
    })
    await Promise.all(first.slice(0, 3).map((place, n) => pace.pass({ conversationId: `a:${n}`, place })))
    await Promise.resolve()
    expect(given).toBe(false)
    // Whoever has nothing to say leaves without going, and twice is once.
    first[3]?.leave()
    first[3]?.leave()
    expect(await next).toHaveLength(4)
  })

  test('台帳が応えなければ、待つ人みながその理由を知り、次からはまた進む', async () => {
    const { take } = ledger
    ledger.take = () => Promise.reject(new Error('the database is away'))
    const pace = instance()
    const all = await Promise.allSettled(['a:1', 'a:2', null].map((conversationId) => pace.pass({ conversationId })))
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    ledger.take = take
    expect(await pace.pass({ conversationId: 'a:1' })).toBe(true)
  })
})
