import { beforeEach, describe, expect, test } from '@jest/globals'
import { closeRound } from '../../../bot/src/usecases/close-round.ts'
import { importRegister } from '../../../bot/src/usecases/import-register.ts'
import { openRound } from '../../../bot/src/usecases/open-round.ts'
import { planRoundNow } from '../../../bot/src/usecases/plan-round.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { smallCity, who } from '../../support/small-city.ts'
import { codeOf, roundId, start } from '../../support/test-office.ts'

const office = officeForEachTest()

const plan = (asker: string = who.pmo, at = start) =>
  planRoundNow({ ...office().deps, clock: { now: () => at } }, asker)

beforeEach(async () => {
  await importRegister(office().deps, smallCity)
})

test('今日の四半期の回と、開いたときの日程が示され、まだ何も開かない', async () => {
  const planned = await plan()
  expect(planned).toEqual({
    roundId,
    calendar: { opensOn: '2025-12-16', dueOn: '2026-01-06', closesOn: '2026-01-14', asOfDay: '2025-11-30' },
  })
  expect(await office().store.rows("select 1 from rounds where state = 'open'")).toEqual([])
  expect(await office().store.jobs()).toEqual([])
})

test('示された日程のとおりに開く', async () => {
  const planned = await plan()
  const opened = await openRound(office().deps, who.pmo, roundId)
  expect(planned).toMatchObject({ calendar: { dueOn: 'dueOn' in opened ? opened.dueOn : '' } })
  expect(opened).toMatchObject('calendar' in planned ? planned.calendar : {})
})

test.each([
  ['2025-12-31T14:59:59Z', '2025Q3'],
  ['2025-12-31T15:00:00Z', '2025Q4'],
  ['2026-03-31T14:59:59Z', '2025Q4'],
  ['2026-03-31T15:00:00Z', '2026Q1'],
])('四半期の境目は東京の日付で決まる（%s は %s）', async (at, expected) => {
  expect(await plan(who.pmo, new Date(at))).toMatchObject({ roundId: expected })
})

describe('示されないとき', () => {
  test.each([
    ['PL', who.leader],
    ['課長', who.manager],
    ['部長', who.departmentHead],
    ['副市長', who.viceMayor],
    ['市長', who.mayor],
    ['ほかの職員', who.bystander],
  ])('%s が尋ねた', async (_post, asker) => {
    expect(codeOf(await plan(asker))).toBe('notAllowed')
  })

  test('登録のない人が尋ねた', async () => {
    expect(codeOf(await plan(who.stranger))).toBe('unknownPerson')
  })

  test('その四半期の回は、もう開いている、または締め切った', async () => {
    await openRound(office().deps, who.pmo, roundId)
    expect(await plan()).toEqual({ refusal: { code: 'roundAlreadyOpened', roundId } })
    await closeRound(office().deps, who.pmo, roundId)
    expect(await plan()).toEqual({ refusal: { code: 'roundAlreadyOpened', roundId } })
  })

  test('前の四半期の回が、まだ開いている', async () => {
    await openRound(office().deps, who.pmo, roundId)
    expect(await plan(who.pmo, new Date('2026-01-05T01:00:00Z'))).toEqual({
      refusal: { code: 'anotherRoundOpen', roundId },
    })
  })
})
