/** Items that show a person's post beside their own cells. Those of closed rounds keep what was true then. */
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Person } from '../../../../../shared/src/domain/person.ts'
import { checkInKey } from '../../../../../shared/src/domain/record.ts'
import { assignments, people } from '../schema/people.ts'
import { expectations, rounds } from '../schema/rounds.ts'
import type { Session } from '../session.ts'
import type { Touch } from './touch.ts'

/** Before `saved` are written: only a post that is another than before is shown anew. */
export async function touchShowingPosts(
  session: Session,
  touch: Touch,
  saved: readonly Pick<Person, 'id' | 'post'>[],
): Promise<void> {
  const before = await session
    .select({ id: people.id, post: people.post })
    .from(people)
    .where(
      inArray(
        people.id,
        saved.map(({ id }) => id),
      ),
    )
  const posts = new Map(saved.map(({ id, post }) => [id, post]))
  const moved = before.filter(({ id, post }) => posts.get(id) !== post).map(({ id }) => id)
  if (moved.length === 0) return
  const stands = await session
    .select({ measureId: assignments.measureId })
    .from(assignments)
    .where(inArray(assignments.personId, moved))
  for (const { measureId } of stands) touch('measures', measureId)
  const asked = await session
    .select({ measureId: expectations.measureId, roundId: expectations.roundId })
    .from(expectations)
    .innerJoin(rounds, eq(rounds.id, expectations.roundId))
    .where(and(inArray(expectations.responsible, moved), ne(rounds.state, 'closed')))
  for (const { measureId, roundId } of asked) touch('checkIns', checkInKey(measureId, roundId))
}
