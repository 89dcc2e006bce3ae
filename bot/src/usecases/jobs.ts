/** Every job there is and what it carries. A job says what to look at again, never what to write: it reads the rows itself. */
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'

export interface JobPayloads {
  /** Send one notice of a round to one person. */
  'send-notice': { readonly roundId: RoundId; readonly personId: PersonId; readonly step: NoticeStep }
  /** Make a person's sent card tell the truth again. */
  'refresh-sent-card': { readonly roundId: RoundId; readonly personId: PersonId }
}

/** Steps of the ladder at which a person hears of a round; one notice a (round, person, step). */
export type NoticeStep = 'opened' | `question:${MeasureId}:${number}`

export type JobName = keyof JobPayloads
export type Job = { [name in JobName]: { readonly name: name; readonly payload: JobPayloads[name] } }[JobName]
