/** The person who looks; undefined until known. */
import { useQuery } from '@tanstack/react-query'
import type { Me } from '../../../shared/src/contract/me.ts'
import { useApi } from './use-api.ts'

export function useMe(): Me | undefined {
  const api = useApi()
  return useQuery({ queryKey: ['me'], queryFn: () => api.call('readMe'), refetchInterval: retryWhileUnknown }).data
}

function retryWhileUnknown(query: { readonly state: { readonly data: unknown; readonly status: string } }) {
  return query.state.data === undefined && query.state.status === 'error' ? 3_000 : false
}
