/** jest `globalTeardown`: removes what the set-up made, and nothing else. */
import { rmSync } from 'node:fs'
import tearDownPostgres from './postgres-teardown.ts'

export default async function tearDown(): Promise<void> {
  await tearDownPostgres()
  const template = process.env.TEST_DATABASE_TEMPLATE
  if (template) rmSync(template, { recursive: true, force: true })
}
