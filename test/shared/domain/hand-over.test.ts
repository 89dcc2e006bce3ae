import { describe, expect, test } from '@jest/globals'
import {
  answerHandOver,
  type HandOver,
  type HandOverDraft,
  handOverEffect,
  handOversInEffect,
  isShown,
  leadersGone,
  offerHandOver,
  overtakenBy,
  withdrawHandOver,
} from '../../../shared/src/domain/hand-over.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { expectationStates } from '../../../shared/src/domain/round.ts'
import { owed } from './ladder-city.ts'

const at = new Date('2026-03-20T02:00:00Z')
const facts = {
  assignment: { measureId: 'A1-4', leader: 'leader' },
  earlier: [] as HandOver[],
  people: new Set(['leader', 'colleague', 'other']),
}
const draft: HandOverDraft = { to: 'colleague', kind: 'offer', by: 'leader', at, effectiveOn: null }

function offered(more: Partial<HandOverDraft> = {}, earlier: HandOver[] = []): HandOver {
  const found = offerHandOver({ ...facts, earlier }, { ...draft, ...more })
  if (isRefusal(found)) throw new Error(found.refusal.code)
  return found
}
const none = { refusal: { code: 'noOpenHandOver', measureId: 'A1-4' } }

describe('引き継ぎの依頼は', () => {
  test('受ける人の返事を待つ', () => {
    expect(offered({ to: 'COLLEAGUE' })).toEqual({
      measureId: 'A1-4',
      number: 1,
      from: 'leader',
      to: 'colleague',
      kind: 'offer',
      by: 'leader',
      at,
      effectiveOn: null,
      state: 'offered',
      settledAt: null,
      reply: '',
    })
  })

  test.each([
    ['知らない人', { to: 'stranger' }, { code: 'unknownPerson' }],
    ['いまの担当', { to: 'leader' }, { code: 'alreadyLeader', measureId: 'A1-4' }],
    ['日でない発令の日', { effectiveOn: '4月1日' }, { code: 'notADay', field: 'effectiveOn' }],
  ])('%sには、できない', (_, more, refusal) => {
    expect(offerHandOver(facts, { ...draft, ...more })).toEqual({ refusal })
  })

  test('二度押しても一つで、返事を待つ間は別の人に頼めない', () => {
    const first = offered()
    expect(offerHandOver({ ...facts, earlier: [first] }, draft)).toBe(first)
    expect(offerHandOver({ ...facts, earlier: [first] }, { ...draft, to: 'other' })).toEqual({
      refusal: { code: 'handOverPending', measureId: 'A1-4' },
    })
  })

  test('受ける人だけが、引き受けるか、断るかを言える', () => {
    const said = { by: 'colleague', at, accepts: true, reply: '' }
    expect(answerHandOver(offered(), said)).toMatchObject({ state: 'accepted', settledAt: at })
    expect(answerHandOver(offered(), { ...said, accepts: false, reply: ' 4月に異動の予定です ' })).toMatchObject({
      state: 'declined',
      reply: '4月に異動の予定です',
    })
    expect(answerHandOver(offered(), { ...said, by: 'other' })).toEqual(none)
    expect(answerHandOver(offered(), { ...said, reply: 'あ'.repeat(301) })).toMatchObject({
      refusal: { code: 'textTooLong' },
    })
  })

  test('同じ返事を二度しても一つで、返事の後には変えられない', () => {
    const said = { by: 'colleague', at, accepts: true, reply: '' }
    const accepted = answerHandOver(offered(), said)
    if (isRefusal(accepted)) throw new Error('refused')
    expect(answerHandOver(accepted, said)).toBe(accepted)
    expect(answerHandOver(accepted, { ...said, accepts: false })).toEqual(none)
    expect(withdrawHandOver(accepted, 'leader', at)).toEqual(none)
  })

  test('頼んだ人が、返事の前に取り下げられる', () => {
    const withdrawn = withdrawHandOver(offered(), 'leader', at)
    expect(withdrawn).toMatchObject({ state: 'withdrawn', settledAt: at })
    expect(isRefusal(withdrawn) || withdrawHandOver(withdrawn, 'leader', at)).toBe(withdrawn)
    expect(withdrawHandOver(offered(), 'colleague', at)).toEqual(none)
  })
})

describe('課長が次の担当を指定すると', () => {
  const appointed = (more: Partial<HandOverDraft> = {}) =>
    offered({ kind: 'appointment', by: 'manager', to: 'other', ...more })

  test('返事を待たずに決まり、待っていた依頼は取り下げになる', () => {
    const pending = offered()
    const appointment = offered({ kind: 'appointment', by: 'manager', to: 'other' }, [pending])
    expect(appointment).toMatchObject({ number: 2, state: 'accepted', settledAt: at })
    expect(overtakenBy(appointment, [pending])).toEqual([{ ...pending, state: 'withdrawn', settledAt: at }])
    expect(overtakenBy(appointment, [appointment])).toEqual([])
  })

  test('発令の日まで、だれにも見えず、割当も変わらない', () => {
    const april = appointed({ effectiveOn: '2026-04-01' })
    const assignment = { measureId: 'A1-4', leader: 'leader' }
    expect(isShown(april, '2026-03-31')).toBe(false)
    expect(handOversInEffect([april], assignment, '2026-03-31')).toEqual([])
    expect(handOversInEffect([april], assignment, '2026-04-01')).toEqual([april])
    expect(handOversInEffect([april], { ...assignment, leader: 'other' }, '2026-04-02')).toEqual([])
    expect(handOversInEffect([april], { ...assignment, leader: 'third' }, '2026-04-02')).toEqual([])
  })

  test('発令前の依頼に返事をしても、「いまはない」とだけ答える', () => {
    const secret = offered({ effectiveOn: '2026-04-01' })
    expect(answerHandOver(secret, { by: 'colleague', at, accepts: true, reply: '' })).toEqual(none)
    const later = new Date('2026-03-31T15:00:00Z')
    expect(answerHandOver(secret, { by: 'colleague', at: later, accepts: true, reply: '' })).toMatchObject({
      state: 'accepted',
    })
  })

  test('いくつもあれば、新しいものが効く', () => {
    const [first, second] = [appointed(), { ...appointed({ to: 'colleague' }), number: 2 }]
    expect(handOversInEffect([second, first], { measureId: 'A1-4', leader: 'leader' }, '2026-04-01')).toEqual([second])
  })
})

describe('引き継ぐと', () => {
  const assignment = {
    measureId: 'A1-4',
    leader: 'leader',
    deputies: ['other', 'colleague'],
    relatedSections: ['会計課'],
  }

  test.each(expectationStates)('「%s」の依頼も、新しい担当のものになる', (state) => {
    const effect = handOverEffect({ to: 'colleague' }, assignment, owed('A1-4', 'leader', { state }), '2025-12-20')
    expect(effect.assignment).toEqual({ ...assignment, leader: 'colleague', deputies: ['other'] })
    expect(effect.expectation).toMatchObject({ responsible: 'colleague' })
    const told = ['planned', 'delivered', 'unreachable'].includes(state)
    expect(effect.expectation?.state).toBe(told ? 'planned' : state)
  })

  test('年度の最後の回は、4月になれば3月31日の担当のままである', () => {
    const last = owed('A1-4', 'leader', { roundId: '2025Q4' })
    expect(handOverEffect({ to: 'colleague' }, assignment, last, '2026-03-31').expectation).not.toBeNull()
    expect(handOverEffect({ to: 'colleague' }, assignment, last, '2026-04-01').expectation).toBeNull()
    expect(handOverEffect({ to: 'colleague' }, assignment, null, '2026-04-01').expectation).toBeNull()
  })
})

test('いなくなった担当と、移った担当を、名簿から見つけ、だれに尋ねるかを言う', () => {
  const one = (measureId: string, leader: string | null, leadSection: string | null = '市民課') => ({
    measureId,
    leader,
    leadSection,
  })
  const directory = new Map([
    ['here', { active: true, place: '市民部市民課' }],
    ['moved', { active: true, place: '健康子ども部 健康課' }],
    ['retired', { active: false, place: '市民課' }],
    ['anywhere', { active: true, place: null }],
    ['inTheDepartment', { active: true, place: '市民部' }],
    ['both', { active: true, place: '総務課 行政係' }],
  ])
  const assignments = [
    one('A1-1', 'here'),
    one('A1-2', 'moved'),
    one('A1-3', 'retired'),
    one('A1-4', 'unknown', null),
    one('A1-5', 'anywhere'),
    one('A1-6', null),
    one('A1-7', 'moved', null),
    one('A1-8', 'inTheDepartment'),
    one('A1-9', 'both'),
    one('B1-1', 'both', '総務課'),
  ]
  const asks = { kind: 'manager', section: '市民課' }
  expect(leadersGone(assignments, directory)).toEqual([
    { measureId: 'A1-2', leader: 'moved', why: 'moved', asks },
    { measureId: 'A1-3', leader: 'retired', why: 'left', asks },
    { measureId: 'A1-4', leader: 'unknown', why: 'left', asks: null },
  ])
})
