import { eq, sql } from 'drizzle-orm'
import type { PeopleStore } from '../../../usecases/ports.ts'
import { people } from '../schema/people.ts'
import type { Session } from '../session.ts'

export function peopleStore(session: Session, changed: () => void): PeopleStore {
  return {
    find: async (id) => {
      const [row] = await session.select().from(people).where(eq(people.id, id))
      return row ?? null
    },
    list: () => session.select().from(people).orderBy(people.id),
    save: async (rows) => {
      if (rows.length === 0) return
      changed()
      await session
        .insert(people)
        .values(rows.map(({ id, post, duties }) => ({ id, post, duties })))
        .onConflictDoUpdate({ target: people.id, set: { post: sql`excluded.post`, duties: sql`excluded.duties` } })
    },
  }
}
