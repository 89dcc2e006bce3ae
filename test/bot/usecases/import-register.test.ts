import { expect, test } from '@jest/globals'
import { importRegister, type RegisterContent } from '../../../bot/src/usecases/import-register.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { measures, smallCity, who } from '../../support/small-city.ts'

const office = officeForEachTest()

const rows = (statement: string) => office().store.rows(statement)
const import_ = (content: RegisterContent = smallCity) => importRegister(office().deps, content)

test('空の一覧に、町の一覧がすべて入る', async () => {
  expect(await import_()).toBe(true)
  expect(await office().store.unitOfWork.run((tx) => tx.register.list())).toEqual(measures)
  expect(await office().store.unitOfWork.run((tx) => tx.register.assignments())).toEqual(smallCity.assignments)
  expect(await office().store.unitOfWork.run((tx) => tx.people.list())).toEqual(smallCity.people)
  expect(await office().store.unitOfWork.run((tx) => tx.rounds.find('2025Q2'))).toEqual(smallCity.publishedRound)
  expect(await rows('select key, content from documents')).toEqual([
    { key: 'strategy', content: { goal: '業務量30％減' } },
  ])
  expect(await rows('select count(*)::int as n from published_answers')).toEqual([{ n: 3 }])
})

test('二度目は何もせず、その間に変わったものも元に戻さない', async () => {
  await import_()
  await rows("update measures set title = '新しい名前' where id = 'B1-3'")
  await office().store.unitOfWork.run((tx) => tx.people.save([{ id: who.leader, post: '会計課 PL', duties: [] }]))
  const version = await office().store.boardReader.version()
  expect(await import_()).toBe(false)
  expect(await rows("select title from measures where id = 'B1-3'")).toEqual([{ title: '新しい名前' }])
  expect(await rows(`select post from people where id = '${who.leader}'`)).toEqual([{ post: '会計課 PL' }])
  expect(await office().store.boardReader.version()).toBe(version)
})

test('途中で入らないものがあれば、何も入らない', async () => {
  const broken: RegisterContent = {
    ...smallCity,
    publishedAnswers: [
      { roundId: '2025Q2', measureId: 'Z9-9', weather: 'sunny', direction: 'continue', progress: '', detail: {} },
    ],
  }
  await expect(import_(broken)).rejects.toThrow()
  expect(await rows('select id from people union all select id from measures union all select id from rounds')).toEqual(
    [],
  )
  expect(await import_()).toBe(true)
})

test('計画も指標も原典もない町でも入る', async () => {
  const bare: RegisterContent = { ...smallCity, plans: [], indicators: [], publishedAnswers: [], documents: {} }
  expect(await import_(bare)).toBe(true)
  expect(await office().store.unitOfWork.run((tx) => tx.register.list())).toEqual(measures)
})
