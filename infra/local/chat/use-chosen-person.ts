/** Who this window is, kept in the address (`#person=<id>`) so that two windows can be two people. */
import { useSyncExternalStore } from 'react'

export function useChosenPerson(): string | null {
  return useSyncExternalStore(subscribe, () => new URLSearchParams(location.hash.slice(1)).get('person'))
}

export function choosePerson(id: string): void {
  location.hash = new URLSearchParams({ person: id }).toString()
}

function subscribe(onChange: () => void): () => void {
  addEventListener('hashchange', onChange)
  return () => removeEventListener('hashchange', onChange)
}
