import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  afterEvent,
  type ExpectationEvent,
  type ExpectationFacts,
  endOf,
  expectationStages,
  stageCountsOf,
  stageOf,
  stageTallyOf,
} from '../../../shared/src/domain/expectation-life.ts'
import type { ManagerLook } from '../../../shared/src/domain/manager-look.ts'
import { type ExpectationState, expectationStates, isOwed } from '../../../shared/src/domain/round.ts'
import { tallyOf } from '../../../shared/src/domain/round-tally.ts'
import { owed } from './ladder-city.ts'

const events = {
  delivered: { kind: 'delivered' },
  unreachable: { kind: 'unreachable', cause: 'ConversationBlockedByUser' },
  answered: { kind: 'answered' },
  askedBack: { kind: 'askedBack' },
  replied: { kind: 'replied' },
  accepted: { kind: 'accepted' },
  excused: { kind: 'excused', reason: 'assembly' },
  askedAfterAll: { kind: 'askedAfterAll' },
  handedOver: { kind: 'handedOver', to: 'successor' },
} as const satisfies { readonly [kind in ExpectationEvent['kind']]: ExpectationEvent }

const nothing = '—'
const table: { readonly [state in ExpectationState]: string } = {
  planned: 'delivered unreachable answered — — — excused — planned',
  delivered: 'delivered unreachable answered — — — excused — planned',
  answered: '— — answered returned — accepted — — answered',
  returned: '— returned answered returned answered accepted — — returned',
  accepted: '— — answered returned — accepted — — accepted',
  excused: '— — — — — — — planned excused',
  unreachable: 'delivered unreachable answered — — — excused — planned',
}

describe('回答の依頼は', () => {
  test.each(expectationStates)('「%s」から、決まった状態にだけ移る', (state) => {
    const moved = Object.values(events).map(
      (event) => afterEvent(owed('B1-3', 'leader', { state }), event)?.state ?? nothing,
    )
    expect(moved.join(' ')).toBe(table[state])
  })

  test('届かない理由と、対象外の理由を持ち、届けば理由は消える', () => {
    const unreachable = afterEvent(owed('B1-3', 'leader'), events.unreachable)
    expect(unreachable).toMatchObject({ state: 'unreachable', cause: 'ConversationBlockedByUser' })
    expect(unreachable && afterEvent(unreachable, events.delivered)).toMatchObject({ state: 'delivered', cause: null })
    expect(afterEvent(owed('B1-3', 'leader'), events.excused)).toMatchObject({ state: 'excused', cause: 'assembly' })
  })

  test('引き継げば、待つ回答は新しい担当に、済んだ回答はそのままで担当だけが変わる', () => {
    for (const state of expectationStates) {
      const after = afterEvent(owed('B1-3', 'leader', { state, cause: 'x' }), events.handedOver)
      expect(after).toEqual(
        owed('B1-3', 'successor', isOwed(state) ? { state: 'planned', cause: null } : { state, cause: 'x' }),
      )
    }
    expect(afterEvent(owed('B1-3', 'successor'), events.handedOver)).toBeNull()
    expect(afterEvent(owed('B1-3', 'leader'), { kind: 'handedOver', to: null })).toMatchObject({
      state: 'unreachable',
      cause: 'noLeader',
      responsible: null,
    })
  })

  test('どんな順に何が起きても、連絡先の確認が必要なときと対象外のときには、理由がある', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.values(events)), { maxLength: 30 }), (happened) => {
        let expectation = owed('B1-3', 'leader', { state: 'planned' })
        for (const event of happened) expectation = afterEvent(expectation, event) ?? expectation
        if (expectation.state === 'unreachable' || expectation.state === 'excused')
          expect(expectation.cause).not.toBeNull()
        if (isOwed(expectation.state) && expectation.state !== 'unreachable') expect(expectation.cause).toBeNull()
      }),
    )
  })
})

const looks: readonly ManagerLook[] = [
  { kind: 'notAsked' },
  { kind: 'waiting', until: null },
  { kind: 'seen', how: 'seen' },
  { kind: 'passed' },
]
const opened = new Date('2025-12-16T01:42:00Z')

describe('人に見せる段階は', () => {
  test.each<[ExpectationState, ExpectationFacts, string]>([
    ['delivered', { openedAt: null, look: { kind: 'notAsked' } }, 'delivered'],
    ['delivered', { openedAt: opened, look: { kind: 'notAsked' } }, 'opened'],
    ['planned', { openedAt: opened, look: { kind: 'notAsked' } }, 'opened'],
    ['unreachable', { openedAt: opened, look: { kind: 'notAsked' } }, 'unreachable'],
    ['answered', { openedAt: opened, look: { kind: 'waiting', until: null } }, 'answered'],
    ['answered', { openedAt: opened, look: { kind: 'seen', how: 'line' } }, 'seen'],
    ['answered', { openedAt: opened, look: { kind: 'passed' } }, 'answered'],
    ['accepted', { openedAt: opened, look: { kind: 'seen', how: 'seen' } }, 'accepted'],
  ])('「%s」と分かっていること %j から「%s」', (state, facts, stage) => {
    expect(stageOf(state, facts)).toBe(stage)
    expect(expectationStages).toContain(stage)
  })

  test('どう重なっても、集計は足し合わせると全体になり、内訳も足りている', () => {
    const facts = fc.record({ openedAt: fc.option(fc.constant(opened)), look: fc.constantFrom(...looks) })
    const standing = fc.array(fc.record({ state: fc.constantFrom(...expectationStates), facts }), { maxLength: 60 })
    fc.assert(
      fc.property(standing, (all) => {
        const tally = stageTallyOf(all)
        expect(tally).toMatchObject(tallyOf(all.map(({ state }) => state)))
        expect(tally.answered + tally.unanswered + tally.unreachable + tally.excused).toBe(all.length)
        expect(tally.seen + tally.passed + tally.waiting + tally.notAsked).toBe(tally.answered)
        expect(tally.opened).toBeLessThanOrEqual(tally.unanswered)
        const stages = stageCountsOf(all)
        expect(Object.keys(stages)).toEqual([...expectationStages])
        expect(Object.values(stages).reduce((sum, count) => sum + count, 0)).toBe(all.length)
        expect([stages.opened, stages.returned, stages.excused]).toEqual([tally.opened, tally.returned, tally.excused])
      }),
    )
  })

  test('回が締め切られれば、どの依頼にも終わり方がある', () => {
    expect(expectationStates.map(endOf)).toEqual([
      'unanswered',
      'unanswered',
      'answered',
      'returned',
      'accepted',
      'excused',
      'unreachable',
    ])
  })
})
