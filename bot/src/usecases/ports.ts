/** What the use cases need from outside, in their own words. `outbound` implements it; tests may too. */
import type { Amendment } from '../../../shared/src/domain/amendment.ts'
import type { Assigned } from '../../../shared/src/domain/assignment-change.ts'
import type { SheetRow, Standing } from '../../../shared/src/domain/assignment-sheet.ts'
import type { Revision } from '../../../shared/src/domain/check-in.ts'
import type { Question } from '../../../shared/src/domain/consistency.ts'
import type { Day, Holidays } from '../../../shared/src/domain/day.ts'
import type { Direction, DirectionReason } from '../../../shared/src/domain/direction.ts'
import type { Cell, Doubt, DoubtGroup } from '../../../shared/src/domain/doubt.ts'
import type { Excuse } from '../../../shared/src/domain/excuse.ts'
import type { LeaderAhead } from '../../../shared/src/domain/leader-ahead.ts'
import type { StateCount } from '../../../shared/src/domain/manager-look.ts'
import type { Assignment, Indicator, Measure, MeasureId, Plan } from '../../../shared/src/domain/measure.ts'
import type { OwnMeasure, PreviousAnswer } from '../../../shared/src/domain/own-measure.ts'
import type { Duty, Person, PersonId, SectionName } from '../../../shared/src/domain/person.ts'
import type { Refusal } from '../../../shared/src/domain/refusal.ts'
import type { RelatedLine } from '../../../shared/src/domain/related-line.ts'
import type { ReviewQuestion } from '../../../shared/src/domain/review.ts'
import type { Expectation, ExpectationState, Round, RoundId } from '../../../shared/src/domain/round.ts'
import type { SheetProblem } from '../../../shared/src/domain/sheet-problem.ts'
import type { EarlierAnswer } from '../../../shared/src/domain/successor-pack.ts'
import type { Weather } from '../../../shared/src/domain/weather.ts'
import type { DecisionCards } from './decision-cards.ts'
import type { ClosingStore, ConsultationStore, HandOverStore, RelatedLineStore } from './decision-ports.ts'
import type { Directory, DirectoryStore } from './directory-ports.ts'
import type { Job, NoticeStep } from './jobs.ts'
import type { LadderCards } from './ladder-cards.ts'
import type { LadderStore, NoticeAbout } from './ladder-ports.ts'
import type { CityLists, RecordStore } from './record-ports.ts'
import type { Heartbeat, Place } from './sending-ports.ts'

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
  readonly consultations: ConsultationStore
  readonly handOvers: HandOverStore
  readonly relatedLines: RelatedLineStore
  readonly directory: DirectoryStore
  readonly closing: ClosingStore
  readonly delivery: DeliveryStore
  readonly sending: SendingStore
  readonly health: HealthStore
  readonly ladder: LadderStore
  readonly samples: SampleStore
  readonly record: RecordStore
  /** The job runs after the commit, `afterSeconds` later at the earliest, and not at all after a rollback. */
  later(job: Job, afterSeconds?: number): Promise<void>
}

/** A duty, or all of a kind. */
export type DutySought = Duty | { readonly kind: Duty['kind'] }

export interface PeopleStore {
  find(id: PersonId): Promise<Person | null>
  list(): Promise<readonly Person[]>
  /** Whoever holds any of these; `also`: and these people, whatever they hold. In the order of their ids. */
  holding(sought: readonly DutySought[], also?: readonly PersonId[]): Promise<readonly Person[]>
  save(people: readonly Person[]): Promise<void>
  saveSignInName(person: PersonId, name: string | null): Promise<void>
  /** Of those whose name is known. */
  signInNames(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>>
}

export interface PublishedAnswer {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly weather: Weather
  readonly direction: Direction
  readonly progress: string
  readonly detail: unknown
}

export interface AssignedMeasure {
  readonly measure: Measure
  readonly assignment: Assignment
}

export interface RegisterStore {
  isEmpty(): Promise<boolean>
  list(): Promise<readonly Measure[]>
  /** By their ids; whoever is unknown is missing. */
  some(ids: readonly MeasureId[]): Promise<ReadonlyMap<MeasureId, Measure>>
  /** Those that a section leads, in the list's order. */
  ofSection(section: SectionName): Promise<readonly Measure[]>
  /** Those of others in which a section has a part (関係課). */
  withPartOf(section: SectionName): Promise<readonly MeasureId[]>
  find(id: MeasureId): Promise<AssignedMeasure | null>
  /** By their ids; whoever is unknown is missing. */
  assigned(ids: readonly MeasureId[]): Promise<ReadonlyMap<MeasureId, AssignedMeasure>>
  /** Every measure's assignment, in the list's order. */
  assignments(): Promise<readonly Assignment[]>
  /** Of measures that have any. */
  deputies(): Promise<ReadonlyMap<MeasureId, readonly PersonId[]>>
  /** Whether the person is leader or deputy of any measure. */
  leadsSomething(person: PersonId): Promise<boolean>
  plan(measure: MeasureId, fiscalYear: number): Promise<Plan | null>
  /** Of all measures in a fiscal year. */
  plans(fiscalYear: number): Promise<readonly Plan[]>
  /** Those of a measure, in their order. */
  indicators(measure: MeasureId): Promise<readonly Indicator[]>
  /** Measures that have an indicator. */
  counted(): Promise<ReadonlySet<MeasureId>>
  saveMeasures(measures: readonly (Measure & { readonly detail: unknown })[]): Promise<void>
  saveAssignments(assignments: readonly Assignment[]): Promise<void>
  savePlans(plans: readonly Plan[]): Promise<void>
  saveIndicators(indicators: readonly (Indicator & { readonly detail: unknown })[]): Promise<void>
  savePublishedAnswers(answers: readonly PublishedAnswer[]): Promise<void>
  saveDocument(key: string, content: unknown): Promise<void>
  /** Of a measure that is there. */
  changeMeasure(id: MeasureId, change: Partial<Pick<Measure, 'title' | 'leadDepartment'>>): Promise<void>
  changePlan(plan: Plan): Promise<void>
  changeIndicator(indicator: Indicator): Promise<void>
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
  /** Of these measures; one that the round does not ask about is missing. */
  expectationsOf(round: RoundId, measures: readonly MeasureId[]): Promise<ReadonlyMap<MeasureId, Expectation>>
  /** Those of which an answer is still awaited, in the list's order, with the place of their measure. */
  owed(round: RoundId): Promise<readonly (Expectation & Pick<Measure, 'leadSection' | 'leadDepartment'>)[]>
  /** How many measures of each section stand where; sections in the list's order. */
  standing(round: RoundId): Promise<ReadonlyMap<SectionName, readonly StateCount[]>>
  close(round: RoundId, at: Date): Promise<void>
  withdraw(round: RoundId, at: Date): Promise<void>
  /** A withdrawn one, with the days it has now. */
  reopen(round: Round, openedAt: Date): Promise<void>
  /** The newest round of all, if it is withdrawn. */
  withdrawn(): Promise<Round | null>
  /** Until the end of the transaction nobody closes or withdraws these; resolves with those that are open. */
  lockOpen(rounds: readonly RoundId[]): Promise<ReadonlySet<RoundId>>
  /** `cause`: why it is stuck, if it is. */
  setExpectationState(round: RoundId, measure: MeasureId, state: ExpectationState, cause?: string | null): Promise<void>
  /** Marks what a person still owes as delivered; answered ones stay answered. */
  markDelivered(round: RoundId, person: PersonId): Promise<void>
  /** Takes what a person still owes out of 「連絡先の確認が必要」: it is on its way again. */
  markReachable(round: RoundId, person: PersonId): Promise<void>
  /** Marks what a person still owes as not deliverable, with the cause. */
  markUnreachable(round: RoundId, person: PersonId, cause: string): Promise<void>
}

export interface AnswerStore {
  latest(round: RoundId, measure: MeasureId): Promise<Revision | null>
  /** Who gave the newest revision of each measure, and when. */
  newestOf(
    round: RoundId,
    /** Of all measures otherwise. */
    measures?: readonly MeasureId[],
  ): Promise<ReadonlyMap<MeasureId, Pick<Revision, 'revision' | 'answeredBy' | 'answeredAt'>>>
  byNonce(round: RoundId, measure: MeasureId, nonce: string): Promise<Revision | null>
  previous(round: RoundId, measure: MeasureId): Promise<PreviousAnswer | null>
  /** The newest word of each round, newest round first, the open one among them. */
  history(measure: MeasureId): Promise<readonly EarlierAnswer[]>
  /** The same for many; a measure of which nothing was ever said is missing. `revision`: 0 for the printed list. */
  histories(
    measures: readonly MeasureId[],
  ): Promise<ReadonlyMap<MeasureId, readonly (EarlierAnswer & { readonly revision: number })[]>>
  insert(revision: Revision): Promise<void>
  /** What a person is asked in a round, in the list's order: as leader of today or of then, or as deputy. */
  asked(round: RoundId, person: PersonId): Promise<readonly AskedMeasure[]>
  followUp(round: RoundId, measure: MeasureId): Promise<FollowUp | null>
  followUps(round: RoundId): Promise<readonly FollowUp[]>
  insertFollowUp(followUp: FollowUp): Promise<void>
  answerFollowUp(round: RoundId, measure: MeasureId, choice: string, text: string, at: Date): Promise<void>
}

export interface AskedMeasure {
  readonly measure: Measure
  readonly state: ExpectationState
  /** The answer is expected of this person. */
  readonly leads: boolean
  /** 0 while unanswered. */
  readonly revision: number
  /** What is answered in this round, in short. */
  readonly answer: Pick<PreviousAnswer, 'weather' | 'direction'> | null
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

/** `covered`: another notice of the same person and day says it, too; it never goes out by itself. */
export type NoticeState = 'due' | 'sending' | 'sent' | 'unknown' | 'failed' | 'covered'

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
  /** What it speaks of, as its day found it; empty where the step itself says all. */
  readonly about: readonly NoticeAbout[]
}

export interface StoredNotice extends Notice {
  readonly updatedAt: Date
}

export interface SentCard {
  readonly activityId: string
  readonly conversationId: string
}

export interface StandingCard extends SentCard {
  /** What the person last received in its place, if anything. */
  readonly served: Served | null
  /** It no longer tells the truth and waits until it may be replaced. */
  readonly stale: boolean
}

export type ServedView = 'overview' | 'form' | 'confirmation'

export interface Served {
  readonly view: ServedView
  readonly servedAt: Date
}

export interface DeliveryStore {
  conversation(person: PersonId): Promise<ConversationAddress | null>
  saveConversation(person: PersonId, address: ConversationAddress, at: Date): Promise<void>
  /** Only while it is still this one: what a person's own activity brought meanwhile stays. */
  forgetConversation(person: PersonId, address: ConversationAddress): Promise<void>
  /** Adds the notice as due; one that exists stays as it is. Says whether it was added. */
  addNotice(key: NoticeKey, at: Date, about?: readonly NoticeAbout[]): Promise<boolean>
  /** Adds to a notice that waits for its time and whose step begins so. Resolves with that time; null where none waits. */
  joinWaiting(round: RoundId, person: PersonId, steps: string, about: readonly NoticeAbout[]): Promise<Date | null>
  /** Takes a measure out of the notices of such steps that still wait, as if it had never been in one. */
  leaveWaiting(round: RoundId, measure: MeasureId, stepOf: (measure: MeasureId) => NoticeStep): Promise<void>
  /** Its card no longer tells the truth and waits for whoever writes in it. */
  setNoticeStale(key: NoticeKey, stale: boolean): Promise<void>
  staleNotices(limit: number): Promise<readonly NoticeKey[]>
  /** Rounds in which anybody is or was told of this step. */
  roundsToldOf(step: NoticeStep): Promise<ReadonlySet<RoundId>>
  /** Locks the row until the end of the transaction. */
  lockNotice(key: NoticeKey): Promise<Notice | null>
  saveNotice(notice: Notice, at: Date): Promise<void>
  /** A card with the overview that stands in a person's chat. */
  addSentCard(person: PersonId, round: RoundId, card: SentCard, at: Date): Promise<void>
  /** Of each person, the newest first; whoever has none is missing. */
  sentCards(people: readonly PersonId[], round: RoundId): Promise<ReadonlyMap<PersonId, readonly StandingCard[]>>
  forgetSentCard(person: PersonId, activityId: string): Promise<void>
  /** People in whose chats a card of the round stands. */
  holdersOfCards(round: RoundId): Promise<readonly PersonId[]>
  /** Every card with the overview that stands in a chat. */
  standingCards(round: RoundId): Promise<readonly (SentCard & { readonly personId: PersonId })[]>
  /** Those of a round that reached somebody. */
  sentNotices(round: RoundId): Promise<readonly Notice[]>
  /** Those of a round that wait for their time or their next attempt. */
  countUnsent(round: RoundId): Promise<number>
  /**
   * Keeps back what has not gone out: `owed` kinds wait with the cause `roundNotOpen` until the round opens again, other
   * `kinds` go as if they had never been written. What is on its way at this moment is left alone.
   */
  keepBack(round: RoundId, kinds: readonly string[], owed: readonly string[], at: Date): Promise<void>
  /** Those kept back so. Locked until the end of the transaction. */
  lockKeptBack(round: RoundId): Promise<readonly Notice[]>
  /** The person has opened what the round sent; the first time counts. */
  noteOpened(person: PersonId, activityId: string, at: Date): Promise<void>
  openedAt(round: RoundId): Promise<ReadonlyMap<PersonId, Date>>
  /** What each was last served in a message that was no sent card. */
  servedElsewhere(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Served>>
  /** `activityId`: the message in whose place it was served; null when the client does not say. */
  saveServedView(person: PersonId, activityId: string | null, view: ServedView, at: Date): Promise<void>
  setCardStale(person: PersonId, activityId: string, stale: boolean): Promise<void>
  /** Whose cards of which round are stale and were last served, each view for itself, no later than at its instant. */
  staleCards(
    servedUntil: {
      readonly [view in ServedView]: Date
    },
  ): Promise<readonly { readonly personId: PersonId; readonly roundId: RoundId }[]>
  /** Notices of a round that never reached the person, with their causes. Locked until the end of the transaction. */
  lockFailedNotices(round: RoundId, person: PersonId): Promise<readonly Notice[]>
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
  /** The app is not there for the person; adding it may help. */
  | { readonly kind: 'notInstalled'; readonly cause: string }
  /** Trying again is useless until a person acts. */
  | { readonly kind: 'refused'; readonly cause: string }

/** A message ready to go out: what the toast says and the card. */
export interface OutgoingMessage {
  readonly summary: string
  readonly card: object
  /** Set where it goes into a section's channel instead of the person's own chat; there it names the person's post. */
  readonly inChannel?: ChannelThread & { readonly mention: { readonly personId: PersonId; readonly post: string } }
}

/** `thread`: the root message below which it goes; null where the round has none there yet. */
export interface ChannelThread extends ConversationAddress {
  readonly section: SectionName
  readonly thread: string | null
}

export interface Messenger {
  /**
   * Waits until messages may be made ready: at least one and at most `count`. Whoever says "sending" only now, leaves few in
   * doubt when the process ends. Each place is left when its message goes out, or is not going to.
   */
  places(count: number): Promise<readonly Place[]>
  /** Seconds after which an unknown outcome may be followed by a second attempt. */
  readonly retryUnknownAfterSeconds: number
  /** Sends to a person's own chat, opening the conversation when none is known. */
  send(
    person: PersonId,
    address: ConversationAddress | null,
    message: OutgoingMessage,
    place?: Place,
  ): Promise<SendOutcome>
  /** Posts into a channel; the outcome names the message. */
  post(thread: ChannelThread, message: OutgoingMessage, place?: Place): Promise<SendOutcome>
  /** Whom Teams lists in a channel; null where it does not say. */
  members(channel: ConversationAddress): Promise<readonly PersonId[] | null>
  update(address: ConversationAddress, activityId: string, message: OutgoingMessage): Promise<SendOutcome>
}

/** Many notices with one statement each, where one a notice would be the limit of how fast cards go out. */
export interface SendingStore {
  /** Locks those that exist until the end of the transaction, always in the same order. */
  lockNotices(keys: readonly NoticeKey[]): Promise<readonly StoredNotice[]>
  saveNotices(notices: readonly Notice[], at: Date): Promise<void>
  /** As `answers.asked`, for many people. */
  asked(round: RoundId, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, readonly AskedMeasure[]>>
  conversations(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, ConversationAddress>>
  addSentCards(cards: readonly (SentCard & Pick<NoticeKey, 'personId' | 'roundId'>)[], at: Date): Promise<void>
  /** As `rounds.markDelivered`, for many people. */
  markDelivered(round: RoundId, people: readonly PersonId[]): Promise<void>
  /** Notices that waited for their time, which has come; oldest first. */
  waitingNotices(now: Date, limit: number): Promise<readonly NoticeKey[]>
  /** Notices that were tried, without an end, and that no job looks after any more, oldest first. */
  strandedNotices(untouchedSince: Date, limit: number): Promise<readonly NoticeKey[]>
  /** Remembers that the app is being added for the person. Resolves with when that was tried, if it was since the instant. */
  noteInstall(person: PersonId, at: Date, unlessSince: Date): Promise<Date | null>
  /** Buckets that were free before the instant say nothing any more. */
  forgetIdleBuckets(freeBefore: Date): Promise<void>
}

/** How adding the app for a person ended. */
export type InstallOutcome =
  /** It is there now; `address` where the directory named the chat. */
  | { readonly kind: 'installed'; readonly address: ConversationAddress | null }
  | { readonly kind: 'tryLater'; readonly cause: string; readonly afterSeconds: number | null }
  /** Trying again is useless until a person acts. */
  | { readonly kind: 'refused'; readonly cause: string }

/** Adds the app to a person's own scope in Teams, without the person's doing. */
export interface AppInstaller {
  install(person: PersonId): Promise<InstallOutcome>
}

/** Numbers only: who it is about stays out of it. */
export interface RoundHealth {
  readonly roundId: RoundId
  readonly expectations: Readonly<Record<string, number>>
  readonly notices: Readonly<Partial<Record<NoticeState, number>>>
  readonly maybeTwice: number
}

export interface HealthStore {
  saveHeartbeat(beat: Heartbeat): Promise<void>
  heartbeat(): Promise<Heartbeat | null>
  oldestDueAt(): Promise<Date | null>
  /** Of the open round. */
  round(): Promise<RoundHealth | null>
}

/** Draws the cards that jobs send; `cards` implements it, so that no use case knows what a card looks like. */
export interface CardMaker extends DecisionCards<OutgoingMessage>, LadderCards<OutgoingMessage> {
  overview(round: Round, own: readonly OwnMeasure[], at: Date, ahead: LeaderAhead | null): OutgoingMessage
  /** 取り下げ, in place of a notice that was sent. */
  withdrawn(round: Round): OutgoingMessage
  /** The overview, to whoever hears that a withdrawn round is open again, or that its days have moved. */
  reopened(round: Round, own: readonly OwnMeasure[], ahead: LeaderAhead | null): OutgoingMessage
  daysChanged(round: Round, own: readonly OwnMeasure[], ahead: LeaderAhead | null): OutgoingMessage
  /** 確認のお願い, to the leader. */
  question(round: Round, measure: Measure, question: ReviewQuestion): OutgoingMessage
}

/** The newest word on a measure in a round, as a board shows it. */
export interface BoardAnswer extends PreviousAnswer {
  /** Of the printed list, and the PMO has confirmed its weather: how the mark reads, or what it should have been. */
  readonly confirmed: boolean
  /** 代理入力. */
  readonly recorded: boolean
  readonly revision: number
  readonly directionReason: DirectionReason | null
  readonly directionReasonText: string
  readonly answeredAt: Date | null
}

/** 締切後の訂正: the last word after the close. */
export interface AmendmentMark extends Pick<PreviousAnswer, 'weather' | 'direction'> {
  readonly dated: Day
}

export interface BoardMeasure extends Measure {
  readonly expectation: ExpectationState | null
  readonly current: BoardAnswer | null
  readonly previous: BoardAnswer | null
  readonly amendment: AmendmentMark | null
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
  /** A weather of the printed list that the PMO has confirmed. */
  readonly confirmed: boolean
  readonly accepted: boolean
}

export interface HistoryPicture {
  /** Every round there is, oldest first; one known from the printed list alone counts as closed. */
  readonly rounds: readonly Pick<Round, 'id' | 'state'>[]
  readonly measures: readonly (Measure & {
    /** In the order of the rounds. */
    readonly cells: readonly PictureCell[]
    readonly amendments: readonly (AmendmentMark & { readonly roundId: RoundId })[]
  })[]
}

/** A revision with posts in place of ids. */
export interface StoredRevision extends Omit<Revision, 'roundId' | 'measureId' | 'nonce'> {
  readonly accepted: { readonly by: string; readonly at: Date } | null
}

/** `weather`: null until the PMO has confirmed it. */
export interface PublishedOfRound extends Pick<PublishedAnswer, 'direction' | 'progress'> {
  readonly weather: Weather | null
}

export interface MeasureRound extends Pick<Round, 'id' | 'state'> {
  readonly expectation: ExpectationState | null
  readonly published: PublishedOfRound | null
  /** Newest first. */
  readonly revisions: readonly StoredRevision[]
  /** The one question after saving, if one was asked. */
  readonly followUp: Omit<FollowUp, 'roundId' | 'measureId'> | null
  /** Oldest first; posts in place of ids. */
  readonly reviews: readonly Omit<ReviewQuestion, 'roundId' | 'measureId'>[]
  /** 関係課の一言; oldest first, posts in place of ids. */
  readonly relatedLines: readonly Pick<RelatedLine, 'section' | 'line' | 'by' | 'at'>[]
  /** 締切後の訂正; oldest first, posts in place of ids. */
  readonly amendments: readonly Omit<Amendment, 'roundId' | 'measureId'>[]
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
  /** Those that count working hours: the only ground the goal of less work could be computed on. */
  indicatorsInHours(): Promise<readonly Pick<Indicator, 'id' | 'measureId' | 'name' | 'target'>[]>
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
  /** Null where the directory cannot be asked to add the app for people. */
  readonly installer: AppInstaller | null
  /** Null where there is no directory to ask. */
  readonly directory: Directory | null
  /** Null where no lists are set up: what is to be published then gathers. */
  readonly cityLists: CityLists | null
  readonly cards: CardMaker
  readonly assignmentWorkbook: AssignmentWorkbook
  /** A value that never repeats. */
  readonly newNonce: () => string
}
