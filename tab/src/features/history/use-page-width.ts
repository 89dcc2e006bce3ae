/** Width of the window in pixels; follows it. */
import { useSyncExternalStore } from 'react'

export function usePageWidth(): number {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('resize', listener)
      return () => removeEventListener('resize', listener)
    },
    () => window.innerWidth,
  )
}
