/** 市の人がリストを直しながら、PL が回答する: the whole app in local mode, with its lists in the stand-in for SharePoint. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { entriesOf, keyColumn, listFields } from '../../bot/src/outbound/sharepoint/list-fields.ts'
import { closeRound } from '../../bot/src/usecases/close-round.ts'
import { pullSharePointChanges } from '../../bot/src/usecases/pull-sharepoint-changes.ts'
import { board } from '../../shared/src/contract/board.ts'
import type { RecordList } from '../../shared/src/domain/record.ts'
import { chatOf } from '../support/chat-of.ts'
import { posts, startTestCity, type TestCity } from '../support/test-city.ts'

// The lists have five seconds of their own; the rest waits for a busy machine.
jest.setTimeout(30_000)

let city: TestCity
const newcomer = '00000000-0000-4000-8000-00000000aaaa'

beforeAll(async () => {
  city = await startTestCity({ keepsLists: true })
  const upn = 'shinjin@city.example'
  // The register and the round that was opened stand there first.
  await settled()
  city.graph.administrator().changePerson(newcomer, { id: newcomer, displayName: '新人', userPrincipalName: upn })
}, 120_000)
afterAll(() => city.stop())

const leader = () => chatOf(city, posts.generalAffairsLeader)
const nameOf = (list: RecordList) => listFields[list].displayName

function row(list: RecordList, key: string) {
  const rows = city.graph.sites[0]?.list(nameOf(list)).items.after(0) ?? []
  return [...rows].find(({ fields }) => fields[keyColumn.name] === key)
}

/** Column names and values as people see them. */
function fieldsOf(list: RecordList, cells: Readonly<Record<string, string>>) {
  const fields = entriesOf(list).cells.filter(({ cell }) => cell in cells)
  return Object.fromEntries(fields.map(({ cell, column }) => [column.name, cells[cell]]))
}

const edit = (person: string, list: RecordList, key: string, cells: Readonly<Record<string, string>>) =>
  city.graph.asUser(person).edit(nameOf(list), row(list, key)?.id ?? 0, fieldsOf(list, cells))

/** Everything that waited stands in the lists. */
async function settled(): Promise<void> {
  while ((await city.deps.unitOfWork.run((tx) => tx.record.waiting())) > 0) await moment()
}

const moment = () => new Promise((resolve) => setTimeout(resolve, 20))

const pull = () => pullSharePointChanges(city.deps)
const differences = () => city.deps.unitOfWork.run((tx) => tx.record.differences())

/** Milliseconds until it is so; rejects after the promised five seconds. */
async function follows(isSo: () => boolean): Promise<number> {
  const began = performance.now()
  while (!isSo()) {
    if (performance.now() - began > 5000) throw new Error('The list has not followed within five seconds')
    await moment()
  }
  return performance.now() - began
}

async function onBoard(measureId: string) {
  const { body } = await city.ask(posts.pmo, 'GET', '/api/board')
  return board.parse(body).measures.find(({ id }) => id === measureId)
}

describe('市の人がリストを直しながら、PL が回答する', () => {
  test('はじめの行がそろい、回答すると5秒のうちにリストに載る', async () => {
    await leader().card()
    await leader().submit('B1-3', { progress: '窓口の様式を三つにまとめた。' })
    await follows(() => row('checkIns', 'B1-3|2025Q3')?.fields.Progress === '窓口の様式を三つにまとめた。')
    expect(row('checkIns', 'B1-3|2025Q3')?.fields).toMatchObject({ Direction: '継続', Revision: 1 })
  })

  test('リストで直した文は、直した方の新しい版としてボードに載り、前の版は履歴に残る', async () => {
    edit(posts.generalAffairsDeputy, 'checkIns', 'B1-3|2025Q3', { progress: '様式を四つにまとめた（副担当が訂正）。' })
    await pull()
    expect((await onBoard('B1-3'))?.current).toMatchObject({
      revision: 2,
      progress: '様式を四つにまとめた（副担当が訂正）。',
    })
    await follows(() => row('revisions', 'B1-3|2025Q3|r1')?.fields.Progress === '窓口の様式を三つにまとめた。')
  })

  test('同じ欄をリストでも直していたときは、チャットの回答が残り、リストの文は相違としてPMOに見える', async () => {
    await settled()
    edit(posts.generalAffairsDeputy, 'checkIns', 'B1-3|2025Q3', { progress: 'リストの文' })
    await leader().submit('B1-3', { basedOn: 2, progress: 'チャットの文' })
    await follows(() => row('checkIns', 'B1-3|2025Q3')?.fields.Progress === 'チャットの文')
    expect(await differences()).toMatchObject([{ kind: 'answerNewerHere', theirs: 'リストの文' }])
  })

  test('PMO は相違をカードで決め、リストの文を採れば新しい版になる', async () => {
    await leader().card()
    const pmo = chatOf(city, posts.pmo)
    expect(await pmo.say('記録')).toContain('1件')
    await pmo.press('record.theirs', { list: 'checkIns', key: 'B1-3|2025Q3', cell: 'progress', at: 0 })
    expect(await differences()).toEqual([])
    await follows(() => row('checkIns', 'B1-3|2025Q3')?.fields.Progress === 'リストの文')
    expect((await onBoard('B1-3'))?.current).toMatchObject({ revision: 4, progress: 'リストの文' })
  })

  test('担当をサインイン名で替えると、担当が替わり、リストには決まった形で書き直される', async () => {
    edit(posts.pmo, 'measures', 'B1-4', { leader: `${posts.citizensLeader}@city.example` })
    await pull()
    const found = await city.deps.unitOfWork.run((tx) => tx.register.find('B1-4'))
    expect(found?.assignment.leader).toBe(posts.citizensLeader)
    await follows(() => row('measures', 'B1-4')?.fields.LeaderEntra === posts.citizensLeader)
  })

  test('足した人と施策は登録され、鍵が書き込まれ、読み取れない人は相違になる', async () => {
    const add = (list: RecordList, cells: Readonly<Record<string, string>>) =>
      city.graph.asUser(posts.pmo).create(nameOf(list), fieldsOf(list, cells))
    add('members', { post: '会計課 主査', upn: 'shinjin@city.example' })
    add('members', { post: '会計課 主事', upn: 'dare-ka@city.example' })
    const area = { pillarId: 'B', pillarName: '行政の効率', areaId: 'B1', areaName: '事務の効率化' }
    add('measures', {
      id: 'B1-99',
      title: '鍵の貸し出しの見直し',
      ...area,
      leadDepartment: '総務部',
      leadSection: '総務課',
    })
    await pull()
    await follows(() => row('members', newcomer) !== undefined && row('measures', 'B1-99') !== undefined)
    expect(await city.deps.unitOfWork.run((tx) => tx.people.find(newcomer))).toMatchObject({ post: '会計課 主査' })
    expect(await differences()).toMatchObject([{ list: 'members', kind: 'unreadable', theirs: 'dare-ka@city.example' }])
  })

  test('締め切った後にリストを直しても、回答は変わらず、相違として見える', async () => {
    await settled()
    await closeRound(city.deps, posts.pmo, '2025Q3')
    await settled()
    edit(posts.generalAffairsLeader, 'checkIns', 'B1-3|2025Q3', { progress: '締切後の文' })
    await pull()
    expect((await onBoard('B1-3'))?.current).toMatchObject({ revision: 4, progress: 'リストの文' })
    expect((await differences()).map(({ kind }) => kind).sort()).toEqual(['roundClosed', 'unreadable'])
  })
})
