/** Writes one of everything that holds a day, an instant or a number, and reads all of it back, for comparison as JSON. */
import { importRegister } from '../../bot/src/usecases/import-register.ts'
import { openRound } from '../../bot/src/usecases/open-round.ts'
import { rememberServedView } from '../../bot/src/usecases/remember-served-view.ts'
import { submitCheckIn } from '../../bot/src/usecases/submit-check-in.ts'
import { smallCity, who } from './small-city.ts'
import { goodDraft, openTestOffice, roundId } from './test-office.ts'
import type { TestStore } from './test-store.ts'

export async function storePicture(store: TestStore): Promise<unknown> {
  const { deps, passMinutes } = openTestOffice(store)
  // 7:59 in Tokyo, still the day before in UTC and in New York.
  passMinutes(21 * 60 + 17)
  await importRegister(deps, smallCity)
  await openRound(deps, who.pmo, roundId)
  await submitCheckIn(deps, {
    person: who.leader,
    roundId,
    measureId: 'B1-3',
    basedOn: 0,
    nonce: 'nonce',
    draft: goodDraft,
  })
  await rememberServedView(deps, who.leader, null, 'form')
  const key = { roundId, personId: who.leader, step: 'opened' } as const
  const read = await store.unitOfWork.run(async (tx) => ({
    people: await tx.people.list(),
    assignments: await tx.register.assignments(),
    plan: await tx.register.plan('B1-3', 2025),
    round: await tx.rounds.open(),
    asked: await tx.answers.asked(roundId, who.leader),
    latest: await tx.answers.latest(roundId, 'B1-3'),
    previous: await tx.answers.previous(roundId, 'B1-3'),
    notice: await tx.delivery.lockNotice(key),
    served: (await tx.delivery.servedElsewhere([who.leader])).get(who.leader),
  }))
  return {
    ...read,
    board: await store.boardReader.read(null),
    texts: await store.rows(
      `select id, opens_on, due_on, closes_on, as_of_day, extract(epoch from opened_at)::int as opened_at
       from rounds order by id`,
    ),
    indicator: await store.rows('select target, target_day from indicators'),
  }
}
