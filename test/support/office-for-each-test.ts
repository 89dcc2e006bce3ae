/** A new office on an empty PGlite for every test of a file. */
import { beforeEach } from '@jest/globals'
import { openForSuite } from './describe-on-both-engines.ts'
import { openTestOffice, type TestOffice } from './test-office.ts'
import { openPgliteStore, type TestStore } from './test-store.ts'

export interface CurrentOffice extends TestOffice {
  readonly store: TestStore
}

export function officeForEachTest(): () => CurrentOffice {
  const store = openForSuite(openPgliteStore)
  let office: TestOffice
  beforeEach(async () => {
    await store().empty()
    office = openTestOffice(store())
  })
  return () => ({ ...office, store: store() })
}
