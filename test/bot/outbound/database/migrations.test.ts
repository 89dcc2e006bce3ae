import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { migrationsFolder } from '../../../../bot/src/outbound/database/migrations-folder.ts'
import { moduleUrl, startProgram } from '../../../support/child-program.ts'
import { copyDatabaseTemplate } from '../../../support/database-template.ts'
import { describeOnPostgres } from '../../../support/describe-on-postgres.ts'
import { openPostgresStore, openStoreIn, type TestStore } from '../../../support/test-store.ts'

const journal: { readonly entries: readonly unknown[] } = JSON.parse(
  readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8'),
)

async function applied(store: TestStore): Promise<number> {
  return (await store.rows('select hash from drizzle.__drizzle_migrations')).length
}

describe('データベースの準備（PGlite）', () => {
  test('二度行っても、変更は一度ずつしか入らず、データは残る', async () => {
    const folder = copyDatabaseTemplate()
    const store = await openStoreIn(folder)
    await store.unitOfWork.run((tx) => tx.people.save([{ id: 'a', post: '総務課 PL', duties: [] }]))
    await store.database.migrate()
    expect(await applied(store)).toBe(journal.entries.length)
    await store.close()
    const again = await openStoreIn(folder)
    expect(await applied(again)).toBe(journal.entries.length)
    expect(await again.unitOfWork.run((tx) => tx.people.list())).toHaveLength(1)
    await again.close()
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)
})

describeOnPostgres('データベースの準備（PostgreSQL）', (postgres) => {
  test('二つのプロセスが同時に始めても、変更は一度ずつしか入らず、どちらも動き出す', async () => {
    const url = await postgres.createDatabase('migrate')
    const program = `
      import { openPostgresStore } from ${moduleUrl('../../../support/test-store.ts', import.meta.url)}
      const store = await openPostgresStore(${JSON.stringify(url)})
      console.log(store.troubles.length)
      await store.close()`
    const children = [startProgram(program), startProgram(program)]
    expect(await Promise.all(children.map((child) => child.line()))).toEqual(['0', '0'])
    expect(await Promise.all(children.map((child) => child.finish()))).toEqual([0, 0])
    const store = await openPostgresStore(url)
    expect(await applied(store)).toBe(journal.entries.length)
    await store.database.migrate()
    expect(await applied(store)).toBe(journal.entries.length)
    await store.close()
  }, 60_000)
})
