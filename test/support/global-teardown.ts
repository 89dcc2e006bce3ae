/** jest `globalTeardown`: removes what the set-up made, and nothing else. */
import { rmSync } from 'node:fs'
import tearDownPostgres from './postgres-teardown.ts'

export default async function tearDown(): Promise<void> {
  await tearDownPostgres()
  for (const folder of [process.env.TEST_DATABASE_TEMPLATE, process.env.NODE_COMPILE_CACHE]) {
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
}
