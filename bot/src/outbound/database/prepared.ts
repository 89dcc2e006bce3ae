/**
 * Reads of nearly every turn. A connection writes such a statement once and PostgreSQL plans it once: for a few rows found by
 * their key, both take longer than finding them.
 */
import { sql } from 'drizzle-orm'
import type { Session } from './session.ts'

interface Statement<Rows> {
  execute(values: Record<string, unknown>): Promise<Rows>
}

interface Preparable<Rows> {
  prepare(name: string): Statement<Rows>
}

/** `name`: one for each text, as connections know them by it. Rejects where a value that `build` names is missing. */
export function prepared<Rows>(
  name: string,
  build: (session: Session) => Preparable<Rows>,
): (session: Session, values?: Record<string, unknown>) => Promise<Rows> {
  const known = new WeakMap<Session, Statement<Rows>>()
  return (session, values = {}) => {
    const statement = known.get(session) ?? build(session).prepare(name)
    known.set(session, statement)
    return statement.execute(values)
  }
}

/** A value that comes with each execution. */
export const value = (name: string) => sql.placeholder(name)

/** Whether a column is one of a list of texts: the statement stays the same however long the list is. */
export const isOneOf = (column: Parameters<typeof sql>[1], name: string) =>
  sql`${column} = any(${sql.placeholder(name)}::text[])`
