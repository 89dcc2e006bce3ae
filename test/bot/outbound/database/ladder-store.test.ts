import { beforeEach, expect, test } from '@jest/globals'
import type { Notice, Transaction } from '../../../../bot/src/usecases/ports.ts'
import { digestStep } from '../../../../shared/src/domain/manager-look.ts'
import { describeOnBothEngines } from '../../../support/describe-on-both-engines.ts'
import { smallCity, who } from '../../../support/small-city.ts'
import { roundId, start } from '../../../support/test-office.ts'

describeOnBothEngines('お知らせの段の記録', (store) => {
  const inTx = <T>(work: (tx: Transaction) => Promise<T>) => store().unitOfWork.run(work)
  const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

  beforeEach(async () => {
    await store().empty()
    await inTx((tx) => tx.people.save(smallCity.people))
  })

  async function notice(step: Notice['step'], state: Notice['state'], cause: string | null, at = start) {
    const key = { roundId, personId: who.leader, step }
    await inTx(async (tx) => {
      await tx.delivery.addNotice(key, at)
      const found = await tx.delivery.lockNotice(key)
      if (found) await tx.delivery.saveNotice({ ...found, state, cause }, at)
    })
  }

  test('最後の試みが届かなかった人だけが、その原因とともに「届かない人」になる', async () => {
    const unreachable = async () => [...(await inTx((tx) => tx.ladder.unreachable(roundId)))]
    await notice('opened', 'failed', 'ConversationBlockedByUser')
    expect(await unreachable()).toEqual([[who.leader, 'ConversationBlockedByUser']])
    expect([...(await inTx((tx) => tx.ladder.unreachable(null)))]).toHaveLength(1)
    const address = { conversationId: 'a:1', serviceUrl: 'https://one.example/' }
    await inTx((tx) => tx.delivery.saveConversation(who.leader, address, later(1)))
    expect(await unreachable()).toEqual([])
    await notice('later:2025-12-17', 'failed', 'BotNotInConversationRoster', later(2))
    expect(await unreachable()).toEqual([[who.leader, 'BotNotInConversationRoster']])
    await notice('later:2025-12-18', 'sent', null, later(3))
    expect(await unreachable()).toEqual([])
    await notice('later:2025-12-19', 'failed', 'nothingToSay', later(4))
    expect(await unreachable()).toEqual([])
  })

  test('含めた段は書き留められ、すでにある段は変わらない', async () => {
    await notice('opened', 'sent', null)
    await inTx((tx) => tx.ladder.cover(roundId, who.leader, ['opened', 'rung:due:2026-01-06'], later(60 * 24)))
    expect(await inTx((tx) => tx.ladder.written(roundId, '2025-12-17'))).toEqual(
      expect.arrayContaining([
        { personId: who.leader, step: 'opened', on: '2025-12-16' },
        { personId: who.leader, step: 'rung:due:2026-01-06', on: '2025-12-17' },
      ]),
    )
    expect(await inTx((tx) => tx.sending.strandedNotices(later(60 * 48), 10))).toEqual([])
  })

  test('止まっていた日のお知らせは、待っていれば今日のもの、遅れて届いたなら届いた日のものになる', async () => {
    await notice('worsening:B1-3', 'due', null)
    await notice('opened', 'due', null)
    await inTx(async (tx) => {
      const sent = await tx.delivery.lockNotice({ roundId, personId: who.leader, step: 'opened' })
      if (sent) await tx.delivery.saveNotice({ ...sent, state: 'sent', attempts: 1 }, later(2 * 24 * 60))
    })
    const written = await inTx((tx) => tx.ladder.written(roundId, '2025-12-19'))
    expect(new Map(written.map(({ step, on }) => [step, on]))).toEqual(
      new Map([
        ['worsening:B1-3', '2025-12-19'],
        ['opened', '2025-12-18'],
      ]),
    )
  })

  test('課の一覧は、最初に届いた日で数える', async () => {
    await notice(digestStep('総務課'), 'sent', null)
    await notice(digestStep('市民課'), 'failed', 'outcomeUnknown')
    expect([...(await inTx((tx) => tx.ladder.digestsSent(roundId)))]).toEqual([['総務課', '2025-12-16']])
  })

  test('決めた日程は、回が開くまで「先の回」に並び、直すと新しいほうが残る', async () => {
    const days = { opensOn: '2026-03-02', dueOn: '2026-03-13', closesOn: '2026-03-23', asOfDay: '2026-02-28' }
    const plan = { roundId: '2025Q4', ...days, meetingOn: null }
    await inTx((tx) => tx.ladder.savePlan(plan, start))
    await inTx((tx) => tx.ladder.savePlan({ ...plan, meetingOn: '2026-03-30' }, later(1)))
    expect(await inTx((tx) => tx.ladder.plansAhead())).toEqual([{ ...plan, meetingOn: '2026-03-30' }])
    await inTx((tx) => tx.rounds.insert({ id: '2025Q4', state: 'open', ...days }, start))
    expect(await inTx((tx) => tx.ladder.plansAhead())).toEqual([])
    expect(await inTx((tx) => tx.ladder.plan('2025Q4'))).toMatchObject({ meetingOn: '2026-03-30' })
    const done = { step: 'open', day: '2026-03-02' } as const
    expect(await inTx((tx) => tx.ladder.addStepDone('2025Q4', done, start))).toBe(true)
    expect(await inTx((tx) => tx.ladder.addStepDone('2025Q4', done, start))).toBe(false)
    expect(await inTx((tx) => tx.ladder.stepsDone('2025Q4'))).toEqual([done])
  })
})
