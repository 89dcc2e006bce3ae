/** Every route of `/api`: method, path, what comes in, what goes out. Server and tab both read this table. */
import { z } from 'zod'
import { workbookApplied, workbookFile, workbookPreview, workbookToApply, workbookUpload } from './assignments.ts'
import { board, roundOnBoard } from './board.ts'
import { history } from './history.ts'
import { me } from './me.ts'
import { measurePage } from './measure.ts'
import { strategyPage } from './strategy.ts'

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
  readHistory: { method: 'GET', path: '/api/history', params: z.object({}), query: z.object({}), reply: history },
  readMeasure: {
    method: 'GET',
    path: '/api/measures/:id',
    /** As in the city's list: `A1-1`, `B1-5a`. */
    params: z.object({ id: z.string().regex(/^[A-Za-z0-9-]{1,32}$/) }),
    query: z.object({}),
    reply: measurePage,
  },
  readStrategy: {
    method: 'GET',
    path: '/api/strategy',
    params: z.object({}),
    query: z.object({}),
    reply: strategyPage,
  },
  openRound: {
    method: 'POST',
    path: '/api/rounds/:round/open',
    params: z.object({ round: roundId }),
    query: z.object({}),
    reply: roundOnBoard,
  },
  readWorkbook: {
    method: 'GET',
    path: '/api/assignments/workbook',
    params: z.object({}),
    query: z.object({}),
    reply: workbookFile,
  },
  /** Changes nothing: what the file would change, or every place to be put right first. */
  previewWorkbook: {
    method: 'POST',
    path: '/api/assignments/preview',
    params: z.object({}),
    query: z.object({}),
    body: workbookUpload,
    reply: workbookPreview,
  },
  applyWorkbook: {
    method: 'POST',
    path: '/api/assignments/apply',
    params: z.object({}),
    query: z.object({}),
    body: workbookToApply,
    reply: workbookApplied,
  },
} as const

export type Routes = typeof routes
