/**
 * One tab stop for the whole grid; arrow keys, Home, End and with Ctrl its corners move between cells (WAI-ARIA grid pattern).
 * Works on the elements that carry `data-row` and `data-column`, without rendering anything again: there may be thousands.
 */
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'

interface GridKeys {
  readonly grid: RefObject<HTMLTableElement | null>
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (event: { readonly target: EventTarget }) => void
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
}

/** `rows` and `columns`: how many there are, heads included. */
export function useGridKeys(rows: number, columns: number): GridKeys {
  const grid = useRef<HTMLTableElement>(null)
  useEffect(() => {
    // Cells come and go with the rounds in view; one of them always stays the way in.
    if (grid.current?.querySelector('[tabindex="0"]')) return
    grid.current?.querySelector('[data-column]')?.setAttribute('tabindex', '0')
  })
  return {
    grid,
    onFocus: ({ target }) => {
      if (!(target instanceof HTMLElement) || target.dataset.row === undefined) return
      for (const stop of grid.current?.querySelectorAll('[tabindex="0"]') ?? []) stop.setAttribute('tabindex', '-1')
      target.setAttribute('tabindex', '0')
    },
    onKeyDown: (event) => {
      const step = steps[event.key]
      const here = event.target instanceof HTMLElement ? event.target.dataset : {}
      if (!step || here.row === undefined || here.column === undefined) return
      event.preventDefault()
      const corner = event.ctrlKey && (event.key === 'Home' || event.key === 'End')
      const row = corner ? (event.key === 'Home' ? 0 : rows - 1) : within(Number(here.row) + step[0], rows)
      const column = within(Number(here.column) + step[1], columns)
      grid.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)?.focus()
    },
  }
}

function within(wanted: number, count: number): number {
  return Math.max(0, Math.min(count - 1, wanted))
}
