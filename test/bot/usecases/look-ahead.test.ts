/** 開始前の確認の読み方。 */
import { expect, test } from '@jest/globals'
import { importRegister } from '../../../bot/src/usecases/import-register.ts'
import { readPreflight } from '../../../bot/src/usecases/look-ahead.ts'
import type { Transaction } from '../../../bot/src/usecases/ports.ts'
import { manyMeasures } from '../../support/many-measures.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { roundOfQ3 } from '../../support/round-of-q3.ts'

const office = officeForEachTest()

/** The same transaction, which counts what is asked of its stores. */
function counting(tx: Transaction): { readonly tx: Transaction; readonly calls: () => number } {
  let calls = 0
  const stores = Object.entries(tx).map(([name, store]) => {
    if (typeof store !== 'object') return [name, store] as const
    const counted = Object.entries<(...asked: unknown[]) => unknown>(store).map(([verb, ask]) => {
      const counts = (...asked: unknown[]) => {
        calls += 1
        return ask(...asked)
      }
      return [verb, counts] as const
    })
    return [name, Object.fromEntries(counted)] as const
  })
  return { tx: Object.fromEntries(stores) as unknown as Transaction, calls: () => calls }
}

test('施策が何件あっても、開始前の確認が読む回数は変わらない', async () => {
  const { deps, store } = office()
  const readingsOf = async (measures: number) => {
    await store.empty()
    await importRegister(deps, manyMeasures(measures, 4))
    return deps.unitOfWork.run(async (tx) => {
      const counted = counting(tx)
      const { opensOn, dueOn, closesOn, asOfDay, id: roundId } = roundOfQ3
      const plan = { roundId, opensOn, dueOn, closesOn, asOfDay, meetingOn: null }
      const report = await readPreflight(deps, counted.tx, plan)
      expect(report).toMatchObject({ measures, leaders: 4 })
      return counted.calls()
    })
  }
  const few = await readingsOf(4)
  expect(few).toBeGreaterThan(5)
  expect(await readingsOf(60)).toBe(few)
})
