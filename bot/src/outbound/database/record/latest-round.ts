/** Which round the lists call the latest: from its opening until the next one opens, closed or not. */
import { desc } from 'drizzle-orm'
import { rounds } from '../schema/rounds.ts'
import type { Session } from '../session.ts'

export async function latestRoundId(session: Session): Promise<string | null> {
  const [row] = await session.select({ id: rounds.id }).from(rounds).orderBy(desc(rounds.id)).limit(1)
  return row?.id ?? null
}
