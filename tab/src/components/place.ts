/** Where in the tab one is, kept in the address (`/tab/#/measures/B1-3`): links, the back button and Teams can name it. */
import { createContext, useContext } from 'react'

export type Place =
  | { readonly page: 'board' | 'history' | 'strategy' | 'assignments' }
  | { readonly page: 'measure'; readonly id: string; readonly round?: string }

/** Anything unknown is the board: an old link still leads somewhere. */
export function readPlace(hash: string): Place {
  const [page, id, round] = hash.replace(/^#?\/?/, '').split('/')
  if (page === 'history' || page === 'strategy' || page === 'assignments') return { page }
  if (page !== 'measures' || !/^[A-Za-z0-9-]{1,32}$/.test(id ?? '')) return { page: 'board' }
  return { page: 'measure', id: id ?? '', ...(/^\d{4}Q[1-4]$/.test(round ?? '') ? { round } : {}) }
}

export function hrefOf(place: Place): string {
  if (place.page !== 'measure') return `#/${place.page}`
  return `#/measures/${place.id}${place.round ? `/${place.round}` : ''}`
}

export interface Journey {
  readonly place: Place
  /** Where one came from within the tab; undefined at first. */
  readonly before: Place | undefined
}

export const JourneyContext = createContext<Journey>({ place: { page: 'board' }, before: undefined })

export function useJourney(): Journey {
  return useContext(JourneyContext)
}
