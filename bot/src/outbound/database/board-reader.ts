/** The reading side of the board: the view `newest_answers` beside the register, nothing else. */
import { asc, desc, eq, lt, sql } from 'drizzle-orm'
import type { BoardAnswer, BoardReader } from '../../usecases/ports.ts'
import { readAmendmentMarks } from './amendment-marks.ts'
import { type ConfirmedWeather, readConfirmedWeathers } from './confirmed-weather.ts'
import { newestAnswers } from './schema/board-view.ts'
import { measures } from './schema/register.ts'
import { expectations, rounds } from './schema/rounds.ts'
import type { Session } from './session.ts'
import { readBoardVersion } from './stores/board-version.ts'
import { toMeasure } from './stores/register-store.ts'
import { toRound } from './stores/round-store.ts'

export function createBoardReader(session: Session): BoardReader {
  return {
    version: () => readBoardVersion(session),
    read: async (roundId) => {
      // Before the rows: a change in between shows up as news at the next question, never as a lost one.
      const version = await readBoardVersion(session)
      const known = (await session.select().from(rounds).orderBy(desc(rounds.id))).map(toRound)
      const round = roundId === null ? (known[0] ?? null) : (known.find(({ id }) => id === roundId) ?? null)
      const rows = await session.select().from(measures).orderBy(asc(measures.order))
      const expected = await byMeasure(
        session
          .select()
          .from(expectations)
          .where(eq(expectations.roundId, round?.id ?? '')),
      )
      const current = await byMeasure(
        session
          .select()
          .from(newestAnswers)
          .where(eq(newestAnswers.roundId, round?.id ?? '')),
      )
      const previous = await byMeasure(
        session
          .selectDistinctOn([newestAnswers.measureId])
          .from(newestAnswers)
          .where(round ? lt(newestAnswers.roundId, round.id) : sql`true`)
          .orderBy(newestAnswers.measureId, desc(newestAnswers.roundId)),
      )
      const confirmed = await readConfirmedWeathers(session)
      const amended = await readAmendmentMarks(session, round?.id ?? '')
      return {
        version,
        round,
        rounds: known,
        measures: rows.map((row) => ({
          ...toMeasure(row),
          expectation: expected.get(row.id)?.state ?? null,
          current: toAnswer(current.get(row.id), confirmed),
          previous: toAnswer(previous.get(row.id), confirmed),
          amendment: amended.get(row.id)?.[0] ?? null,
        })),
      }
    },
  }
}

async function byMeasure<T extends { readonly measureId: string }>(query: PromiseLike<T[]>): Promise<Map<string, T>> {
  return new Map((await query).map((row) => [row.measureId, row]))
}

function toAnswer(
  row: typeof newestAnswers.$inferSelect | undefined,
  confirmed: ReadonlyMap<string, ConfirmedWeather>,
): BoardAnswer | null {
  if (!row) return null
  const { measureId, ...answer } = row
  const settled = confirmed.get(measureId)
  return answer.source === 'published' && settled?.roundId === answer.roundId
    ? { ...answer, weather: settled.weather, confirmed: true }
    : { ...answer, confirmed: false }
}
