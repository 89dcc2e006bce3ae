/** The last word after the close of a round, by measure: it stands beside the answer, on board and history, with its day. */
import { desc, eq } from 'drizzle-orm'
import type { AmendmentMark } from '../../usecases/ports.ts'
import { amendments } from './schema/closing.ts'
import type { Session } from './session.ts'

type Marks = ReadonlyMap<string, readonly (AmendmentMark & { readonly roundId: string })[]>

/** Of one round, or of all when null. */
export async function readAmendmentMarks(session: Session, round: string | null): Promise<Marks> {
  const { roundId, measureId, number, dated, answer } = amendments
  const rows = await session
    .selectDistinctOn([roundId, measureId], { roundId, measureId, dated, answer })
    .from(amendments)
    .where(round === null ? undefined : eq(roundId, round))
    .orderBy(roundId, measureId, desc(number))
  const marks = rows.map(({ answer: { weather, direction }, ...mark }) => ({ ...mark, weather, direction }))
  return Map.groupBy(marks, (mark) => mark.measureId)
}
