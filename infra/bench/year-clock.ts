/** A clock that moves only when all that belongs before is done: jobs and people's deeds wait on it for their instant. */
import { runJob, runJobs, workers } from '../../bot/src/inbound/jobs/workers.ts'
import type { Job, JobName } from '../../bot/src/usecases/jobs.ts'
import type { Clock, Deps, UnitOfWork } from '../../bot/src/usecases/ports.ts'

export interface YearClock {
  readonly clock: Clock
  /** What is to happen then; at once where that has passed. */
  at(instant: Date, deed: () => Promise<void>): void
  /** The same rows, with jobs that wait on this clock: they begin to after the commit, and not at all after a rollback. */
  withJobs(unitOfWork: UnitOfWork): UnitOfWork
  /** Runs all that waits for an instant up to this one, in order, and stands there then. */
  runUntil(instant: Date, deps: Deps): Promise<void>
  readonly counts: { ran: number; triedAgain: number; resting: number }
}

type Waiting = { readonly due: number } & (
  | { readonly deed: () => Promise<void> }
  | { readonly job: Job; readonly tries: number }
)
type WaitingJob = Extract<Waiting, { job: Job }>

/** As the queue does it: so many jobs of a kind begin at once, and so many of those that come by the thousand. */
const mostRetries = 8
const atOnce = 10
const together = 40

/** `taken`: hears of jobs that begin, and takes them out of the queue that the product looks at. */
export function createYearClock(start: Date, taken: (jobs: readonly Job[]) => Promise<void>): YearClock {
  let now = start.getTime()
  /** The latest first, so that the next one is at the end. */
  const waiting: Waiting[] = []
  const counts = { ran: 0, triedAgain: 0, resting: 0 }

  const add = (one: Waiting) => {
    let [low, high] = [0, waiting.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((waiting[middle]?.due ?? 0) > one.due) low = middle + 1
      else high = middle
    }
    waiting.splice(low, 0, one)
  }

  async function runAll(deps: Deps, jobs: readonly WaitingJob[]): Promise<void> {
    // Kinds of jobs beside each other, as the queue's workers do.
    await Promise.all(
      [...Map.groupBy(jobs, ({ job }) => job.name)].map(async ([name, ofName]) => {
        const size = workers[name].runMany ? together : atOnce
        for (let n = 0; n < ofName.length; n += size) {
          const batch = ofName.slice(n, n + size)
          await taken(batch.map(({ job }) => job))
          const results = await runBatch(deps, name, batch)
          counts.ran += batch.length
          for (const [index, one] of batch.entries()) if (results[index] === 'rejected') again(one)
        }
      }),
    )
  }

  function again({ job, tries }: WaitingJob): void {
    if (tries >= mostRetries) {
      counts.resting += 1
      return
    }
    counts.triedAgain += 1
    add({ job, tries: tries + 1, due: now + Math.min(900, 2 * 2 ** tries) * 1000 })
  }

  return {
    clock: { now: () => new Date(now) },
    counts,
    at: (instant, deed) => add({ due: Math.max(now, instant.getTime()), deed }),
    withJobs: (unitOfWork) => ({
      run: async (work) => {
        const later: { readonly job: Job; readonly afterSeconds: number }[] = []
        const result = await unitOfWork.run((tx) =>
          work({
            ...tx,
            later: async (job, afterSeconds = 0) => {
              later.push({ job, afterSeconds })
              // The product looks for notices that no job looks after.
              if (job.name === 'send-notice') await tx.later(job, afterSeconds)
            },
          }),
        )
        for (const { job, afterSeconds } of later) add({ job, tries: 0, due: now + afterSeconds * 1000 })
        return result
      },
    }),
    runUntil: async (instant, deps) => {
      const end = instant.getTime()
      for (;;) {
        const next = waiting.at(-1)
        if (!next || next.due > end) break
        now = Math.max(now, next.due)
        const jobs: WaitingJob[] = []
        const deeds: (() => Promise<void>)[] = []
        while ((waiting.at(-1)?.due ?? Number.POSITIVE_INFINITY) <= now) {
          const one = waiting.pop()
          if (!one) break
          if ('deed' in one) deeds.push(one.deed)
          else jobs.push(one)
        }
        // What people do within the same minute meets in the database, as it would, with each other and with the jobs.
        await Promise.all([inTens(deeds), runAll(deps, jobs)])
      }
      now = end
    },
  }
}

async function inTens(deeds: readonly (() => Promise<void>)[]): Promise<void> {
  for (let n = 0; n < deeds.length; n += atOnce) await Promise.all(deeds.slice(n, n + atOnce).map((deed) => deed()))
}

async function runBatch(deps: Deps, name: JobName, batch: readonly WaitingJob[]) {
  const payloads = batch.map(({ job }) => job.payload)
  const results = workers[name].runMany
    ? await runJobs(deps, name, payloads)
    : await Promise.allSettled(payloads.map((payload) => runJob(deps, name, payload)))
  return results.map(({ status }) => status)
}
