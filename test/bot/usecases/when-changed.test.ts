import { expect, test } from '@jest/globals'
import type { Deps } from '../../../bot/src/usecases/ports.ts'
import { tellUnanswered } from '../../../bot/src/usecases/tell-unanswered.ts'
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { who } from '../../support/small-city.ts'
import { roundId } from '../../support/test-office.ts'

const office = officeForEachTest()

/** The product, and how often it has read what a round still expects. */
function reading(deps: Deps): { readonly deps: Deps; times(): number } {
  let times = 0
  const run: Deps['unitOfWork']['run'] = (work) =>
    deps.unitOfWork.run((tx) =>
      work({
        ...tx,
        rounds: {
          ...tx.rounds,
          owed: (round) => {
            times += 1
            return tx.rounds.owed(round)
          },
        },
      }),
    )
  return { deps: { ...deps, unitOfWork: { run } }, times: () => times }
}

/** あとで of somebody who owes nothing: a day has come on which somebody might be told. */
const putOff = ({ unitOfWork, clock }: Deps) =>
  unitOfWork.run((tx) =>
    tx.ladder.saveSnooze({ roundId, personId: who.bystander, until: dayInTokyo(clock.now()), at: clock.now() }),
  )

test('どの段の日も来ないうちは、回を読まない', async () => {
  const { deps, openRound } = office()
  await openRound()
  const counted = reading(deps)
  expect(await tellUnanswered(counted.deps)).toBe(0)
  expect(counted.times()).toBe(0)
})

test('だれにも知らせることがないとわかった回は、何かが変わるまで、読み直さない', async () => {
  const { deps, openRound, passMinutes } = office()
  await openRound()
  await putOff(deps)
  const counted = reading(deps)
  expect(await tellUnanswered(counted.deps)).toBe(0)
  passMinutes(1)
  expect(await tellUnanswered(counted.deps)).toBe(0)
  expect(counted.times()).toBe(1)
  await putOff(deps)
  expect(await tellUnanswered(counted.deps)).toBe(0)
  expect(counted.times()).toBe(2)
})

test('日が変われば読み直し、期限が動けばその日のうちに知らせる', async () => {
  const { deps, openRound, passMinutes, runJobs } = office()
  await openRound()
  // What still waits to be sent uses up the day of its person.
  await runJobs()
  await putOff(deps)
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
