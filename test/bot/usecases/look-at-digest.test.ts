/** 一覧の確認の「担当と話す」：チャットを開けるときと、お知らせで伝えるとき。 */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { pressIn } from '../../support/press-in.ts'
import { smallCity, who } from '../../support/small-city.ts'
import { goodDraft, roundId } from '../../support/test-office.ts'

interface Button {
  readonly type: string
  readonly title: string
  readonly url?: string
}

const office = officeForEachTest()
const place = { roundId, section: '総務課' }
const nonceOf = (last: number) => `0b0e7a52-6f5e-4c1e-9d7c-3f1f6f0c2a${last}`

const answer = (person: string, measureId: string, nonce: string) =>
  pressIn(office(), person, null, 'checkIn.submit', { roundId, measureId, basedOn: 0, nonce, ...goodDraft })
const known = (person: string, name: string) =>
  office().deps.unitOfWork.run((tx) => tx.people.saveSignInName(person, name))
async function talks(person: string = who.manager): Promise<readonly Button[]> {
  const reply = await pressIn(office(), person, null, 'digest.show', place)
  const { actions = [] } = ('card' in reply ? reply.card : {}) as { readonly actions?: readonly Button[] }
  return actions.filter(({ title }) => title.endsWith('と話す'))
}
const notice = [expect.objectContaining({ type: 'Action.Execute', title: '担当と話す' })]

beforeEach(async () => {
  await office().openRound({
    ...smallCity,
    people: smallCity.people.map((person) => (person.id === who.leader ? { ...person, post: '総務課 PL' } : person)),
  })
  await answer(who.leader, 'B1-3', nonceOf(10))
  await answer(who.leader, 'B1-4', nonceOf(11))
})

describe('一覧の確認の「担当と話す」は', () => {
  test('サインイン名が分からなければ、お話ししたい旨をお届けするボタンである', async () => {
    expect(await talks()).toEqual(notice)
  })

  test('サインイン名が分かれば、施策の名を書き出しにした担当とのチャットを開く', async () => {
    await known(who.leader, 'soumu+pl@city.example')
    const message = encodeURIComponent('R7 Q3 のご回答（B1-3・B1-4）について、')
    expect(await talks()).toEqual([
      {
        type: 'Action.OpenUrl',
        title: '担当と話す',
        url: `https://teams.microsoft.com/l/chat/0/0?users=soumu%2Bpl%40city.example&message=${message}`,
      },
    ])
  })

  test('担当が二人なら、どちらと話すかを選べる。一人でも分からなければ、二人ともにお届けする', async () => {
    await answer(who.deputy, 'B2-2', nonceOf(12))
    await known(who.leader, 'leader@city.example')
    expect(await talks()).toEqual(notice)
    await known(who.deputy, 'deputy@city.example')
    const found = await talks()
    expect(found.map(({ type }) => type)).toEqual(['Action.OpenUrl', 'Action.OpenUrl'])
    expect(found.map(({ title }) => title)).toContain('総務課 PLと話す')
    expect(found.map(({ url }) => url?.match(/users=([^%]+)/)?.[1])).toEqual(['leader', 'deputy'])
  })

  test('職名が同じで見分けられなければ、お届けする', async () => {
    await office().store.rows(`update people set post = '総務課 PL' where id = '${who.deputy}'`)
    await answer(who.deputy, 'B2-2', nonceOf(12))
    await known(who.leader, 'leader@city.example')
    await known(who.deputy, 'deputy@city.example')
    expect(await talks()).toEqual(notice)
  })

  test('自分が担当する施策については、自分とのチャットを出さない', async () => {
    await office().store.rows(`update expectations set responsible = '${who.manager}' where measure_id = 'B1-4'`)
    await known(who.leader, 'leader@city.example')
    await known(who.manager, 'manager@city.example')
    const found = await talks()
    expect(found).toHaveLength(1)
    expect(found[0]?.url).toContain('users=leader%40city.example')
    expect(found[0]?.url).not.toContain('B1-4')
  })
})

describe('一覧の確認が言う「見せた回答」が', () => {
  const press = (shown: string) =>
    pressIn(office(), who.manager, null, 'digest.look', { ...place, shown, how: 'seen', line: '' })
  const seen = () => office().store.rows('select * from manager_seen')

  test.each([
    ['同じ施策を二度言う', 'B1-3:1 B1-3:1'],
    ['同じ施策の違う版を言う', 'B1-3:1 B1-3:2'],
    ['数でない版を言う', 'B1-3:いち'],
    ['小数の版を言う', 'B1-3:0.5'],
    ['版を言わない', 'B1-3'],
    ['まだない版を言う', 'B1-3:99999999999'],
    ['ない施策を言う', 'Z9-9:1'],
    ['NULを含む', 'B1-3\u0000:1'],
    ['半端な文字を含む', 'B1-3\ud800:1'],
    ['何も言わない', ''],
  ])('%sときは、そう断り、確認したことにしない', async (_, shown) => {
    expect(await press(shown)).toEqual({ message: expect.stringMatching(/。$/u) })
    expect(await seen()).toEqual([])
  })

  test('見せたとおりなら、確認したことになる', async () => {
    await press('B1-3:1 B1-4:1')
    expect(await seen()).toHaveLength(2)
  })
})
