import { beforeEach, describe, expect, test } from '@jest/globals'
import { RecordTrouble } from '../../../../bot/src/usecases/record-ports.ts'
import { recordLists } from '../../../../shared/src/domain/record.ts'
import { officeForEachTest } from '../../../support/office-for-each-test.ts'
import { openRecordOffice, type RecordOffice } from '../../../support/record-office.ts'
import { who } from '../../../support/small-city.ts'
import { goodDraft } from '../../../support/test-office.ts'

describe('リストでの変更の取り込み', () => {
  const current = officeForEachTest()
  let office: RecordOffice
  beforeEach(async () => {
    office = await openRecordOffice(current())
  })
  const row = () => office.lists.row('checkIns', office.checkIn)
  const latest = () => office.deps.unitOfWork.run((tx) => tx.answers.latest('2025Q3', 'B1-3'))
  const reading = () => office.deps.unitOfWork.run((tx) => tx.record.reading('checkIns'))
  const answered = async () => {
    await office.answer()
    await office.publish()
    await office.pull()
    office.lists.calls.length = 0
  }

  test('何も変わらなければ、リストごとに一度だけ尋ねる', async () => {
    await office.pull()
    expect(office.lists.calls).toEqual(recordLists.map((list) => `changes ${list}`))
  })

  test('自分で書いた行は、もう一度読まずに見分ける', async () => {
    await office.answer()
    await office.publish()
    office.lists.calls.length = 0
    await office.pull()
    expect(office.lists.calls).not.toContain('look')
    expect(await office.differences()).toEqual([])
  })

  test('リストで直した文は、直した方の新しい版になり、二度読んでも一つだけ', async () => {
    await answered()
    office.lists.edit('checkIns', office.checkIn, { progress: 'リストの文', weather: 'sunny' }, who.deputy)
    const again = office.lists.entry('checkIns', office.checkIn)
    await office.pull()
    expect(await latest()).toMatchObject({
      revision: 2,
      answeredBy: who.deputy,
      recordedFor: who.leader,
      answer: { progress: 'リストの文', weather: 'sunny', direction: goodDraft.direction },
    })
    await office.publish()
    office.lists.staged.set('checkIns', { changed: [again, again] })
    await office.pull()
    expect((await latest())?.revision).toBe(2)
    expect(await office.differences()).toEqual([])
    expect(row()?.cells).toMatchObject({ progress: 'リストの文', revision: 2 })
  })

  test('遅れて届いた古い姿は、新しい回答を戻さない', async () => {
    await answered()
    const first = office.lists.entry('checkIns', office.checkIn)
    await office.answer({ ...goodDraft, progress: '二つ目の文' })
    await office.publish()
    const second = office.lists.entry('checkIns', office.checkIn)
    await office.answer({ ...goodDraft, progress: '三つ目の文' })
    await office.publish()
    office.lists.staged.set('checkIns', { changed: [second, first] })
    await office.pull()
    expect(await office.progress()).toBe('三つ目の文')
    expect(row()?.cells.progress).toBe('三つ目の文')
    expect(await office.differences()).toEqual([])
  })

  test('ほかの実行が書いている最中の行は、ページごと次の回に読み直す', async () => {
    await answered()
    office.lists.edit('checkIns', office.checkIn, { progress: 'リストの文' }, who.leader)
    const now = office.deps.clock.now()
    const address = { list: 'checkIns', key: office.checkIn } as const
    const before = await reading()
    await office.deps.unitOfWork.run((tx) => tx.record.hold([address], now, new Date(now.getTime() + 60_000)))
    await office.pull()
    expect(await office.progress()).toBe(goodDraft.progress)
    expect((await reading())?.cursor).toBe(before?.cursor)
    await office.deps.unitOfWork.run((tx) => tx.record.release([address]))
    await office.pull()
    expect(await office.progress()).toBe('リストの文')
  })

  test('締め切った回の変更は、相違として残り、取り込まれない', async () => {
    await answered()
    await office.deps.unitOfWork.run((tx) => tx.rounds.close('2025Q3', office.deps.clock.now()))
    await office.publish()
    office.lists.edit('checkIns', office.checkIn, { progress: '締切後の文' }, who.leader)
    await office.pull()
    expect(await office.differences()).toMatchObject([{ cell: 'progress', kind: 'roundClosed', theirs: '締切後の文' }])
    expect(await office.progress()).toBe(goodDraft.progress)
    office.lists.edit('checkIns', office.checkIn, { progress: goodDraft.progress }, who.leader)
    await office.pull()
    expect(await office.differences()).toEqual([])
  })

  test('回答のきまりに合わない変更と、自動で書く列の変更は、相違として残る', async () => {
    await answered()
    office.lists.edit('checkIns', office.checkIn, { progress: 'あ'.repeat(401), state: 'accepted' }, who.leader)
    office.lists.spoil('checkIns', office.checkIn, 'weather', 'はれ？', who.leader)
    await office.pull()
    expect((await office.differences()).map(({ cell, kind }) => [cell, kind])).toEqual([
      ['progress', 'unreadable'],
      ['state', 'notEditable'],
      ['weather', 'unreadable'],
    ])
    expect((await latest())?.revision).toBe(1)
  })

  test('リストに少しずつ書かれた初めての回答は、そろったときに回答になる', async () => {
    office.lists.edit('checkIns', office.checkIn, { weather: 'sunny' }, who.leader)
    await office.pull()
    expect(await office.differences()).toMatchObject([{ cell: 'weather', kind: 'unreadable' }])
    const rest = { progress: 'リストだけの回答', direction: 'continue', directionReason: 'onPlan' }
    office.lists.edit('checkIns', office.checkIn, rest, who.leader)
    await office.pull()
    expect(await latest()).toMatchObject({ revision: 1, answer: { weather: 'sunny', progress: 'リストだけの回答' } })
    expect(await office.differences()).toEqual([])
  })

  test('担当をリストで替えると、開いている回の回答待ちもついていく', async () => {
    office.lists.directory.set('deputy@city.example', who.deputy)
    office.lists.edit('measures', 'B1-4', { leader: 'Deputy@city.example', title: '紙の削減' }, who.pmo)
    await office.pull()
    const found = await office.deps.unitOfWork.run(async (tx) => ({
      measure: await tx.register.find('B1-4'),
      expectation: await tx.rounds.lockExpectation('2025Q3', 'B1-4'),
    }))
    expect(found.measure).toMatchObject({ measure: { title: '紙の削減' }, assignment: { leader: who.deputy } })
    expect(found.expectation?.responsible).toBe(who.deputy)
    await office.publish()
    expect(office.lists.row('measures', 'B1-4')?.cells.leader).toBe(who.deputy)
    expect(await office.differences()).toEqual([])
  })

  test('担当を続けて二度替えると、書き戻す前でも、後の担当になる', async () => {
    office.lists.directory.set('deputy@city.example', who.deputy)
    office.lists.directory.set('manager@city.example', who.manager)
    office.lists.edit('measures', 'B1-4', { leader: 'deputy@city.example' }, who.pmo)
    await office.pull()
    office.lists.edit('measures', 'B1-4', { leader: 'manager@city.example' }, who.pmo)
    await office.pull()
    const found = await office.deps.unitOfWork.run((tx) => tx.register.find('B1-4'))
    expect(found?.assignment.leader).toBe(who.manager)
    expect(await office.differences()).toEqual([])
  })

  test('誰か分からない担当は相違になり、名前の変更は取り込まれる', async () => {
    office.lists.edit('measures', 'B1-4', { leader: 'nobody@city.example', title: '紙の削減' }, who.pmo)
    await office.pull()
    expect(await office.differences()).toMatchObject([
      { list: 'measures', cell: 'leader', kind: 'unreadable', theirs: 'nobody@city.example' },
    ])
    const found = await office.deps.unitOfWork.run((tx) => tx.register.find('B1-4'))
    expect(found).toMatchObject({ measure: { title: '紙の削減' }, assignment: { leader: who.leader } })
  })

  test('計画と指標の文と目標は、PMOが直せば取り込まれる', async () => {
    office.lists.edit('plans', 'B1-3|2025', { target: '一行目\n\n二行目' }, who.pmo)
    office.lists.edit('indicators', 'B1-3-rate', { target: 90, targetDay: '2026-12-31', betterWhen: 'higher' }, who.pmo)
    await office.pull()
    const found = await office.deps.unitOfWork.run(async (tx) => ({
      plan: await tx.register.plan('B1-3', 2025),
      indicators: await tx.register.indicators('B1-3'),
    }))
    expect(found.plan?.target).toEqual(['一行目', '二行目'])
    expect(found.indicators).toMatchObject([{ target: 90, targetDay: '2026-12-31', unit: '％' }])
    expect(await office.differences()).toEqual([])
  })

  test('メンバーの職と役割は取り込まれ、最後のPMOはなくならない', async () => {
    office.lists.edit('members', who.bystander, { post: '会計課長', duties: 'manager:会計課' }, who.pmo)
    office.lists.edit('members', who.pmo, { duties: null }, who.pmo)
    await office.pull()
    const people = await office.deps.unitOfWork.run((tx) => tx.people.list())
    expect(people.find(({ id }) => id === who.bystander)).toEqual({
      id: who.bystander,
      post: '会計課長',
      duties: [{ kind: 'manager', section: '会計課' }],
    })
    expect(people.find(({ id }) => id === who.pmo)?.duties).toHaveLength(1)
    expect(await office.differences()).toMatchObject([{ key: who.pmo, cell: 'duties', kind: 'unreadable' }])
  })

  test('メンバーの行は、サインイン名から人を確かめて加わり、キーが書き込まれる', async () => {
    const itemId = office.lists.add('members', { post: '市民課 主事', upn: 'new@city.example' }, who.pmo)
    await office.pull()
    expect(await office.differences()).toMatchObject([
      { list: 'members', key: `+${itemId}`, cell: 'upn', kind: 'unreadable', theirs: 'new@city.example' },
    ])
    office.lists.directory.set('new@city.example', who.stranger)
    const [added] = office.lists.rows('members').filter(({ key }) => key === null)
    expect(added?.itemId).toBe(itemId)
    const entry = { ...office.lists.entry('members', who.pmo), ...added, list: 'members', key: null } as const
    office.lists.staged.set('members', { added: [entry] })
    await office.pull()
    await office.publish()
    expect(await office.deps.unitOfWork.run((tx) => tx.people.find(who.stranger))).toMatchObject({
      post: '市民課 主事',
    })
    expect(office.lists.row('members', who.stranger)).toMatchObject({ itemId, cells: { id: who.stranger } })
    expect(await office.differences()).toEqual([])
  })

  test('新しい施策は、番号の列から台帳に加わる', async () => {
    const cells = { id: 'В1-9', title: '新しい施策', leadDepartment: '総務部', leader: who.leader }
    const itemId = office.lists.add('measures', cells, who.pmo)
    office.lists.add('measures', { id: 'B1-10', title: '', leadDepartment: '総務部' }, who.pmo)
    await office.pull()
    const found = await office.deps.unitOfWork.run((tx) => tx.register.find('B1-9'))
    expect(found).toMatchObject({
      measure: { title: '新しい施策', area: { id: 'B1' }, order: 5 },
      assignment: { leader: who.leader },
    })
    expect(await office.differences()).toMatchObject([{ list: 'measures', cell: 'title', kind: 'unreadable' }])
    await office.publish()
    expect(office.lists.row('measures', 'B1-9')).toMatchObject({
      itemId,
      cells: { id: 'B1-9', pillarName: '行政の効率' },
    })
  })

  test('権限のない方の行と、加えられないリストの行は、相違として見える', async () => {
    const [member, round] = [
      office.lists.add('members', { post: '課長', upn: 'x@city.example' }, who.bystander),
      office.lists.add('rounds', { id: '2030Q1' }, who.pmo),
    ]
    await office.pull()
    expect((await office.differences()).map(({ list, key, kind }) => [list, key, kind])).toEqual([
      ['members', `+${member}`, 'notPermitted'],
      ['rounds', `+${round}`, 'unknownRow'],
    ])
  })

  test('リストで消された行は、こちらでは消えずに、相違として見える', async () => {
    await answered()
    office.lists.remove('checkIns', office.checkIn)
    await office.pull()
    expect(await office.differences()).toMatchObject([{ key: office.checkIn, cell: '', kind: 'deletedThere' }])
    expect(await office.progress()).toBe(goodDraft.progress)
    await office.answer({ ...goodDraft, progress: '直した文' })
    await office.publish()
    await office.pull()
    expect(row()?.cells.progress).toBe('直した文')
    expect(await office.differences()).toEqual([])
  })

  test('書き換えられたキーは、元に戻る', async () => {
    await answered()
    office.lists.rekey('checkIns', office.checkIn, 'B1-3|2099Q9')
    await office.pull()
    await office.publish()
    expect(row()?.cells.progress).toBe(goodDraft.progress)
    expect(office.lists.rows('checkIns')).toHaveLength(8)
  })

  test('続きの印が古くなったら最初から読み直し、消えた行に気づく', async () => {
    await answered()
    office.lists.pageSize = 3
    office.passMinutes(1)
    office.lists.remove('measures', 'B2-1')
    office.lists.edit('checkIns', office.checkIn, { progress: 'リストの文' }, who.leader)
    office.lists.forgetCursors()
    await office.pull()
    expect(await office.progress()).toBe('リストの文')
    expect(await office.differences()).toMatchObject([{ list: 'measures', key: 'B2-1', kind: 'deletedThere' }])
    expect(await reading()).toMatchObject({ wholeSince: null, cause: null })
    await office.publish()
    office.lists.pageSize = 50
    await office.pull()
    office.lists.calls.length = 0
    await office.pull()
    expect(office.lists.calls).toHaveLength(recordLists.length)
  })

  test('一つのリストが読めなくても、ほかは読み、原因を残して続きから読む', async () => {
    await answered()
    office.lists.edit('checkIns', office.checkIn, { progress: 'リストの文' }, who.leader)
    office.lists.readFaults.push(new RecordTrouble('listMissing', null, true))
    await office.pull()
    expect(await office.deps.unitOfWork.run((tx) => tx.record.unread())).toEqual([
      { list: 'members', cause: 'listMissing' },
    ])
    expect(await office.progress()).toBe('リストの文')
    await office.pull()
    expect(await office.deps.unitOfWork.run((tx) => tx.record.unread())).toEqual([])
  })

  test('待つように言われたら、読むのも書くのも待つ', async () => {
    office.lists.readFaults.push(new RecordTrouble('throttled', 120, false))
    await office.pull()
    expect(office.lists.calls).toEqual(['changes members'])
    office.passMinutes(1)
    await office.pull()
    expect(office.lists.calls).toHaveLength(1)
    office.passMinutes(2)
    await office.pull()
    expect(office.lists.calls).toHaveLength(1 + recordLists.length)
  })
})
