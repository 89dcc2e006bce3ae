import { beforeEach, describe, expect, test } from '@jest/globals'
import type { SendOutcome } from '../../../bot/src/usecases/ports.ts'
import { sendNotice } from '../../../bot/src/usecases/send-notice.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { who } from '../../support/small-city.ts'
import { chatOfPerson, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()

const key = { roundId, personId: who.leader, step: 'opened' } as const
const chat = chatOfPerson(who.leader)

const send = () => sendNotice(office().deps, key)
const rows = (statement: string) => office().store.rows(statement)
const notice = () => office().store.unitOfWork.run((tx) => tx.delivery.lockNotice(key))
const address = () => office().store.unitOfWork.run((tx) => tx.delivery.conversation(who.leader))
const waiting = () => office().store.jobs()

/** State and cause of what the leader owes. */
async function expectations(): Promise<unknown> {
  const found = await rows(
    `select distinct state, cause from expectations where responsible = '${who.leader}' and state <> 'answered'`,
  )
  return found.length === 1 ? [found[0]?.state, found[0]?.cause] : found
}

const refused: SendOutcome = { kind: 'refused', cause: 'ConversationBlockedByUser' }
const unknown: SendOutcome = { kind: 'unknown', cause: 'noAnswer' }
const busy = (afterSeconds: number | null): SendOutcome => ({ kind: 'tryLater', cause: 'Throttled', afterSeconds })
const gone: SendOutcome = { kind: 'conversationGone', cause: 'ConversationNotFound' }

beforeEach(async () => {
  await office().openRound()
  await office().store.takeJobs()
})

describe('届いたとき', () => {
  test('一覧が一度送られ、宛先とカードの番号が残り、施策は「未回答」になる', async () => {
    expect(await send()).toBe('sent')
    expect(office().sent).toEqual([{ personId: who.leader, address: null, shows: 'B1-3:0 B1-4:0 A1-1:0' }])
    expect(await notice()).toMatchObject({
      state: 'sent',
      attempts: 1,
      activityId: 'activity-1',
      conversationId: chat.conversationId,
      cause: null,
      maybeTwice: false,
    })
    expect(await address()).toEqual(chat)
    expect(await expectations()).toEqual(['delivered', null])
    expect(await waiting()).toEqual([])
  })

  test('知っている宛先があれば、そこへ送る', async () => {
    const known = { conversationId: 'a:known', serviceUrl: 'https://smba.trafficmanager.net/emea/' }
    await office().store.unitOfWork.run((tx) => tx.delivery.saveConversation(who.leader, known, new Date(0)))
    await send()
    expect(office().sent[0]?.address).toEqual(known)
  })

  test('もう一度ジョブが動いても、送らない', async () => {
    await send()
    expect(await send()).toBe('nothingToDo')
    expect(office().sent).toHaveLength(1)
  })

  test('先に回答された施策は「回答済」のまま変わらない', async () => {
    await office().store.unitOfWork.run((tx) => tx.rounds.setExpectationState(roundId, 'B1-3', 'answered'))
    await send()
    expect(await rows("select state from expectations where measure_id = 'B1-3'")).toEqual([{ state: 'answered' }])
  })
})

describe('断られたとき', () => {
  test('送るのをやめ、施策は原因とともに「連絡先の確認が必要」になる', async () => {
    office().sendOutcomes.push(refused)
    expect(await send()).toBe('refused')
    expect(await notice()).toMatchObject({ state: 'failed', cause: 'ConversationBlockedByUser', attempts: 1 })
    expect(await expectations()).toEqual(['unreachable', 'ConversationBlockedByUser'])
    expect(await waiting()).toEqual([])
    expect(await send()).toBe('nothingToDo')
    expect(office().sent).toHaveLength(1)
  })

  test('ほかの担当の施策は変わらない', async () => {
    office().sendOutcomes.push(refused)
    await send()
    expect(await rows("select state from expectations where measure_id = 'B2-2'")).toEqual([{ state: 'planned' }])
  })
})

describe('混んでいるとき', () => {
  test('言われた秒数を待って、もう一度送る', async () => {
    office().sendOutcomes.push(busy(120))
    expect(await send()).toBe('tryLater')
    expect(await notice()).toMatchObject({ state: 'due', attempts: 1, cause: 'Throttled', maybeTwice: false })
    expect(await expectations()).toEqual(['planned', null])
    expect(await waiting()).toEqual([{ name: 'send-notice', payload: key, afterSeconds: 120 }])
    await office().runJobs()
    expect(await notice()).toMatchObject({ state: 'sent', attempts: 2, cause: null, maybeTwice: false })
  })

  test('秒数がなければ、待つ時間は倍々に延び、15分を超えない', async () => {
    office().sendOutcomes.push(...Array.from({ length: 9 }, () => busy(null)))
    await send()
    const waits: number[] = []
    for (let n = 0; n < 9; n += 1) {
      const [job] = await office().runJobs()
      waits.push(job?.afterSeconds ?? -1)
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512])
    expect(await notice()).toMatchObject({ state: 'sent', attempts: 10 })
  })

  test('10回試して届かなければやめ、原因が残る', async () => {
    office().sendOutcomes.push(...Array.from({ length: 30 }, () => busy(1)))
    await send()
    while ((await waiting()).length > 0) await office().runJobs()
    expect(office().sent).toHaveLength(10)
    expect(await notice()).toMatchObject({ state: 'failed', cause: 'Throttled', attempts: 10 })
    expect(await expectations()).toEqual(['unreachable', 'Throttled'])
  })
})

describe('届いたかどうかわからないとき', () => {
  test('少し待って一度だけ送り直し、二重かもしれないと記す', async () => {
    office().sendOutcomes.push(unknown)
    expect(await send()).toBe('unknown')
    expect(await notice()).toMatchObject({ state: 'unknown', cause: 'noAnswer', attempts: 1, maybeTwice: false })
    expect(await waiting()).toEqual([{ name: 'send-notice', payload: key, afterSeconds: 30 }])
    await office().runJobs()
    expect(await notice()).toMatchObject({ state: 'sent', maybeTwice: true, cause: null })
    expect(await expectations()).toEqual(['delivered', null])
    expect(office().sent).toHaveLength(2)
    expect(await waiting()).toEqual([])
  })

  test('二度目もわからなければ、もう送らず「連絡先の確認が必要」になる', async () => {
    office().sendOutcomes.push(unknown, unknown)
    await send()
    while ((await waiting()).length > 0) await office().runJobs()
    expect(office().sent).toHaveLength(2)
    expect(await notice()).toMatchObject({ state: 'failed', cause: 'outcomeUnknown', maybeTwice: true })
    expect(await expectations()).toEqual(['unreachable', 'outcomeUnknown'])
  })

  test('間に「混んでいる」をはさんでも、わからない送信は二度まで', async () => {
    office().sendOutcomes.push(unknown, busy(1), unknown, busy(1))
    await send()
    while ((await waiting()).length > 0) await office().runJobs()
    expect(office().sent).toHaveLength(3)
    expect(await notice()).toMatchObject({ state: 'failed', maybeTwice: true })
  })
})

describe('会話がなくなっていたとき', () => {
  beforeEach(async () => {
    await office().store.unitOfWork.run((tx) => tx.delivery.saveConversation(who.leader, chat, new Date(0)))
  })

  test('宛先を忘れ、新しい会話で送る', async () => {
    office().sendOutcomes.push(gone)
    expect(await send()).toBe('conversationGone')
    expect(await address()).toBeNull()
    expect(await waiting()).toEqual([{ name: 'send-notice', payload: key, afterSeconds: 0 }])
    await office().runJobs()
    expect(office().sent.map((one) => one.address)).toEqual([chat, null])
    expect(await notice()).toMatchObject({ state: 'sent', maybeTwice: false })
    expect(await address()).toEqual(chat)
  })

  test('新しい会話もすぐになくなるなら、間をあけて試し、いつかはやめる', async () => {
    office().sendOutcomes.push(...Array.from({ length: 30 }, () => gone))
    await send()
    const waits: number[] = []
    while ((await waiting()).length > 0) {
      for (const job of await office().runJobs()) waits.push(job.afterSeconds)
    }
    expect(office().sent).toHaveLength(10)
    expect(waits[0]).toBe(0)
    expect(waits.slice(1).every((seconds) => seconds > 0)).toBe(true)
    expect(await expectations()).toEqual(['unreachable', 'ConversationNotFound'])
  })

  test('その間に本人から届いた新しい宛先は、忘れない', async () => {
    const fresh = { conversationId: 'a:fresh', serviceUrl: 'https://smba.trafficmanager.net/emea/' }
    office().sendOutcomes.push(async () => {
      await office().store.unitOfWork.run((tx) => tx.delivery.saveConversation(who.leader, fresh, new Date(1)))
      return gone
    })
    await send()
    expect(await address()).toEqual(fresh)
  })
})

describe('送っている途中で止まったとき', () => {
  const stopped = () => {
    throw new Error('プロセスが止まった')
  }

  test('行は「送信中」のまま残り、次に一度だけ送り直されて、二重かもしれないと記される', async () => {
    office().sendOutcomes.push(stopped)
    await expect(send()).rejects.toThrow('プロセスが止まった')
    expect(await notice()).toMatchObject({ state: 'sending', attempts: 1, maybeTwice: false })
    office().passMinutes(1)
    expect(await send()).toBe('sent')
    expect(await notice()).toMatchObject({ state: 'sent', attempts: 2, maybeTwice: true })
    expect(office().sent).toHaveLength(2)
  })

  test('止まったのでなく遅いだけかもしれない間は、送り直さず、その時が過ぎてから見に来る', async () => {
    const slow = Promise.withResolvers<SendOutcome>()
    office().sendOutcomes.push(() => slow.promise)
    const first = send()
    while (office().sent.length === 0) await notice()
    expect(await send()).toBe('nothingToDo')
    expect(await waiting()).toMatchObject([{ name: 'send-notice', afterSeconds: 30 }])
    slow.resolve({ kind: 'sent', activityId: 'slow', address: chat })
    await first
    await office().runJobs()
    expect(office().sent).toHaveLength(1)
    expect(await notice()).toMatchObject({ state: 'sent', activityId: 'slow', attempts: 1, maybeTwice: false })
  })

  test('送り直しの途中でも止まれば、もう送らない', async () => {
    office().sendOutcomes.push(stopped, stopped)
    for (let time = 1; time <= 2; time += 1) {
      await expect(send()).rejects.toThrow()
      office().passMinutes(1)
    }
    expect(await send()).toBe('nothingToDo')
    expect(office().sent).toHaveLength(2)
    expect(await notice()).toMatchObject({ state: 'failed', cause: 'outcomeUnknown' })
    expect(await expectations()).toEqual(['unreachable', 'outcomeUnknown'])
  })

  test('遅れて「届いた」とわかれば、それが残り、もう送られない', async () => {
    const slow = Promise.withResolvers<SendOutcome>()
    office().sendOutcomes.push(() => slow.promise, unknown)
    const first = send()
    while (office().sent.length === 0) await notice()
    office().passMinutes(1)
    expect(await send()).toBe('unknown')
    slow.resolve({ kind: 'sent', activityId: 'late', address: chat })
    await first
    expect(await notice()).toMatchObject({ state: 'sent', activityId: 'late', attempts: 2, maybeTwice: true })
    while ((await waiting()).length > 0) await office().runJobs()
    expect(office().sent).toHaveLength(2)
    expect(await expectations()).toEqual(['delivered', null])
  })

  test('先に「届いた」とわかっていれば、遅れた「わからない」で覆らない', async () => {
    const slow = Promise.withResolvers<SendOutcome>()
    office().sendOutcomes.push(() => slow.promise)
    const first = send()
    while (office().sent.length === 0) await notice()
    office().passMinutes(1)
    expect(await send()).toBe('sent')
    slow.resolve(unknown)
    await first
    expect(await notice()).toMatchObject({ state: 'sent', activityId: 'activity-2' })
    expect(await waiting()).toEqual([])
    expect(await expectations()).toEqual(['delivered', null])
  })
})

describe('送らないとき', () => {
  test('回が締め切られていれば、送らずに終える', async () => {
    await rows("update rounds set state = 'closed'")
    expect(await send()).toBe('nothingToDo')
    expect(office().sent).toEqual([])
    expect(await notice()).toMatchObject({ state: 'failed', cause: 'roundNotOpen' })
    expect(await waiting()).toEqual([])
  })

  test('お知らせの行がなければ、何もしない', async () => {
    expect(await sendNotice(office().deps, { ...key, personId: who.mayor })).toBe('nothingToDo')
    expect(await sendNotice(office().deps, { ...key, roundId: '2030Q1' })).toBe('nothingToDo')
    expect(office().sent).toEqual([])
  })
})
