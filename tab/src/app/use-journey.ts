/** Follows the address, and remembers how far each page was scrolled. */
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { type Journey, readPlace } from '../components/place.ts'

export function useJourneyOfAddress(): Journey {
  const hash = useSyncExternalStore(onAddress, () => location.hash)
  const [way, setWay] = useState<{ readonly hash: string; readonly journey: Journey }>(() => ({
    hash,
    journey: { place: readPlace(hash), before: undefined },
  }))
  if (way.hash !== hash) setWay({ hash, journey: { place: readPlace(hash), before: way.journey.place } })
  useScrollMemory(way.hash)
  return way.journey
}

/** A page opens where it was left: who looks into one measure after another does not lose the place in the list. */
function useScrollMemory(hash: string): void {
  const places = useRef(new Map<string, number>())
  const current = useRef(hash)
  useLayoutEffect(() => {
    if (current.current === hash) return
    current.current = hash
    const top = readPlace(hash).page === 'measure' ? 0 : (places.current.get(hash) ?? 0)
    window.scrollTo(0, top)
  }, [hash])
  useEffect(() => {
    history.scrollRestoration = 'manual'
    const note = () => places.current.set(current.current, window.scrollY)
    addEventListener('scroll', note, { passive: true })
    return () => removeEventListener('scroll', note)
  }, [])
}

function onAddress(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}
