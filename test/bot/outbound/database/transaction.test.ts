import { beforeEach, expect, test } from '@jest/globals'
import type { Job } from '../../../../bot/src/usecases/jobs.ts'
import type { Transaction } from '../../../../bot/src/usecases/ports.ts'
import { describeOnBothEngines } from '../../../support/describe-on-both-engines.ts'
import { who } from '../../../support/small-city.ts'

const job: Job = { name: 'refresh-sent-card', payload: { roundId: '2025Q3', personId: who.leader } }

const savePerson = (tx: Transaction) => tx.people.save([{ id: who.leader, post: '総務課 PL', duties: [] }])

describeOnBothEngines('行とジョブ', (store) => {
  beforeEach(() => store().empty())

  const people = () => store().unitOfWork.run((tx) => tx.people.list())

  test('書き込みが終わると、行もジョブも残る', async () => {
    const result = await store().unitOfWork.run(async (tx) => {
      await savePerson(tx)
      await tx.later(job, 90)
      return '終わり'
    })
    expect(result).toBe('終わり')
    expect(await people()).toHaveLength(1)
    expect(await store().jobs()).toEqual([{ ...job, afterSeconds: 90 }])
  })

  test('ジョブを頼んだ後に失敗すると、行もジョブも残らない', async () => {
    const failing = store().unitOfWork.run(async (tx) => {
      await savePerson(tx)
      await tx.later(job)
      throw new RangeError('後の手順の失敗')
    })
    await expect(failing).rejects.toThrow(new RangeError('後の手順の失敗'))
    expect(await people()).toEqual([])
    expect(await store().jobs()).toEqual([])
  })

  test('データベースが断った書き込みの後も、行もジョブも残らない', async () => {
    const failing = store().unitOfWork.run(async (tx) => {
      await savePerson(tx)
      await tx.later(job)
      await tx.delivery.saveConversation('だれでもない', { conversationId: 'a', serviceUrl: 'https://a' }, new Date(0))
    })
    await expect(failing).rejects.toThrow()
    expect(await people()).toEqual([])
    expect(await store().jobs()).toEqual([])
  })

  test('失敗の後も、次の書き込みはできる', async () => {
    await expect(store().unitOfWork.run(() => Promise.reject(new Error('失敗')))).rejects.toThrow('失敗')
    await store().unitOfWork.run(savePerson)
    expect(await people()).toHaveLength(1)
  })

  test('知らない名前のジョブは引き受けず、行も残らない', async () => {
    const failing = store().unitOfWork.run(async (tx) => {
      await savePerson(tx)
      await tx.later({ name: 'no-such-queue', payload: {} } as never)
    })
    await expect(failing).rejects.toThrow()
    expect(await people()).toEqual([])
  })

  test('書き込みが終わったジョブだけが、渡した内容のまま動く', async () => {
    const cancelled: Job = { name: 'refresh-sent-card', payload: { roundId: '2025Q3', personId: who.deputy } }
    const failing = store().unitOfWork.run(async (tx) => {
      await tx.later(cancelled)
      throw new Error('取りやめ')
    })
    await expect(failing).rejects.toThrow('取りやめ')
    await store().unitOfWork.run(async (tx) => {
      await savePerson(tx)
      await tx.later(job)
    })
    const ran: unknown[] = []
    await new Promise<void>((resolve, reject) => {
      const handle = async (payload: unknown) => {
        ran.push({ payload, rows: (await people()).length })
        resolve()
      }
      store().queue.work('refresh-sent-card', handle).catch(reject)
    })
    expect(ran).toEqual([{ payload: job.payload, rows: 1 }])
  }, 60_000)
})
