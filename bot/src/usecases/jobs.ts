/** Every job there is and what it carries. A job says what to look at again, never what to write: it reads the rows itself. */
import type { ConsultationStep } from '../../../shared/src/domain/consultation-chain.ts'
import type { Day } from '../../../shared/src/domain/day.ts'
import type { LadderStep } from '../../../shared/src/domain/ladder.ts'
import type { digestStep } from '../../../shared/src/domain/manager-look.ts'
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { NoticeByHand } from '../../../shared/src/domain/notice-by-hand.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'
import type { worseningStep } from '../../../shared/src/domain/worsening.ts'
import type { ClosingStep, HandOverStep } from './decision-steps.ts'

export interface JobPayloads {
  /** Send one notice of a round to one person. */
  'send-notice': { readonly roundId: RoundId; readonly personId: PersonId; readonly step: NoticeStep }
  /** Add the app for a person in whose Teams it is not, and send the notice then. */
  'install-app': { readonly roundId: RoundId; readonly personId: PersonId; readonly step: NoticeStep }
  /** Make a person's sent card tell the truth again. */
  'refresh-sent-card': {
    readonly roundId: RoundId
    readonly personId: PersonId
    /** Only cards that are known to wait; the others have been refreshed meanwhile. */
    readonly onlyStale?: boolean | undefined
  }
  /** Make a notice that was sent tell what has become of its matter. */
  'refresh-notice': { readonly roundId: RoundId; readonly personId: PersonId; readonly step: NoticeStep }
  /** Bring to SharePoint whatever is due. */
  'publish-record': Readonly<Record<string, never>>
  /** Ask the city's directory whether leaders are still there. */
  'look-for-leaders': Readonly<Record<string, never>>
  /** See what was changed in SharePoint. */
  'pull-sharepoint-changes': Readonly<Record<string, never>>
}

/** At which a person hears of a round; one notice a (round, person, step). What each kind says is in `notice-kinds.ts`. */
export type NoticeStep =
  | 'opened'
  | `question:${MeasureId}:${number}`
  | LadderStep
  | NoticeByHand['step']
  | ReturnType<typeof digestStep>
  | ConsultationStep
  | ReturnType<typeof worseningStep>
  | HandOverStep
  | ClosingStep
  /** To the PMO; the day is in it, so that a round whose days move is spoken of again. */
  | `round:${'preflight' | 'notOpened' | 'askToClose'}:${Day}`
  /** 後任のお願い; the day on which the directory said it. */
  | `leaders:${Day}`
  /** To leaders: a withdrawn round is open again, or its days have moved; once a day. */
  | `reopened:${Day}`
  | `daysChanged:${Day}`
  /** 所属長からの一言, to the leader; the number is the instant at which it was said. */
  | `word:${number}`

export type JobName = keyof JobPayloads
export type Job = { [name in JobName]: { readonly name: name; readonly payload: JobPayloads[name] } }[JobName]
