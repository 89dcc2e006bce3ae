import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { moduleUrl, startProgram } from '../../../support/child-program.ts'
import { copyDatabaseTemplate } from '../../../support/database-template.ts'
import { describeOnPostgres } from '../../../support/describe-on-postgres.ts'
import { storePicture } from '../../../support/store-picture.ts'
import { openPgliteStore, openPostgresStore } from '../../../support/test-store.ts'

const zones = ['Asia/Tokyo', 'America/New_York']

/** What a process in another time zone sees in the stores it opens itself, one after the other. */
const picturesIn = async (zone: string, opens: readonly string[]): Promise<readonly unknown[]> => {
  const program = startProgram(
    `import { openPostgresStore, openStoreIn } from ${moduleUrl('../../../support/test-store.ts', import.meta.url)}
     import { storePicture } from ${moduleUrl('../../../support/store-picture.ts', import.meta.url)}
     const pictures = []
     for (const open of [${opens.map((open) => `() => ${open}`).join(', ')}]) {
       const store = await open()
       pictures.push(await storePicture(store))
       await store.close()
     }
     console.log(JSON.stringify({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, pictures }))`,
    { TZ: zone },
  )
  const said: { readonly zone: string; readonly pictures: readonly unknown[] } = JSON.parse(await program.line())
  await program.finish()
  expect(said.zone).toBe(zone)
  return said.pictures
}

/** As seen in this process, on PGlite. */
let expected: unknown

beforeAll(async () => {
  const store = await openPgliteStore()
  expected = JSON.parse(JSON.stringify(await storePicture(store)))
  await store.close()
}, 60_000)

describe('行の内容（PGlite）', () => {
  test('日は文字のまま、時刻は同じ瞬間として残る', () => {
    expect(expected).toMatchObject({
      round: { id: '2025Q3', opensOn: '2025-12-17', dueOn: '2026-01-07', closesOn: '2026-01-15' },
      latest: { revision: 1, answeredAt: '2025-12-16T22:59:00.000Z' },
      served: { servedAt: '2025-12-16T22:59:00.000Z' },
      texts: [
        { opens_on: '2025-09-12' },
        { opens_on: '2025-12-17', as_of_day: '2025-11-30', opened_at: 1_765_925_940 },
      ],
      indicator: [{ target: 80.5, target_day: '2026-03-31' }],
    })
  })
})

describe.each(zones)('サーバーの時間帯が %s でも', (zone) => {
  const folder = { path: '' }
  beforeAll(() => {
    folder.path = copyDatabaseTemplate()
  })
  afterAll(() => rmSync(folder.path, { recursive: true, force: true }))
  const inFolder = () => `openStoreIn(${JSON.stringify(folder.path)})`

  if (!process.env.TEST_POSTGRES_URL) {
    test('PGlite で同じ行になる', async () => {
      expect(await picturesIn(zone, [inFolder()])).toEqual([expected])
    }, 60_000)
  }

  describeOnPostgres('どちらのデータベースも同じ時間帯なら', (postgres) => {
    test('PGlite でも PostgreSQL でも同じ行になる', async () => {
      const url = new URL(await postgres.createDatabase('zone'))
      url.searchParams.set('options', `-c TimeZone=${zone}`)
      const onServer = `openPostgresStore(${JSON.stringify(url.href)})`
      expect(await picturesIn(zone, [inFolder(), onServer])).toEqual([expected, expected])
    }, 60_000)
  })
})

describeOnPostgres('行の内容（PostgreSQL）', (postgres) => {
  test('PGlite と同じ行になる', async () => {
    const store = await openPostgresStore(await postgres.createDatabase('rows'))
    const picture: unknown = JSON.parse(JSON.stringify(await storePicture(store)))
    await store.close()
    expect(picture).toEqual(expected)
  }, 60_000)
})
