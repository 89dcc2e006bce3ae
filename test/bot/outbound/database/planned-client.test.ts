import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { sql } from 'drizzle-orm'
import { describeOnPostgres } from '../../../support/describe-on-postgres.ts'
import { openPostgresStore, type TestStore } from '../../../support/test-store.ts'

const person = (id: string) => ({ id, post: '総務課 PL', duties: [] })

describeOnPostgres('何度も聞く文の実行計画', (postgres) => {
  let store: TestStore

  beforeAll(async () => {
    store = await openPostgresStore(await postgres.createDatabase('planned'))
    await store.unitOfWork.run((tx) => tx.people.save(['甲', '乙', '丙'].map(person)))
  }, 60_000)
  afterAll(() => store.close())

  const inTransaction = <T>(work: Parameters<typeof store.database.transaction<T>>[0]) =>
    store.database.transaction(work)
  /** Of the same connection: one transaction after the other gets the one that was given back last. */
  const plans = () =>
    inTransaction(async (session) => {
      const { rows } = await session.execute(sql`select statement from pg_prepared_statements`)
      return rows.map((row) => (row as { statement: string }).statement)
    })
  const doubled = (n: number) =>
    inTransaction(async (session) => (await session.execute(sql`select ${n}::int * 2 as doubled`)).rows)

  test('一度きりの文は計画を持たず、何度も来る文は一つだけ持ち、値ごとに正しい答えを返す', async () => {
    const isOfDoubled = (statement: string) => statement.includes('as doubled')
    await doubled(1)
    expect((await plans()).filter(isOfDoubled)).toEqual([])
    for (let n = 2; n <= 30; n += 1) expect(await doubled(n)).toEqual([{ doubled: n * 2 }])
    expect((await plans()).filter(isOfDoubled)).toHaveLength(1)
  })

  test('始まりと終わりを告げる文は、何度来ても計画しない', async () => {
    for (let n = 0; n < 30; n += 1) await inTransaction(async () => undefined)
    expect((await plans()).filter((statement) => /^(begin|commit|rollback)/iu.test(statement))).toEqual([])
  })

  test('一つの接続が持つ計画の数には、限りがある', async () => {
    for (let kind = 0; kind < 160; kind += 1) {
      const text = sql.raw(`select ${kind} as kind`)
      await inTransaction(async (session) => {
        for (let n = 0; n < 10; n += 1) await session.execute(text)
      })
    }
    const count = (await plans()).length
    expect(count).toBeGreaterThan(100)
    expect(count).toBeLessThanOrEqual(200)
  }, 30_000)

  test('計画を持った後に表の列が増えても、同じ文が動く', async () => {
    const read = () => store.unitOfWork.run((tx) => tx.people.list())
    for (let n = 0; n < 12; n += 1) await read()
    await store.rows('alter table people add column added text')
    expect((await read()).map(({ id }) => id).sort()).toEqual(['丙', '乙', '甲'])
    await store.rows('alter table people drop column added')
    expect(await read()).toHaveLength(3)
  })
})
