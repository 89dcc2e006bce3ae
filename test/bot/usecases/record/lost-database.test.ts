/** The lists are full and the database is not theirs any more. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { importRegister } from '../../../../bot/src/usecases/import-register.ts'
import { type Rebuilt, rebuildRecord } from '../../../../bot/src/usecases/rebuild-record.ts'
import { readHealth } from '../../../../bot/src/usecases/watch-health.ts'
import { officeForEachTest } from '../../../support/office-for-each-test.ts'
import { openRecordOffice, type RecordOffice } from '../../../support/record-office.ts'
import { smallCity, who } from '../../../support/small-city.ts'

describe('データベースが失われたとき', () => {
  const current = officeForEachTest()
  let office: RecordOffice
  const aDay = 24 * 60
  beforeEach(async () => {
    office = await openRecordOffice(current())
  })
  const lose = () => current().store.empty()
  const rebuild = (): Promise<Rebuilt> => {
    const { pages, personByName } = office.lists
    return rebuildRecord(office.deps, { pages, personByName, published: true }, () => undefined)
  }

  test('空のまま始めても、台帳を入れてからでも、リストを読み書きせず、先に rebuild をと示す', async () => {
    await office.answer()
    await office.publish()
    const before = JSON.stringify([office.lists.rows('measures'), office.lists.rows('checkIns')])
    await lose()
    expect(await office.pull()).toBe('rebuildFirst')
    expect(await readHealth(office.deps)).toMatchObject({ rebuildFirst: true })
    expect(await current().store.rows('select 1 from people')).toEqual([])
    await importRegister(office.deps, smallCity)
    expect([await office.publish(), await office.pull()]).toEqual(['rebuildFirst', 'rebuildFirst'])
    expect(await office.differences()).toEqual([])
    expect(JSON.stringify([office.lists.rows('measures'), office.lists.rows('checkIns')])).toBe(before)

    await lose()
    await office.pull()
    expect(await rebuild()).toMatchObject({ kind: 'rebuilt', unlisted: [] })
    expect(await readHealth(office.deps)).toMatchObject({ rebuildFirst: false })
    expect([await office.publish(), await office.pull()]).toEqual(['batches: 0', 'pages: 9'])
  })

  test('メンバーから消されていた方は、仮の職で戻り、その方の担当と回答も残る', async () => {
    await office.answer()
    await office.publish()
    office.lists.remove('members', who.leader)
    await lose()
    expect(await rebuild()).toMatchObject({ kind: 'rebuilt', unlisted: [who.leader] })
    expect(await office.deps.unitOfWork.run((tx) => tx.people.find(who.leader))).toMatchObject({
      post: 'メンバー一覧にない人',
      duties: [],
    })
    expect(await office.progress()).not.toBeNull()
    await office.publish()
    expect(office.lists.row('members', who.leader)?.cells.post).toBe('メンバー一覧にない人')
  })

  test('開いている回で届いたお知らせは、戻したあとに二度届かず、次の段は届く', async () => {
    const told = async () => {
      const before = office.sent.length
      await office.tick()
      await office.runJobs()
      return office.sent.length - before
    }
    const untilTold = async () => {
      for (let day = 0; day < 30; day += 1) {
        office.passMinutes(aDay)
        if ((await told()) > 0) return
      }
      throw new Error('Nobody was told')
    }
    await told()
    await untilTold()
    await office.publish()
    await lose()
    await rebuild()
    expect(await told()).toBe(0)
    await untilTold()
  })
})
