/** 未回答の施策にお知らせ: the PMO sees who would get what when, and sends exactly that. The only way to tell a 部長. */
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import { type HandAudience, type NoticesByHand, noticesByHand } from '../../../shared/src/domain/notice-by-hand.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { isOwed, type Round } from '../../../shared/src/domain/round.ts'
import { findPermitted } from './find-permitted.ts'
import { readLadderFacts } from './ladder-facts.ts'
import type { Deps, Transaction } from './ports.ts'

export interface HandPreview {
  readonly round: Round
  readonly as: HandAudience
  readonly rows: readonly { readonly post: string; readonly measureIds: readonly MeasureId[]; readonly sendAt: Date }[]
  readonly measures: number
  readonly withoutRecipient: readonly MeasureId[]
  /** Of what is shown: what is sent is what was shown, or nothing. */
  readonly mark: string
}

type No = { readonly refusal: Refusal }

const audiences: readonly HandAudience[] = ['leader', 'deputy', 'manager', 'departmentHead']

export async function previewByHand(deps: Deps, asker: PersonId, as: string): Promise<HandPreview | No> {
  return deps.unitOfWork.run(async (tx) => {
    const found = await find(deps, tx, asker, as)
    return isRefusal(found) ? found : toPreview(tx, found)
  })
}

/** Resolves with the number of people who will hear. */
export async function sendByHand(
  deps: Deps,
  asker: PersonId,
  { as, mark }: { readonly as: string; readonly mark: string },
): Promise<number | No> {
  const { unitOfWork, clock } = deps
  return unitOfWork.run(async (tx) => {
    await tx.rounds.lockAll()
    const found = await find(deps, tx, asker, as)
    if (isRefusal(found)) return found
    if (markOf(found.planned) !== mark) return refuse({ code: 'previewOutdated' })
    const extended = new Map((await tx.ladder.extensions(found.round.id)).map((one) => [one.measureId, one.dueOn]))
    const now = clock.now()
    let told = 0
    for (const { roundId, personId, step, measureIds, sendAt } of found.planned.notices) {
      const key = { roundId, personId, step }
      const about = measureIds.map((measureId) => ({
        measureId,
        as: found.as,
        dueOn: extended.get(measureId) ?? found.round.dueOn,
      }))
      // Written on the day on which it goes: that day is then used up.
      if (!(await tx.delivery.addNotice(key, sendAt, about))) continue
      // What has to wait is a row that is due later: the clock takes it up.
      if (sendAt <= now) await tx.later({ name: 'send-notice', payload: key })
      told += 1
    }
    return told
  })
}

interface Found {
  readonly round: Round
  readonly as: HandAudience
  readonly planned: NoticesByHand
}

async function find(deps: Deps, tx: Transaction, asker: PersonId, typed: string): Promise<Found | No> {
  const person = await findPermitted(tx, asker, 'tellByHand')
  if (isRefusal(person)) return person
  const as = audiences.find((known) => known === typed)
  if (!as) return refuse({ code: 'malformedRequest' })
  const round = await tx.rounds.open()
  if (!round) return refuse({ code: 'noOpenRound' })
  const facts = await readLadderFacts(deps, tx, round)
  const wanted = facts.expectations.filter(({ state }) => isOwed(state)).map(({ measureId }) => measureId)
  return { round, as, planned: noticesByHand(facts, as, wanted) }
}

async function toPreview(tx: Transaction, { round, as, planned }: Found): Promise<HandPreview> {
  const posts = new Map((await tx.people.list()).map(({ id, post }) => [id, post]))
  return {
    round,
    as,
    rows: planned.notices.map(({ personId, measureIds, sendAt }) => ({
      post: posts.get(personId) ?? '',
      measureIds,
      sendAt,
    })),
    measures: new Set(planned.notices.flatMap(({ measureIds }) => measureIds)).size,
    withoutRecipient: planned.withoutRecipient,
    mark: markOf(planned),
  }
}

/** Who hears of how many measures on which day; the minute of a preview is not part of it. */
function markOf({ notices }: NoticesByHand): string {
  const text = notices.map(({ personId, step, measureIds }) => `${personId} ${step} ${measureIds.join(',')}`).join('\n')
  let sum = 7
  for (const sign of text) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 2_147_483_647
  return `${notices.length}-${sum}`
}
