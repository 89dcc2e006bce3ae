/** Many rows as one bound value: a value a cell costs drizzle more time than the database takes to store it. */
import { type SQL, sql } from 'drizzle-orm'

/** To stand after `from`; `shape` as in `k(bucket text, free_at float8)`, with the rows' own property names. */
export function jsonRows(rows: readonly object[], shape: string): SQL {
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${sql.raw(shape)}`
}
