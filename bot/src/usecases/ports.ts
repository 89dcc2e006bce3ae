/** What the use cases need from outside, in their own words. `outbound` implements it; tests may too. */
import type { Revision } from '../../../shared/src/domain/check-in.ts'
import type { Holidays } from '../../../shared/src/domain/day.ts'
import type { Direction, DirectionReason } from '../../../shared/src/domain/direction.ts'
import type { Assignment, Indicator, Measure, MeasureId, Plan } from '../../../shared/src/domain/measure.ts'
import type { OwnMeasure, PreviousAnswer } from '../../../shared/src/domain/own-measure.ts'
import type { Person, PersonId } from '../../../shared/src/domain/person.ts'
import type { Expectation, ExpectationState, Round, RoundId } from '../../../shared/src/domain/round.ts'
import type { Weather } from '../../../shared/src/domain/weather.ts'
import type { Job, NoticeStep } from './jobs.ts'

/** The only source of time. */
export interface Clock {
  now(): Date
}

/** One transaction: rows and jobs commit together or not at all. The only way to the stores. */
export interface UnitOfWork {
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
}

export interface Transaction {
  readonly people: PeopleStore
  readonly register: RegisterStore
  readonly rounds: RoundStore
  readonly answers: AnswerStore
  readonly delivery: DeliveryStore
  /** The job runs after the commit, `afterSeconds` later at the earliest, and not at all after a rollback. */
  later(job: Job, afterSeconds?: number): Promise<void>
}

export interface PeopleStore {
  find(id: PersonId): Promise<Person | null>
  list(): Promise<readonly Person[]>
  save(people: readonly Person[]): Promise<void>
}

export interface PublishedAnswer {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly weather: Weather
  readonly direction: Direction
  readonly progress: string
  readonly detail: unknown
}

export interface RegisterStore {
  isEmpty(): Promise<boolean>
  list(): Promise<readonly Measure[]>
  find(id: MeasureId): Promise<{ readonly measure: Measure; readonly assignment: Assignment } | null>
  /** Every measure's assignment, in the list's order. */
  assignments(): Promise<readonly Assignment[]>
  /** Whether the person is leader or deputy of any measure. */
  leadsSomething(person: PersonId): Promise<boolean>
  plan(measure: MeasureId, fiscalYear: number): Promise<Plan | null>
  saveMeasures(measures: readonly (Measure & { readonly detail: unknown })[]): Promise<void>
  saveAssignments(assignments: readonly Assignment[]): Promise<void>
  savePlans(plans: readonly Plan[]): Promise<void>
  saveIndicators(indicators: readonly (Indicator & { readonly detail: unknown })[]): Promise<void>
  savePublishedAnswers(answers: readonly PublishedAnswer[]): Promise<void>
  saveDocument(key: string, content: unknown): Promise<void>
}

export interface RoundStore {
  find(id: RoundId): Promise<Round | null>
  /** The round people answer now, if any. */
  open(): Promise<Round | null>
  insert(round: Round, openedAt: Date): Promise<void>
  insertExpectations(expectations: readonly Expectation[]): Promise<void>
  /** Locks the row until the end of the transaction: two answers to one measure wait for each other here. */
  lockExpectation(round: RoundId, measure: MeasureId): Promise<Expectation | null>
  setExpectationState(round: RoundId, measure: MeasureId, state: ExpectationState): Promise<void>
  /** Marks what a person still owes as delivered; answered ones stay answered. */
  markDelivered(round: RoundId, person: PersonId): Promise<void>
  /** Marks what a person still owes as not deliverable, with the cause. */
  markUnreachable(round: RoundId, person: PersonId, cause: string): Promise<void>
}

export interface AnswerStore {
  latest(round: RoundId, measure: MeasureId): Promise<Revision | null>
  byNonce(round: RoundId, measure: MeasureId, nonce: string): Promise<Revision | null>
  previous(round: RoundId, measure: MeasureId): Promise<PreviousAnswer | null>
  insert(revision: Revision): Promise<void>
  /** What a person is asked in a round, in the list's order: as leader, or as deputy. */
  own(round: RoundId, person: PersonId): Promise<readonly OwnMeasure[]>
}

export interface ConversationAddress {
  readonly conversationId: string
  readonly serviceUrl: string
}

export type NoticeState = 'due' | 'sending' | 'sent' | 'unknown' | 'failed'

export interface Notice {
  readonly roundId: RoundId
  readonly personId: PersonId
  readonly step: NoticeStep
  readonly state: NoticeState
  readonly attempts: number
  readonly conversationId: string | null
  readonly activityId: string | null
  readonly cause: string | null
  /** An earlier attempt may have arrived as well. */
  readonly maybeTwice: boolean
}

export type ServedView = 'overview' | 'form' | 'confirmation'

export interface DeliveryStore {
  conversation(person: PersonId): Promise<ConversationAddress | null>
  saveConversation(person: PersonId, address: ConversationAddress, at: Date): Promise<void>
  forgetConversation(person: PersonId): Promise<void>
  /** Adds the notice as due; one that exists stays as it is. Says whether it was added. */
  addNotice(key: NoticeKey, at: Date): Promise<boolean>
  /** Locks the row until the end of the transaction. */
  lockNotice(key: NoticeKey): Promise<Notice | null>
  saveNotice(notice: Notice, at: Date): Promise<void>
  servedView(person: PersonId): Promise<{ readonly view: ServedView; readonly servedAt: Date } | null>
  saveServedView(person: PersonId, view: ServedView, at: Date): Promise<void>
  setCardStale(person: PersonId, stale: boolean): Promise<void>
  /** People whose sent card is stale and who have not been served anything since the instant. */
  staleCards(servedBefore: Date): Promise<readonly PersonId[]>
}

export type NoticeKey = Pick<Notice, 'roundId' | 'personId' | 'step'>

/** How an attempt to send ended (outcomes of the Connector, see outbound/teams). */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly activityId: string; readonly address: ConversationAddress }
  /** Nothing arrived and a later attempt may succeed. */
  | { readonly kind: 'tryLater'; readonly cause: string; readonly afterSeconds: number | null }
  /** It may or may not have arrived. */
  | { readonly kind: 'unknown'; readonly cause: string }
  /** The stored conversation is gone; a new one may work. */
  | { readonly kind: 'conversationGone'; readonly cause: string }
  /** Trying again is useless until a person acts. */
  | { readonly kind: 'refused'; readonly cause: string }

/** A message ready to go out: what the toast says and the card. */
export interface OutgoingMessage {
  readonly summary: string
  readonly card: object
}

export interface Messenger {
  /** Sends to a person's own chat, opening the conversation when none is known. */
  send(person: PersonId, address: ConversationAddress | null, message: OutgoingMessage): Promise<SendOutcome>
  update(address: ConversationAddress, activityId: string, message: OutgoingMessage): Promise<SendOutcome>
}

/** Draws the cards that jobs send; `cards` implements it, so that no use case knows what a card looks like. */
export interface CardMaker {
  overview(round: Round, own: readonly OwnMeasure[], at: Date): OutgoingMessage
}

/** The newest word on a measure in a round, as a board shows it. */
export interface BoardAnswer extends PreviousAnswer {
  readonly revision: number
  readonly directionReason: DirectionReason | null
  readonly directionReasonText: string
  readonly answeredAt: Date | null
}

export interface BoardMeasure extends Measure {
  readonly expectation: ExpectationState | null
  readonly current: BoardAnswer | null
  readonly previous: BoardAnswer | null
}

export interface BoardPicture {
  readonly version: number
  readonly round: Round | null
  readonly rounds: readonly Round[]
  readonly measures: readonly BoardMeasure[]
}

/** The reading side: one SQL view, no domain objects rebuilt. */
export interface BoardReader {
  version(): Promise<number>
  /** `round`: which one, or the newest when null. */
  read(round: RoundId | null): Promise<BoardPicture>
}

/** Everything a use case may lean on. */
export interface Deps {
  readonly unitOfWork: UnitOfWork
  readonly boardReader: BoardReader
  readonly clock: Clock
  readonly holidays: Holidays
  readonly messenger: Messenger
  readonly cards: CardMaker
  /** A value that never repeats. */
  readonly newNonce: () => string
}
