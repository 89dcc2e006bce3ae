/** Tests on a real PostgreSQL: each group makes databases of its own, which are dropped at its end. */
import { afterAll, describe } from '@jest/globals'
import { createDatabase, dropDatabase } from './postgres.ts'

export interface TestPostgres {
  /** A new database's URL. `template` is the URL of one made here before, to be copied. */
  createDatabase(name: string, template?: string): Promise<string>
}

/** Without a server the tests are reported as skipped, by name and with the reason. */
export function describeOnPostgres(name: string, tests: (postgres: TestPostgres) => void): void {
  const server = process.env.TEST_POSTGRES_URL
  if (!server) {
    describe.skip(`${name}（PostgreSQL のサーバーがないため省略）`, () => tests({ createDatabase: async () => '' }))
    return
  }
  describe(name, () => {
    const made: string[] = []
    tests({
      async createDatabase(database, template) {
        const url = await createDatabase(server, database, template && new URL(template).pathname.slice(1))
        made.push(url)
        return url
      },
    })
    // Declared last, so that it runs after the group's own endings: a connection left open makes the drop fail.
    afterAll(async () => {
      for (const url of made.reverse()) await dropDatabase(server, url)
    })
  })
}
