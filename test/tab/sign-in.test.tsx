/** サインイン：手元では立場を選び、Teams の外では行き先を案内する。 */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { App } from '../../tab/src/app/app.tsx'
import { boardOf, type FakeCity, measureOf, startFakeCity } from './fake-city.ts'
import { prepareWindow } from './open-board.tsx'

const board = boardOf([measureOf('A1-1', 0, '書かない窓口の実現')])

describe('タブのサインイン', () => {
  let city: FakeCity
  beforeEach(() => {
    prepareWindow()
    city = startFakeCity(board)
  })

  test('手元の見本では、どの立場で見るかを選ぶと、その人のトークンでボードが開く', async () => {
    render(<App />)
    await screen.findByRole('heading', { name: 'どの立場で見ますか' })
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['市民課 PL', '総務課長'])
    fireEvent.click(screen.getByRole('button', { name: '総務課長' }))
    await screen.findByRole('heading', { name: '令和7年度 第3四半期' })
    expect(city.requests.find(({ url }) => url === '/local/tokens')).toMatchObject({
      method: 'POST',
      body: { personId: 'id-manager' },
    })
    expect(city.requests.find(({ url }) => url === '/api/board')?.token).toMatch(/^token-/)
    await screen.findByText('総務課長として表示中')
  })

  test('選んだ立場は画面を読み込み直しても覚えていて、トークンはどこにも残さない', async () => {
    render(<App />)
    fireEvent.click(await screen.findByRole('button', { name: '市民課 PL' }))
    await screen.findByRole('heading', { level: 1, name: /第3四半期/ })
    cleanup()
    render(<App />)
    await screen.findByRole('heading', { level: 1, name: /第3四半期/ })
    expect(screen.queryByText('どの立場で見ますか')).toBeNull()
    expect(city.requests.findLast(({ url }) => url === '/local/tokens')?.body).toEqual({ personId: 'id-leader' })
    expect(localStorage.length).toBe(0)
    expect(Object.values({ ...sessionStorage })).toEqual(['id-leader'])
  })

  test('「立場を変える」で選び直せる', async () => {
    render(<App />)
    fireEvent.click(await screen.findByRole('button', { name: '市民課 PL' }))
    fireEvent.click(await screen.findByRole('button', { name: '立場を変える' }))
    await screen.findByRole('heading', { name: 'どの立場で見ますか' })
    expect(sessionStorage.length).toBe(0)
  })

  test('Teams の外で開くと、開き方を案内する', async () => {
    city.people = null
    render(<App />)
    await screen.findByText('Microsoft Teams の「業革ボード」タブから開いてください。')
    expect(city.requests.map(({ url }) => url)).toEqual(['/local/people'])
  })

  test('サーバーがまだ動いていなければ待ち、つながり次第ひとりでに開く', async () => {
    city.gone = true
    render(<App />)
    await screen.findByText('サーバーにつながりません。つながり次第、自動で表示します。')
    city.gone = false
    await screen.findByRole('heading', { name: 'どの立場で見ますか' }, { timeout: 5_000 })
  })

  test('受け付けられなかったトークンは一度だけ作り直し、見る人には何も尋ねない', async () => {
    render(<App />)
    fireEvent.click(await screen.findByRole('button', { name: '総務課長' }))
    await screen.findByRole('heading', { level: 1, name: /第3四半期/ })
    city.oldestToken = city.tokens + 1
    city.change((before) => ({ ...before, measures: [measureOf('A1-1', 0, '書かない窓口の実現（改）')] }))
    await screen.findByRole('heading', { name: /（改）/ }, { timeout: 3_000 })
    await waitFor(() => expect(screen.queryByText(/最新の状態を確認できません/)).toBeNull())
  })
})
