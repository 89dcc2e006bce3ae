/** 変化への追従：二秒以内に映し、つながらないときは最後の内容を残して静かに知らせる。 */
import { describe, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { answerOf, boardOf, measureOf } from './fake-city.ts'
import { openBoard, openTab } from './open-board.tsx'

const unanswered = boardOf([measureOf('B1-3', 0, '紙決裁の廃止')])
const answered = boardOf([
  measureOf('B1-3', 0, '紙決裁の廃止', { expectation: 'answered', current: answerOf({ weather: 'cloudy' }) }),
])
const stale = '最新の状態を確認できません。つながり次第、自動で更新します。'

function tile(): ReturnType<typeof within> {
  return within(screen.getByRole('article', { name: /紙決裁の廃止/ }))
}

describe('ボードの追従', () => {
  test('回答が保存されると、二秒以内に何もしなくても映る', async () => {
    const city = await openBoard(unanswered)
    screen.getByText('対象1 ＝ 回答済0・未回答1')
    city.change(() => answered)
    await screen.findByText('対象1 ＝ 回答済1・未回答0', undefined, { timeout: 2_000 })
    tile().getByText('くもり')
    expect(city.requests.filter(({ url }) => url === '/api/board')).toHaveLength(2)
  })

  test('変化がなければ、ボードを取り直さない', async () => {
    const city = await openBoard(unanswered)
    const asked = () => city.requests.filter(({ url }) => url.startsWith('/api/changes?after=1')).length
    await waitFor(() => expect(asked()).toBeGreaterThanOrEqual(2), { timeout: 4_000 })
    expect(city.requests.filter(({ url }) => url === '/api/board')).toHaveLength(1)
  })

  test('サーバーが止まっても最後のボードを残し、更新の時刻を添えて知らせ、戻れば知らせを消す', async () => {
    const city = await openBoard(unanswered)
    city.gone = true
    await screen.findByText(stale, undefined, { timeout: 3_000 })
    screen.getByText(/^最後の更新 \d+月\d+日 \d+:\d\d$/)
    tile().getByText('まだ回答がありません。')
    city.change(() => answered)
    city.gone = false
    await screen.findByText('対象1 ＝ 回答済1・未回答0', undefined, { timeout: 3_000 })
    expect(screen.queryByText(stale)).toBeNull()
  })

  test('選んだ回が取れなければ、いまの回を表示したまま知らせる', async () => {
    const city = await openBoard(unanswered)
    city.refusals.set('/api/board', {
      status: 404,
      body: { code: 'unknownRound', message: 'この回はまだありません。' },
    })
    fireEvent.change(screen.getByRole('combobox', { name: '表示する回' }), { target: { value: '2025Q2' } })
    await screen.findByText('この回はまだありません。')
    screen.getByRole('heading', { level: 1, name: '令和7年度 第3四半期' })
  })

  test('見る権限がないときは、サーバーの文をそのまま示し、もう一度試せる', async () => {
    const message = 'このボードをご覧になる権限が登録されていません。PMOにご連絡ください。'
    const city = openTab(unanswered, ({ refusals }) => {
      refusals.set('/api/board', { status: 403, body: { code: 'notAllowed', message } })
    })
    await screen.findByText(message)
    city.refusals.clear()
    fireEvent.click(screen.getByRole('button', { name: 'もう一度読み込む' }))
    await screen.findByRole('heading', { level: 1, name: '令和7年度 第3四半期' })
  })

  test('表示中に権限がなくなれば、サーバーの文を知らせる', async () => {
    const city = await openBoard(unanswered)
    const message = 'この操作の権限がありません。'
    city.refusals.set('/api/changes', { status: 403, body: { code: 'notAllowed', message } })
    await screen.findByText(message, undefined, { timeout: 3_000 })
    expect(screen.queryByText(stale)).toBeNull()
  })

  test('知らない形の答えには、読み込み直しを案内する', async () => {
    const city = await openBoard(unanswered)
    city.refusals.set('/api/changes', { status: 200, body: { number: 2 } })
    await screen.findByText(/画面を読み込み直してください/, undefined, { timeout: 3_000 })
  })
})
