/** Opens the tab as a person of the fake city would, up to the board. */
import { configure, render, screen } from '@testing-library/react'
import type { Board } from '../../shared/src/contract/board.ts'
import { App } from '../../tab/src/app/app.tsx'
import { type FakeCity, startFakeCity } from './fake-city.ts'

// The first opening of a page loads its code, too; on a busy machine that takes more than a second.
configure({ asyncUtilTimeout: 4_000 })

/** A new browser tab of a Japanese person; jsdom knows neither media queries nor scrolling. */
export function prepareWindow({ language = 'ja-JP', media = [] as readonly string[], hash = '' } = {}): void {
  sessionStorage.clear()
  localStorage.clear()
  history.replaceState(null, '', `/tab/${hash}`)
  Object.defineProperty(navigator, 'language', { value: language, configurable: true })
  Object.defineProperty(window, 'innerWidth', { value: 1280, configurable: true, writable: true })
  window.scrollTo = () => undefined
  Element.prototype.scrollIntoView = () => undefined
  window.matchMedia = (query) =>
    ({
      matches: media.includes(query),
      media: query,
      addEventListener: () => {},
      removeEventListener: () => {},
    }) as unknown as MediaQueryList
}

export async function openBoard(board: Board): Promise<FakeCity> {
  const city = openTab(board)
  await screen.findByRole('heading', { level: 1 })
  return city
}

/** As a person chosen before; `prepare` makes trouble from the first request on. */
export function openTab(
  board: Board,
  prepare: (city: FakeCity) => void = () => {},
  window: Parameters<typeof prepareWindow>[0] = {},
): FakeCity {
  prepareWindow(window)
  sessionStorage.setItem('gyokaku.localPerson', 'id-manager')
  const city = startFakeCity(board)
  prepare(city)
  render(<App />)
  return city
}
