/** What the lists show follows our rows, also where the cell itself was not changed or a run ended too early. */
import { beforeEach, expect, test } from '@jest/globals'
import { closeRound } from '../../../../bot/src/usecases/close-round.ts'
import { pullSharePointChanges } from '../../../../bot/src/usecases/pull-sharepoint-changes.ts'
import { askAboutAnswer } from '../../../../bot/src/usecases/review-answer.ts'
import { officeForEachTest } from '../../../support/office-for-each-test.ts'
import { openRecordOffice, type RecordOffice } from '../../../support/record-office.ts'
import { who } from '../../../support/small-city.ts'
import { roundId } from '../../../support/test-office.ts'

const current = officeForEachTest()
let office: RecordOffice
beforeEach(async () => {
  office = await openRecordOffice(current())
})

test('施策の名前が変わると、計画・指標と、開いている回の行にも出る', async () => {
  office.lists.edit('measures', 'B1-3', { title: '電子決裁の徹底' }, who.pmo)
  await office.pull()
  await office.publish()
  const shown = [
    office.lists.row('plans', 'B1-3|2025'),
    office.lists.row('indicators', 'B1-3-rate'),
    office.lists.row('checkIns', office.checkIn),
  ]
  expect(shown.map((row) => row?.display.title)).toEqual(['電子決裁の徹底', '電子決裁の徹底', '電子決裁の徹底'])
})

test('今の担当をサインイン名で書いても、決まった形に書き直される', async () => {
  office.lists.directory.set('leader@city.example', who.leader)
  office.lists.edit('measures', 'B1-4', { leader: 'leader@city.example' }, who.pmo)
  await office.pull()
  await office.publish()
  expect(office.lists.row('measures', 'B1-4')?.cells.leader).toBe(who.leader)
})

test('変えられたキーは、取り込みが途中で終わっても、次の回に書き直される', async () => {
  office.lists.rekey('plans', 'B1-3|2025', '手で変えた')
  const { run } = office.deps.unitOfWork
  let pulled = false
  const ending: typeof run = async (work) => {
    if (pulled) throw new Error('The process ended')
    const before = (await office.known('plans', 'B1-3|2025'))?.eTag
    const done = await run(work)
    // The row was looked at and noted as it stands there; nothing more.
    pulled = before !== (await office.known('plans', 'B1-3|2025'))?.eTag
    return done
  }
  await expect(pullSharePointChanges({ ...office.deps, unitOfWork: { run: ending } })).rejects.toThrow('ended')
  office.passMinutes(4)
  await office.pull()
  await office.publish()
  expect(office.lists.row('plans', 'B1-3|2025')).not.toBeNull()
  expect(office.lists.row('plans', '手で変えた')).toBeNull()
})

test('職名が変わると、担当の施策と、開いている回の行にも出る', async () => {
  office.lists.edit('members', who.leader, { post: '総務課 主幹' }, who.pmo)
  await office.pull()
  await office.publish()
  const shown = [
    office.lists.row('measures', 'B1-3')?.display.leaderPost,
    office.lists.row('checkIns', office.checkIn)?.display.responsiblePost,
  ]
  expect(shown).toEqual(['総務課 主幹', '総務課 主幹'])
})

test('見る前にキーを書き換えられた行は、行が二つになったことと、することを PMO に示し、消されると相違も消える', async () => {
  const known = await office.known('plans', 'B1-3|2025')
  // The answer to the create never came, and the key was typed over before anybody looked.
  await office.deps.unitOfWork.run((tx) =>
    tx.record.learn({ list: 'plans', key: 'B1-3|2025' }, { itemId: null, eTag: null, base: null }),
  )
  office.lists.rekey('plans', 'B1-3|2025', '手で変えた')
  await office.deps.unitOfWork.run((tx) => tx.record.touch([{ list: 'plans', key: 'B1-3|2025' }]))
  await office.publish()
  await office.pull()
  expect(office.lists.row('plans', 'B1-3|2025')).not.toBeNull()
  expect(await office.differences()).toMatchObject([{ list: 'plans', key: `+${known?.itemId}`, kind: 'strayRow' }])
  office.lists.remove('plans', '手で変えた')
  await office.pull()
  expect(await office.differences()).toEqual([])
})

test('回の名前、決定の施策・回の名前と、決めた人の職名が、行に見える', async () => {
  await office.answer()
  await askAboutAnswer(office.deps, { asker: who.pmo, roundId, measureId: 'B1-3', question: 'いつの値でしょうか。' })
  await office.publish()
  expect(office.lists.row('rounds', roundId)?.display.label).toBe('令和7年度 第3四半期')
  const shown = office.lists.rows('decisions').map(({ cells, display }) => [cells.kind, display.title, display.byPost])
  expect(shown).toContainEqual(['question', '紙決裁の廃止', 'デジタル戦略室 PMO'])
  const round = () => office.lists.row('rounds', roundId)?.display
  expect(round()).toMatchObject({ answered: null, expected: null })
  await closeRound(office.deps, who.pmo, roundId)
  await office.publish()
  expect(round()).toMatchObject({ answered: 1, expected: expect.any(Number) })
})
