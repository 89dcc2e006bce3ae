/** Every route of `/api`: method, path, what comes in, what goes out. Server and tab both read this table. */
import { z } from 'zod'
import { board, roundOnBoard } from './board.ts'
import { me } from './me.ts'

/** `2025Q3` */
export const roundId = z.string().regex(/^\d{4}Q[1-4]$/)

export const routes = {
  readMe: { method: 'GET', path: '/api/me', params: z.object({}), query: z.object({}), reply: me },
  readBoard: {
    method: 'GET',
    path: '/api/board',
    params: z.object({}),
    query: z.object({ round: roundId.optional() }),
    reply: board,
  },
  /** Asked every 1.5 s while the page is visible; `version` has grown when there is something new. */
  readChanges: {
    method: 'GET',
    path: '/api/changes',
    params: z.object({}),
    query: z.object({ after: z.coerce.number().int().min(0).default(0) }),
    reply: z.object({ version: z.int() }),
  },
  openRound: {
    method: 'POST',
    path: '/api/rounds/:round/open',
    params: z.object({ round: roundId }),
    query: z.object({}),
    reply: roundOnBoard,
  },
} as const

export type Routes = typeof routes
