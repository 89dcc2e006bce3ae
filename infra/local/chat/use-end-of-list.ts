/** Keeps a list at its newest entry unless the reader has scrolled up. */
import { type RefObject, useEffect, useRef } from 'react'

const NEAR_END_PX = 120

export function useEndOfList(newest: string | undefined): {
  readonly pane: RefObject<HTMLDivElement | null>
  readonly onScroll: () => void
} {
  const pane = useRef<HTMLDivElement>(null)
  const nearEnd = useRef(true)

  useEffect(() => {
    if (newest !== undefined && nearEnd.current) pane.current?.scrollTo({ top: pane.current.scrollHeight })
  }, [newest])

  return {
    pane,
    onScroll: () => {
      const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = pane.current ?? {}
      nearEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX
    },
  }
}
