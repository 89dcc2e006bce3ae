import { describe, expect, test } from '@jest/globals'
import { aheadFrame, overviewCard, overviewSummary, rowsOnCard } from '../../../bot/src/cards/overview-card.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { actionsOf, dataOf, type Json, markdownOf, ofType } from './card-rules.ts'
import { ahead, measureOf, ownOf, round, type Texts } from './every-card.ts'

const texts: Texts = { title: '紙決裁の廃止', progress: '進捗', other: 'ほか' }

/** The measures of a page, by the buttons that open them. */
const measuresOn = (count: number, answered: number, page = 0) =>
  actionsOf(overviewCard(round, ownOf(texts, count, answered), page)).flatMap(
    ({ data }) => (data as Json).measureId ?? [],
  )

const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => `B1-${from + n}`)

describe('次に何が起きるかと、あとで', () => {
  const card = (differ: object = {}) =>
    overviewCard(round, ownOf(texts, 9, 0), 0, aheadFrame(round, { ...ahead, ...differ }))
  const said = (differ: object = {}) => markdownOf(card(differ)).join('\n')

  test('開始の日から、いつ、だれに知らせるかを言う', () => {
    expect(said()).toContain(
      'ご回答がない場合は、12月23日（火）と当日にお知らせし、期限後は代理の方、所属長、PMOの順にお知らせします。',
    )
    expect(said({ days: [round.dueOn], afterwards: ['pmo'] })).toContain('期限当日にお知らせし、期限後はPMOにお知らせ')
  })

  test('期限の後は次の日だけを、だれにも知らせなくなれば締切の日を言う', () => {
    expect(said({ days: [] })).toContain('1月5日（月）に代理の方へもお知らせします。')
    expect(said({ days: [], next: null })).toContain('この回は1月9日（金）に締め切る予定です。')
  })

  test('あとでは日付つきで並び、下のボタンは6つまでに収まる', () => {
    const buttons = (card() as unknown as { readonly actions: readonly Json[] }).actions
    expect(buttons.map(({ title }) => title)).toEqual([
      '次の施策を表示（残り1）',
      'あとで：明日 12月16日（火）',
      'あとで：期限の前日 12月25日（木）',
    ])
    expect(aheadFrame(round, null)).toBeUndefined()
  })
})

describe('一覧カード', () => {
  test('確認のお願い、未回答、回答済の順に、それぞれ一覧の順に並ぶ', () => {
    expect(measuresOn(5, 2)).toEqual(['B1-2', 'B1-3', 'B1-4', 'B1-5', 'B1-1'])
  })

  test('確認のお願いがある施策は、返答の画面を開く', () => {
    const [first] = actionsOf(overviewCard(round, ownOf(texts, 5, 2))).filter(({ data }) => (data as Json).measureId)
    expect(first).toMatchObject({ verb: 'question.form', title: '返答する' })
    expect(first?.tooltip).toBe('B1-2 紙決裁の廃止 への確認のお願いに返答する')
  })

  test('9施策では2枚に分かれ、どの施策も一度だけ出る', () => {
    expect([...measuresOn(9, 0, 0), ...measuresOn(9, 0, 1)]).toEqual(ids(1, 9))
    expect(measuresOn(9, 0, 0)).toHaveLength(rowsOnCard)
  })

  test('40施策でも、めくるとすべてが一度ずつ出て、最後は初めに戻る', () => {
    const seen: unknown[] = []
    let page = 0
    do {
      const card = overviewCard(round, ownOf(texts, 40, 0), page)
      seen.push(...measuresOn(40, 0, page))
      page = Number(dataOf(card, 'measures.list').page)
    } while (page !== 0 && seen.length < 100)
    expect(seen).toEqual(ids(1, 40))
  })

  test.each([5, 99, 1_000_000])('ないページ（%i）では初めのページを出す', (page) => {
    expect(measuresOn(9, 0, page)).toEqual(measuresOn(9, 0, 0))
  })

  test('一枚に収まれば、めくるボタンはない', () => {
    const buttons = actionsOf(overviewCard(round, ownOf(texts, rowsOnCard, 0))).map(({ title }) => String(title))
    expect(buttons.some((title) => title.startsWith('次の施策'))).toBe(false)
  })

  test('期限・回答済の数・目安が出て、すべて済めばお礼になる', () => {
    const open = markdownOf(overviewCard(round, ownOf(texts, 9, 3))).join('\n')
    expect(open).toContain('期限 **12月26日（金）**　回答済 3／9　目安 3分')
    const done = markdownOf(overviewCard(round, ownOf(texts, 9, 9))).join('\n')
    expect(done).toContain('9施策すべてのご回答をいただきました。')
    expect(done).not.toContain('目安')
  })

  test('入力欄を持たない（届いたカードはいつでも置き換わる）', () => {
    const card = overviewCard(round, ownOf(texts, 40, 3))
    expect(['Input.Text', 'Input.ChoiceSet', 'Input.Date'].flatMap((type) => ofType(card, type))).toEqual([])
  })

  test('ボタンは、名前だけで何の施策かわかる', () => {
    const tooltips = actionsOf(overviewCard(round, ownOf(texts, 3, 1))).flatMap(({ tooltip }) => tooltip ?? [])
    expect(tooltips).toEqual([
      'B1-2 紙決裁の廃止 に回答する',
      'B1-3 紙決裁の廃止 に回答する',
      'B1-1 紙決裁の廃止 の回答を直す',
    ])
  })

  test('原典の天気には「原典・要確認」と添える', () => {
    expect(markdownOf(overviewCard(round, ownOf(texts, 3, 0)))).toContainEqual(
      expect.stringContaining('（R7 Q2・原典・要確認）'),
    )
  })

  test('通知の文には施策名を入れず、件数と期限を入れる', () => {
    const summary = overviewSummary(round, [...ownOf({ ...texts, title: '**秘密**' }, 9, 0)])
    expect(summary).toBe('【業務改革】R7 Q3 進捗のご回答（9施策）12月26日（金）まで')
    expect(measureOf('**秘密**').title).toBe('**秘密**')
  })
})

describe('締め切った回の一覧カード', () => {
  const closed: Round = { ...round, state: 'closed', closedOn: '2025-12-22' }
  const answer = { weather: 'cloudy', direction: 'continue' } as const
  const own = ownOf(texts, 3, 1).map((one) => (one.revision > 0 ? { ...one, answer } : one))
  const text = (card = overviewCard(closed, own)) => markdownOf(card).join('\n')

  test('実際に締め切った日を言い、回答を求めない', () => {
    expect(text()).toContain('この回は12月22日（月）に締め切りました。')
    expect(text()).toContain('回答済 1／3')
    expect(text()).not.toMatch(/期限|状況をお知らせ|何度でも直せます/)
    expect(actionsOf(overviewCard(closed, own))).toEqual([])
  })

  test('何を答えたか、答えないまま閉じたかが、一覧の順に並ぶ', () => {
    const lines = markdownOf(overviewCard(closed, own))
    expect(lines).toContain('✓ 回答済　☁️ くもり・継続')
    expect(lines.filter((line) => line === '未回答のまま締め切りました')).toHaveLength(2)
    const titles = lines.filter((line) => line.startsWith('B1-')).map((line) => line.slice(0, 4))
    expect(titles).toEqual(['B1-1', 'B1-2', 'B1-3'])
  })

  test('締切後に直すときの頼み先を言う', () => {
    expect(text()).toContain('締切後に直すところがある場合は')
    expect(text()).toContain('PMO（デジタル戦略室・行革推進係）へお知らせください。')
  })

  test('一枚に収まらなければ、その回の続きをめくれる', () => {
    const many = overviewCard(closed, ownOf(texts, 20, 20))
    expect(dataOf(many, 'measures.list')).toEqual({ page: 1, roundId: closed.id })
  })

  test('締め切った日がわからない回では、予定の日を言う', () => {
    const { closedOn: _, ...unknown } = closed
    expect(text(overviewCard(unknown, own))).toContain('この回は1月9日（金）に締め切りました。')
  })

  test('通知の文は、締め切ったことを言う', () => {
    expect(overviewSummary(closed, own)).toBe('【業務改革】R7 Q3 の回を締め切りました')
  })
})
