/** The unit of work: rows, jobs and the board's version commit together. It owns the connection, so only it may send jobs. */
import type { RecordAddress } from '../../../../shared/src/domain/record.ts'
import type { Job } from '../../usecases/jobs.ts'
import type { Clock, Transaction, UnitOfWork } from '../../usecases/ports.ts'
import type { JobQueue } from './job-queue.ts'
import { makeDue, type Touch } from './record/touch.ts'
import type { OpenDatabase, Session } from './session.ts'
import { answerStore } from './stores/answer-store.ts'
import { assignmentStore } from './stores/assignment-store.ts'
import { growBoardVersion } from './stores/board-version.ts'
import { closingStore } from './stores/closing-store.ts'
import { consultationStore } from './stores/consultation-store.ts'
import { deliveryStore } from './stores/delivery-store.ts'
import { directoryStore } from './stores/directory-store.ts'
import { doubtStore } from './stores/doubt-store.ts'
import { handOverStore } from './stores/hand-over-store.ts'
import { healthStore } from './stores/health-store.ts'
import { ladderStore } from './stores/ladder-store.ts'
import { peopleStore } from './stores/people-store.ts'
import { recordStore } from './stores/record-store.ts'
import { registerStore } from './stores/register-store.ts'
import { relatedLineStore } from './stores/related-line-store.ts'
import { reviewStore } from './stores/review-store.ts'
import { roundStore } from './stores/round-store.ts'
import { sampleStore } from './stores/sample-store.ts'
import { sendingStore } from './stores/sending-store.ts'

export interface UnitOfWorkOptions {
  readonly clock: Clock
  /** Whether there is anywhere to publish the record to. Without, changes are noted all the same. */
  readonly publishes: boolean
}

export function createUnitOfWork(
  database: OpenDatabase,
  queue: JobQueue,
  { clock, publishes }: UnitOfWorkOptions,
): UnitOfWork {
  return {
    run: (work) =>
      database.transaction(async (session) => {
        let boardChanged = false
        const changed = () => {
          boardChanged = true
        }
        const touched = new Map<string, RecordAddress>()
        const touch: Touch = (list, key) => touched.set(`${list} ${key}`, { list, key })
        const result = await work({
          ...stores(session, changed, touch),
          record: recordStore(session, changed, clock),
          later: (job: Job, afterSeconds?: number) => queue.send(job, session, afterSeconds),
        })
        if (touched.size > 0) {
          await makeDue(session, [...touched.values()], clock.now())
          if (publishes) await queue.send({ name: 'publish-record', payload: {} }, session)
        }
        // Last, because its row lock makes all writers wait for each other until the commit.
        if (boardChanged) await growBoardVersion(session)
        return result
      }),
  }
}

function stores(session: Session, changed: () => void, touch: Touch): Omit<Transaction, 'later' | 'record'> {
  return {
    people: peopleStore(session, changed, touch),
    register: registerStore(session, changed, touch),
    rounds: roundStore(session, changed, touch),
    answers: answerStore(session, changed, touch),
    reviews: reviewStore(session, changed, touch),
    doubts: doubtStore(session, changed, touch),
    assignments: assignmentStore(session, changed, touch),
    consultations: consultationStore(session, touch),
    handOvers: handOverStore(session, touch),
    relatedLines: relatedLineStore(session, changed, touch),
    directory: directoryStore(session),
    closing: closingStore(session, changed, touch),
    delivery: deliveryStore(session),
    sending: sendingStore(session, changed, touch),
    health: healthStore(session),
    ladder: ladderStore(session, changed, touch),
    samples: sampleStore(session, changed, touch),
  }
}
