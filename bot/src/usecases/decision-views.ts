/** What cards of ご相談, 引き継ぎ and the closing show. */
import type { Amendment } from '../../../shared/src/domain/amendment.ts'
import type { MeetingOutcome } from '../../../shared/src/domain/closing-report.ts'
import type { ClosingSummary } from '../../../shared/src/domain/closing-summary.ts'
import type { ConsultationCase } from '../../../shared/src/domain/consultation-chain.ts'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import type { EarlierAnswer } from '../../../shared/src/domain/successor-pack.ts'
import type { Worsening } from '../../../shared/src/domain/worsening.ts'
import type { ClosingReport, StoredHandOver } from './decision-ports.ts'

/** A consultation with the posts a card names. */
export interface ShownConsultation {
  readonly consultation: ConsultationCase
  readonly measure: Measure
  /** The post that asked. */
  readonly askedBy: string
  /** Posts that passed it on, oldest first. */
  readonly passedBy: readonly string[]
  /** Posts that hold it. */
  readonly heldBy: readonly string[]
  /** The post that answered; empty while nobody has. */
  readonly repliedBy: string
  /** The leader's sign-in name, to open a chat with; null where it is not known. */
  readonly talkTo: string | null
  readonly mayPassOn: boolean
  readonly overdue: boolean
}

export interface ShownHandOver {
  readonly handOver: StoredHandOver
  readonly measure: Measure
  /** Posts. */
  readonly from: string
  readonly to: string
}

/** A measure whose sky has darkened, with the two answers that say so. */
export interface DarkerSky {
  readonly measure: Measure
  readonly why: Worsening
  readonly previous: EarlierAnswer
  readonly current: EarlierAnswer
}

/** A leader whom the directory no longer finds in the section. */
export interface LeaderToReplace {
  readonly measure: Measure
  readonly leader: PersonId
  /** The leader's. */
  readonly post: string
  readonly why: 'left' | 'moved'
  /** Managers of the section; the PMO where there is none who is still there. */
  readonly asked: readonly PersonId[]
}

export interface OwnOutcome {
  readonly measure: Measure
  /** Null until the PMO has entered it. */
  readonly outcome: MeetingOutcome | null
}

/** One page on a closed round. */
export interface ClosingPicture {
  readonly round: Round
  readonly summary: ClosingSummary
  readonly measures: readonly Measure[]
  /** The words of ご相談 that wait for the programme manager, by measure and number. */
  readonly consultations: ReadonlyMap<string, string>
  /** Without an answer, whatever round they come from. */
  readonly waiting: readonly ShownConsultation[]
  readonly outcomes: readonly MeetingOutcome[]
  readonly amendments: readonly Amendment[]
  readonly report: ClosingReport | null
}
