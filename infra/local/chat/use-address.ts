/** The columns of this window, from its address and back. */
import { useMemo, useSyncExternalStore } from 'react'
import { type Column, readAddress, writeAddress } from './address.ts'

export function useAddress(): readonly Column[] {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  return useMemo(() => readAddress(hash), [hash])
}

export function showColumns(columns: readonly Column[]): void {
  location.hash = writeAddress(columns)
}

function subscribe(onChange: () => void): () => void {
  addEventListener('hashchange', onChange)
  return () => removeEventListener('hashchange', onChange)
}
