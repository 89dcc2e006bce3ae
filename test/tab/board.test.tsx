/** ボードの画面：施策の並び、数、原典・要確認、前回からの変化、絞り込み。 */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { fireEvent, screen, within } from '@testing-library/react'
import { labelsJa } from '../../shared/src/wording/labels.ja.ts'
import { answerOf, boardOf, type FakeCity, measureOf, published } from './fake-city.ts'
import { openBoard } from './open-board.tsx'

const longText = '歳出伝票の電子決裁の運用について、会計課・財政課と協議中。'

const board = boardOf([
  measureOf('C1-1', 6, 'DXリテラシー講座の実施', { expectation: null }),
  measureOf('A1-1', 0, '書かない窓口の実現', {
    expectation: 'answered',
    current: answerOf({ weather: 'rainy', direction: 'merge', directionReason: 'keepTrying', progress: longText }),
    previous: answerOf({ roundId: '2025Q2', weather: 'sunny', progress: '前の四半期の文' }),
  }),
  measureOf('A1-2', 1, '窓口時間の短縮', { previous: published }),
  measureOf('A2-1', 2, '自宅でできるサービスの拡充', { expectation: 'unreachable' }),
  measureOf('B1-1', 3, '業務棚卸し、見える化', { expectation: 'excused' }),
  measureOf('B1-3', 4, '紙決裁の廃止', { expectation: 'answered' }),
  measureOf('B1-6', 5, 'GISの活用', {
    expectation: 'answered',
    current: answerOf({ weather: 'outOfScope' }),
    amendment: { dated: '2026-01-23', weather: 'rainy', direction: 'continue' },
  }),
])

function tile(id: string): HTMLElement {
  return screen.getByRole('article', { name: new RegExp(`^${id}`) })
}

function counts(group: string): readonly (string | null)[] {
  return within(screen.getByRole('group', { name: group }))
    .getAllByRole('button')
    .map((button) => button.textContent)
}

describe('ボード', () => {
  let city: FakeCity
  beforeEach(async () => {
    city = await openBoard(board)
  })

  test('回の名前と、期限・締切・時点を示す（年をまたぐ日は年も書く）', () => {
    screen.getByRole('heading', { level: 1, name: '令和7年度 第3四半期' })
    const days = screen.getAllByRole('definition').map((day) => day.textContent)
    expect(days).toEqual(['12月26日（金）', '令和8年1月9日（金）', '11月30日（日）'])
  })

  test('施策を3本柱と領域に分け、一覧の順に並べる', () => {
    const headings = screen.getAllByRole('heading').map(({ tagName, textContent }) => `${tagName} ${textContent}`)
    expect(headings.filter((heading) => /^H[234] [ABC]/.test(heading))).toEqual([
      'H2 A 市民サービスの改善・向上3施策',
      'H3 A1窓口サービスの改革',
      'H4 A1-1書かない窓口の実現',
      'H4 A1-2窓口時間の短縮',
      'H3 A2オンライン手続きの拡充',
      'H4 A2-1自宅でできるサービスの拡充',
      'H2 B 庁内効率化と働き方改革3施策',
      'H3 B1バックオフィス効率化',
      'H4 B1-1業務棚卸し、見える化',
      'H4 B1-3紙決裁の廃止',
      'H4 B1-6GISの活用',
      'H2 C 人材育成による職員力向上1施策',
      'H3 C1職員の業務改革マインド醸成',
      'H4 C1-1DXリテラシー講座の実施',
    ])
  })

  test('対象の数は内訳の合計に一致し、回答済の数は天気の合計に一致する', () => {
    screen.getByText('対象6 ＝ 回答済3・未回答1・連絡先の確認が必要1・対象外1')
    expect(counts('天気で絞り込む')).toEqual([
      '晴れ 0 計画どおり',
      'くもり 0 一部遅れ・課内で対応',
      '雨 1 遅れ・他課の協力が必要',
      '雷 0 停止・判断が必要',
      '対象外 1 着手前または終了',
      '確認中 1 所属長・PMOが確認中',
    ])
  })

  test('回答した施策は、天気の言葉、方向性の案、前回からの変化を示す', () => {
    const measure = within(tile('A1-1'))
    measure.getByText('雨')
    measure.getByText('回答済')
    measure.getByText('統合（案）')
    measure.getByText('前回の晴れから雨へ')
    measure.getByText(longText)
  })

  test('公表された一覧の内容は「原典・要確認」と示し、その天気は見せない', () => {
    const measure = within(tile('A1-2'))
    measure.getByText('前回 原典・要確認')
    measure.getByText('前回：各課等ヒアリング実施中')
    expect(measure.getAllByText('未回答')).toHaveLength(2)
    fireEvent.click(measure.getByRole('button', { name: '窓口時間の短縮をくわしく見る' }))
    measure.getByText(/原典・要確認\s+各課等ヒアリング実施中/)
    expect(tile('A1-2').textContent).not.toContain('晴れ')
  })

  test('確認の済んでいない回答は、内容を見せずに「確認中」と示す', () => {
    const measure = within(tile('B1-3'))
    measure.getByText('確認中')
    measure.getByText('所属長・PMOの確認が済むと、ここに表示されます。')
  })

  test('回に含まれない施策と、今回は対象外の施策を言い分ける', () => {
    within(tile('C1-1')).getByText('今回は対象ではありません')
    within(tile('B1-1')).getByText('今回は回答をお願いしていません。')
  })

  test('締切後の訂正は、回答を変えずに、日付と訂正後の天気を添える', () => {
    expect(tile('B1-6').textContent).toContain('締切後の訂正（1月23日（金））：雨')
    expect(tile('B1-6').textContent).not.toContain('締切後の訂正（1月23日（金））：対象外')
    expect(within(tile('B1-6')).getAllByText(labelsJa.weather.outOfScope.label)).not.toEqual([])
  })

  test('くわしい内容はその場で開き、もう一度押すと閉じる', () => {
    const button = screen.getByRole('button', { name: '書かない窓口の実現をくわしく見る' })
    expect(button.getAttribute('aria-expanded')).toBe('false')
    fireEvent.click(button)
    expect(button.getAttribute('aria-expanded')).toBe('true')
    const measure = within(tile('A1-1'))
    measure.getByText('雨（遅れ・他課の協力が必要）')
    measure.getByText('目標に届かず、取組を続けるため')
    measure.getByText('12月16日 10:42（1版）')
    measure.getByText('総務部 総務課')
    measure.getByText(/晴れ・継続\s+前の四半期の文/)
    fireEvent.click(button)
    expect(measure.queryByText('総務部 総務課')).toBeNull()
  })

  test('回答の状況と天気で絞り込み、何件のうち何件かを伝える', () => {
    fireEvent.click(screen.getByRole('button', { name: '未回答 1' }))
    expect(screen.getAllByRole('article')).toEqual([tile('A1-2')])
    screen.getByText('7施策のうち1施策を表示')
    fireEvent.click(screen.getByRole('button', { name: /^雨 1/ }))
    expect(screen.getAllByRole('article')).toEqual([tile('A1-1')])
    fireEvent.click(screen.getByRole('button', { name: /^雷 0/ }))
    screen.getByText('あてはまる施策はありません。')
    fireEvent.click(screen.getByRole('button', { name: 'すべて表示' }))
    expect(screen.getAllByRole('article')).toHaveLength(7)
  })

  test('ほかの回を選ぶと、その回のボードに替わる', async () => {
    const chooser = screen.getByRole('combobox', { name: '表示する回' })
    expect([...chooser.children].map((option) => option.textContent)).toEqual([
      '令和7年度 第3四半期（受付中）',
      '令和7年度 第2四半期（締切済）',
    ])
    fireEvent.change(chooser, { target: { value: '2025Q2' } })
    await screen.findByRole('heading', { level: 1, name: '令和7年度 第2四半期' })
    expect(city.requests.map(({ url }) => url)).toContain('/api/board?round=2025Q2')
  })
})

describe('公表された回のボード', () => {
  test('すべて「原典・要確認」と数え、回答には数えない', async () => {
    await openBoard(
      boardOf(
        ['A1-1', 'A1-2'].map((id, order) =>
          measureOf(id, order, `施策${id}`, { expectation: null, current: published }),
        ),
      ),
    )
    screen.getByText('対象2 ＝ 回答済0・未回答0・原典・要確認2')
    expect(screen.getAllByText('各課等ヒアリング実施中')).toHaveLength(2)
    expect(tile('A1-1').textContent).not.toContain('晴れ')
  })

  test('PMOが天気を確認した公表の内容は「原典・確認済」と示し、天気も見せる', async () => {
    const confirmed = { ...published, weather: 'rainy' as const, confirmed: true }
    await openBoard(
      boardOf([
        measureOf('A1-1', 0, '確認済の施策', { expectation: null, current: confirmed }),
        measureOf('A1-2', 1, '答えた施策', { expectation: 'answered', current: answerOf(), previous: confirmed }),
      ]),
    )
    const [first, second] = screen.getAllByRole('article')
    if (!first || !second) throw new Error('no tiles')
    expect(within(first).getAllByText(/原典・確認済|^雨$/)).toHaveLength(2)
    within(second).getByText('前回の雨から晴れへ')
    screen.getByText('対象2 ＝ 回答済1・未回答0・原典・確認済1')
    expect(screen.getByRole('button', { name: /^雨 1/ })).toBeDefined()
    fireEvent.click(within(first).getByRole('button', { name: /くわしく見る/ }))
    within(first).getByText('公表された一覧から読み取った内容です。天気は、PMOが確認しました。')
  })
})

describe('見本の回のボード', () => {
  test('どの回答にも「見本」と添え、前回が見本ならそれも示す', async () => {
    const sample = answerOf({ source: 'sample' })
    await openBoard(
      boardOf([
        measureOf('A1-1', 0, '書かない窓口の実現', { expectation: 'answered', current: sample }),
        measureOf('A1-2', 1, '窓口時間の短縮', { previous: { ...sample, roundId: '2025Q2' } }),
      ]),
    )
    within(tile('A1-1')).getByText('見本')
    expect(tile('A1-2').textContent).toContain('前回晴れ（見本）')
  })
})

describe('PMOの確認と問い', () => {
  test('確認のお願い中も、確認済も、回答済に数える', async () => {
    await openBoard(
      boardOf([
        measureOf('A1-1', 0, '書かない窓口の実現', { expectation: 'returned', current: answerOf() }),
        measureOf('A1-2', 1, '窓口時間の短縮', { expectation: 'accepted', current: answerOf() }),
      ]),
    )
    screen.getByText('対象2 ＝ 回答済2・未回答0')
  })
})

describe('まだ回のないボード', () => {
  test('いつ並ぶかを伝える', async () => {
    await openBoard({ version: 0, round: null, rounds: [], measures: [] })
    screen.getByText('まだ四半期レビューの回がありません。最初の回が始まると、ここに施策が並びます。')
  })
})
