import { beforeEach, describe, expect, test } from '@jest/globals'
import { readDifference, readRecordStanding, tryRecordAgain } from '../../../../bot/src/usecases/list-differences.ts'
import { settleDifference } from '../../../../bot/src/usecases/settle-difference.ts'
import { isRefusal } from '../../../../shared/src/domain/refusal.ts'
import { officeForEachTest } from '../../../support/office-for-each-test.ts'
import { openRecordOffice, type RecordOffice } from '../../../support/record-office.ts'
import { who } from '../../../support/small-city.ts'
import { codeOf, goodDraft } from '../../../support/test-office.ts'

describe('リストとの相違の確定', () => {
  const current = officeForEachTest()
  let office: RecordOffice
  beforeEach(async () => {
    office = await openRecordOffice(current())
    await office.answer()
    await office.publish()
  })
  const row = () => office.lists.row('checkIns', office.checkIn)
  const settle = (cell: string, as: 'ours' | 'theirs', key = office.checkIn, asker: string = who.pmo) =>
    settleDifference(office.deps, asker, { list: 'checkIns', key }, cell, as, 0)
  const editAsStranger = async () => {
    office.lists.edit('checkIns', office.checkIn, { progress: '他課の文' }, who.bystander)
    await office.pull()
  }

  test('業革ボードの内容を書き戻すと、リストの文が元に戻る', async () => {
    await editAsStranger()
    expect(await settle('progress', 'ours')).toEqual({ as: 'ours', next: null })
    await office.publish()
    expect(row()?.cells.progress).toBe(goodDraft.progress)
    await office.pull()
    expect(await office.differences()).toEqual([])
    expect(codeOf(await settle('progress', 'ours'))).toBe('differenceSettled')
  })

  test('リストの内容を取り込むと、PMOの代理入力として新しい版になる', async () => {
    await editAsStranger()
    expect(await settle('progress', 'theirs')).toEqual({ as: 'theirs', next: null })
    const latest = await office.deps.unitOfWork.run((tx) => tx.answers.latest('2025Q3', 'B1-3'))
    expect(latest).toMatchObject({
      revision: 2,
      answeredBy: who.pmo,
      recordedFor: who.leader,
      answer: { progress: '他課の文' },
    })
    await office.publish()
    expect(row()?.cells).toMatchObject({ progress: '他課の文', revision: 2 })
  })

  test('締め切った回の内容は取り込めず、相違のまま残る', async () => {
    await office.deps.unitOfWork.run((tx) => tx.rounds.close('2025Q3', office.deps.clock.now()))
    await editAsStranger()
    expect(codeOf(await settle('progress', 'theirs'))).toBe('differenceNotTaken')
    expect(await office.differences()).toHaveLength(1)
    await settle('progress', 'ours')
    await office.publish()
    expect(row()?.cells.progress).toBe(goodDraft.progress)
  })

  test('削除された行は、書き戻すと同じ内容で戻る', async () => {
    office.lists.remove('checkIns', office.checkIn)
    await office.pull()
    await office.publish()
    expect(row()).toBeNull()
    await settle('', 'ours')
    await office.publish()
    expect(row()?.cells.progress).toBe(goodDraft.progress)
  })

  test('読み取れない文も、書き戻せば元に戻る', async () => {
    office.lists.spoil('checkIns', office.checkIn, 'recordedFor', '？', who.leader)
    await office.pull()
    expect(await office.differences()).toMatchObject([{ cell: 'recordedFor', kind: 'unreadable', ours: null }])
    await settle('recordedFor', 'ours')
    await office.publish()
    expect(row()?.unreadable).toEqual([])
    expect(row()?.cells.recordedFor).toBeNull()
  })

  test('追加された行は、確認しても消されない', async () => {
    const itemId = office.lists.add('checkIns', { progress: '手で足した行' }, who.pmo)
    await office.pull()
    const key = `+${itemId}`
    expect(await office.differences()).toMatchObject([{ key, kind: 'unknownRow' }])
    expect(await settle('', 'ours', key)).toEqual({ as: 'ours', next: null })
    await office.publish()
    expect(office.lists.rows('checkIns').some((one) => one.itemId === itemId)).toBe(true)
  })

  test('相違は一つずつ、職の名前とともに読める', async () => {
    office.lists.edit('measures', 'B1-4', { leader: who.deputy }, who.manager)
    await editAsStranger()
    expect(await readDifference(office.deps, who.pmo, 1)).toMatchObject({
      list: 'measures',
      key: 'B1-4',
      cell: 'leader',
      ours: '総務課 PL',
      theirs: '総務課 副PL',
      about: 'ペーパーレスの推進',
      editor: '総務課長',
      takes: true,
      index: 1,
      all: 2,
    })
    expect(await readDifference(office.deps, who.pmo, 9)).toMatchObject({ index: 0 })
  })

  test('書き込めないものの数と原因が分かり、もう一度書き込める', async () => {
    await office.answer({ ...goodDraft, progress: '直した文' })
    office.lists.writeFaults.push({ outcome: { kind: 'refused', cause: 'valueRefused' }, commit: false })
    await office.publish()
    expect(await readRecordStanding(office.deps, who.pmo)).toEqual({
      waiting: 1,
      troubles: [{ cause: 'valueRefused', list: 'checkIns', items: 1 }],
      differences: 0,
    })
    const tried = await tryRecordAgain(office.deps, who.pmo)
    expect(isRefusal(tried) ? null : tried.again).toBe(1)
    await office.publish()
    expect(await readRecordStanding(office.deps, who.pmo)).toEqual({ waiting: 0, troubles: [], differences: 0 })
  })

  test('PMOのほかは、相違も原因も見られず、確定もできない', async () => {
    await editAsStranger()
    for (const person of [who.leader, who.manager, who.mayor]) {
      expect(codeOf(await readRecordStanding(office.deps, person))).toBe('notAllowed')
      expect(codeOf(await readDifference(office.deps, person, 0))).toBe('notAllowed')
      expect(codeOf(await tryRecordAgain(office.deps, person))).toBe('notAllowed')
      expect(codeOf(await settle('progress', 'theirs', office.checkIn, person))).toBe('notAllowed')
    }
  })
})
