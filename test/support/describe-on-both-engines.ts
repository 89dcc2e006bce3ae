/** One suite for PGlite and PostgreSQL: whatever holds on one must hold on the other. */
import { afterAll, beforeAll, describe } from '@jest/globals'
import { describeOnPostgres } from './describe-on-postgres.ts'
import { openPgliteStore, openPostgresStore, type TestStore } from './test-store.ts'

/** `store()` is open from `beforeAll` on and shared by the suite's tests. */
export function describeOnBothEngines(name: string, tests: (store: () => TestStore) => void): void {
  describe(`${name}（PGlite）`, () => {
    tests(openForSuite(openPgliteStore))
  })
  describeOnPostgres(`${name}（PostgreSQL）`, (postgres) => {
    tests(openForSuite(async () => openPostgresStore(await postgres.createDatabase('store'))))
  })
}

/** For what is a matter of amount and not of the engine: on PostgreSQL where there is one, else on PGlite. */
export function describeOnFasterEngine(name: string, tests: (store: () => TestStore) => void): void {
  if (process.env.TEST_POSTGRES_URL) {
    describeOnPostgres(name, (postgres) => {
      tests(openForSuite(async () => openPostgresStore(await postgres.createDatabase('store'))))
    })
    return
  }
  describe(name, () => tests(openForSuite(openPgliteStore)))
}

/** Opens the store before the first test of the group and closes it after the last. */
export function openForSuite(open: () => Promise<TestStore>): () => TestStore {
  let store: TestStore | undefined
  beforeAll(async () => {
    store = await open()
  }, 60_000)
  afterAll(() => store?.close(), 60_000)
  return () => {
    if (!store) throw new Error('The store is not open yet')
    return store
  }
}
