/** A new, empty database for a case: a throw-away PostgreSQL where its programs are, else PGlite in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, findPostgres, startPostgres } from '../../test/support/postgres.ts'

export interface BenchDatabase {
  readonly engine: 'PostgreSQL' | 'PGlite'
  /** What the app is told. */
  readonly env: Readonly<Record<string, string>>
  /** For whatever else wants to be kept during the case. */
  readonly folder: string
  remove(): Promise<void>
}

export async function openBenchDatabase(): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'gyokaku-bench-'))
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  const programs = findPostgres()
  if (programs === null) {
    return { engine: 'PGlite', env: { DATA_DIR: folder }, folder, remove: async () => removeFolder() }
  }
  const server = await startPostgres(programs)
  const url = await createDatabase(server.url, 'bench')
  return {
    engine: 'PostgreSQL',
    env: { DATA_DIR: folder, DATABASE_URL: url },
    folder,
    remove: async () => {
      await server.stop()
      removeFolder()
    },
  }
}
