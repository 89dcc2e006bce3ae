/** Waits, but not on when the page comes to the front or the wait is called off. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', finish)
      resolve()
    }
    const timer = setTimeout(finish, ms)
    document.addEventListener('visibilitychange', finish)
    signal.addEventListener('abort', finish)
  })
}
