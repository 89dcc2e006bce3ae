/** 四半期の推移の画面：印と言葉、原典・要確認、回の送り、変化での絞り込み、キーボード。 */
import { describe, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { boardOf, type FakeCity, measureOf } from './fake-city.ts'
import { history, longHistory } from './fake-pages.ts'
import { openTab } from './open-board.tsx'

const board = boardOf([measureOf('B1-3', 0, '紙決裁の廃止')])

async function openHistory(shown = history, window: Parameters<typeof openTab>[2] = {}): Promise<FakeCity> {
  const city = openTab(
    board,
    (fake) => {
      fake.history = shown
    },
    { hash: '#/history', ...window },
  )
  await screen.findByRole('grid')
  return city
}

const rowOf = (title: string) => screen.getByRole('row', { name: new RegExp(title) })
const cellsOf = (title: string) =>
  within(rowOf(title))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent)
const heads = () => screen.getAllByRole('columnheader').map(({ textContent }) => textContent)
const focused = () =>
  `${document.activeElement?.getAttribute('data-row')}:${document.activeElement?.getAttribute('data-column')}`
const press = (key: string, options = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...options })

describe('四半期の推移', () => {
  test('回を古い順に並べ、回答の数と、原典・見本の別を示す', async () => {
    await openHistory()
    expect(heads()).toEqual(['施策', 'R7 Q1回答 3／3見本', 'R7 Q2原典・要確認', 'R7 Q3回答 3／4'])
    screen.getByText(
      '「見本」とある回は、試すために作った回答です。 矢印キーで動き、Enter キーで施策をくわしく開けます。',
    )
  })

  test('天気は色だけでなく言葉で示し、公表された一覧の天気は見せない', async () => {
    await openHistory()
    expect(cellsOf('書かない窓口の実現')).toEqual(['晴れ晴れ（見本）', '原典・要確認', '雨'])
    expect(cellsOf('ペーパーレスの推進')).toEqual(['対象ではない', '原典・要確認', '未回答'])
  })

  test('PMOが確認した公表の天気は「確認済」と添えて示し、回答には数えず、変化は比べる', async () => {
    await openHistory({
      ...history,
      measures: history.measures.map((measure) => ({ ...measure, cells: '.0R' })),
    })
    expect(cellsOf('紙決裁の廃止')).toEqual(['対象ではない', '晴れ 確認済晴れ（確認済）', '雨'])
    expect(heads()).toEqual(['施策', 'R7 Q1回答 0／0', 'R7 Q2確認済', 'R7 Q3回答 4／4'])
    screen.getByText(/^「確認済」は、公表された一覧の天気をPMOが確認したものです。/)
    screen.getByRole('button', { name: /下がった.*4/ })
    expect(screen.queryByText('原典・要確認')).toBeNull()
  })

  test('締切後の訂正がある回に印を付け、日付と訂正後の天気を読み上げ、天気は締め切ったときのままにする', async () => {
    const amendments = [{ roundId: '2025Q3', dated: '2026-01-23', weather: 'stormy' as const }]
    await openHistory({
      ...history,
      measures: history.measures.map((measure) => (measure.id === 'A1-1' ? { ...measure, amendments } : measure)),
    })
    expect(cellsOf('書かない窓口の実現').at(-1)).toBe('雨 訂正雨 締切後の訂正（1月23日（金））：雷')
    expect(cellsOf('窓口時間の短縮').at(-1)).toBe('くもり')
    screen.getByText(/「訂正」は、締切後の訂正がある回です。/)
  })

  test('まだ見られない回答は「確認中」と示し、回答の数には数える', async () => {
    await openHistory({
      ...history,
      measures: history.measures.map((measure) => ({ ...measure, cells: '..h' })),
    })
    expect(cellsOf('紙決裁の廃止')).toEqual(['対象ではない', '対象ではない', '確認中'])
    expect(heads()).toContain('R7 Q3回答 4／4')
  })

  test('印から、その施策のその回へ行ける', async () => {
    await openHistory()
    const link = within(rowOf('書かない窓口の実現')).getByRole('link', { name: '雨' })
    expect(link.getAttribute('href')).toBe('#/measures/A1-1/2025Q3')
    expect(
      within(rowOf('書かない窓口の実現'))
        .getByRole('link', { name: /書かない/ })
        .getAttribute('href'),
    ).toBe('#/measures/A1-1')
  })

  test('回の名前を押すと、その回のボードが開く', async () => {
    const city = await openHistory()
    const head = screen.getByRole('link', { name: /R7 Q2/ })
    fireEvent.click(head)
    await screen.findByRole('heading', { level: 1, name: '令和7年度 第2四半期' })
    expect(city.requests.map(({ url }) => url)).toContain('/api/board?round=2025Q2')
  })

  test('前回の回答からの変化で絞り込む（公表された一覧とは比べない）', async () => {
    await openHistory()
    const buttons = within(screen.getByRole('group', { name: '前回の回答からの変化で絞り込む' })).getAllByRole('button')
    expect(buttons.map(({ textContent }) => textContent)).toEqual([
      'すべて 4',
      '良くなった 1',
      '下がった 1',
      '変わらない 1',
      '比べる回答がない 1',
    ])
    fireEvent.click(screen.getByRole('button', { name: '下がった 1' }))
    expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual([
      '市民サービスの改善・向上A1 窓口サービスの改革',
      'A1-1書かない窓口の実現',
    ])
    fireEvent.click(screen.getByRole('button', { name: '下がった 1' }))
    expect(screen.getAllByRole('row')).toHaveLength(7)
  })

  test('入りきらない回は、前へ後へと送れる', async () => {
    await openHistory(longHistory(20))
    expect(heads().slice(1)).toHaveLength(9)
    screen.getByText('R5 Q4 から R7 Q4 まで（全20回）')
    fireEvent.click(screen.getByRole('button', { name: '前の回へ' }))
    fireEvent.click(screen.getByRole('button', { name: '前の回へ' }))
    screen.getByText('R3 Q1 から R5 Q1 まで（全20回）')
    expect(screen.getByRole('button', { name: '前の回へ' }).hasAttribute('disabled')).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: '後の回へ' }))
    screen.getByText('R5 Q2 から R7 Q2 まで（全20回）')
    fireEvent.click(screen.getByRole('button', { name: '後の回へ' }))
    screen.getByText('R5 Q4 から R7 Q4 まで（全20回）')
  })

  test('狭い画面では、一字の印にして、読み上げには言葉を残す', async () => {
    await openHistory()
    window.innerWidth = 390
    fireEvent(window, new Event('resize'))
    expect(cellsOf('書かない窓口の実現')).toEqual(['晴晴れ（見本）', '原原典・要確認', '雨'])
    expect(heads()).toHaveLength(4)
  })

  test('Tab キーで一度だけ止まり、矢印・Home・End で動き、端より先へは行かない', async () => {
    await openHistory()
    const grid = screen.getByRole('grid')
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1)
    grid.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    expect(focused()).toBe('0:0')
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) press(key)
    expect(focused()).toBe('2:1')
    press('End')
    expect(focused()).toBe('2:3')
    press('ArrowRight')
    expect(focused()).toBe('2:3')
    press('End', { ctrlKey: true })
    expect(focused()).toBe('4:3')
    press('Home', { ctrlKey: true })
    expect(focused()).toBe('0:0')
    press('PageDown')
    expect(focused()).toBe('4:0')
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1)
  })

  test('回答が保存されると、ひとりでに映る', async () => {
    const city = await openHistory()
    city.history = {
      ...history,
      measures: [{ ...history.measures[3], cells: '.pT' } as (typeof history.measures)[number]],
    }
    city.change((before) => before)
    await waitFor(() => expect(cellsOf('ペーパーレスの推進')).toEqual(['対象ではない', '原典・要確認', '雷']), {
      timeout: 4_000,
    })
  })

  test('まだ回のないときは、いつ並ぶかを伝える', async () => {
    openTab(board, undefined, { hash: '#/history' })
    await screen.findByText('まだ四半期レビューの回がありません。最初の回が始まると、ここに天気が並びます。')
  })

  test('見る権限がないときは、サーバーの文をそのまま示す', async () => {
    const message = 'この操作は、担当の方だけが行えます。'
    openTab(
      board,
      ({ refusals }) => refusals.set('/api/history', { status: 403, body: { code: 'notAllowed', message } }),
      { hash: '#/history' },
    )
    await screen.findByText(message)
  })
})
