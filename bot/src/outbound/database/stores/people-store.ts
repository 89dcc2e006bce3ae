import { eq, inArray, or, sql } from 'drizzle-orm'
import type { Person } from '../../../../../shared/src/domain/person.ts'
import type { PeopleStore } from '../../../usecases/ports.ts'
import { isOneOf, prepared, value } from '../prepared.ts'
import { touchShowingPosts } from '../record/showing-person.ts'
import type { Touch } from '../record/touch.ts'
import { people } from '../schema/people.ts'
import type { Session } from '../session.ts'

const personOfId = prepared('person', (session) =>
  session
    .select()
    .from(people)
    .where(eq(people.id, value('id'))),
)

const holdingOrNamed = prepared('people holding', (session) =>
  session
    .select()
    .from(people)
    .where(or(sql`${people.duties} @> any(${value('duties')}::text[]::jsonb[])`, isOneOf(people.id, 'ids')))
    .orderBy(people.id),
)

export function peopleStore(session: Session, changed: () => void, touch: Touch): PeopleStore {
  return {
    find: async (id) => {
      const [row] = await personOfId(session, { id })
      return row ? toPerson(row) : null
    },
    list: async () => (await session.select().from(people).orderBy(people.id)).map(toPerson),
    holding: async (sought, also = []) => {
      if (sought.length + also.length === 0) return []
      const duties = sought.map((duty) => JSON.stringify([duty]))
      return (await holdingOrNamed(session, { duties, ids: [...also] })).map(toPerson)
    },
    save: async (rows) => {
      if (rows.length === 0) return
      changed()
      for (const { id } of rows) touch('members', id)
      await touchShowingPosts(session, touch, rows)
      await session
        .insert(people)
        .values(rows.map(({ id, post, duties }) => ({ id, post, duties })))
        .onConflictDoUpdate({ target: people.id, set: { post: sql`excluded.post`, duties: sql`excluded.duties` } })
    },
    signInNames: async (ids) => {
      if (ids.length === 0) return new Map()
      const rows = await session
        .select()
        .from(people)
        .where(inArray(people.id, [...ids]))
      return new Map(rows.flatMap(({ id, upn }) => (upn === null ? [] : [[id, upn] as const])))
    },
    saveSignInName: async (id, upn) => {
      touch('members', id)
      await session.update(people).set({ upn }).where(eq(people.id, id))
    },
  }
}

/** The sign-in name serves the list of members, and whoever opens a chat. */
const toPerson = ({ id, post, duties }: typeof people.$inferSelect): Person => ({ id, post, duties })
