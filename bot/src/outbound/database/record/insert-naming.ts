/** Inserts rows that may name people whom nobody wrote down: a row that was deleted from the list of members, long after others named it. */
import { inArray } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type { PersonId } from '../../../../../shared/src/domain/person.ts'
import { people } from '../schema/people.ts'
import type { Session } from '../session.ts'
import { makeDue } from './touch.ts'

/** Stands for the post until the PMO writes the true one. */
const unknownPost = 'メンバー一覧にない人'

/** `rows` may be none. Resolves with the people who had to be added; the list of members will show them again. */
export async function addPeopleNamed(
  session: Session,
  table: PgTable,
  rows: readonly object[],
  at: Date,
): Promise<readonly PersonId[]> {
  const columns = personColumns(table)
  const named = [
    ...new Set(
      rows.flatMap((row) =>
        Object.entries(row).flatMap(([name, value]) =>
          columns.has(name) && typeof value === 'string' && value !== '' ? [value] : [],
        ),
      ),
    ),
  ]
  if (named.length === 0) return []
  const known = await session.select({ id: people.id }).from(people).where(inArray(people.id, named))
  const missing = named.filter((id) => !known.some((one) => one.id === id))
  if (missing.length === 0) return []
  await session.insert(people).values(missing.map((id) => ({ id, post: unknownPost, duties: [] })))
  await makeDue(
    session,
    missing.map((key) => ({ list: 'members', key })),
    at,
  )
  return missing
}

/** By the names of the properties. */
function personColumns(table: PgTable): ReadonlySet<string> {
  const { columns, foreignKeys } = getTableConfig(table)
  const naming = foreignKeys
    .map((key) => key.reference())
    .filter(({ foreignTable }) => foreignTable === people)
    .flatMap((key) => key.columns)
  const properties = Object.entries(table).filter(([, column]) => columns.includes(column) && naming.includes(column))
  return new Set(properties.map(([name]) => name))
}
