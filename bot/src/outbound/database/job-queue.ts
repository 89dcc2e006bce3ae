/** pg-boss on the same database: a job is a row that commits with the rows it belongs to. */
import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import type { Job, JobName } from '../../usecases/jobs.ts'
import type { QueueConnection, Session } from './session.ts'

/** After the last retry a job rests here, with its cause, until a person looks. */
const deadLetterQueue = 'dead-letter'
const tickQueue = 'tick'

export interface JobQueue {
  send(job: Job, tx: Session, afterSeconds?: number): Promise<void>
  /**
   * Runs `handle` for the jobs of a queue, several at a time; one that rejects is tried again later. `together`: jobs that only
   * say "look again" are answered by one run for all that wait.
   */
  work(name: JobName, handle: (payload: unknown) => Promise<void>, together?: boolean): Promise<void>
  /** The same for jobs that come by the thousand: many at a time, with a result for each payload in its order. */
  workMany(
    name: JobName,
    handle: (payloads: readonly unknown[]) => Promise<readonly PromiseSettledResult<unknown>[]>,
  ): Promise<void>
  /** Runs `tick` once a minute on one instance. A missed minute is not made up for: rows say what is due. */
  everyMinute(tick: () => Promise<void>): Promise<void>
  /** Jobs that rest after their last retry. */
  resting(): Promise<number>
  /** Lets what is running come to its end. */
  stop(): Promise<void>
}

/** Notifications wake the workers at once; polling is the net below them. */
const pace = {
  batchSize: 10,
  burstWhenBatchFull: true,
  notifyPollingIntervalSeconds: 5,
  pollingIntervalSeconds: 1,
  perJobResults: true,
} as const

/** Several batches, because each ends with its slowest job: one that hangs must not hold up the rest. */
const paceOfMany = { ...pace, batchSize: 40, localConcurrency: 16, notifyPollingIntervalSeconds: 4 } as const

/** Seconds: what comes later than this is found by polling. */
const longestLookAhead = 60
/** Milliseconds: the database's clock need not be ours. */
const afterItsTime = 50

/** Starts the queue; `onTrouble` hears what goes wrong outside of any job. */
export async function startJobQueue(
  connection: QueueConnection,
  names: readonly JobName[],
  onTrouble: (error: Error) => void,
): Promise<JobQueue> {
  const boss = new PgBoss({
    ...connection,
    schema: 'jobs',
    useListenNotify: true,
    // A few connections for working; the rest belongs to the application's own pool.
    max: 4,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
  })
  boss.on('error', onTrouble)
  await boss.start()
  await boss.createQueue(deadLetterQueue)
  await boss.createQueue(tickQueue, { policy: 'exclusive', retryLimit: 0, expireInSeconds: 60 })
  for (const name of names) {
    await boss.createQueue(name, {
      notify: true,
      retryLimit: 8,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 900,
      // A job lost with its process is taken up again soon, not after the default quarter of an hour.
      heartbeatSeconds: 10,
      deadLetter: deadLetterQueue,
    })
  }
  const workers = new Map<JobName, string>()
  /** Nothing tells of a job whose time comes; whoever waits for it should not wait for the next poll as well. */
  const lookAfter = (name: JobName, seconds: number) => {
    if (seconds === 0 || seconds > longestLookAhead) return
    setTimeout(() => boss.notifyWorker(workers.get(name) ?? ''), seconds * 1000 + afterItsTime).unref()
  }
  return {
    send: async (job, tx, afterSeconds = 0) => {
      // pg-boss would look an unknown queue up on its own connection, and on PGlite wait for this transaction for ever.
      if (!names.includes(job.name)) throw new Error('There is no queue for the job', { cause: job.name })
      const id = await boss.send(job.name, job.payload, { db: fromDrizzle(tx, sql), startAfter: afterSeconds })
      if (id === null) throw new Error('The queue did not take the job', { cause: job.name })
      lookAfter(job.name, afterSeconds)
    },
    work: async (name, handle, together = false) => {
      if (together) {
        // All or none: a run that rejects leaves each of them to be tried again.
        const all = { ...pace, batchSize: 500, perJobResults: false } as const
        workers.set(name, await boss.work(name, all, ([first]) => handle(first?.data)))
        return
      }
      const worker = await boss.work(name, pace, (jobs) =>
        Promise.all(
          jobs.map(({ id, data }) =>
            handle(data).then(
              () => ({ id, status: 'completed' as const }),
              (error: unknown) => ({ id, status: 'failed' as const, output: { message: String(error) } }),
            ),
          ),
        ),
      )
      workers.set(name, worker)
    },
    workMany: async (name, handle) => {
      const worker = await boss.work(name, paceOfMany, async (jobs) => {
        const results = await handle(jobs.map(({ data }) => data))
        return jobs.map(({ id }, n) => resultOf(id, results[n]))
      })
      workers.set(name, worker)
    },
    everyMinute: async (tick) => {
      await boss.work(tickQueue, { pollingIntervalSeconds: 5 }, tick)
      await boss.schedule(tickQueue, '* * * * *', null, { tz: 'Asia/Tokyo' })
    },
    resting: async () => (await boss.getQueueStats(deadLetterQueue, { force: true }))[0]?.queuedCount ?? 0,
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

function resultOf(id: string, result: PromiseSettledResult<unknown> | undefined) {
  return result?.status === 'fulfilled'
    ? { id, status: 'completed' as const }
    : { id, status: 'failed' as const, output: { message: String(result?.reason) } }
}
