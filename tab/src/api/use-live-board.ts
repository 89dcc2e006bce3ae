/** The board of the chosen round, kept true by asking for changes while the page is visible. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Board } from '../../../shared/src/contract/board.ts'
import type { Api } from './create-api.ts'
import { passesByItself } from './failure-sentence.ts'
import { useApi } from './use-api.ts'

/** Milliseconds; with the time of two requests the board follows a change within two seconds. */
const askEvery = 1_500

/** What a grown version may have changed; a page that is not open asks again when it is opened. */
const changing: readonly unknown[] = ['board', 'history', 'measure', 'strategy']

export interface LiveBoard {
  /** The last one known to be right; stays when the server is gone. */
  readonly board: Board | undefined
  readonly failure: Error | undefined
  /** When the board was last known to be right, in milliseconds. */
  readonly knownAt: number
  /** The round asked for while it is not here yet. */
  readonly choosing: string | undefined
  readonly choose: (roundId: string) => void
  readonly tryAgain: () => void
}

export function useLiveBoard(): LiveBoard {
  const api = useApi()
  const client = useQueryClient()
  const [roundId, setRoundId] = useState<string>()
  const shown = useQuery({
    ...boardQuery(api, roundId),
    refetchInterval: ({ state }) =>
      state.data === undefined && state.error && passesByItself(state.error) ? 3_000 : false,
  })
  const changes = useQuery({
    queryKey: ['changes'],
    queryFn: async () => {
      const known = client.getQueryData<Board>(boardQuery(api, roundId).queryKey)?.version ?? 0
      const { version } = await api.call('readChanges', { query: { after: known } })
      // Not only growth: a data folder put back from a copy counts from an earlier number.
      if (version !== known)
        await client.invalidateQueries({ predicate: ({ queryKey: [subject] }) => changing.includes(subject) })
      return version
    },
    enabled: shown.data !== undefined,
    refetchInterval: askEvery,
    refetchOnWindowFocus: 'always',
  })
  // The page turns only when the other round has arrived.
  const chosen = useMutation({
    mutationFn: (wanted: string) => client.fetchQuery(boardQuery(api, wanted)),
    onSuccess: (_, wanted) => setRoundId(wanted),
  })
  return {
    board: shown.data,
    failure: changes.error ?? shown.error ?? chosen.error ?? undefined,
    knownAt: Math.max(shown.dataUpdatedAt, changes.dataUpdatedAt),
    choosing: chosen.isPending ? chosen.variables : undefined,
    choose: (wanted) => chosen.mutate(wanted),
    tryAgain: () => void shown.refetch(),
  }
}

function boardQuery(api: Api, roundId: string | undefined) {
  return {
    queryKey: ['board', roundId ?? 'newest'],
    queryFn: () => api.call('readBoard', { query: { round: roundId } }),
  }
}
