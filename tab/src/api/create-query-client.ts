/** One memory of answers per person who looks; thrown away when the person changes. */
import { QueryClient } from '@tanstack/react-query'

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A laptop without any network still reaches its own local server.
        networkMode: 'always',
        // Asking goes on by interval; trying again inside one question would only delay the notice.
        retry: false,
        // The version says when something is new.
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
