/** お知らせの段と所属長の4つの対応: one round day by day, as the people of the city see it in Teams. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { cardSaying } from '../support/card-saying.ts'
import { chatOf } from '../support/chat-of.ts'
import { type DaysOfCity, startDaysOfCity } from '../support/days-of-city.ts'
import { smallCity, who } from '../support/small-city.ts'

// Cards come when their jobs have run, which takes a busy machine a while.
jest.setTimeout(30_000)

/** Opened by hand on 16 December: due on 6 January, closed on 14 January. */
let days: DaysOfCity

const chat = (person: string) => chatOf(days.city(), person)
const cardOf = async (person: string) => (await chat(person).card()).text

beforeAll(async () => {
  days = await startDaysOfCity({ content: smallCity, today: '2025-12-16' })
}, 60_000)
afterAll(() => days.stop())

describe('お知らせは、段ごとに一度ずつ届く', () => {
  test('回が開くと、担当それぞれに自分の施策の一覧が届き、ご回答がない場合に何が起きるかが書いてある', async () => {
    expect(await days.heard()).toEqual([
      '総務課 PL　【業務改革】R7 Q3 進捗のご回答（3施策）1月6日（火）まで',
      '総務課 副PL　【業務改革】R7 Q3 進捗のご回答（3施策）1月6日（火）まで',
    ])
    expect(await cardOf(who.leader)).toContain(
      'ご回答がない場合は、12月25日（木）と当日にお知らせし、期限後は代理の方、所属長、PMOの順にお知らせします。',
    )
  })

  test('3開庁日前に、残りの数と次のお知らせの日が担当に届く', async () => {
    expect(await days.heard('2025-12-25T10:00')).toEqual([
      '総務課 PL　【業務改革】R7 Q3 あと3施策です（1月6日（火）まで）',
      '総務課 副PL　【業務改革】R7 Q3 あと2施策です（1月6日（火）まで）',
    ])
    const card = await cardOf(who.leader)
    expect(card).toContain('あと3施策のご回答をお願いします。')
    expect(card).toContain('ご回答がない場合は、1月6日（火）にもう一度お知らせします。')
    expect(await days.heard()).toEqual([])
  })

  test('「あとで」を押すと、その日にもう一度届き、期限当日のお知らせは止まらない', async () => {
    const put = await chat(who.leader).pressButton('あとで：明日 12月26日（金）')
    expect(put.notice).toBe('12月26日（金）にもう一度お知らせします。期限当日のお知らせは届きます。')
    expect(await days.heard('2025-12-26T10:00')).toEqual([
      '総務課 PL　【業務改革】R7 Q3 あと3施策です（1月6日（火）まで）',
    ])
    expect(await days.heard('2026-01-05T10:00')).toEqual([])
    const late = await chat(who.leader).press('reminder.later', { roundId: '2025Q3', choice: 'tomorrow' })
    expect(late.notice).toContain('最後のご案内')
    expect(await days.heard('2026-01-06T10:00')).toEqual([
      '総務課 PL　【業務改革】R7 Q3 本日 1月6日（火） が期限です（3施策）',
      '総務課 副PL　【業務改革】R7 Q3 本日 1月6日（火） が期限です（2施策）',
    ])
    const card = await cardOf(who.leader)
    expect(card).toContain('「くもり」「雨」の共有も大切な回答です。')
    expect(card).not.toContain('あとで')
  })

  test('翌開庁日に担当と代理へ、代理には代理の施策も合わせて届く', async () => {
    expect(await days.heard('2026-01-07T10:00')).toEqual([
      '総務課 PL　【業務改革】R7 Q3 3施策のご回答をお願いします（1月14日（水）まで）',
      '総務課 副PL　【業務改革】R7 Q3 3施策のご回答をお願いします（1月14日（水）まで）',
    ])
    expect(await cardOf(who.deputy)).toContain('B1-3 紙決裁の廃止')
    expect(await cardOf(who.leader)).toContain('ご回答がない場合は、1月8日（木）に所属長へもお知らせします。')
  })

  test('2開庁日後に、課の未回答が一枚で所属長に届き、部長には届かない', async () => {
    expect(await days.heard('2026-01-08T10:00')).toEqual([
      '総務課長　【業務改革】R7 Q3 未回答の施策のお知らせ（4施策、期限 1月6日（火））',
    ])
    expect(await days.heard()).toEqual([])
  })
})

describe('所属長は、カードから4つの対応を選べる', () => {
  const manager = () => chat(who.manager)

  async function respondTo(measure: string): Promise<void> {
    const form = await manager().pressButton(`${measure} の対応を選ぶ`)
    expect(form.text).toContain(`${measure} の対応`)
  }
  const backToList = async () => (await manager().pressButton('未回答の施策を見る')).text

  test('課内で対応します：一覧に印が付き、お知らせは続く', async () => {
    await respondTo('B1-3 紙決裁の廃止')
    const { text } = await manager().pressButton('課内で対応します')
    expect(text).toContain('✓ B1-3 紙決裁の廃止 は課内で対応していただきます。')
    expect(text).toContain('回答が済むまで、期限のお知らせは続きます。')
    expect(await backToList()).toContain('課内で対応中')
  })

  test('別の担当を指定：新しい担当に、経過と一覧のカードが届く', async () => {
    await respondTo('A1-1 書かない窓口の実現')
    const { text } = await manager().pressButton('別の担当を指定', { leader: who.bystander })
    expect(text).toContain('✓ A1-1 書かない窓口の実現 の担当を 会計課 主事 にしました。')
    expect((await days.heard()).toSorted()).toEqual([
      '会計課 主事　【業務改革】A1-1 をお引き継ぎいただきました',
      '会計課 主事　【業務改革】R7 Q3 進捗のご回答（1施策）1月6日（火）まで',
    ])
    expect(await chat(who.leader).say('一覧')).toContain('ご担当の2施策')
    expect(await chat(who.bystander).say('一覧')).toContain('A1-1 書かない窓口の実現')
    expect(await backToList()).toContain('未回答の施策のお知らせ（4施策）')
  })

  test('期限を延ばす：理由がなければ様式が残ったまま一言が返り、理由とともに新しい期限になる', async () => {
    await respondTo('B1-4 ペーパーレスの推進')
    const before = await manager().card()
    const refused = await manager().pressButton('期限を延ばす', { dueOn: '2026-01-09' })
    expect(refused.notice).toBe('理由をお選びください。')
    expect(await manager().card()).toEqual(before)
    const { text } = await manager().pressButton('期限を延ばす', { dueOn: '2026-01-09', reason: 'budget' })
    expect(text).toContain('✓ B1-4 ペーパーレスの推進 の期限を1月9日（金）にしました。')
    expect(await backToList()).toContain('期限 1月9日（金）')
  })

  test('今期は対象外：一覧から消え、お知らせが止まる', async () => {
    await respondTo('B2-2 契約事務の集約')
    const { text } = await manager().pressButton('今期は対象外', { reason: 'notStarted' })
    expect(text).toContain('✓ B2-2 契約事務の集約 は、今期は対象外としました。')
    const list = await backToList()
    expect(list).toContain('未回答の施策のお知らせ（3施策）')
    expect(list).not.toContain('B2-2')
  })

  test('ほかの人が同じ対応を送っても、受け付けない', async () => {
    const place = { roundId: '2025Q3', measureId: 'B1-3', choice: 'notThisQuarter', reason: 'notStarted' }
    for (const person of [who.leader, who.bystander]) {
      const { notice } = await chat(person).press('unanswered.decide', place)
      expect(notice).not.toBeNull()
    }
    expect(await chat(who.manager).say('確認')).toContain('B1-3 紙決裁の廃止')
  })
})

describe('対応の後は', () => {
  test('延ばした期限の当日に PL へ、新しい担当にも、それぞれ届く', async () => {
    expect(await days.heard('2026-01-09T10:00')).toEqual(
      expect.arrayContaining([
        '総務課 PL　【業務改革】R7 Q3 本日 1月9日（金） が期限です（B1-4 ペーパーレスの推進）',
        '会計課 主事　【業務改革】R7 Q3 A1-1 書かない窓口の実現のご回答をお願いします（1月14日（水）まで）',
      ]),
    )
  })

  test('4開庁日後に、対象外と延ばしたものを除いた未回答が PMO に届く', async () => {
    expect(await days.heard('2026-01-13T10:00')).toEqual(
      expect.arrayContaining([
        'デジタル戦略室 PMO　【業務改革】R7 Q3 未回答の施策のお知らせ（3施策、期限 1月6日（火））',
      ]),
    )
    const card = await cardOf(who.pmo)
    for (const id of ['B1-3', 'A1-1', 'B2-1']) expect(card).toContain(id)
    expect(card).not.toMatch(/B1-4|B2-2/)
    expect(await days.heard()).toEqual([])
  })

  test('PMO がカードから聞き取って入力すると、状況の数に表れ、合計は施策の数のまま', async () => {
    const form = await chat(who.pmo).pressButton('B2-1 物品調達の見直し に回答する')
    expect(form.text).toContain('B2-1 物品調達の見直し')
    await chat(who.pmo).submit('B2-1', {})
    expect(await chat(who.pmo).say('状況')).toContain('対象5 ＝ 回答済1・未回答3・連絡先の確認が必要0・対象外1')
  })

  test('どの回のお知らせも、だれにも二度は届いていない', () => {
    const all = days.everHeard()
    const twice = [...Map.groupBy(all, (one) => one)].filter(([, ones]) => ones.length > 1).map(([one]) => one)
    // The leader had asked for this one.
    expect(twice).toEqual(['総務課 PL　【業務改革】R7 Q3 あと3施策です（1月6日（火）まで）'])
  })
})

test('回が取り下げられると、届いたどのカードも取り下げのお知らせに変わり、新しくは届かない', async () => {
  const before = days.everHeard().length
  await chat(who.pmo).say('取り下げ')
  expect((await chat(who.pmo).pressButton('取り下げる')).text).toContain('✓ R7 Q3 の依頼を取り下げました')
  // Nobody is typing any more.
  days.goTo('2026-01-13T13:00')
  expect(await days.heard()).toEqual([])
  for (const person of [who.deputy, who.bystander]) {
    expect((await cardSaying(days.city(), person, '取り下げました')).text).toContain('ご対応は必要ありません')
  }
  expect(await days.heard('2026-01-14T10:00')).toEqual([])
  expect(days.everHeard()).toHaveLength(before)
})
