import { expect, test } from '@jest/globals'
import type { Deps } from '../../../bot/src/usecases/ports.ts'
import { tellUnanswered } from '../../../bot/src/usecases/tell-unanswered.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { who } from '../../support/small-city.ts'
import { roundId } from '../../support/test-office.ts'

const office = officeForEachTest()

/** The product, and how often it has read what a round expects. */
function reading(deps: Deps): { readonly deps: Deps; times(): number } {
  let times = 0
  const run: Deps['unitOfWork']['run'] = (work) =>
    deps.unitOfWork.run((tx) =>
      work({
        ...tx,
        rounds: {
          ...tx.rounds,
          expectations: (round) => {
            times += 1
            return tx.rounds.expectations(round)
          },
        },
      }),
    )
  return { deps: { ...deps, unitOfWork: { run } }, times: () => times }
}

test('だれにも知らせることがないとわかった回は、何かが変わるまで、読み直さない', async () => {
  const { deps, openRound, passMinutes } = office()
  await openRound()
  const counted = reading(deps)
  expect(await tellUnanswered(counted.deps)).toBe(0)
  passMinutes(1)
  expect(await tellUnanswered(counted.deps)).toBe(0)
  expect(counted.times()).toBe(1)
  await deps.unitOfWork.run((tx) =>
    tx.ladder.saveSnooze({ roundId, personId: who.leader, until: '2025-12-17', at: deps.clock.now() }),
  )
  expect(await tellUnanswered(counted.deps)).toBe(0)
  expect(counted.times()).toBe(2)
})

test('日が変われば読み直し、期限が動けばその日のうちに知らせる', async () => {
  const { deps, openRound, passMinutes, runJobs } = office()
  await openRound()
  // What still waits to be sent uses up the day of its person.
  await runJobs()
  const counted = reading(deps)
  await tellUnanswered(counted.deps)
  passMinutes(24 * 60)
  expect(await tellUnanswered(counted.deps)).toBe(0)
  expect(counted.times()).toBe(2)
  await deps.unitOfWork.run(async (tx) => {
    const round = await tx.rounds.find(roundId)
    if (round) await tx.ladder.changeDays({ ...round, roundId, dueOn: '2025-12-17', meetingOn: null })
  })
  expect(await tellUnanswered(counted.deps)).toBeGreaterThan(0)
})
