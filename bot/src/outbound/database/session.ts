/** A database handle that is the same for PGlite and PostgreSQL; inside a transaction only the transaction's own is used. */
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { ConstructorOptions } from 'pg-boss'

/** Both drivers answer raw SQL with `{ rows }`. */
interface RowsResult extends PgQueryResultHKT {
  readonly type: { rows: unknown[] }
}

type Database = PgDatabase<RowsResult>

export type Session = Pick<Database, 'select' | 'selectDistinctOn' | 'insert' | 'update' | 'delete' | 'execute'>

/** An open database: what the unit of work, the queue and the reading side build on. */
export interface OpenDatabase {
  readonly kind: 'pglite' | 'postgres'
  readonly db: Session
  /** Commits when `work` resolves, rolls back when it rejects. Inside, only the session given may be used. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** How pg-boss reaches the same database. */
  readonly queue: QueueConnection
  migrate(): Promise<void>
  close(): Promise<void>
}

export type QueueConnection = Pick<ConstructorOptions, 'backend' | 'connectionString' | 'db'>
