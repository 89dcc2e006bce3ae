/** The cards of お知らせ and of the clock that jobs send; `cards` draws them. */
import type { ChannelNotice } from '../../../shared/src/domain/channel-notice.ts'
import type { Day } from '../../../shared/src/domain/day.ts'
import type { Direction } from '../../../shared/src/domain/direction.ts'
import type { StageCounts } from '../../../shared/src/domain/expectation-life.ts'
import type { Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { HandAudience } from '../../../shared/src/domain/notice-by-hand.ts'
import type { OwnMeasure, PreviousAnswer } from '../../../shared/src/domain/own-measure.ts'
import type { Person, SectionName } from '../../../shared/src/domain/person.ts'
import type { Finding } from '../../../shared/src/domain/preflight.ts'
import type { Expectation, Round, RoundId } from '../../../shared/src/domain/round.ts'
import type { RoundTally } from '../../../shared/src/domain/round-tally.ts'
import type { SnoozeChoice } from '../../../shared/src/domain/snooze.ts'
import type { Weather } from '../../../shared/src/domain/weather.ts'

export interface LadderCards<Message> {
  /** To the leader and the deputies. */
  reminder(round: Round, own: readonly OwnMeasure[], facts: ReminderFacts): Message
  /** To everybody above. */
  unanswered(round: Round, rows: readonly UnansweredRow[], today: Day): Message
  /** Where everybody reads along. */
  inChannel(notice: ChannelNotice): Message
  digest(digest: Digest): Message
  managerWord(word: ManagerWord): Message
  preflight(report: PreflightFacts): Message
  notOpened(report: PreflightFacts): Message
  askToClose(status: StatusFacts, at: Date): Message
}

export interface ReminderFacts {
  /** Measures it reminds of: all of them still wait for an answer. */
  readonly measureIds: readonly MeasureId[]
  /** Of the first of them. */
  readonly dueOn: Day
  readonly today: Day
  readonly isDeputy: boolean
  /** Who hears next and when; null where nobody does any more before the closing. */
  readonly next: { readonly on: Day; readonly to: readonly HandAudience[] } | null
  readonly offers: readonly { readonly choice: SnoozeChoice; readonly until: Day }[]
}

export interface UnansweredRow {
  readonly measure: Measure
  /** What the reader is to this measure. */
  readonly as: HandAudience
  readonly dueOn: Day
  readonly previous: PreviousAnswer | null
  /** 課内で対応します was said. */
  readonly inHand: boolean
  /** Why the leader cannot be reached. */
  readonly cause: string | null
}

export interface Digest {
  readonly roundId: RoundId
  readonly section: SectionName
  /** Answered ones, in the list's order. */
  readonly rows: readonly {
    readonly measure: Measure
    readonly revision: number
    readonly weather: Weather
    readonly direction: Direction
    readonly previousWeather: Weather | null
    readonly relatedLines?: readonly { readonly section: SectionName; readonly line: string; readonly post: string }[]
  }[]
  readonly missing: number
  /** Whoever leads them, but for the reader. */
  readonly leaders?: readonly {
    readonly post: string
    /** Null where it is not known. */
    readonly signInName: string | null
    readonly measureIds: readonly MeasureId[]
  }[]
  /** Measures of other sections in which this one has a part. */
  readonly relatedTo?: number
  /** Until when silence passes; null where the manager's word is waited for. */
  readonly silenceUntil: Day | null
}

/** 所属長からの一言 */
export interface ManagerWord {
  readonly roundId: RoundId
  readonly post: string
  readonly measures: readonly Measure[]
  /** Empty where the manager wants to talk. */
  readonly line: string
}

export interface PreflightFacts {
  readonly round: Round
  readonly findings: readonly Finding[]
  readonly measures: number
  readonly leaders: number
  readonly people: readonly Person[]
}

interface StatusFacts {
  readonly round: Round
  readonly tally: RoundTally
  readonly stages: StageCounts
  readonly measures: readonly { readonly measure: Measure; readonly expectation: Expectation }[]
}
