/** Hands the signed-in client to every feature. */
import { createContext, useContext } from 'react'
import type { Api } from './create-api.ts'

export const ApiContext = createContext<Api | undefined>(undefined)

export function useApi(): Api {
  const api = useContext(ApiContext)
  if (!api) throw new Error('useApi outside of ApiContext: sign-in comes first')
  return api
}
