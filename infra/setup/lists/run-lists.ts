/** `lists plan`, `lists apply` and `lists verify`: what is said, in which order, and whether all is well at the end. */
import type { PmoUnit } from '../../../shared/src/domain/person.ts'
import { applyChanges } from './apply-changes.ts'
import { filesByHand, stepsFile } from './by-hand.ts'
import { describeChange, inPhase, phaseNames, phases } from './changes.ts'
import { planPmo } from './first-pmo.ts'
import { type Reach, Refused } from './http.ts'
import { createPatience, readingPatiently } from './patience.ts'
import { planChanges, type SitePlan } from './plan-changes.ts'
import { readSite } from './read-site.ts'
import { refusalSentence } from './refusal-sentence.ts'
import { SetupProblem } from './setup-problem.ts'
import type { SiteAddress } from './site-address.ts'
import type { SiteState } from './site-state.ts'

export interface ListsRun {
  readonly command: 'plan' | 'apply' | 'verify'
  readonly address: SiteAddress
  readonly reach: Reach
  readonly pmo: { readonly person: string; readonly unit: PmoUnit } | null
  readonly restoreLooks: boolean
  readonly say: (line: string) => void
  readonly wait: (seconds: number) => Promise<void>
  /** Keeps the files for work by hand; gives back where they are. */
  readonly keepFiles: (files: ReadonlyMap<string, string>) => string
}

/** True when nothing is left to do that the command was to do. Throws `SetupProblem`. */
export async function runLists(run: ListsRun): Promise<boolean> {
  const { command, address, say } = run
  const patience = createPatience({ as: run.reach.as, wait: run.wait, say })
  const reach = readingPatiently(run.reach, patience)
  say(`サイト：${address.url}`)
  const state = await orSay(reach, () => readSite(reach, address))
  const plan = planChanges(state, { restoreLooks: run.restoreLooks })
  const { pmo } = run
  // Before anything is made: an unknown person stops the whole.
  const firstPmo = pmo && (await orSay(reach, () => planPmo(reach, state, pmo)))

  if (command === 'verify') return verify(plan, state, say)
  sayPlan(plan, firstPmo?.sentence ?? null, say)
  sayLooksClosed(state.looksClosed, command, say)
  if (command === 'plan') return plan.problems.length === 0

  const { restoreLooks } = run
  const applied = await orSay(reach, () => applyChanges({ reach, address, patience, say, restoreLooks }))
  if (pmo) {
    // Asked again for every try: an answer that broke may have been written.
    await patience.until(async () => {
      const now = await planPmo(reach, applied.state, pmo)
      await now.write?.(reach)
    })
    say(`済　${firstPmo?.sentence}`)
  }
  if (applied.looksClosed !== null) {
    if (state.looksClosed === null) say(applied.looksClosed)
    say(
      `ビューと列の表示は、手で設定してください。手順と貼り付ける中身を書き出しました：${run.keepFiles(filesByHand())}（${stepsFile} からご覧ください）`,
    )
  }
  say(applied.done > 0 ? `終わりました（${applied.done}件）。` : 'リストはそろっています。')
  return applied.plan.problems.length === 0
}

/** A refusal becomes its sentence. */
async function orSay<T>({ as }: Reach, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw cause instanceof Refused ? new SetupProblem(refusalSentence(cause, as)) : cause
  }
}

function sayPlan({ changes, problems, notes }: SitePlan, pmo: string | null, say: (line: string) => void): void {
  if (changes.length === 0) say('リスト・列・インデックスに、変えるところはありません。')
  for (const phase of phases) {
    const those = inPhase(changes, phase)
    if (those.length > 0) say(`■ ${phaseNames[phase]}（${those.length}件）`)
    for (const change of those) say(`・${describeChange(change)}`)
  }
  if (pmo) say(`■ はじめの PMO\n・${pmo}`)
  sayRest({ problems, notes }, say)
}

function sayRest({ problems, notes }: Pick<SitePlan, 'problems' | 'notes'>, say: (line: string) => void): void {
  if (problems.length > 0) say('■ ご確認ください')
  for (const problem of problems) say(`・${problem}`)
  if (notes.length > 0) say('■ お知らせ')
  for (const note of notes) say(`・${note}`)
}

function sayLooksClosed(closed: string | null, command: ListsRun['command'], say: (line: string) => void): void {
  if (closed === null) return
  say('■ ビューと列の表示')
  say(`・${closed}`)
  say(
    command === 'verify'
      ? '・ビューと列の表示は確かめていません。'
      : '・リストと列は作ります。ビューと列の表示は、apply が書き出す手順で設定してください。',
  )
}

function verify(
  { changes, problems, notes }: SitePlan,
  { looksClosed }: SiteState,
  say: (line: string) => void,
): boolean {
  if (changes.length > 0) say('足りないものがあります。`npm run setup -- lists apply` で次のことを行ってください。')
  for (const phase of phases) for (const change of inPhase(changes, phase)) say(`・${describeChange(change)}`)
  sayRest({ problems, notes }, say)
  sayLooksClosed(looksClosed, 'verify', say)
  const fine = changes.length === 0 && problems.length === 0
  if (fine) say('リスト・列・インデックスはそろっています。')
  return fine
}
