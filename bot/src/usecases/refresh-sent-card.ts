/**
 * Makes a person's sent cards tell the truth again, but never under a writer: replacing a message would
 * take the form, and what was typed in it, off the screen. Jobs that come while others are being read are read together.
 */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { inGroups } from '../in-groups.ts'
import { askedBeforehand } from './asked-beforehand.ts'
import type { JobPayloads } from './jobs.ts'
import { overviewAhead } from './overview-ahead.ts'
import { ownMeasures } from './own-measures.ts'
import type { Deps, OutgoingMessage, Served, ServedView, StandingCard, Transaction } from './ports.ts'

/** How long what a person was served stays untouched. A form: as long as somebody may still be typing. */
const protectedMinutes: { readonly [view in ServedView]: number } = { overview: 0, confirmation: 5, form: 60 }

/**
 * `waiting`: at least one card is kept for its writer; the others are done. `joined`: another job of the same moment does it
 * for the same person, and is tried again should it fail.
 */
export type RefreshResult = 'refreshed' | 'waiting' | 'nothingSent' | 'joined'

type Asked = JobPayloads['refresh-sent-card']

interface Task {
  readonly due: readonly StandingCard[]
  readonly waiting: boolean
  readonly serviceUrl: string
  readonly message: OutgoingMessage
}

/** Throws when Teams did not take an update and may later, so that the job is tried again (an update is harmless twice). */
export async function refreshSentCard(deps: Deps, asked: Asked): Promise<RefreshResult> {
  const { unitOfWork, messenger } = deps
  const task = await readerOf(deps)(asked)
  if (task === 'nothingSent' || task === 'joined') return task
  // Each card for itself: trouble with one does not keep the others from the truth.
  const troubles: string[] = []
  for (const { activityId, conversationId } of task.due) {
    const address = { conversationId, serviceUrl: task.serviceUrl }
    const outcome = await messenger.update(address, activityId, task.message)
    if (outcome.kind === 'sent') continue
    const mayWork = outcome.kind === 'tryLater' || outcome.kind === 'unknown'
    if (mayWork) troubles.push(outcome.cause)
    await unitOfWork.run(({ delivery }) =>
      mayWork
        ? delivery.setCardStale(asked.personId, activityId, true)
        : delivery.forgetSentCard(asked.personId, activityId),
    )
  }
  if (troubles.length > 0) throw new Error('Teams did not take the update of a card', { cause: troubles.join(', ') })
  return task.waiting ? 'waiting' : 'refreshed'
}

type Read = Task | 'nothingSent' | 'joined'

/** One for all jobs of an instance. */
const readers = new WeakMap<Deps, (asked: Asked) => Promise<Read>>()

function readerOf(deps: Deps): (asked: Asked) => Promise<Read> {
  const reader = readers.get(deps) ?? inGroups<Asked, Read>((group) => readGroup(deps, group))
  readers.set(deps, reader)
  return reader
}

/** In one transaction; where that fails, each in its own, so that trouble with one person's cards stays with them. */
async function readGroup(deps: Deps, group: readonly Asked[]): Promise<readonly PromiseSettledResult<Read>[]> {
  const [together] = await Promise.allSettled([deps.unitOfWork.run((tx) => readAll(deps, tx, group))])
  if (together.status === 'fulfilled') return together.value.map((value) => ({ status: 'fulfilled', value }))
  if (group.length === 1) return [together]
  const alone: PromiseSettledResult<Read>[] = []
  for (const one of group) alone.push(...(await readGroup(deps, [one])))
  return alone
}

async function readAll(deps: Deps, tx: Transaction, group: readonly Asked[]): Promise<Read[]> {
  // By their place in the group: two jobs may ask for the very same.
  const reads: Read[] = group.map(() => 'joined')
  for (const [roundId, ofRound] of Map.groupBy(group.keys(), (n) => group[n]?.roundId ?? '')) {
    const ofPerson = Map.groupBy(ofRound, (n) => group[n]?.personId ?? '')
    // Two instances lock rows in the same order.
    const people = [...ofPerson.keys()].sort()
    const round = await tx.rounds.find(roundId)
    const standing = await tx.delivery.sentCards(people, roundId)
    const addresses = await tx.sending.conversations(people)
    const elsewhere = await tx.delivery.servedElsewhere(people)
    const knowing = await askedBeforehand(tx, roundId, new Set(people))
    for (const personId of people) {
      const jobs = ofPerson.get(personId) ?? []
      const onlyStale = jobs.every((n) => group[n]?.onlyStale)
      const sent = (standing.get(personId) ?? []).filter(({ stale }) => stale || !onlyStale)
      const address = addresses.get(personId)
      const [first = 0] = jobs
      if (sent.length === 0 || !round || !address) {
        reads[first] = 'nothingSent'
        continue
      }
      const due = await cardsDue(deps, tx, personId, sent, elsewhere.get(personId) ?? null)
      const now = deps.clock.now()
      const own = await ownMeasures(knowing, roundId, personId, dayInTokyo(now))
      const ahead = await overviewAhead(deps, knowing, round, personId, own)
      const message = deps.cards.overview(round, own, now, ahead)
      reads[first] = { due, waiting: due.length < sent.length, serviceUrl: address.serviceUrl, message }
    }
  }
  return reads
}

/** Those that nobody may be reading or typing in; the others are marked, to be taken up later. */
async function cardsDue(
  { clock }: Deps,
  tx: Transaction,
  personId: Asked['personId'],
  sent: readonly StandingCard[],
  elsewhere: Served | null,
): Promise<readonly StandingCard[]> {
  const now = clock.now()
  const due: StandingCard[] = []
  for (const card of sent) {
    const waits = isProtected(card.served, now) || isProtected(elsewhere, now)
    if (card.stale !== waits) await tx.delivery.setCardStale(personId, card.activityId, waits)
    if (!waits) due.push(card)
  }
  return due
}

/** Whether somebody may be reading or typing there. */
export function isProtected(served: Served | null, now: Date): boolean {
  return served !== null && now.getTime() - served.servedAt.getTime() < protectedMinutes[served.view] * 60_000
}

/** Once a minute: cards that had to wait for a writer are taken up again, whether or not their round has closed meanwhile. */
export async function takeUpStaleCards({ unitOfWork, clock }: Deps): Promise<number> {
  const ago = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000)
  return unitOfWork.run(async (tx) => {
    const { overview, confirmation, form } = protectedMinutes
    const free = { overview: ago(overview), confirmation: ago(confirmation), form: ago(form) }
    const waiting = await tx.delivery.staleCards(free)
    for (const one of waiting) await tx.later({ name: 'refresh-sent-card', payload: { ...one, onlyStale: true } })
    return waiting.length
  })
}
