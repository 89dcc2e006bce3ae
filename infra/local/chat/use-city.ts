/** Follows the whole city with one waiting call, however many people are looked at. */
import { useEffect, useState } from 'react'
import type { CityState } from '../teams/chat-view.ts'
import { readChanges } from './api.ts'
import { pause } from './pause.ts'
import { rememberTitles } from './query-choice-set.ts'

/** A browser allows six connections to one server: windows nobody looks at must not hold one each. */
const HIDDEN_PAUSE_MS = 3000
const RETRY_PAUSE_MS = 1000
const LONG_WAIT_SECONDS = 20

export interface FollowedCity {
  readonly city: CityState | null
  readonly connected: boolean
}

export function useCity(): FollowedCity {
  const [city, setCity] = useState<CityState | null>(null)
  const [connected, setConnected] = useState(true)

  useEffect(() => {
    const stop = new AbortController()
    const take = (news: CityState) => {
      // Before any card is drawn: one that names a person holds the id only.
      rememberTitles(news.people.map(({ id, post }) => ({ value: id, title: post })))
      setCity(news)
    }
    void follow(stop.signal, take, setConnected)
    return () => stop.abort()
  }, [])

  return { city, connected }
}

async function follow(
  signal: AbortSignal,
  take: (city: CityState) => void,
  setConnected: (connected: boolean) => void,
): Promise<void> {
  let known: CityState | null = null
  while (!signal.aborted) {
    try {
      const wait = known && !document.hidden ? LONG_WAIT_SECONDS : 0
      const news: CityState = await readChanges(known?.version ?? 0, wait, signal)
      // A history that has lost its end begins to count anew: the next call must not wait for it to catch up.
      if (known?.journal !== news.journal || known.version !== news.version) take(news)
      known = news
      setConnected(true)
      if (document.hidden) await pause(HIDDEN_PAUSE_MS, signal)
    } catch (cause) {
      if (signal.aborted) return
      console.warn('業革ボードに接続できません。', cause)
      setConnected(false)
      await pause(RETRY_PAUSE_MS, signal)
    }
  }
}
