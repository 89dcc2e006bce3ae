/** How an expectation moves from state to state, what is known beside its state, and counts in which nobody gets lost. */
import type { ExcuseReason } from './excuse.ts'
import type { ManagerLook } from './manager-look.ts'
import type { PersonId } from './person.ts'
import { type Expectation, type ExpectationState, isOwed } from './round.ts'
import { type RoundTally, tallyOf } from './round-tally.ts'

export type ExpectationEvent =
  /** The card reached the chat of the responsible person. */
  | { readonly kind: 'delivered' }
  | { readonly kind: 'unreachable'; readonly cause: string }
  /** A first answer or a correction. */
  | { readonly kind: 'answered' }
  /** 確認のお願い by the PMO, and the leader's reply to the last open one. */
  | { readonly kind: 'askedBack' }
  | { readonly kind: 'replied' }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'excused'; readonly reason: ExcuseReason }
  /** The excuse is withdrawn. */
  | { readonly kind: 'askedAfterAll' }
  /** Null: nobody stands for the measure any more. */
  | { readonly kind: 'handedOver'; readonly to: PersonId | null }

type Moves = { readonly [kind in Exclude<ExpectationEvent['kind'], 'handedOver'>]?: ExpectationState }

const whileOwed: Moves = {
  delivered: 'delivered',
  unreachable: 'unreachable',
  answered: 'answered',
  excused: 'excused',
}

const moves: { readonly [state in ExpectationState]: Moves } = {
  planned: whileOwed,
  delivered: whileOwed,
  unreachable: whileOwed,
  answered: { answered: 'answered', askedBack: 'returned', accepted: 'accepted' },
  /** A question that could not be delivered stays a question, with the cause. */
  returned: {
    answered: 'answered',
    askedBack: 'returned',
    replied: 'answered',
    accepted: 'accepted',
    unreachable: 'returned',
  },
  accepted: { answered: 'answered', askedBack: 'returned', accepted: 'accepted' },
  excused: { askedAfterAll: 'planned' },
}

/** The expectation after the event; null where it does not apply, so that a late report changes nothing. */
export function afterEvent(expectation: Expectation, event: ExpectationEvent): Expectation | null {
  if (event.kind === 'handedOver') return afterHandOver(expectation, event.to)
  const state = moves[expectation.state][event.kind]
  if (!state) return null
  if (event.kind === 'unreachable') return { ...expectation, state, cause: event.cause }
  return { ...expectation, state, cause: event.kind === 'excused' ? event.reason : null }
}

/** What is owed is owed by the new leader, who has not been told yet; what is answered stays so, with the new leader to ask. */
function afterHandOver(expectation: Expectation, to: PersonId | null): Expectation | null {
  if (expectation.responsible === to) return null
  if (!isOwed(expectation.state)) return { ...expectation, responsible: to }
  return to === null
    ? { ...expectation, responsible: null, state: 'unreachable', cause: 'noLeader' }
    : { ...expectation, responsible: to, state: 'planned', cause: null }
}

/** What is known beside the state: stored on its own, so that the states stay the few that decide what may happen. */
export interface ExpectationFacts {
  /** When we first saw the responsible person open the card (a form was served, a button pressed). Never "read". */
  readonly openedAt: Date | null
  readonly look: ManagerLook
}

export const expectationStages = [
  'planned',
  'delivered',
  'opened',
  'answered',
  'seen',
  'accepted',
  'returned',
  'excused',
  'unreachable',
] as const
/** The state as people are shown it: `opened` as far as we saw, `seen` by the manager. */
export type ExpectationStage = (typeof expectationStages)[number]

export function stageOf(state: ExpectationState, { openedAt, look }: ExpectationFacts): ExpectationStage {
  if ((state === 'planned' || state === 'delivered') && openedAt) return 'opened'
  return state === 'answered' && look.kind === 'seen' ? 'seen' : state
}

export type StageCounts = { readonly [stage in ExpectationStage]: number }

/** Each expectation in exactly one stage: the counts add up to the register. */
export function stageCountsOf(
  standing: readonly { readonly state: ExpectationState; readonly facts: ExpectationFacts }[],
): StageCounts {
  const stages = standing.map(({ state, facts }) => stageOf(state, facts))
  const count = (stage: ExpectationStage) => stages.filter((one) => one === stage).length
  return Object.fromEntries(expectationStages.map((stage) => [stage, count(stage)])) as StageCounts
}

export interface StageTally extends RoundTally {
  /** Of the unanswered. */
  readonly opened: number
  /** Of the answered, each in exactly one: 所属長確認済, 所属長確認なし, the manager may still look, nobody was to look. */
  readonly seen: number
  readonly passed: number
  readonly waiting: number
  readonly notAsked: number
}

export function stageTallyOf(
  standing: readonly { readonly state: ExpectationState; readonly facts: ExpectationFacts }[],
): StageTally {
  const answered = standing.filter(({ state }) => !isOwed(state) && state !== 'excused')
  const looks = (kind: ManagerLook['kind']) => answered.filter(({ facts }) => facts.look.kind === kind).length
  return {
    ...tallyOf(standing.map(({ state }) => state)),
    opened: standing.filter(({ state, facts }) => stageOf(state, facts) === 'opened').length,
    seen: looks('seen'),
    passed: looks('passed'),
    waiting: looks('waiting'),
    notAsked: looks('notAsked'),
  }
}

/** How it ends when the round closes: no expectation stays without an end. */
export type ExpectationEnd = 'accepted' | 'answered' | 'returned' | 'excused' | 'unanswered' | 'unreachable'

export function endOf(state: ExpectationState): ExpectationEnd {
  return state === 'planned' || state === 'delivered' ? 'unanswered' : state
}
