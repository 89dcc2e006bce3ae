/** jest `globalSetup`: what all test files share, made once. */
import { makeDatabaseTemplate } from './database-template.ts'
import setUpPostgres from './postgres-setup.ts'

export default async function setUp(): Promise<void> {
  await setUpPostgres()
  process.env.TEST_DATABASE_TEMPLATE = await makeDatabaseTemplate()
}
