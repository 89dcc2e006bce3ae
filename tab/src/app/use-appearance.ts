/** Light, dark or high contrast: forced colours of the system first, then Teams, then what the system prefers. Follows changes. */
import { useSyncExternalStore } from 'react'
import type { TeamsHost } from '../api/teams-host.ts'
import type { Appearance } from '../components/appearance.ts'

const darkPreferred = '(prefers-color-scheme: dark)'
const coloursForced = '(forced-colors: active)'

export function useAppearance(host: TeamsHost | undefined): Appearance {
  const forced = useMedia(coloursForced)
  const dark = useMedia(darkPreferred)
  const theme = useSyncExternalStore(host?.onTheme ?? never, () => host?.theme())
  if (forced) return 'forced'
  if (theme === undefined) return dark ? 'dark' : 'light'
  if (theme === 'contrast') return 'contrast'
  return theme === 'dark' ? 'dark' : 'light'
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
  )
}

function never(): () => void {
  return () => undefined
}
