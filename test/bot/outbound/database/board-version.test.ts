import { beforeEach, expect, test } from '@jest/globals'
import type { Transaction } from '../../../../bot/src/usecases/ports.ts'
import type { Round } from '../../../../shared/src/domain/round.ts'
import { describeOnBothEngines } from '../../../support/describe-on-both-engines.ts'
import { sampleRevision } from '../../../support/sample-answer.ts'
import { smallCity, who } from '../../../support/small-city.ts'

const at = new Date('2025-12-15T15:00:00Z')
const writers = 20
const many = Array.from({ length: writers }, (_, n) => `T1-${n}`)
const round: Round = { ...smallCity.publishedRound, id: '2025Q3', state: 'open' }

const revision = (measureId: string) => sampleRevision({ measureId, revision: 1, answeredBy: who.leader })

describeOnBothEngines('ボードの版', (store) => {
  const inTx = <T>(work: (tx: Transaction) => Promise<T>) => store().unitOfWork.run(work)
  const version = () => store().boardReader.version()

  async function grows(work: (tx: Transaction) => Promise<unknown>): Promise<number> {
    const before = await version()
    await inTx(work)
    return (await version()) - before
  }

  beforeEach(async () => {
    await store().empty()
    await inTx(async (tx) => {
      await tx.people.save(smallCity.people)
      const [first] = smallCity.measures
      if (!first) throw new Error('The city has no measure')
      await tx.register.saveMeasures(many.map((id, order) => ({ ...first, id, order })))
      await tx.rounds.insert(round, at)
      await tx.rounds.insertExpectations(
        many.map((measureId) => ({
          roundId: round.id,
          measureId,
          responsible: who.leader,
          state: 'planned',
          cause: null,
        })),
      )
    })
  })

  test('何もなければ 0 から始まる', async () => {
    await store().empty()
    expect(await version()).toBe(0)
    expect((await store().boardReader.read(null)).version).toBe(0)
  })

  test('一度の書き込みで変えたものがいくつあっても、1 だけ増える', async () => {
    expect(
      await grows(async (tx) => {
        await tx.answers.insert(revision('T1-0'))
        await tx.rounds.setExpectationState(round.id, 'T1-0', 'answered')
        await tx.answers.insert(revision('T1-1'))
        await tx.rounds.setExpectationState(round.id, 'T1-1', 'answered')
      }),
    ).toBe(1)
  })

  test('読むだけ、お知らせや画面を記すだけでは増えない', async () => {
    const key = { roundId: round.id, personId: who.leader, step: 'opened' } as const
    expect(
      await grows(async (tx) => {
        await tx.people.list()
        await tx.rounds.lockExpectation(round.id, 'T1-0')
        await tx.answers.asked(round.id, who.leader)
        await tx.delivery.addNotice(key, at)
        await tx.delivery.saveConversation(who.leader, { conversationId: 'a', serviceUrl: 'https://a.example' }, at)
        await tx.delivery.saveServedView(who.leader, null, 'form', at)
        await tx.later({ name: 'send-notice', payload: key })
      }),
    ).toBe(0)
  })

  test('届いたと記すと増え、記すものがなければ増えない', async () => {
    expect(await grows((tx) => tx.rounds.markDelivered(round.id, who.leader))).toBe(1)
    expect(await grows((tx) => tx.rounds.markDelivered(round.id, who.leader))).toBe(0)
    expect(await grows((tx) => tx.rounds.markDelivered(round.id, who.mayor))).toBe(0)
    expect(await grows((tx) => tx.rounds.markUnreachable(round.id, who.mayor, 'x'))).toBe(0)
    expect(await grows((tx) => tx.rounds.markUnreachable(round.id, who.leader, 'x'))).toBe(1)
    expect(await grows((tx) => tx.rounds.insertExpectations([]))).toBe(0)
    expect(await grows((tx) => tx.register.saveAssignments([]))).toBe(0)
  })

  test('取り消された書き込みでは増えない', async () => {
    const before = await version()
    const failing = inTx(async (tx) => {
      await tx.answers.insert(revision('T1-0'))
      throw new Error('取りやめ')
    })
    await expect(failing).rejects.toThrow('取りやめ')
    expect(await version()).toBe(before)
  })

  test('20人が同時に書いても一つずつ増え、どの瞬間にも版と中身が合う', async () => {
    const before = await version()
    let writing = true
    const seen: { readonly version: number; readonly rows: number }[] = []
    const watching = (async () => {
      while (writing) {
        const [row] = await store().rows(
          'select (select version from board_version) as version, (select count(*)::int from revisions) as rows',
        )
        seen.push({ version: Number(row?.version) - before, rows: Number(row?.rows) })
      }
    })()
    await Promise.all(
      many.map((measureId) =>
        inTx(async (tx) => {
          await tx.answers.insert(revision(measureId))
          await tx.rounds.setExpectationState(round.id, measureId, 'answered')
        }),
      ),
    )
    writing = false
    await watching
    expect(await version()).toBe(before + writers)
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.filter((moment) => moment.version !== moment.rows)).toEqual([])
  })
})
