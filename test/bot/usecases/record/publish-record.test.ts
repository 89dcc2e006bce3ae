import { beforeEach, describe, expect, test } from '@jest/globals'
import { RecordTrouble } from '../../../../bot/src/usecases/record-ports.ts'
import { officeForEachTest } from '../../../support/office-for-each-test.ts'
import { openRecordOffice, type RecordOffice } from '../../../support/record-office.ts'
import { who } from '../../../support/small-city.ts'
import { goodDraft } from '../../../support/test-office.ts'

const later = (afterSeconds: number | null = null, uncertain = true) =>
  ({ kind: 'tryLater', cause: 'unreachable', uncertain, afterSeconds }) as const

describe('リストへの書き込み', () => {
  const current = officeForEachTest()
  let office: RecordOffice
  beforeEach(async () => {
    office = await openRecordOffice(current())
  })
  const row = () => office.lists.row('checkIns', office.checkIn)
  const waiting = () => office.deps.unitOfWork.run((tx) => tx.record.waiting())
  const troubles = () => office.deps.unitOfWork.run((tx) => tx.record.troubles())

  test('台帳・人・回・回答待ちの施策が、一度ずつ書き込まれている', async () => {
    expect(await waiting()).toBe(0)
    expect(office.lists.rows('members')).toHaveLength(8)
    expect(office.lists.rows('measures')).toHaveLength(5)
    expect(office.lists.rows('checkIns')).toHaveLength(8)
    expect(row()?.cells).toMatchObject({ state: 'planned', responsible: who.leader })
    expect(office.lists.rows('measures').map(({ display }) => display.leaderPost)).toContain('総務課 PL')
  })

  test('回答は同じ行に書かれ、直した回答の前の版は履歴に残る', async () => {
    await office.answer()
    await office.answer({ ...goodDraft, progress: '直した文' })
    await office.publish()
    expect(row()?.cells).toMatchObject({ progress: '直した文', revision: 2, state: 'answered' })
    expect(office.lists.row('revisions', `${office.checkIn}|r1`)?.cells.progress).toBe(goodDraft.progress)
    expect(office.lists.rows('checkIns')).toHaveLength(8)
  })

  test('返事のない作成は、リストを確かめてからでなければ、もう一度書かれない', async () => {
    await office.answer()
    await office.answer({ ...goodDraft, progress: '直した文' })
    const revisions = () => office.lists.rows('revisions')
    office.lists.writeFaults.push({ outcome: later(), commit: true }, { outcome: later(), commit: true })
    await office.publish()
    expect(revisions()).toHaveLength(1)
    office.lists.calls.length = 0
    office.passMinutes(10)
    await office.publish()
    expect(office.lists.calls[0]).toBe('look')
    expect(office.lists.calls.join(' ')).not.toContain('create')
    expect(revisions()).toHaveLength(1)
    expect(await waiting()).toBe(0)
    expect(row()?.cells.progress).toBe('直した文')
  })

  test('返事がなく、書かれてもいない作成は、確かめた後に一度だけ書かれる', async () => {
    await office.answer()
    await office.answer({ ...goodDraft, progress: '直した文' })
    office.lists.writeFaults.push({ outcome: later(), commit: false }, { outcome: later(), commit: false })
    await office.publish()
    office.passMinutes(10)
    await office.publish()
    expect(office.lists.rows('revisions')).toHaveLength(1)
    expect(await waiting()).toBe(0)
  })

  test('返事のない書き込みの後に元へ戻した内容も、リストに残らない', async () => {
    await office.answer()
    await office.publish()
    office.lists.writeFaults.push({ outcome: later(), commit: true }, { outcome: later(), commit: true })
    const sendBack = (state: 'returned' | 'answered') =>
      office.deps.unitOfWork.run((tx) => tx.rounds.setExpectationState('2025Q3', 'B1-3', state))
    await sendBack('returned')
    await office.publish()
    expect(row()?.cells.state).toBe('returned')
    await sendBack('answered')
    office.passMinutes(10)
    await office.publish()
    expect(row()?.cells.state).toBe('answered')
    expect(await office.differences()).toEqual([])
  })

  test('書き込みの前にリストで直された文は、上書きされずに新しい版になる', async () => {
    await office.answer()
    await office.publish()
    await office.answer({ ...goodDraft, weather: 'rainy' })
    office.lists.beforeWrite = () => {
      office.lists.beforeWrite = null
      office.lists.edit('checkIns', office.checkIn, { issue: '窓口で書いた課題' }, who.leader)
    }
    await office.publish()
    expect(row()?.cells).toMatchObject({ issue: '窓口で書いた課題', weather: 'rainy', revision: 3 })
    const latest = await office.deps.unitOfWork.run((tx) => tx.answers.latest('2025Q3', 'B1-3'))
    expect(latest).toMatchObject({ revision: 3, answeredBy: who.leader, answer: { issue: '窓口で書いた課題' } })
    expect(await office.differences()).toEqual([])
    expect(await waiting()).toBe(0)
  })

  test('同じ欄を両方で直したときは、業革ボードの回答が残り、リストの文は相違として残る', async () => {
    await office.answer()
    await office.publish()
    office.lists.edit('checkIns', office.checkIn, { progress: 'リストの文' }, who.leader)
    await office.answer({ ...goodDraft, progress: '新しい回答' })
    await office.publish()
    expect(row()?.cells.progress).toBe('新しい回答')
    expect(await office.differences()).toMatchObject([
      { cell: 'progress', kind: 'answerNewerHere', theirs: 'リストの文', editor: who.leader },
    ])
  })

  test('権限のない方の変更は、取り込まれず、書き戻されもせずに、PMOを待つ', async () => {
    await office.answer()
    await office.publish()
    office.lists.edit('checkIns', office.checkIn, { progress: '他課の文' }, who.bystander)
    await office.answer({ ...goodDraft, weather: 'rainy' })
    await office.publish()
    expect(row()?.cells).toMatchObject({ progress: '他課の文', weather: 'rainy' })
    expect(await office.progress()).toBe(goodDraft.progress)
    expect(await office.differences()).toMatchObject([{ cell: 'progress', kind: 'notPermitted', theirs: '他課の文' }])
  })

  test('PMOを待つ文は、返事のない書き込みで新しい回答に置き換わっても、次の文が書かれても、相違に残る', async () => {
    await office.answer()
    await office.publish()
    office.lists.edit('checkIns', office.checkIn, { progress: '他課の文' }, who.bystander)
    await office.pull()
    await office.answer({ ...goodDraft, progress: '新しい回答' })
    office.lists.writeFaults.push({ outcome: later(0, true), commit: true })
    await office.publish()
    office.passMinutes(1)
    await office.publish()
    expect(row()?.cells.progress).toBe('新しい回答')
    expect(await office.differences()).toMatchObject([{ cell: 'progress', kind: 'notPermitted', theirs: '他課の文' }])
    office.lists.edit('checkIns', office.checkIn, { progress: 'また他課の文' }, who.bystander)
    await office.pull()
    expect(await office.differences()).toMatchObject([{ theirs: 'また他課の文', earlier: '他課の文' }])
  })

  test('リストから消された行は、新しい回答とともに、もう一度一つだけ書かれる', async () => {
    await office.answer()
    await office.publish()
    office.lists.remove('checkIns', office.checkIn)
    await office.answer({ ...goodDraft, progress: '直した文' })
    await office.publish()
    expect(row()?.cells.progress).toBe('直した文')
    expect(office.lists.rows('checkIns')).toHaveLength(8)
  })

  test('待つように言われたら、その間は何も書き込まない', async () => {
    await office.answer()
    office.lists.writeFaults.push({ outcome: later(300, false), commit: false })
    await office.publish()
    office.lists.calls.length = 0
    office.passMinutes(4)
    await office.publish()
    expect(office.lists.calls).toEqual([])
    office.passMinutes(2)
    await office.publish()
    expect(row()?.cells.progress).toBe(goodDraft.progress)
  })

  test('受け付けられない内容は休み、「もう一度書き込む」で再開する', async () => {
    await office.answer()
    const refused = { kind: 'refused', cause: 'valueRefused' } as const
    office.lists.writeFaults.push({ outcome: refused, commit: false })
    await office.publish()
    expect(await troubles()).toEqual([{ list: 'checkIns', key: office.checkIn, cause: 'valueRefused', resting: true }])
    office.passMinutes(600)
    office.lists.calls.length = 0
    await office.publish()
    expect(office.lists.calls).toEqual([])
    expect(await office.deps.unitOfWork.run((tx) => tx.record.tryAgain())).toBe(1)
    await office.publish()
    expect(row()?.cells.progress).toBe(goodDraft.progress)
    expect(await troubles()).toEqual([])
  })

  test('権限が戻れば、誰も押さなくても書き込まれる', async () => {
    await office.answer()
    office.lists.writeFaults.push({ outcome: { kind: 'refused', cause: 'noRight' }, commit: false })
    await office.publish()
    expect(await troubles()).toMatchObject([{ cause: 'noRight', resting: false }])
    office.passMinutes(20)
    await office.publish()
    expect(row()?.cells.progress).toBe(goodDraft.progress)
  })

  test('書き込みの途中で止まっても、時間がたてば別の実行が確かめてから引き継ぐ', async () => {
    await office.answer()
    await office.answer({ ...goodDraft, progress: '直した文' })
    office.lists.beforeWrite = () => {
      throw new Error('the process ends here')
    }
    await expect(office.publish()).rejects.toThrow('the process ends here')
    office.lists.beforeWrite = null
    office.lists.calls.length = 0
    await office.publish()
    expect(office.lists.calls).toEqual([])
    office.passMinutes(4)
    await office.publish()
    expect(office.lists.calls[0]).toBe('look')
    expect(row()?.cells.progress).toBe('直した文')
    expect(await waiting()).toBe(0)
  })

  test('確かめられないときは、書き込まずに待つ', async () => {
    await office.answer()
    office.lists.writeFaults.push({ outcome: later(), commit: true })
    await office.publish()
    office.passMinutes(10)
    office.lists.readFaults.push(new RecordTrouble('unreachable', null, false))
    office.lists.calls.length = 0
    await office.publish()
    expect(office.lists.calls).toEqual(['look'])
    expect(await troubles()).toMatchObject([{ cause: 'unreachable', resting: false }])
  })

  test('取り消した対象外は、リストからも消える', async () => {
    const excuse = { roundId: '2026Q1', measureId: 'B1-4', reason: 'assembly', text: '', by: who.pmo } as const
    const key = 'B1-4|2026Q1|excused'
    await office.deps.unitOfWork.run((tx) => tx.assignments.saveExcuse({ ...excuse, at: office.deps.clock.now() }))
    await office.publish()
    expect(office.lists.row('decisions', key)?.cells).toMatchObject({ kind: 'excuse', by: who.pmo })
    await office.deps.unitOfWork.run((tx) => tx.assignments.removeExcuse('2026Q1', 'B1-4'))
    await office.publish()
    expect(office.lists.row('decisions', key)).toBeNull()
    expect(await office.known('decisions', key)).toBeNull()
  })
})
