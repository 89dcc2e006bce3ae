/** 届かない人と、届け先: the app comes back by itself, who blocks it is told to the PMO, and a section hears in its channel. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { cardSaying } from '../support/card-saying.ts'
import { chatOf } from '../support/chat-of.ts'
import { posts, startTestCity, type TestCity } from '../support/test-city.ts'

let city: TestCity

beforeAll(async () => {
  city = await startTestCity({ openFirstRound: false })
}, 60_000)
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

/** 「対象32 ＝ 回答済0・…」 as the PMO reads it. */
async function status() {
  const text = await chatOf(city, posts.pmo).say('状況')
  const found = /対象(\d+) ＝ 回答済(\d+)・未回答(\d+)・連絡先の確認が必要(\d+)・対象外(\d+)/.exec(text)
  const [all = 0, answered = 0, unanswered = 0, unreachable = 0, excused = 0] = (found ?? []).slice(1).map(Number)
  return { text, all, answered, unreachable, sum: answered + unanswered + unreachable + excused }
}

test('届かない人の施策は PMO が聞き取って入力でき、本人が受け取る設定に戻せば、届け直される', async () => {
  const before = await status()
  expect(before).toMatchObject({ all: 32, sum: 32, answered: 0 })
  const [, measureId = ''] = /^(\S+) .* ― 本人がアプリからの連絡を止めています$/m.exec(before.text) ?? []
  expect(measureId).not.toBe('')
  await chatOf(city, posts.pmo).submit(measureId, {})
  expect(await status()).toMatchObject({ sum: 32, answered: 1, unreachable: before.unreachable - 1 })

  city.teams.control.endAll()
  await chatOf(city, posts.citizensLeader).say('一覧')
  let [, again] = await notices()
  while (again?.state !== 'sent') {
    await city.teams.personSide.changes(Number.MAX_SAFE_INTEGER, 50)
    ;[, again] = await notices()
  }
  expect(await status()).toMatchObject({ sum: 32, answered: 1, unreachable: 0 })
}, 30_000)

describe('係の通知先のチャネルは', () => {
  const manager = () => memberOf(posts.generalAffairsManager)
  const channelId = () => city.teams.city.team.channels.find(({ name }) => name === '総務課')?.id ?? ''
  const postsIn = () => city.teams.personSide.messages(manager()).posts.filter((one) => one.channelId === channelId())
  async function say(person: string, text: string): Promise<string> {
    const mentions = [city.teams.city.botMri]
    await city.teams.personSide.post(memberOf(person), channelId(), { text: `@業革ボード ${text}`, mentions })
    return postsIn().findLast(({ from }) => from === 'bot')?.text ?? ''
  }

  test('所属長の一言で決まり、担当には決められない', async () => {
    expect(await say(posts.generalAffairsLeader, 'この係の通知先にする')).toContain('所属長かPMO')
    expect(await say(posts.generalAffairsManager, 'この係の通知先にする')).toContain('このチャネルを 総務課 の通知先')
  })

  test('お知らせは所属長を名指しして件数だけ届き、入力欄はなく、個別のチャットには届かない', async () => {
    const own = city.teams.personSide.messages(manager()).messages.length
    const pmo = chatOf(city, posts.pmo)
    const preview = await pmo.press('nudge.preview', { as: 'manager' })
    const mark = /"mark":"([^"]+)"/.exec(JSON.stringify(preview.card))?.[1]
    await pmo.press('nudge.send', { as: 'manager', mark })
    const told = () => postsIn().find(({ mentionsMe }) => mentionsMe)
    while (!told()) await city.teams.personSide.changes(Number.MAX_SAFE_INTEGER, 50)
    const { mentions, cards } = told() ?? {}
    expect(mentions?.text).toMatchObject([{ me: true }])
    expect(mentions?.cards).toMatchObject([[{ me: true }]])
    expect(JSON.stringify(cards)).toMatch(/未回答 \d+施策/)
    expect(JSON.stringify(cards)).not.toMatch(/Input\.|Action\.Execute|[A-C]\d-\d/)
    expect(city.teams.personSide.messages(manager()).messages).toHaveLength(own)
  }, 30_000)
})
