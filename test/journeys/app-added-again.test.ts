/** アプリを外していた人にも、ボットが自分で追加し直して、カードが届く. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { cardSaying } from '../support/card-saying.ts'
import { posts, startTestCity, type TestCity } from '../support/test-city.ts'

let city: TestCity

beforeAll(async () => {
  city = await startTestCity({ openFirstRound: false })
})
afterAll(() => city.stop())

const memberOf = (id: string) => {
  const person = city.teams.city.member(id)
  if (!person) throw new Error('No such person in the city')
  return person
}

const notices = () =>
  city.deps.unitOfWork.run(async (tx) => [
    await tx.delivery.lockNotice({ roundId: '2025Q3', personId: posts.generalAffairsLeader, step: 'opened' }),
    await tx.delivery.lockNotice({ roundId: '2025Q3', personId: posts.citizensLeader, step: 'opened' }),
  ])

test('アプリを外していた人には追加し直し、本人が受け取らない設定の人は、その原因とともに PMO に見える', async () => {
  const leader = memberOf(posts.generalAffairsLeader)
  await city.teams.personSide.open(leader)
  await city.teams.control.uninstall(leader)
  city.teams.control.begin({ kind: 'blockedByUser', target: posts.citizensLeader })

  expect((await city.ask(posts.pmo, 'POST', '/api/rounds/2025Q3/open')).status).toBe(200)
  await cardSaying(city, posts.generalAffairsLeader, '令和7年度 第3四半期 進捗のご回答')

  let [reached, blocked] = await notices()
  while (reached?.state !== 'sent' || blocked?.state !== 'failed') {
    // Lets the jobs go on: on PGlite, questions without a pause would leave them no moment.
    await city.teams.personSide.changes(Number.MAX_SAFE_INTEGER, 50)
    ;[reached, blocked] = await notices()
  }
  expect(reached).toMatchObject({ maybeTwice: false, cause: null })
  expect(blocked).toMatchObject({ cause: 'ConversationBlockedByUser' })
  expect(city.teams.control.state().uninstalled).toEqual([])
}, 30_000)

test('様子を見る人には、回の数が足して施策の数になって見え、動けるかどうかは変わらない', async () => {
  const { status, body } = await city.ask(null, 'GET', '/readyz')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    ready: true,
    checks: { database: true },
    health: { clockIsLate: false, round: { roundId: '2025Q3', maybeTwice: 0 } },
  })
  const { health } = body as { health: { round: { expectations: Record<string, number> } } }
  expect(Object.values(health.round.expectations).reduce((sum, count) => sum + count, 0)).toBe(32)
})
