/** How many people fit side by side into this window; on a narrow one the list of people goes and one remains. */
import { useSyncExternalStore } from 'react'
import { MOST_COLUMNS } from './address.ts'

const LIST_WIDTH_PX = 288
const NARROWEST_COLUMN_PX = 350

export function useFittingColumns(): number {
  return useSyncExternalStore(subscribe, fitting)
}

function fitting(): number {
  const fit = Math.floor((innerWidth - LIST_WIDTH_PX) / NARROWEST_COLUMN_PX)
  return Math.max(1, Math.min(MOST_COLUMNS, fit))
}

function subscribe(onChange: () => void): () => void {
  addEventListener('resize', onChange)
  return () => removeEventListener('resize', onChange)
}
