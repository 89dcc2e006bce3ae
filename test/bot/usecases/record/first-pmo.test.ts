import { expect, test } from '@jest/globals'
import { publishRecord } from '../../../../bot/src/usecases/publish-record.ts'
import { pullSharePointChanges } from '../../../../bot/src/usecases/pull-sharepoint-changes.ts'
import { dutyCode } from '../../../../shared/src/domain/duty-code.ts'
import { fakeCityLists } from '../../../support/fake-city-lists.ts'
import { officeForEachTest } from '../../../support/office-for-each-test.ts'
import { who } from '../../../support/small-city.ts'

const current = officeForEachTest()

const pmoDuty = dutyCode({ kind: 'pmo', unit: 'digitalStrategy' })

function openEmptyCity() {
  const lists = fakeCityLists()
  lists.directory.set('pmo@city.example', who.pmo)
  lists.directory.set('second@city.example', who.bystander)
  const deps = { ...current().deps, cityLists: lists }
  const add = (upn: string, duties: string) =>
    lists.add('members', { upn, post: 'デジタル戦略室 主査', duties }, who.stranger)
  const people = () => deps.unitOfWork.run((tx) => tx.people.list())
  const differences = () => deps.unitOfWork.run((tx) => tx.record.differences())
  return { add, people, differences, pull: () => pullSharePointChanges(deps) }
}

test('PMO が一人もいないうちは、リストに足された PMO の行を取り込む', async () => {
  const { add, people, differences, pull } = openEmptyCity()
  add('pmo@city.example', pmoDuty)
  await pull()
  expect(await people()).toMatchObject([{ id: who.pmo, duties: [{ kind: 'pmo', unit: 'digitalStrategy' }] }])
  expect(await differences()).toEqual([])
})

test('最初の PMO が決まった後は、登録のない方が足した行を取り込まない', async () => {
  const { add, people, differences, pull } = openEmptyCity()
  add('pmo@city.example', pmoDuty)
  await pull()
  add('second@city.example', pmoDuty)
  await pull()
  expect(await people()).toHaveLength(1)
  expect(await differences()).toMatchObject([{ list: 'members', kind: 'notPermitted' }])
})

test('PMO が一人もいなくても、PMO にする行のほかは取り込まない', async () => {
  const { add, people, differences, pull } = openEmptyCity()
  add('second@city.example', '')
  await pull()
  expect(await people()).toEqual([])
  expect(await differences()).toMatchObject([{ list: 'members', kind: 'notPermitted' }])
})

test.each([
  ['登録のない方の編集', who.stranger],
  ['アプリの書き込み', null],
])('PMO が一人もいないうちは、すでにいる方の行に PMO の役割を加えると取り込む（%s）', async (_, editor) => {
  const { deps } = current()
  const lists = fakeCityLists()
  const city = { ...deps, cityLists: lists }
  const post = '総務課 主査'
  await deps.unitOfWork.run((tx) => tx.people.save([{ id: who.bystander, post, duties: [] }]))
  await publishRecord(city)
  await pullSharePointChanges(city)
  lists.edit('members', who.bystander, { duties: pmoDuty }, editor)
  await pullSharePointChanges(city)
  const found = await deps.unitOfWork.run(async (tx) => [await tx.people.list(), await tx.record.differences()])
  expect(found).toEqual([[{ id: who.bystander, post, duties: [{ kind: 'pmo', unit: 'digitalStrategy' }] }], []])
})
