import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  answerConsultation,
  type ChainPeople,
  type ConsultationCase,
  canPassOn,
  consultationAfterAnswer,
  consultationStep,
  isConsultationOverdue,
  openConsultation,
  openConsultations,
  passOn,
  withdrawConsultation,
} from '../../../shared/src/domain/consultation-chain.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'

const at = new Date('2025-12-16T01:42:00Z')
const chain: ChainPeople = { manager: ['manager'], departmentHead: ['head'], programmeManager: ['vice'] }
const asked = { roundId: '2025Q3', measureId: 'B1-3', askedBy: 'leader', at, chain, earlier: [] }
const wish = { text: '会計課との協議の場の設定', by: '2026-01-16' }

function opened(people: ChainPeople = chain): ConsultationCase {
  const found = openConsultation({ ...asked, chain: people }, wish)
  if (isRefusal(found)) throw new Error(found.refusal.code)
  return found
}

function passed(found: ConsultationCase, by: string, people: ChainPeople = chain): ConsultationCase {
  const next = passOn(found, by, at, people)
  if (isRefusal(next)) throw new Error(next.refusal.code)
  return next
}

describe('ご相談は', () => {
  test('まず課長に届き、一押しで部長、副市長へと進む', () => {
    const first = opened()
    expect(first).toMatchObject({ number: 1, state: 'open', rung: 'manager', holders: ['manager'], ...wish })
    const second = passed(first, 'manager')
    expect(second).toMatchObject({
      rung: 'departmentHead',
      holders: ['head'],
      passed: [{ rung: 'manager', holders: ['manager'], by: 'manager', at }],
    })
    const third = passed(second, 'head')
    expect(third).toMatchObject({ rung: 'programmeManager', holders: ['vice'] })
    expect([first, second, third].map((one) => canPassOn(one, chain))).toEqual([true, true, false])
    expect(passOn(third, 'vice', at, chain)).toEqual({ refusal: { code: 'nobodyToConsult', measureId: 'B1-3' } })
    expect([first, third].map(consultationStep)).toEqual([
      'consultation:B1-3:1:manager',
      'consultation:B1-3:1:programmeManager',
    ])
  })

  test.each<[string, ChainPeople, string[]]>([
    ['課長がいなければ', { ...chain, manager: [] }, ['departmentHead', 'programmeManager']],
    ['課長が自分なら', { ...chain, manager: ['leader'] }, ['departmentHead', 'programmeManager']],
    ['部長が課長を兼ねれば', { ...chain, departmentHead: ['manager'] }, ['manager', 'programmeManager']],
    ['副市長が部長を兼ねれば', { ...chain, programmeManager: ['head'] }, ['manager', 'departmentHead']],
  ])('%s、その段を飛ばす', (_, people, rungs) => {
    const went: string[] = []
    for (let found = opened(people); ; ) {
      went.push(found.rung)
      const [holder] = found.holders
      const next = holder === undefined ? null : passOn(found, holder, at, people)
      if (next === null || isRefusal(next)) break
      found = next
    }
    expect(went).toEqual(rungs)
  })

  test('つなぐ先がどこにもなければ、断られる', () => {
    const nobody = { manager: [], departmentHead: ['leader'], programmeManager: [] }
    expect(openConsultation({ ...asked, chain: nobody }, wish)).toEqual({
      refusal: { code: 'nobodyToConsult', measureId: 'B1-3' },
    })
  })

  test('二度押しても、一段だけ進む', () => {
    const second = passed(opened(), 'manager')
    expect(passOn(second, 'manager', at, chain)).toBe(second)
  })

  test('お返事は、預かっている人だけができ、担当に戻る', () => {
    const said = { text: ' 1月13日の課長会議後に調整します。', by: 'manager', at }
    const answered = answerConsultation(opened(), said)
    expect(answered).toMatchObject({
      state: 'answered',
      askedBy: 'leader',
      reply: { text: '1月13日の課長会議後に調整します。', by: 'manager' },
    })
    if (isRefusal(answered)) return
    expect(consultationStep(answered)).toBe('consultation:B1-3:1:answered')
    expect(answerConsultation(answered, said)).toBe(answered)
    const settled = { refusal: { code: 'consultationSettled', measureId: 'B1-3' } }
    expect(answerConsultation(answered, { ...said, text: '別の返事' })).toEqual(settled)
    expect(passOn(answered, 'manager', at, chain)).toEqual(settled)
    expect(withdrawConsultation(answered, 'leader', 'leader')).toEqual(settled)
  })

  test.each([
    ['まだ届いていない部長', 'head', { code: 'consultationElsewhere', measureId: 'B1-3' }],
    ['担当', 'leader', { code: 'consultationElsewhere', measureId: 'B1-3' }],
  ])('%s は、返事もつなぐこともできない', (_, by, refusal) => {
    expect(answerConsultation(opened(), { text: 'はい', by, at })).toEqual({ refusal })
    expect(passOn(opened(), by, at, chain)).toEqual({ refusal })
  })

  test('つないだ後の課長は、もう返事をしない', () => {
    expect(answerConsultation(passed(opened(), 'manager'), { text: 'はい', by: 'manager', at })).toEqual({
      refusal: { code: 'consultationElsewhere', measureId: 'B1-3' },
    })
  })

  test('空の返事は断られる', () => {
    expect(answerConsultation(opened(), { text: ' ', by: 'manager', at })).toEqual({ refusal: { code: 'textMissing' } })
  })

  test('相談した人と、いまの担当が取り下げられる', () => {
    expect(withdrawConsultation(opened(), 'leader', null)).toMatchObject({ state: 'withdrawn' })
    expect(withdrawConsultation(opened(), 'successor', 'successor')).toMatchObject({ state: 'withdrawn' })
    expect(withdrawConsultation(opened(), 'manager', 'leader')).toEqual({
      refusal: { code: 'notYourMeasure', measureId: 'B1-3' },
    })
  })

  test('だれが何を兼ねていても、同じ人に二度は届かず、自分にも届かない', () => {
    const someone = fc.array(fc.constantFrom('leader', 'a', 'b', 'c'), { maxLength: 2 })
    const people = fc.record({ manager: someone, departmentHead: someone, programmeManager: someone })
    fc.assert(
      fc.property(people, (all) => {
        const had: string[] = ['leader']
        let found = openConsultation({ ...asked, chain: all }, wish)
        while (!isRefusal(found)) {
          expect(found.holders.filter((id) => had.includes(id))).toEqual([])
          expect(found.holders.length).toBeGreaterThan(0)
          had.push(...found.holders)
          found = passOn(found, found.holders[0] ?? '', at, all)
        }
      }),
    )
  })
})

describe('回答を保存すると、ご相談は', () => {
  const saved = (earlier: ConsultationCase[], said: typeof wish | null) =>
    consultationAfterAnswer({ ...asked, earlier }, said)
  const open = opened()

  test('書かれていれば始まり、なければ何もない', () => {
    expect(saved([], wish)).toEqual(open)
    expect(saved([], null)).toBeNull()
  })

  test('同じ文なら、何も変わらない', () => {
    expect(saved([open], wish)).toBeNull()
    expect(saved([{ ...open, state: 'answered' }], wish)).toBeNull()
  })

  test('文が変われば、預かっている人のところで文だけが変わる', () => {
    const upstairs = passed(open, 'manager')
    expect(saved([upstairs], { text: '財政課も加えてほしい', by: '2026-01-20' })).toEqual({
      ...upstairs,
      text: '財政課も加えてほしい',
      by: '2026-01-20',
    })
  })

  test('文が消えれば取り下げられ、また書けば新しく始まる', () => {
    expect(saved([open], null)).toMatchObject({ state: 'withdrawn' })
    expect(saved([{ ...open, state: 'withdrawn' }], wish)).toMatchObject({ number: 2, state: 'open' })
    expect(saved([{ ...open, state: 'answered' }], { ...wish, text: '別の相談' })).toMatchObject({ number: 2 })
  })
})

describe('PMOのカードには', () => {
  const one = (number: number, by: string | null, state: ConsultationCase['state'] = 'open') => ({
    ...opened(),
    number,
    by,
    state,
  })

  test('返事を待つものだけが、期日の近い順に並び、期日のないものは最後になる', () => {
    const cases = [
      one(1, null),
      one(2, '2026-01-20'),
      one(3, '2026-01-16'),
      one(4, '2026-01-05', 'answered'),
      one(5, null, 'withdrawn'),
    ]
    expect(openConsultations(cases).map(({ number }) => number)).toEqual([3, 2, 1])
  })

  test('期日を過ぎたものは、そうとわかる', () => {
    expect(isConsultationOverdue(one(1, '2026-01-16'), '2026-01-16')).toBe(false)
    expect(isConsultationOverdue(one(1, '2026-01-16'), '2026-01-17')).toBe(true)
    expect(isConsultationOverdue(one(1, null), '2026-01-17')).toBe(false)
    expect(isConsultationOverdue(one(1, '2026-01-16', 'answered'), '2026-01-17')).toBe(false)
  })
})
