/** Which use case each job runs. A job that throws is tried again; after the last time it rests with its cause. */
import { z } from 'zod'
import type { JobName, JobPayloads } from '../../usecases/jobs.ts'
import type { Deps } from '../../usecases/ports.ts'
import { refreshSentCard } from '../../usecases/refresh-sent-card.ts'
import { sendNotice } from '../../usecases/send-notice.ts'

interface Worker<Name extends JobName> {
  readonly payload: z.ZodType<JobPayloads[Name]>
  /** Resolves with a word for the log. */
  readonly run: (deps: Deps, payload: JobPayloads[Name]) => Promise<string>
}

const personOfRound = { roundId: z.string(), personId: z.string() }

const noticeStep = z.union([z.literal('opened'), z.templateLiteral(['question:', z.string(), ':', z.number()])])

export const workers: { readonly [name in JobName]: Worker<name> } = {
  'send-notice': { payload: z.object({ ...personOfRound, step: noticeStep }), run: sendNotice },
  'refresh-sent-card': { payload: z.object(personOfRound), run: refreshSentCard },
}

export const jobNames = Object.keys(workers) as JobName[]

/** Checks the payload and runs the job; rejects with what went wrong. */
export async function runJob<Name extends JobName>(deps: Deps, name: Name, payload: unknown): Promise<string> {
  const worker: Worker<Name> = workers[name]
  return worker.run(deps, worker.payload.parse(payload))
}
