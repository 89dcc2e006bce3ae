/**
 * Brings the site to what is wanted, one request after the other: reads, does one phase, reads again. What a broken answer
 * left undecided is decided by the next read, so nothing is made twice and a stop at any point is no harm.
 */

import { carryOut } from './carry-out.ts'
import { type Change, describeChange, inPhase, isLook, phases } from './changes.ts'
import { isPassing, type Reach, Refused } from './http.ts'
import type { Patience } from './patience.ts'
import { planChanges, type SitePlan } from './plan-changes.ts'
import { readSite } from './read-site.ts'
import { refusalSentence } from './refusal-sentence.ts'
import { SetupProblem } from './setup-problem.ts'
import type { SiteAddress } from './site-address.ts'
import type { SiteState } from './site-state.ts'

export interface Applied {
  readonly state: SiteState
  readonly plan: SitePlan
  readonly done: number
  /** Why views and formatting are left to be made by hand; null when they are there. */
  readonly looksClosed: string | null
}

interface Settings {
  readonly reach: Reach
  readonly address: SiteAddress
  readonly patience: Patience
  readonly say: (line: string) => void
  readonly restoreLooks: boolean
}

/** A change that is done and does not show. */
const mostRepeats = 3

/** `reach` repeats its reads by itself. Throws `SetupProblem`, or `Refused` for a read. */
export async function applyChanges({ reach, address, patience, say, restoreLooks }: Settings): Promise<Applied> {
  const tries = new Map<string, number>()
  let done = 0
  let looksRefused: string | null = null
  for (;;) {
    const state = await readSite(reach, address)
    const plan = planChanges(state, { restoreLooks })
    // A look that was set is not set again: the service may write it down in another way than we do.
    const open = plan.changes.filter(
      (change) => !isLook(change) || (looksRefused === null && !tries.has(describeChange(change))),
    )
    const phase = phases.find((one) => inPhase(open, one).length > 0)
    if (!phase) return { state, plan, done, looksClosed: looksRefused ?? state.looksClosed }
    for (const change of inPhase(open, phase).filter(
      (one) => one.kind === 'makeList' || state.lists.has(one.list.list),
    )) {
      const what = describeChange(change)
      if ((tries.get(what) ?? 0) >= mostRepeats)
        throw new SetupProblem(
          `${what}：何度行っても反映されません。サイトの所有者へ、サイトの設定の確認をご依頼ください。`,
        )
      try {
        await carryOut(change, state, reach, address)
        tries.set(what, (tries.get(what) ?? 0) + 1)
        done += 1
        patience.refreshed()
        say(`済　${what}`)
      } catch (cause) {
        if (isLook(change) && cause instanceof Refused && (cause.status === 401 || cause.status === 403)) {
          looksRefused = refusalSentence(cause, reach.as)
          break
        }
        if (cause instanceof Refused && !isPassing(cause) && cause.status !== 409)
          throw stopped(change, cause, reach.as)
        await patience.after(cause)
        break
      }
    }
  }
}

function stopped(change: Change, cause: Refused, as: Reach['as']): SetupProblem {
  return new SetupProblem([
    `${describeChange(change)}：できませんでした。`,
    refusalSentence(cause, as),
    'ここまでに終わったものはそのまま残ります。直したあとに同じ命令をもう一度実行すると、続きから行います。',
  ])
}
