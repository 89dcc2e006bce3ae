/** The views of the SharePoint lists ask for the latest round: the mark has to move when a round opens. */
import { beforeEach, expect, test } from '@jest/globals'
import { importRegister } from '../../../../bot/src/usecases/import-register.ts'
import type { Transaction } from '../../../../bot/src/usecases/ports.ts'
import { checkInKey, type RecordAddress } from '../../../../shared/src/domain/record.ts'
import { describeOnBothEngines } from '../../../support/describe-on-both-engines.ts'
import { smallCity } from '../../../support/small-city.ts'
import { openTestOffice, roundId } from '../../../support/test-office.ts'

const before: RecordAddress = { list: 'checkIns', key: checkInKey('B1-3', roundId) }
const after: RecordAddress = { list: 'checkIns', key: checkInKey('B1-3', '2025Q4') }

describeOnBothEngines('最新の回の印', (store) => {
  const run = <T>(work: (tx: Transaction) => Promise<T>) => store().unitOfWork.run(work)
  const marks = () =>
    run(async (tx) => {
      const items = await tx.record.items([before, after])
      return [before, after].map(({ key }) => items.find((item) => item.key === key)?.display.latestRound)
    })
  const versionBefore = async () => (await run((tx) => tx.record.known([before])))[0]?.version ?? 0

  beforeEach(async () => {
    await store().empty()
    const office = openTestOffice(store())
    await importRegister(office.deps, smallCity)
    await office.openRound()
  })

  test('締め切っても残り、次の回が開くと移る。前の回の行も書き直す', async () => {
    expect(await marks()).toEqual(['○', undefined])
    await run((tx) => tx.rounds.close(roundId, new Date('2026-01-09T01:00:00Z')))
    expect(await marks()).toEqual(['○', undefined])

    const version = await versionBefore()
    await run(async (tx) => {
      const round = await tx.rounds.find(roundId)
      if (!round) throw new Error('No round')
      const { closedOn: _, ...next } = { ...round, id: '2025Q4', state: 'open' as const }
      await tx.rounds.insert(next, new Date('2026-03-02T01:00:00Z'))
      const expected = await tx.rounds.expectations(roundId)
      await tx.rounds.insertExpectations(expected.map((one) => ({ ...one, roundId: '2025Q4' })))
    })
    expect(await marks()).toEqual([null, '○'])
    expect(await versionBefore()).toBe(version + 1)
  })
})
