/** One suite for PGlite and PostgreSQL: whatever holds on one must hold on the other. */
import { afterAll, beforeAll, describe } from '@jest/globals'
import { describeOnPostgres } from './describe-on-postgres.ts'
import { openPgliteStore, openPostgresStore, preparePostgres, type TestStore } from './test-store.ts'

/** `store()` is open from `beforeAll` on and shared by the suite's tests. */
export function describeOnBothEngines(name: string, tests: (store: () => TestStore) => void): void {
  describe(`${name}（PGlite）`, () => {
    const store = openForSuite(openPgliteStore)
    tests(store)
  })
  describeOnPostgres(`${name}（PostgreSQL）`, (postgres) => {
    const store = openForSuite(async () => {
      const url = await postgres.createDatabase('store')
      await preparePostgres(url)
      return openPostgresStore(url)
    })
    tests(store)
  })
}

function openForSuite(open: () => Promise<TestStore>): () => TestStore {
  let store: TestStore | undefined
  beforeAll(async () => {
    store = await open()
  }, 30_000)
  afterAll(() => store?.close())
  return () => {
    if (!store) throw new Error('The store is not open yet')
    return store
  }
}
