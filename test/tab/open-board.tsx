/** Opens the tab as a person of the fake city would, up to the board. */
import { render, screen } from '@testing-library/react'
import type { Board } from '../../shared/src/contract/board.ts'
import { App } from '../../tab/src/app/app.tsx'
import { type FakeCity, startFakeCity } from './fake-city.ts'

/** jsdom knows no media queries. */
export function prepareWindow(): void {
  sessionStorage.clear()
  localStorage.clear()
  window.matchMedia = (media) =>
    ({ matches: false, media, addEventListener: () => {}, removeEventListener: () => {} }) as unknown as MediaQueryList
}

export async function openBoard(board: Board): Promise<FakeCity> {
  const city = openTab(board)
  await screen.findByRole('heading', { level: 1 })
  return city
}

/** As a person chosen before; `prepare` makes trouble from the first request on. */
export function openTab(board: Board, prepare: (city: FakeCity) => void = () => {}): FakeCity {
  prepareWindow()
  sessionStorage.setItem('gyokaku.localPerson', 'id-manager')
  const city = startFakeCity(board)
  prepare(city)
  render(<App />)
  return city
}
