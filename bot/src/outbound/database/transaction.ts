/** The unit of work: rows, jobs and the board's version commit together. It owns the connection, so only it may send jobs. */
import type { Job } from '../../usecases/jobs.ts'
import type { Transaction, UnitOfWork } from '../../usecases/ports.ts'
import type { JobQueue } from './job-queue.ts'
import type { OpenDatabase, Session } from './session.ts'
import { answerStore } from './stores/answer-store.ts'
import { assignmentStore } from './stores/assignment-store.ts'
import { growBoardVersion } from './stores/board-version.ts'
import { deliveryStore } from './stores/delivery-store.ts'
import { doubtStore } from './stores/doubt-store.ts'
import { peopleStore } from './stores/people-store.ts'
import { registerStore } from './stores/register-store.ts'
import { reviewStore } from './stores/review-store.ts'
import { roundStore } from './stores/round-store.ts'
import { sampleStore } from './stores/sample-store.ts'

export function createUnitOfWork(database: OpenDatabase, queue: JobQueue): UnitOfWork {
  return {
    run: (work) =>
      database.transaction(async (session) => {
        let boardChanged = false
        const changed = () => {
          boardChanged = true
        }
        const result = await work({
          ...stores(session, changed),
          later: (job: Job, afterSeconds?: number) => queue.send(job, session, afterSeconds),
        })
        // Last, because its row lock makes all writers wait for each other until the commit.
        if (boardChanged) await growBoardVersion(session)
        return result
      }),
  }
}

function stores(session: Session, changed: () => void): Omit<Transaction, 'later'> {
  return {
    people: peopleStore(session, changed),
    register: registerStore(session, changed),
    rounds: roundStore(session, changed),
    answers: answerStore(session, changed),
    reviews: reviewStore(session, changed),
    doubts: doubtStore(session, changed),
    assignments: assignmentStore(session, changed),
    delivery: deliveryStore(session),
    samples: sampleStore(session, changed),
  }
}
