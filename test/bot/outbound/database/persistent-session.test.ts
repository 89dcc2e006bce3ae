import { beforeEach, expect, test } from '@jest/globals'
import { sql } from 'drizzle-orm'
import type { Session } from '../../../../bot/src/outbound/database/session.ts'
import { describeOnBothEngines } from '../../../support/describe-on-both-engines.ts'
import { who } from '../../../support/small-city.ts'

const person = (id: string) => ({ id, post: '総務課 PL', duties: [] })

describeOnBothEngines('取引から取引へ続くセッション', (store) => {
  beforeEach(() => store().empty())

  const ids = () => store().unitOfWork.run(async (tx) => (await tx.people.list()).map(({ id }) => id).sort())
  /** Read by a statement that is written once a session. */
  const find = (id: string) => store().unitOfWork.run((tx) => tx.people.find(id))

  test('同時の取引は、たがいの書きかけを見ない', async () => {
    const written = Promise.withResolvers<void>()
    const looked = Promise.withResolvers<void>()
    if (store().database.kind === 'pglite') looked.resolve()
    const first = store().unitOfWork.run(async (tx) => {
      await tx.people.save([person('甲')])
      written.resolve()
      await looked.promise
      return (await tx.people.find('甲'))?.id
    })
    await written.promise
    const second = find('甲')
    if (store().database.kind === 'postgres') {
      expect(await second).toBeNull()
      looked.resolve()
    }
    expect(await first).toBe('甲')
    expect((await find('甲'))?.id).toBe('甲')
  })

  test('失敗した取引の後の読み取りは、書かれなかったものを返さない', async () => {
    for (let n = 0; n < 12; n += 1) {
      const failing = store().unitOfWork.run(async (tx) => {
        await tx.people.save([person(who.leader)])
        expect((await tx.people.find(who.leader))?.id).toBe(who.leader)
        throw new Error('後の手順の失敗')
      })
      await expect(failing).rejects.toThrow('後の手順の失敗')
      expect(await find(who.leader)).toBeNull()
    }
    await store().unitOfWork.run((tx) => tx.people.save([person(who.leader)]))
    expect(await ids()).toEqual([who.leader])
  })

  test('失敗した取引の後から来た文は、どの取引にも入らない', async () => {
    let kept: Session | undefined
    const failing = store().database.transaction(async (session) => {
      kept = session
      throw new Error('失敗')
    })
    await expect(failing).rejects.toThrow('失敗')
    await expect(
      (async () => kept?.execute(sql`insert into people (id, post, duties) values ('後', '総務課 PL', '[]')`))(),
    ).rejects.toThrow()
    expect(await ids()).toEqual([])
  })

  test('失敗した取引の文が次の取引の最中に来ても、次の取引には入らない', async () => {
    let kept: Session | undefined
    const failing = store().database.transaction(async (session) => {
      kept = session
      throw new Error('失敗')
    })
    await expect(failing).rejects.toThrow('失敗')
    await store().database.transaction(async (session) => {
      await session.execute(sql`insert into people (id, post, duties) values ('次', '総務課 PL', '[]')`)
      await expect(
        (async () => kept?.execute(sql`insert into people (id, post, duties) values ('後', '総務課 PL', '[]')`))(),
      ).rejects.toThrow()
    })
    expect(await ids()).toEqual(['次'])
  })
})
