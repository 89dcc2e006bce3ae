/** What the use cases need from outside, in their own words. `outbound` implements it; tests may too. */
import type { Assigned } from '../../../shared/src/domain/assignment-change.ts'
import type { SheetRow, Standing } from '../../../shared/src/domain/assignment-sheet.ts'
import type { Revision } from '../../../shared/src/domain/check-in.ts'
import type { Question } from '../../../shared/src/domain/consistency.ts'
import type { Holidays } from '../../../shared/src/domain/day.ts'
import type { Direction, DirectionReason } from '../../../shared/src/domain/direction.ts'
import type { Cell, Doubt, DoubtGroup } from '../../../shared/src/domain/doubt.ts'
import type { Excuse } from '../../../shared/src/domain/excuse.ts'
import type { Assignment, Indicator, Measure, MeasureId, Plan } from '../../../shared/src/domain/measure.ts'
import type { OwnMeasure, PreviousAnswer } from '../../../shared/src/domain/own-measure.ts'
import type { Person, PersonId } from '../../../shared/src/domain/person.ts'
import type { Refusal } from '../../../shared/src/domain/refusal.ts'
import type { ReviewQuestion } from '../../../shared/src/domain/review.ts'
import type { Expectation, ExpectationState, Round, RoundId } from '../../../shared/src/domain/round.ts'
import type { SheetProblem } from '../../../shared/src/domain/sheet-problem.ts'
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
  readonly reviews: ReviewStore
  readonly doubts: DoubtStore
  readonly assignments: AssignmentStore
  readonly delivery: DeliveryStore
  readonly samples: SampleStore
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
  /** Those of a measure, in their order. */
  indicators(measure: MeasureId): Promise<readonly Indicator[]>
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
  /** Until the end of the transaction nobody else opens or closes a round. */
  lockAll(): Promise<void>
  insert(round: Round, openedAt: Date): Promise<void>
  insertExpectations(expectations: readonly Expectation[]): Promise<void>
  /** Locks the row until the end of the transaction: two answers to one measure wait for each other here. */
  lockExpectation(round: RoundId, measure: MeasureId): Promise<Expectation | null>
  /** Every expectation of a round, in the list's order. */
  expectations(round: RoundId): Promise<readonly Expectation[]>
  close(round: RoundId): Promise<void>
  /** `cause`: why it is stuck, if it is. */
  setExpectationState(round: RoundId, measure: MeasureId, state: ExpectationState, cause?: string | null): Promise<void>
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
  asked(round: RoundId, person: PersonId): Promise<readonly AskedMeasure[]>
  followUp(round: RoundId, measure: MeasureId): Promise<FollowUp | null>
  insertFollowUp(followUp: FollowUp): Promise<void>
  answerFollowUp(round: RoundId, measure: MeasureId, choice: string, text: string, at: Date): Promise<void>
}

export interface AskedMeasure {
  readonly measure: Measure
  readonly state: ExpectationState
  /** 0 while unanswered. */
  readonly revision: number
  /** The newest word of each earlier round, newest first. */
  readonly earlier: readonly PreviousAnswer[]
  readonly indicators: readonly Indicator[]
}

/** The one question after saving. */
export interface FollowUp {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly question: Question
  readonly askedAt: Date
  readonly choice: string | null
  readonly text: string
  readonly answeredAt: Date | null
}

export interface ReviewStore {
  of(round: RoundId, measure: MeasureId): Promise<readonly ReviewQuestion[]>
  insert(question: ReviewQuestion): Promise<void>
  saveReply(question: ReviewQuestion): Promise<void>
  /** The revision accepted last, if any. */
  accepted(round: RoundId, measure: MeasureId): Promise<number | null>
  accept(round: RoundId, measure: MeasureId, revision: number, by: PersonId, at: Date): Promise<void>
}

export interface DoubtStore {
  isEmpty(): Promise<boolean>
  insert(doubts: readonly Doubt[]): Promise<void>
  /** All of them, in their order. */
  list(): Promise<readonly Doubt[]>
  /** Locks it, with the others of its measure, until the end of the transaction. */
  lock(id: string): Promise<Doubt | null>
  lockGroup(group: DoubtGroup): Promise<readonly Doubt[]>
  save(doubt: Doubt): Promise<void>
  /** What a cell of the list holds now, lines joined; empty where it is blank. */
  readCell(cell: Cell): Promise<string>
  /** Only cells of the register; what the list says of a round is never written. */
  saveCell(cell: Cell, text: string): Promise<void>
}

/** What the PMO assigns. Whoever writes here holds `rounds.lockAll`, so that no round opens in between. */
export interface AssignmentStore {
  save(assigned: Assigned): Promise<void>
  saveExpectation(expectation: Expectation): Promise<void>
  /** Every round there ever was. */
  roundIds(): Promise<readonly RoundId[]>
  excuses(round: RoundId): Promise<readonly Excuse[]>
  saveExcuse(excuse: Excuse): Promise<void>
  removeExcuse(round: RoundId, measure: MeasureId): Promise<void>
}

/** Made-up answers of past rounds, to try things out. They carry their mark, and leave without a trace. */
export interface SampleStore {
  /** Rounds that hold any. */
  rounds(): Promise<readonly RoundId[]>
  /** A round that nobody opened. */
  insertRound(round: Round): Promise<void>
  insert(revisions: readonly Revision[], acceptances: readonly Acceptance[]): Promise<void>
  /** Takes all of them away, with what hangs on them and the rounds made for them. Gives back the rounds that held any. */
  remove(): Promise<readonly RoundId[]>
}

export interface Acceptance {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly revision: number
  readonly acceptedBy: PersonId
  readonly acceptedAt: Date
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

export interface SentCard {
  readonly activityId: string
  readonly conversationId: string
}

export type ServedView = 'overview' | 'form' | 'confirmation'

export interface DeliveryStore {
  conversation(person: PersonId): Promise<ConversationAddress | null>
  saveConversation(person: PersonId, address: ConversationAddress, at: Date): Promise<void>
  /** Only while it is still this one: what a person's own activity brought meanwhile stays. */
  forgetConversation(person: PersonId, address: ConversationAddress): Promise<void>
  /** Adds the notice as due; one that exists stays as it is. Says whether it was added. */
  addNotice(key: NoticeKey, at: Date): Promise<boolean>
  /** Locks the row until the end of the transaction. */
  lockNotice(key: NoticeKey): Promise<Notice | null>
  saveNotice(notice: Notice, at: Date): Promise<void>
  /** A card with the overview that stands in a person's chat. */
  addSentCard(person: PersonId, round: RoundId, card: SentCard, at: Date): Promise<void>
  sentCards(person: PersonId, round: RoundId): Promise<readonly SentCard[]>
  forgetSentCard(person: PersonId, activityId: string): Promise<void>
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
  /** 確認のお願い, to the leader. */
  question(round: Round, measure: Measure, question: ReviewQuestion): OutgoingMessage
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

/** What stands for a measure in a round; null where the round does not ask about it. */
export type HistoryCell = Weather | 'published' | 'inConfirmation' | 'unanswered' | 'unreachable' | 'excused' | null

export interface PictureCell {
  readonly cell: HistoryCell
  /** Made up to try things out. */
  readonly sample: boolean
  readonly accepted: boolean
}

export interface HistoryPicture {
  /** Every round there is, oldest first; one known from the printed list alone counts as closed. */
  readonly rounds: readonly Pick<Round, 'id' | 'state'>[]
  readonly measures: readonly (Measure & {
    /** In the order of the rounds. */
    readonly cells: readonly PictureCell[]
  })[]
}

/** A revision with posts in place of ids. */
export interface StoredRevision extends Omit<Revision, 'roundId' | 'measureId' | 'nonce'> {
  readonly accepted: { readonly by: string; readonly at: Date } | null
}

export interface MeasureRound extends Pick<Round, 'id' | 'state'> {
  readonly expectation: ExpectationState | null
  readonly published: Pick<PublishedAnswer, 'direction' | 'progress'> | null
  /** Newest first. */
  readonly revisions: readonly StoredRevision[]
  /** Oldest first; posts in place of ids. */
  readonly reviews: readonly Omit<ReviewQuestion, 'roundId' | 'measureId'>[]
}

/** Everything known of one measure; people are named by their posts. */
export interface MeasurePicture {
  readonly measure: Measure
  readonly relatedSections: readonly string[]
  readonly leader: string | null
  readonly deputies: readonly string[]
  /** What the list says beyond its columns; `doubts` and `findings` are what the PMO has yet to confirm of it. */
  readonly detail: unknown
  readonly doubts: unknown
  readonly findings: unknown
  readonly plans: readonly Plan[]
  readonly indicators: readonly (Indicator & { readonly detail: unknown })[]
  /** Rounds that know anything of the measure, newest first. */
  readonly rounds: readonly MeasureRound[]
}

/** The reading side of the pages beside the board. */
export interface MeasureReader {
  history(): Promise<HistoryPicture>
  measure(id: MeasureId): Promise<MeasurePicture | null>
  /** Every measure, in the list's order. */
  measures(): Promise<readonly Measure[]>
  /** A text of the programme as imported; null when there is none. */
  document(key: string): Promise<unknown>
}

/** The workbook of assignments, one row a measure. */
export interface AssignmentWorkbook {
  write(standing: Standing): Promise<Uint8Array>
  /** Reads within bounded time and memory, whatever the file is. Nothing is decided here. */
  read(file: Uint8Array): Promise<WorkbookContent | { readonly refusal: Refusal }>
}

export interface WorkbookContent {
  readonly rows: readonly SheetRow[]
  /** What could not be read as a text, cell by cell. */
  readonly problems: readonly SheetProblem[]
}

/** Everything a use case may lean on. */
export interface Deps {
  readonly unitOfWork: UnitOfWork
  readonly boardReader: BoardReader
  readonly measureReader: MeasureReader
  readonly clock: Clock
  readonly holidays: Holidays
  readonly messenger: Messenger
  readonly cards: CardMaker
  readonly assignmentWorkbook: AssignmentWorkbook
  /** A value that never repeats. */
  readonly newNonce: () => string
}
