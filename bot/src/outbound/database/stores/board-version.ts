/** The number that tells a board whether to look again. */
import { sql } from 'drizzle-orm'
import { prepared } from '../prepared.ts'
import { boardVersion } from '../schema/delivery.ts'
import type { Session } from '../session.ts'

const theRow = 1

const grow = prepared('grow board version', (session) =>
  session
    .insert(boardVersion)
    .values({ id: theRow, version: 1 })
    .onConflictDoUpdate({ target: boardVersion.id, set: { version: sql`${boardVersion.version} + 1` } }),
)

export async function growBoardVersion(session: Session): Promise<void> {
  await grow(session)
}

export async function readBoardVersion(session: Session): Promise<number> {
  const [row] = await session.select({ version: boardVersion.version }).from(boardVersion)
  return row?.version ?? 0
}
