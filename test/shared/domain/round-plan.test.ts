import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cityHolidays } from '../../../bot/src/holidays.ts'
import {
  businessDaysBetween,
  firstBusinessDayOnOrAfter,
  isBusinessDay,
} from '../../../shared/src/domain/business-day.ts'
import { addDays, type Day } from '../../../shared/src/domain/day.ts'
import { quarterStart } from '../../../shared/src/domain/fiscal-calendar.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import type { Round, RoundState } from '../../../shared/src/domain/round.ts'
import { planRound } from '../../../shared/src/domain/round-calendar.ts'
import {
  changePlan,
  forewarned,
  isRuleDue,
  openToday,
  type PlanChange,
  phaseOf,
  planForMeeting,
  preflightOn,
  type RoundPlan,
  roundStepsDue,
} from '../../../shared/src/domain/round-plan.ts'
import { defaultSendingHours, instantAt } from '../../../shared/src/domain/sending-hours.ts'

const holidays = cityHolidays()
const plan: RoundPlan = { ...planRound('2025Q3', holidays), meetingOn: '2026-01-20' }

describe('本部会議の日から', () => {
  test('日がわからなければ、いつもの日程になる', () => {
    expect(planForMeeting('2025Q3', null, holidays)).toEqual({ ...planRound('2025Q3', holidays), meetingOn: null })
  })

  test('1月19日の会議なら、9日に締め切り、12月26日が期限、12日に始まる', () => {
    expect(planForMeeting('2025Q3', '2026-01-19', holidays)).toEqual({
      opensOn: '2025-12-12',
      dueOn: '2025-12-26',
      closesOn: '2026-01-09',
      asOfDay: '2025-11-30',
      meetingOn: '2026-01-19',
    })
  })

  test.each([
    ['12月の会議なら、10月末の数値を尋ねる', '2025-12-15', '2025-10-31'],
    ['11月の会議なら、開始の前日の数値を尋ねる', '2025-11-14', '2025-10-15'],
  ])('%s', (_, meetingOn, asOfDay) => {
    expect(planForMeeting('2025Q3', meetingOn, holidays)).toMatchObject({ asOfDay })
  })

  test('早すぎる会議は、いちばん早い日を示して断られる', () => {
    const refused = planForMeeting('2025Q3', '2025-10-20', holidays)
    expect(refused).toEqual({ refusal: { code: 'dateTooEarly', field: 'meetingOn', earliest: '2025-10-31' } })
    expect(planForMeeting('2025Q3', '2025-10-31', holidays)).toMatchObject({ opensOn: '2025-10-02' })
  })

  test('閉庁日の会議は断られる', () => {
    expect(planForMeeting('2025Q3', '2026-01-12', holidays)).toEqual({
      refusal: { code: 'notABusinessDay', field: 'meetingOn', day: '2026-01-12' },
    })
  })

  test('第4四半期は、会議が後でも、3月25日より前に締め切る', () => {
    expect(planForMeeting('2025Q4', '2026-04-20', holidays)).toMatchObject({
      closesOn: planRound('2025Q4', holidays).closesOn,
    })
  })

  test('どの会議の日からも、開庁日が順に並び、10開庁日と5開庁日があり、時点は開始より前である', () => {
    const roundId = fc.constantFrom('2025Q1', '2025Q2', '2025Q3', '2025Q4', '2026Q1')
    fc.assert(
      fc.property(roundId, fc.integer({ min: 0, max: 130 }), (id, shift) => {
        const meetingOn = firstBusinessDayOnOrAfter(addDays(quarterStart(id), shift), holidays)
        const found = planForMeeting(id, meetingOn, holidays)
        if (isRefusal(found)) return expect(found.refusal.code).toBe('dateTooEarly')
        for (const day of [found.opensOn, found.dueOn, found.closesOn]) expect(isBusinessDay(day, holidays)).toBe(true)
        expect(businessDaysBetween(found.opensOn, found.dueOn, holidays)).toBe(10)
        expect(businessDaysBetween(found.dueOn, found.closesOn, holidays)).toBe(5)
        expect(businessDaysBetween(found.closesOn, meetingOn, holidays)).toBeGreaterThanOrEqual(5)
        expect(found.asOfDay < found.opensOn && found.asOfDay >= quarterStart(id)).toBe(true)
      }),
    )
  })
})

describe('日程の変更は', () => {
  const change = (wanted: PlanChange, state: RoundState = 'planned', today: Day = '2025-12-01') =>
    changePlan('2025Q3', state, plan, wanted, today, holidays)

  test('言われたところだけが変わる', () => {
    expect(change({ dueOn: '2025-12-25', asOfDay: '2025-12-15' })).toEqual({
      ...plan,
      dueOn: '2025-12-25',
      asOfDay: '2025-12-15',
    })
    expect(change({ meetingOn: '' })).toEqual({ ...plan, meetingOn: null })
    expect(change({})).toEqual(plan)
  })

  test.each<[string, PlanChange, object]>([
    ['日でないもの', { dueOn: '12/25' }, { code: 'notADay', field: 'dueOn' }],
    ['日でない会議', { meetingOn: '来月' }, { code: 'notADay', field: 'meetingOn' }],
    ['閉庁日', { dueOn: '2025-12-27' }, { code: 'notABusinessDay', field: 'dueOn', day: '2025-12-27' }],
    ['過ぎた日', { opensOn: '2025-11-28' }, { code: 'dateTooEarly', field: 'opensOn', earliest: '2025-12-01' }],
    ['開始より前の期限', { dueOn: '2025-12-11' }, { code: 'datesOutOfOrder', earlier: 'opensOn', later: 'dueOn' }],
    [
      '期限より前の締切',
      { closesOn: '2025-12-25' },
      { code: 'dateTooEarly', field: 'closesOn', earliest: '2025-12-26' },
    ],
    [
      '締切より前の会議',
      { meetingOn: '2026-01-09' },
      { code: 'datesOutOfOrder', earlier: 'closesOn', later: 'meetingOn' },
    ],
    [
      '四半期より前の時点',
      { asOfDay: '2025-09-30' },
      { code: 'dateTooEarly', field: 'asOfDay', earliest: '2025-10-01' },
    ],
    ['期限より後の時点', { asOfDay: '2025-12-27' }, { code: 'dateTooLate', field: 'asOfDay', latest: '2025-12-26' }],
  ])('%sは断られる', (_, wanted, refusal) => {
    expect(change(wanted)).toEqual({ refusal })
  })

  test('始まった回の開始と、締め切った回は、もう変わらない', () => {
    expect(change({ opensOn: '2025-12-15' }, 'open')).toEqual({
      refusal: { code: 'roundAlreadyOpened', roundId: '2025Q3' },
    })
    expect(change({ closesOn: '2026-01-13' }, 'open', '2026-01-05')).toMatchObject({ closesOn: '2026-01-13' })
    expect(change({ dueOn: '2025-12-25' }, 'closed')).toEqual({
      refusal: { code: 'roundClosed', roundId: '2025Q3', closedOn: '2026-01-09' },
    })
  })

  test('期限と締切は、同じ日でもよい', () => {
    expect(change({ closesOn: '2025-12-26' })).toMatchObject({ dueOn: '2025-12-26', closesOn: '2025-12-26' })
  })

  test('受け入れた日程は、どの一日を動かしても、順序を守っている', () => {
    const field = fc.constantFrom('opensOn', 'dueOn', 'closesOn', 'asOfDay', 'meetingOn')
    fc.assert(
      fc.property(field, fc.integer({ min: -60, max: 60 }), (which, shift) => {
        const found = change({ [which]: addDays(plan.dueOn, shift) })
        if (isRefusal(found)) return
        const { opensOn, dueOn, closesOn, asOfDay, meetingOn } = found
        expect(opensOn < dueOn && dueOn <= closesOn && asOfDay <= dueOn && closesOn < (meetingOn ?? '9999')).toBe(true)
      }),
    )
  })
})

describe('手元で開くと', () => {
  test('今日から10開庁日より早い期限にはならず、会議の日は残る', () => {
    expect(openToday(plan, '2025-12-16', holidays)).toEqual({
      ...plan,
      opensOn: '2025-12-16',
      dueOn: '2026-01-06',
      closesOn: '2026-01-14',
    })
    expect(openToday(plan, '2025-12-01', holidays)).toEqual({ ...plan, opensOn: '2025-12-01' })
  })

  test('長くしてあった猶予は、短くならない', () => {
    const long = { ...plan, closesOn: '2026-01-30' }
    expect(openToday(long, '2025-12-16', holidays).closesOn).toBe('2026-01-30')
  })
})

describe('回の段階は', () => {
  const round: Round = { id: '2025Q3', state: 'open', ...planRound('2025Q3', holidays) }

  test.each([
    ['planned', '2025-12-20', 'planned'],
    ['open', '2025-12-26', 'open'],
    ['open', '2025-12-27', 'grace'],
    ['open', '2026-01-09', 'grace'],
    ['open', '2026-01-10', 'toClose'],
    ['closed', '2026-01-05', 'closed'],
  ] as const)('「%s」の回は、%s には「%s」', (state, today, phase) => {
    expect(phaseOf({ ...round, state }, today)).toBe(phase)
  })

  const steps = (
    state: RoundState,
    day: Day,
    done: Parameters<typeof roundStepsDue>[0]['done'] = new Set(),
    time = '10:00',
  ) =>
    roundStepsDue({
      now: instantAt(day, time),
      round: { ...round, state },
      done,
      hours: defaultSendingHours,
      holidays,
    })

  test('開始前の確認は、3開庁日前である', () => {
    expect(preflightOn(round, holidays)).toBe('2025-12-09')
  })

  test.each([
    ['3開庁日より前は、何もない', 'planned', '2025-12-08', []],
    ['3開庁日前に、確認', 'planned', '2025-12-09', ['preflight']],
    ['開始の日まで止まっていれば、確認と開始を順に', 'planned', '2025-12-12', ['preflight', 'open']],
    ['休みの日には、何もない', 'planned', '2025-12-13', []],
    ['始まっていれば、締切まで何もない', 'open', '2026-01-08', []],
    ['締切の日に、締切を尋ねる', 'open', '2026-01-09', ['askToClose']],
    ['締め切れば、何もない', 'closed', '2026-01-20', []],
  ] as const)('%s', (_, state, day, due) => {
    expect(steps(state, day)).toEqual(due)
  })

  test('済んだことは繰り返さず、夜には何もしない', () => {
    expect(steps('planned', '2025-12-12', new Set(['preflight']))).toEqual(['open'])
    expect(steps('planned', '2025-12-12', new Set(), '08:00')).toEqual([])
  })
})

describe('だれも日程を決めていない回', () => {
  test('開始の10開庁日前から前日まで、決まりの日で予定に入る', () => {
    const due = ['2025-11-27', '2025-11-28', '2025-12-11', '2025-12-12'].map((day) => isRuleDue(plan, day, holidays))
    expect(due).toEqual([false, true, true, false])
  })

  test('知らせるのが遅れたら、知らせてから3開庁日で始まり、期限は近すぎるときだけ動く', () => {
    expect(forewarned(plan, '2025-12-15', holidays)).toMatchObject({ opensOn: '2025-12-18', dueOn: '2025-12-26' })
    expect(forewarned(plan, '2025-12-23', holidays)).toMatchObject({ opensOn: '2025-12-26', dueOn: '2026-01-19' })
  })
})
