/** Everything that needs a known person: the client that speaks for them, and the pages. */
import { QueryClientProvider } from '@tanstack/react-query'
import { useMemo } from 'react'
import { createApi } from '../api/create-api.ts'
import { createQueryClient } from '../api/create-query-client.ts'
import type { TokenSource } from '../api/token-source.ts'
import { ApiContext } from '../api/use-api.ts'
import { Pages } from './pages.tsx'

interface SignedInProps {
  readonly tokens: TokenSource
  readonly onChangePerson?: () => void
}

export function SignedIn({ tokens, onChangePerson }: SignedInProps) {
  const api = useMemo(() => createApi(tokens), [tokens])
  const client = useMemo(() => createQueryClient(), [])
  return (
    <QueryClientProvider client={client}>
      <ApiContext value={api}>
        <Pages {...(onChangePerson ? { onChangePerson } : {})} />
      </ApiContext>
    </QueryClientProvider>
  )
}
