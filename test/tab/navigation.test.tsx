/** 画面の行き来：選んだ回を覚え、住所（#）で開け、言語と配色に従う。 */
import { describe, expect, test } from '@jest/globals'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { App } from '../../tab/src/app/app.tsx'
import { languageOf } from '../../tab/src/app/use-chosen-language.ts'
import { hrefOf, type Place, readPlace } from '../../tab/src/components/place.ts'
import { boardOf, measureOf } from './fake-city.ts'
import { history, strategyPage } from './fake-pages.ts'
import { openBoard, openTab } from './open-board.tsx'

const board = boardOf([measureOf('B1-3', 0, '紙決裁の廃止')])
const fill: Parameters<typeof openTab>[1] = (city) => {
  city.history = history
  city.strategy = strategyPage
}
const pages = () => within(screen.getByRole('navigation', { name: '画面の切り替え' })).getAllByRole('link')

describe('画面の切り替え', () => {
  test('三つの画面を行き来でき、いまの画面が分かる', async () => {
    openTab(board, fill)
    await screen.findByRole('heading', { level: 1, name: '令和7年度 第3四半期' })
    expect(pages().map(({ textContent }) => textContent)).toEqual(['ボード', '四半期の推移', '戦略'])
    fireEvent.click(screen.getByRole('link', { name: '四半期の推移' }))
    await screen.findByRole('heading', { level: 1, name: '四半期の推移' })
    expect(document.title).toBe('四半期の推移 - 業革ボード')
    fireEvent.click(screen.getByRole('link', { name: '戦略' }))
    await screen.findByRole('heading', { level: 1, name: '戦略' })
    expect(pages().map((page) => page.getAttribute('aria-current'))).toEqual([null, null, 'page'])
  })

  test('割当の画面への入口は、PMOにだけある', async () => {
    openTab(board, fill)
    await screen.findByText('総務課長として表示中')
    expect(screen.queryByRole('link', { name: '割当' })).toBeNull()
    cleanup()
    openTab(board, ({ refusals }) =>
      refusals.set('/api/me', { status: 200, body: { id: 'id-pmo', post: 'デジタル戦略室 PMO', duties: ['pmo'] } }),
    )
    fireEvent.click(await screen.findByRole('link', { name: '割当' }))
    await screen.findByRole('heading', { level: 1, name: '施策の割当' })
  })

  test('選んだ回は、ほかの画面から戻っても変わらない', async () => {
    openTab(board, fill)
    fireEvent.change(await screen.findByRole('combobox', { name: '表示する回' }), { target: { value: '2025Q2' } })
    await screen.findByRole('heading', { level: 1, name: '令和7年度 第2四半期' })
    fireEvent.click(screen.getByRole('link', { name: '四半期の推移' }))
    await screen.findByRole('heading', { level: 1, name: '四半期の推移' })
    fireEvent.click(screen.getByRole('link', { name: 'ボード' }))
    await screen.findByRole('heading', { level: 1, name: '令和7年度 第2四半期' })
  })

  test('ブラウザーの「戻る」でも行き来できる', async () => {
    openTab(board, fill)
    fireEvent.click(await screen.findByRole('link', { name: '戦略' }))
    await screen.findByRole('heading', { level: 1, name: '戦略' })
    window.history.back()
    await screen.findByRole('heading', { level: 1, name: '令和7年度 第3四半期' })
  })

  test('始まりのページのリンクは、誰として見るかを伝え、住所には残さない', async () => {
    openTab(board, fill, { hash: '?person=id-leader#/strategy' })
    await screen.findByRole('heading', { level: 1, name: '戦略' })
    expect(window.location.search).toBe('')
    expect(window.location.hash).toBe('#/strategy')
    expect(sessionStorage.getItem('gyokaku.localPerson')).toBe('id-leader')
  })
})

describe('住所', () => {
  test.each<[string, Place]>([
    ['', { page: 'board' }],
    ['#/history', { page: 'history' }],
    ['#/strategy', { page: 'strategy' }],
    ['#/assignments', { page: 'assignments' }],
    ['#/measures/B1-5a', { page: 'measure', id: 'B1-5a' }],
    ['#/measures/B1-5a/2025Q3', { page: 'measure', id: 'B1-5a', round: '2025Q3' }],
    ['#measures/B1-3', { page: 'measure', id: 'B1-3' }],
    ['#/measures/B1-3/soon', { page: 'measure', id: 'B1-3' }],
    ['#/measures/../x', { page: 'board' }],
    ['#/measures/', { page: 'board' }],
    ['#/measures/<b>', { page: 'board' }],
    ['#/constructor', { page: 'board' }],
  ])('%s を読む', (hash, place) => {
    expect(readPlace(hash)).toEqual(place)
    expect(readPlace(hrefOf(place))).toEqual(place)
  })
})

describe('表示する言語', () => {
  test.each([
    ['ja', 'ja'],
    ['ja-JP', 'ja'],
    ['JA-jp', 'ja'],
    ['en-US', 'en'],
    ['pt-br', 'en'],
    ['jam', 'en'],
    ['', 'en'],
  ])('%s なら %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language)
  })

  test('日本語でないブラウザーでは英語で開き、文書の言語も英語になる', async () => {
    openTab(board, fill, { language: 'en-GB' })
    await screen.findByRole('heading', { level: 1, name: 'R7 Q3' })
    expect(document.documentElement.lang).toBe('en')
    expect(document.title).toBe('Reform board')
    screen.getByText('Not answered yet.')
  })

  test('言語を替えると、その場で変わり、読み込み直しても覚えている', async () => {
    await openBoard(board)
    fireEvent.change(screen.getByRole('combobox', { name: '表示する言語' }), { target: { value: 'en' } })
    screen.getByRole('heading', { level: 1, name: 'R7 Q3' })
    cleanup()
    render(<App />)
    await screen.findByRole('heading', { level: 1, name: 'R7 Q3' })
    fireEvent.change(screen.getByRole('combobox', { name: 'Language' }), { target: { value: 'ja' } })
    screen.getByRole('heading', { level: 1, name: '令和7年度 第3四半期' })
    expect(document.documentElement.lang).toBe('ja')
  })

  test('英語では、サーバーの日本語の文を英語に言い換える', async () => {
    openTab(
      board,
      ({ refusals }) =>
        refusals.set('/api/board', { status: 403, body: { code: 'notAllowed', message: '権限がありません。' } }),
      { language: 'en-GB' },
    )
    await screen.findByText(/^You have no right to see this/)
  })
})

describe('配色', () => {
  const theme = () =>
    document.querySelector<HTMLElement>('.fui-FluentProvider')?.style.getPropertyValue('--mark-sunny-accent')

  test.each([
    ['明るい', [], '#f7a600'],
    ['暗い', ['(prefers-color-scheme: dark)'], '#f2b632'],
    ['色を固定した', ['(forced-colors: active)', '(prefers-color-scheme: dark)'], 'Highlight'],
  ])('%s画面に合わせる', async (_, media, accent) => {
    openTab(board, fill, { media })
    await screen.findByRole('heading', { level: 1 })
    expect(theme()).toBe(accent)
  })
})
