/** What the pages beside the board show. Asked again when the board's version says that something changed. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { History } from '../../../shared/src/contract/history.ts'
import type { MeasurePage } from '../../../shared/src/contract/measure.ts'
import type { StrategyPage } from '../../../shared/src/contract/strategy.ts'
import { passesByItself } from './failure-sentence.ts'
import { useApi } from './use-api.ts'

export interface Asked<T> {
  /** The last one known; stays when the server is gone. */
  readonly known: T | undefined
  readonly failure: Error | undefined
  readonly tryAgain: () => void
}

export function useHistory(): Asked<History> {
  const api = useApi()
  return asked(
    useQuery({ queryKey: ['history'], queryFn: () => api.call('readHistory'), refetchInterval: whileUnknown }),
  )
}

export function useMeasure(id: string): Asked<MeasurePage> {
  const api = useApi()
  return asked(
    useQuery({
      queryKey: ['measure', id],
      queryFn: () => api.call('readMeasure', { params: { id } }),
      // What the PMO settles about the printed list does not grow the board's version.
      refetchOnMount: 'always',
      refetchInterval: whileUnknown,
    }),
  )
}

export function useStrategy(): Asked<StrategyPage> {
  const api = useApi()
  return asked(
    useQuery({ queryKey: ['strategy'], queryFn: () => api.call('readStrategy'), refetchInterval: whileUnknown }),
  )
}

function asked<T>(query: UseQueryResult<T>): Asked<T> {
  return { known: query.data, failure: query.error ?? undefined, tryAgain: () => void query.refetch() }
}

function whileUnknown({ state }: { readonly state: { readonly data: unknown; readonly error: Error | null } }) {
  return state.data === undefined && state.error && passesByItself(state.error) ? 3_000 : false
}
