/** Light, dark or high contrast: as Teams says, otherwise as the person's system prefers. Follows changes. */
import { useSyncExternalStore } from 'react'
import type { TeamsHost } from '../api/teams-host.ts'
import type { Appearance } from '../components/appearance.ts'

const darkPreferred = '(prefers-color-scheme: dark)'

export function useAppearance(host: TeamsHost | undefined): Appearance {
  return useSyncExternalStore(host?.onTheme ?? onSystemChange, () => (host ? ofTeams(host.theme()) : ofSystem()))
}

function ofTeams(theme: string): Appearance {
  if (theme === 'contrast') return 'contrast'
  return theme === 'dark' ? 'dark' : 'light'
}

function ofSystem(): Appearance {
  return window.matchMedia(darkPreferred).matches ? 'dark' : 'light'
}

function onSystemChange(listener: () => void): () => void {
  const query = window.matchMedia(darkPreferred)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
