import { expect, test } from '@jest/globals'
import { changeLadder, ladderInUse } from '../../../../infra/setup/record/change-ladder.ts'
import { defaultLadder } from '../../../../shared/src/domain/ladder.ts'
import { defaultSendingHours } from '../../../../shared/src/domain/sending-hours.ts'
import { officeForEachTest } from '../../../support/office-for-each-test.ts'
import { start } from '../../../support/test-office.ts'

const office = officeForEachTest()
const change = (content: unknown) => changeLadder(office().store, JSON.stringify(content), start)
const now = () => ladderInUse(office().store)

test('何も決めていなければ、はじめからの段と時刻である', async () => {
  expect(await now()).toEqual({ ladder: defaultLadder, sendingHours: defaultSendingHours })
})

test('段だけ、時刻だけでも変えられ、書かなかったほうはそのまま残る', async () => {
  const ladder = [
    { id: 'due', offset: 0, to: ['leader'] },
    { id: 'pmo', offset: 3, to: ['manager', 'pmo'] },
  ]
  expect(await change({ ladder })).toMatchObject({ ladder, sendingHours: defaultSendingHours })
  const sendingHours = { from: '09:00', noticesAt: '09:30', to: '17:00' }
  expect(await change({ sendingHours })).toEqual({ ladder, sendingHours })
})

test.each<[string, unknown]>([
  ['部長への段', { ladder: [{ id: 'due', offset: 0, to: ['leader', 'departmentHead'] }] }],
  ['期限の日に PL のない段', { ladder: [{ id: 'pmo', offset: 4, to: ['pmo'] }] }],
  ['読めない時刻', { sendingHours: { from: '9:00', noticesAt: '10:00', to: '17:00' } }],
  ['知らない欄', { rungs: [] }],
  ['段と時刻の片方だけ正しいもの', { ladder: [...defaultLadder], sendingHours: { from: 'x', noticesAt: '', to: '' } }],
])('%sは受け取らず、何も変えない', async (_what, content) => {
  expect(await change(content)).toMatchObject({ problem: expect.stringMatching(/。$/) })
  expect(await now()).toEqual({ ladder: defaultLadder, sendingHours: defaultSendingHours })
})

test('JSON でないファイルは受け取らない', async () => {
  expect(await changeLadder(office().store, '段', start)).toHaveProperty('problem')
})
