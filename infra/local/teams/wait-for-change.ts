/** Resolves when there is something newer than `after`: at once, with the first change, or when `waitMs` are over. */
import type { History } from './history.ts'

export function waitForChange(history: History, after: number, waitMs: number, gone?: AbortSignal): Promise<void> {
  if (history.version() > after || waitMs <= 0) return Promise.resolve()
  return new Promise((resolve) => {
    const finish = () => {
      stopListening()
      clearTimeout(timer)
      gone?.removeEventListener('abort', finish)
      resolve()
    }
    const stopListening = history.onChange(finish)
    const timer = setTimeout(finish, waitMs)
    gone?.addEventListener('abort', finish)
    if (gone?.aborted) finish()
  })
}
