/** 今回は対象外とする: before a round opens, always with a reason. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { excuseMeasure, withdrawExcuse } from '../../../bot/src/usecases/excuse-measure.ts'
import { importRegister } from '../../../bot/src/usecases/import-register.ts'
import { openRound } from '../../../bot/src/usecases/open-round.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { smallCity, who } from '../../support/small-city.ts'
import { codeOf, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()
const rows = (statement: string) => office().store.rows(statement)
const asked = { roundId, measureId: 'B2-1' }
const excuse = (reason = 'notStarted', text = '', measureId = 'B2-1') =>
  excuseMeasure(office().deps, who.pmo, { roundId, measureId, reason, text })
const open = () => openRound(office().deps, who.pmo, roundId)

beforeEach(async () => {
  await importRegister(office().deps, smallCity)
  await rows("delete from assignments where measure_id in ('B2-1', 'B2-2')")
})

describe('PLの決まっていない施策があると', () => {
  test('回は開かず、どの施策かが知らされ、何も書かれない', async () => {
    expect(await open()).toEqual({
      refusal: { code: 'measuresWithoutLeader', roundId, measureIds: ['B2-2', 'B2-1'] },
    })
    expect(await rows("select id from rounds where state = 'open'")).toEqual([])
    expect(await rows('select measure_id from expectations')).toEqual([])
    expect(await office().store.jobs()).toEqual([])
  })

  test('対象外とした施策は数えられず、残りだけが知らされる', async () => {
    await excuse()
    expect(await open()).toMatchObject({ refusal: { measureIds: ['B2-2'] } })
  })

  test('ほかの回で対象外としていても、この回は開かない', async () => {
    for (const measureId of ['B2-1', 'B2-2']) await excuse('budget', '', measureId)
    await rows("update excuses set round_id = '2025Q4'")
    expect(codeOf(await open())).toBe('measuresWithoutLeader')
  })
})

describe('対象外とした施策は', () => {
  test('回が開くと、理由とともに「対象外」になる', async () => {
    await excuse()
    await excuse('budget', '', 'B2-2')
    expect(codeOf(await open())).toBeNull()
    expect(
      await rows("select measure_id, responsible, state, cause from expectations where state <> 'planned' order by 1"),
    ).toEqual([
      { measure_id: 'B2-1', responsible: null, state: 'excused', cause: 'notStarted' },
      { measure_id: 'B2-2', responsible: null, state: 'excused', cause: 'budget' },
    ])
  })

  test('PLがいても回答をお願いせず、ほかの施策もない人にはお知らせしない', async () => {
    await rows(`insert into assignments (measure_id, person_id, part) values ('B2-2', '${who.deputy}', 'leader')`)
    await excuse()
    await excuse('assembly', '', 'B2-2')
    await open()
    expect(await rows("select responsible, state from expectations where measure_id = 'B2-2'")).toEqual([
      { responsible: who.deputy, state: 'excused' },
    ])
    expect((await office().store.jobs()).map(({ payload }) => payload.personId)).toEqual([who.leader])
  })
})

describe('対象外とするとき', () => {
  test.each([
    ['理由がない', '', '', 'reasonMissing'],
    ['知らない理由', 'holiday', '', 'reasonMissing'],
    ['その他なのに補足がない', 'other', ' \n　', 'textMissing'],
    ['補足が長すぎる', 'other', '理'.repeat(301), 'textTooLong'],
  ] as const)('%sなら、断られて何も変わらない', async (_, reason, text, code) => {
    await excuse()
    expect(codeOf(await excuse(reason, text))).toBe(code)
    expect(await rows('select reason, text from excuses')).toEqual([{ reason: 'notStarted', text: '' }])
  })

  test('もう一度対象外とすると、理由が改まる', async () => {
    await excuse()
    await excuse('other', '  庁舎の\u0000移転のため ')
    expect(await rows('select reason, text, by from excuses')).toEqual([
      { reason: 'other', text: '庁舎の移転のため', by: who.pmo },
    ])
  })

  test('対象に戻せる。開いた回では、どちらもできない', async () => {
    await excuse()
    await excuse('budget', '', 'B2-2')
    await withdrawExcuse(office().deps, who.pmo, asked)
    expect(await rows('select measure_id from excuses')).toEqual([{ measure_id: 'B2-2' }])
    await excuse()
    await open()
    expect(codeOf(await excuse())).toBe('roundAlreadyOpened')
    expect(codeOf(await withdrawExcuse(office().deps, who.pmo, asked))).toBe('roundAlreadyOpened')
  })

  test('PMO でなければできない', async () => {
    const wanted = { ...asked, reason: 'budget', text: '' }
    expect(codeOf(await excuseMeasure(office().deps, who.leader, wanted))).toBe('notAllowed')
    expect(codeOf(await withdrawExcuse(office().deps, who.manager, asked))).toBe('notAllowed')
    expect(codeOf(await excuseMeasure(office().deps, who.stranger, wanted))).toBe('unknownPerson')
  })

  test('ない施策、読めない回は断られる', async () => {
    expect(codeOf(await excuse('budget', '', 'Z9-9'))).toBe('unknownMeasure')
    const unreadable = { ...asked, roundId: 'R7Q3', reason: 'budget', text: '' }
    expect(codeOf(await excuseMeasure(office().deps, who.pmo, unreadable))).toBe('unknownRound')
  })
})
