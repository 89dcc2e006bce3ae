/** Which use case each job runs. A job that throws is tried again; after the last time it rests with its cause. */
import { z } from 'zod'
import { installApp } from '../../usecases/install-app.ts'
import type { JobName, JobPayloads, NoticeStep } from '../../usecases/jobs.ts'
import { lookForLeaders } from '../../usecases/look-for-leaders.ts'
import { isNoticeStep } from '../../usecases/notice-kinds.ts'
import type { Deps } from '../../usecases/ports.ts'
import { publishRecord } from '../../usecases/publish-record.ts'
import { pullSharePointChanges } from '../../usecases/pull-sharepoint-changes.ts'
import { refreshNotice } from '../../usecases/refresh-notice.ts'
import { refreshSentCard } from '../../usecases/refresh-sent-card.ts'
import { sendNotice, sendNotices } from '../../usecases/send-notice.ts'

interface Worker<Name extends JobName> {
  readonly payload: z.ZodType<JobPayloads[Name]>
  /** Resolves with a word for the log. */
  readonly run: (deps: Deps, payload: JobPayloads[Name]) => Promise<string>
  /** For jobs that come by the thousand: results in the order of the payloads. */
  readonly runMany?: (
    deps: Deps,
    payloads: readonly JobPayloads[Name][],
  ) => Promise<readonly PromiseSettledResult<string>[]>
  /** One run serves all that wait: it looks at the rows, not at the payload. */
  readonly together?: boolean
}

const personOfRound = { roundId: z.string(), personId: z.string() }

const noticeStep = z.custom<NoticeStep>((text) => typeof text === 'string' && isNoticeStep(text))

const noticePayload = z.object({ ...personOfRound, step: noticeStep })

export const workers: { readonly [name in JobName]: Worker<name> } = {
  'send-notice': { payload: noticePayload, run: sendNotice, runMany: sendNotices },
  'install-app': { payload: noticePayload, run: installApp },
  'refresh-sent-card': {
    payload: z.object({ ...personOfRound, onlyStale: z.boolean().optional() }),
    run: refreshSentCard,
  },
  'refresh-notice': { payload: noticePayload, run: refreshNotice },
  'publish-record': { payload: z.object({}).strict(), run: publishRecord, together: true },
  'look-for-leaders': { payload: z.object({}).strict(), run: lookForLeaders, together: true },
  'pull-sharepoint-changes': { payload: z.object({}).strict(), run: pullSharePointChanges, together: true },
}

export const jobNames = Object.keys(workers) as JobName[]

/** Checks the payload and runs the job; rejects with what went wrong. */
export async function runJob<Name extends JobName>(deps: Deps, name: Name, payload: unknown): Promise<string> {
  const worker: Worker<Name> = workers[name]
  return worker.run(deps, worker.payload.parse(payload))
}

/** Payloads that cannot be read fail for themselves alone. Results in the order of the payloads. */
export async function runJobs<Name extends JobName>(
  deps: Deps,
  name: Name,
  payloads: readonly unknown[],
): Promise<readonly PromiseSettledResult<string>[]> {
  const worker: Worker<Name> = workers[name]
  const read = payloads.map((payload) => worker.payload.safeParse(payload))
  if (!worker.runMany || read.some(({ success }) => !success)) {
    return Promise.allSettled(payloads.map((payload) => runJob(deps, name, payload)))
  }
  return worker.runMany(
    deps,
    read.flatMap(({ data }) => (data === undefined ? [] : [data])),
  )
}
