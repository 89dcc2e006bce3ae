import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Client } from 'pg'
import { describeOnPostgres } from '../../../support/describe-on-postgres.ts'
import { openPostgresStore, type TestStore } from '../../../support/test-store.ts'

const person = (id: string) => ({ id, post: '総務課 PL', duties: [] })

describeOnPostgres('PostgreSQL との接続が切れたとき', (postgres) => {
  let store: TestStore
  let administrator: Client

  beforeAll(async () => {
    const url = await postgres.createDatabase('lost')
    store = await openPostgresStore(url)
    administrator = new Client({ connectionString: url })
    await administrator.connect()
  }, 60_000)

  afterAll(async () => {
    await administrator.end()
    await store.close()
  })

  const end = (which: string) => administrator.query(`select pg_terminate_backend(pid) from pg_stat_activity ${which}`)
  const inTransaction = "where datname = current_database() and state = 'idle in transaction'"

  test('途中だった書き込みだけが失敗し、同時の書き込みと後の書き込みは残る', async () => {
    const other = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const surviving = store.unitOfWork.run(async (tx) => {
      begun.resolve()
      await other.promise
      await tx.people.save([person('同時')])
    })
    await begun.promise
    const lost = store.unitOfWork.run(async (tx) => {
      await tx.people.save([person('途中')])
      await tx.later({ name: 'refresh-sent-card', payload: { roundId: '2025Q3', personId: '途中' } })
      const holders = await administrator.query(
        `select pid from pg_stat_activity ${inTransaction} and backend_xid is not null`,
      )
      expect(holders.rows).toHaveLength(1)
      await end(`${inTransaction} and backend_xid is not null`)
      await tx.people.save([person('途中の続き')])
    })
    await expect(lost).rejects.toThrow()
    other.resolve()
    await surviving
    await store.unitOfWork.run((tx) => tx.people.save([person('後')]))
    expect((await store.unitOfWork.run((tx) => tx.people.list())).map(({ id }) => id).sort()).toEqual(['同時', '後'])
    expect(await store.jobs()).toEqual([])
    expect(store.troubles.length).toBeGreaterThan(0)
  })

  test('切れた接続は数に入らず、何度切れても書き込めるようになる', async () => {
    // More often than the pool has places: a place that is never given back would end in waiting for ever.
    for (let time = 1; time <= 12; time += 1) {
      await end("where datname = current_database() and pid <> pg_backend_pid() and application_name = ''")
      await eventually(() => store.unitOfWork.run((tx) => tx.people.save([person(`切れた後${time}`)])))
    }
    const people = await store.unitOfWork.run((tx) => tx.people.list())
    expect(people.filter(({ id }) => id.startsWith('切れた後'))).toHaveLength(12)
  }, 60_000)
})

/** A connection may turn out to be dead only when it is used: that attempt fails, and a later one does not. */
async function eventually(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work()
      return
    } catch (error) {
      if (attempt === 20) throw error
    }
  }
}
