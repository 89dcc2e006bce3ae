/** What the clock, the managers and the PMO's presses need from outside to tell people about a round. */
import type { Day } from '../../../shared/src/domain/day.ts'
import type { Ladder } from '../../../shared/src/domain/ladder.ts'
import type { Extension, InHand } from '../../../shared/src/domain/manager-choice.ts'
import type { ManagerCheck, ManagerSeen } from '../../../shared/src/domain/manager-look.ts'
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { MutePeriod } from '../../../shared/src/domain/mute-period.ts'
import type { HandAudience } from '../../../shared/src/domain/notice-by-hand.ts'
import type { SentNotice } from '../../../shared/src/domain/notices-due.ts'
import type { PersonId, SectionName } from '../../../shared/src/domain/person.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'
import type { RoundPlan, RoundStep } from '../../../shared/src/domain/round-plan.ts'
import type { SendingHours } from '../../../shared/src/domain/sending-hours.ts'
import type { Snooze } from '../../../shared/src/domain/snooze.ts'

/** One measure of which a notice speaks, as its day found it. */
export interface NoticeAbout {
  readonly measureId: MeasureId
  /** What the person is to this measure. */
  readonly as: HandAudience
  readonly dueOn: Day
}

export interface LadderSettings {
  readonly ladder: Ladder
  readonly sendingHours: SendingHours
  readonly managerCheck: ManagerCheck
  /** In the order of their days. */
  readonly mutePeriods: readonly MutePeriod[]
}

export interface PlannedDays extends RoundPlan {
  readonly roundId: RoundId
}

/** What the clock does for a round; `notOpened` says once that the opening waits for the PMO, `byRule` that nobody planned it. */
export type ClockStep = RoundStep | 'notOpened' | 'byRule'

export interface StepDone {
  readonly step: ClockStep
  /** The day of the plan that the step belongs to. */
  readonly day: Day
}

/** A section's channel as it is kept. */
export interface StoredChannel {
  readonly section: SectionName
  readonly conversationId: string
  readonly serviceUrl: string
  readonly setBy: PersonId
  readonly setAt: Date
  readonly roster: readonly PersonId[]
}

export interface LadderStore {
  /** The defaults where nothing was set. */
  settings(): Promise<LadderSettings>
  /** `by`: null where it was set beside the product, by its administrator. */
  saveSetting<Key extends keyof LadderSettings>(
    key: Key,
    value: LadderSettings[Key],
    by: PersonId | null,
    at: Date,
  ): Promise<void>
  /** Until the end of the transaction nobody else decides who hears of the round today: one notice a person and day. */
  lockTelling(round: RoundId): Promise<void>
  /** Days that were settled for a round, whether it has opened since or not. */
  plan(round: RoundId): Promise<PlannedDays | null>
  /** Of rounds that have not opened and are not held back, in their order. */
  plansAhead(): Promise<readonly PlannedDays[]>
  savePlan(plan: PlannedDays, at: Date): Promise<void>
  /** 開く前に止める: rounds that the clock leaves alone. */
  heldBack(): Promise<ReadonlySet<RoundId>>
  setHeldBack(round: RoundId, held: boolean, at: Date): Promise<void>
  /** Of a round that is open. */
  changeDays(plan: PlannedDays): Promise<void>
  stepsDone(round: RoundId): Promise<readonly StepDone[]>
  /** A round that was withdrawn begins anew by the clock; 開く前に止める stays. */
  forgetSteps(round: RoundId): Promise<void>
  /** Says whether it was not done before. */
  addStepDone(round: RoundId, done: StepDone, at: Date): Promise<boolean>
  /** Every notice of a round that is written down, whatever has become of it; of these people only, where they are given. */
  written(round: RoundId, today: Day, people?: readonly PersonId[]): Promise<readonly SentNotice[]>
  /** Steps that another notice says, too: they are written down and never go out. */
  cover(round: RoundId, person: PersonId, steps: readonly string[], at: Date): Promise<void>
  /** Changes with every row by which the notices of a round are decided, but for whom nothing reaches. */
  mark(round: RoundId): Promise<string>
  /** People whom nothing reaches since the last attempt, with its cause; null: of whatever round. */
  unreachable(round: RoundId | null): Promise<ReadonlyMap<PersonId, string>>
  snoozes(round: RoundId): Promise<readonly Snooze[]>
  saveSnooze(snooze: Snooze): Promise<void>
  extensions(round: RoundId): Promise<readonly Extension[]>
  saveExtension(extension: Extension): Promise<void>
  inHand(round: RoundId): Promise<readonly InHand[]>
  saveInHand(inHand: InHand): Promise<void>
  /** Of the round, or of one measure in it. */
  seen(round: RoundId, measure?: MeasureId): Promise<readonly ManagerSeen[]>
  saveSeen(seen: readonly ManagerSeen[]): Promise<void>
  /** When the digest of each section reached a manager. */
  digestsSent(round: RoundId, section?: SectionName): Promise<ReadonlyMap<SectionName, Day>>
  channel(section: SectionName): Promise<StoredChannel | null>
  saveChannel(channel: StoredChannel): Promise<void>
  removeChannel(section: SectionName): Promise<void>
  /** The root message of a round's thread there, if anything was said yet. */
  thread(channel: Pick<StoredChannel, 'conversationId' | 'section'>, round: RoundId): Promise<string | null>
  saveThread(
    channel: Pick<StoredChannel, 'conversationId' | 'section'>,
    round: RoundId,
    activityId: string,
  ): Promise<void>
}
