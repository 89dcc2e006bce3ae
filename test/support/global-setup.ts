/** jest `globalSetup`: what all test files share, made once. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDatabaseTemplate } from './database-template.ts'
import setUpPostgres from './postgres-setup.ts'

export default async function setUp(): Promise<void> {
  await setUpPostgres()
  process.env.TEST_DATABASE_TEMPLATE = await makeDatabaseTemplate()
  // Programs that tests start are read and translated once, not by each of them.
  process.env.NODE_COMPILE_CACHE = mkdtempSync(join(tmpdir(), 'gyokaku-compiled-'))
}
