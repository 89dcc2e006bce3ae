/** 引き継ぎ: the leader offers a measure to a colleague, who accepts or declines; the manager or the PMO names a successor. */
import {
  answerHandOver,
  type HandOverDraft,
  offerHandOver,
  overtakenBy,
  withdrawHandOver,
} from '../../../shared/src/domain/hand-over.ts'
import type { Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { Person, PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayWithMeasure } from '../../../shared/src/domain/roles.ts'
import { carryOut, roundToSpeakOf } from './carry-out-hand-over.ts'
import type { StoredHandOver } from './decision-ports.ts'
import type { ShownHandOver } from './decision-views.ts'
import type { Deps, Transaction } from './ports.ts'
import { tell } from './tell-people.ts'

export interface HandOverChoices {
  /** What this person may hand over, in the list's order. */
  readonly measures: readonly { readonly measure: Measure; readonly leader: string | null }[]
  readonly people: readonly Person[]
  /** Offered by this person and not answered yet. */
  readonly pending: readonly ShownHandOver[]
}

export interface HandOverPlace {
  readonly measureId: MeasureId
  readonly number: number
}

/** Empty `measures` where there is nothing to hand over. */
export async function readHandOverChoices(
  { unitOfWork }: Deps,
  asker: PersonId,
): Promise<HandOverChoices | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await tx.people.find(asker)
    if (!person) return refuse({ code: 'unknownPerson' })
    const people = await tx.people.list()
    const assignments = new Map((await tx.register.assignments()).map((one) => [one.measureId, one]))
    const measures = (await tx.register.list()).flatMap((measure) => {
      const assignment = assignments.get(measure.id)
      if (!assignment || !kindFor(person, { ...measure, ...assignment })) return []
      return { measure, leader: people.find(({ id }) => id === assignment.leader)?.post ?? null }
    })
    const pending = []
    for (const one of await tx.handOvers.offeredBy(asker)) {
      const shown = await showHandOver(tx, one, people)
      if (shown) pending.push(shown)
    }
    return { measures, people, pending }
  })
}

/** An appointment needs no consent; the leader's own offer does. Null: neither is this person's to make. */
function kindFor(person: Person, facts: Parameters<typeof mayWithMeasure>[2]): HandOverDraft['kind'] | null {
  if (mayWithMeasure(person, 'appoint', facts)) return 'appointment'
  return mayWithMeasure(person, 'offerHandOver', facts) ? 'offer' : null
}

export async function handOverMeasure(
  deps: Deps,
  asker: PersonId,
  wish: Pick<HandOverDraft, 'to' | 'effectiveOn'> & { readonly measureId: MeasureId },
): Promise<ShownHandOver | { readonly refusal: Refusal }> {
  const { unitOfWork, clock } = deps
  return unitOfWork.run(async (tx) => {
    const { measureId, to, effectiveOn } = wish
    const person = await tx.people.find(asker)
    if (!person) return refuse({ code: 'unknownPerson' })
    await tx.rounds.lockAll()
    const found = await tx.register.find(measureId)
    if (!found) return refuse({ code: 'unknownMeasure', measureId })
    const kind = kindFor(person, { ...found.measure, ...found.assignment })
    if (kind === null) return refuse({ code: 'notYourMeasure', measureId })
    const people = await tx.people.list()
    const earlier = await tx.handOvers.of(measureId)
    const now = clock.now()
    const again = earlier.find((one) => isSameWish(one, wish, kind) && one.followedAt === null)
    const facts = { assignment: found.assignment, earlier, people: new Set(people.map(({ id }) => id)) }
    if (!facts.people.has(to.toLowerCase())) return refuse({ code: 'unknownReceiver' })
    const wanted = again ?? offerHandOver(facts, { to, effectiveOn, kind, by: asker, at: now })
    if (isRefusal(wanted)) return wanted
    const stored = earlier.find(({ number }) => number === wanted.number)
    if (stored) return (await showHandOver(tx, stored, people)) ?? refuse({ code: 'unknownMeasure', measureId })
    const fresh: StoredHandOver = { ...wanted, shownAt: null, followedAt: null }
    if (kind === 'appointment') await overtake(tx, fresh, earlier, now)
    const carried = await carryOut(deps, tx, fresh, now)
    return (await showHandOver(tx, carried, people)) ?? refuse({ code: 'unknownMeasure', measureId })
  })
}

/** The same press twice. */
function isSameWish(
  one: StoredHandOver,
  { to, effectiveOn }: Pick<HandOverDraft, 'to' | 'effectiveOn'>,
  kind: HandOverDraft['kind'],
): boolean {
  const waits = one.state === 'accepted' && one.kind === 'appointment'
  return kind === 'appointment' && waits && one.to === to.toLowerCase() && one.effectiveOn === effectiveOn
}

/** Offers, and appointments whose day is still to come: the newer word stands. */
export async function overtake(
  tx: Transaction,
  fresh: StoredHandOver,
  earlier: readonly StoredHandOver[],
  now: Date,
): Promise<void> {
  const offers = new Map(overtakenBy(fresh, earlier).map((one) => [one.number, one]))
  for (const one of earlier) {
    const offer = offers.get(one.number)
    if (offer) await tx.handOvers.save({ ...one, ...offer })
    if (one.state === 'accepted' && one.followedAt === null) {
      await tx.handOvers.save({ ...one, state: 'withdrawn', settledAt: now })
    }
  }
}

export async function settleHandOver(
  deps: Deps,
  asker: PersonId,
  said: HandOverPlace & { readonly accepts: boolean; readonly reply: string },
): Promise<ShownHandOver | { readonly refusal: Refusal }> {
  const { unitOfWork, clock } = deps
  return unitOfWork.run(async (tx) => {
    await tx.rounds.lockAll()
    const found = await find(tx, said)
    if (!found) return refuse({ code: 'noOpenHandOver', measureId: said.measureId })
    const now = clock.now()
    const { accepts, reply } = said
    const settled = answerHandOver(found, { by: asker, at: now, accepts, reply })
    if (isRefusal(settled)) return settled
    const people = await tx.people.list()
    // An offer of which nobody has heard yet is not answered; the same answer twice is one.
    const carried = settled === found ? found : await carryOut(deps, tx, { ...found, ...settled }, now)
    const roundId = await roundToSpeakOf(tx)
    if (settled !== found && roundId !== null) {
      const { measureId, number, by } = carried
      const step = `handOver:${measureId}:${number}:${accepts ? 'accepted' : 'declined'}` as const
      await tell(deps, tx, { roundId, personId: by, step }, now)
    }
    return (await showHandOver(tx, carried, people)) ?? refuse({ code: 'unknownMeasure', measureId: said.measureId })
  })
}

export async function takeHandOverBack(
  { unitOfWork, clock }: Deps,
  asker: PersonId,
  place: HandOverPlace,
): Promise<ShownHandOver | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    await tx.rounds.lockAll()
    const found = await find(tx, place)
    if (!found) return refuse({ code: 'noOpenHandOver', measureId: place.measureId })
    const withdrawn = withdrawHandOver(found, asker, clock.now())
    if (isRefusal(withdrawn)) return withdrawn
    const stored = { ...found, ...withdrawn }
    if (withdrawn !== found) {
      await tx.handOvers.save(stored)
      const roundId = await roundToSpeakOf(tx)
      const step = `handOver:${stored.measureId}:${stored.number}:asked` as const
      if (roundId) await tx.later({ name: 'refresh-notice', payload: { roundId, personId: stored.to, step } })
    }
    return (
      (await showHandOver(tx, stored, await tx.people.list())) ??
      refuse({ code: 'unknownMeasure', measureId: place.measureId })
    )
  })
}

/** For the receiver, once it may be seen. */
export async function readHandOver(
  { unitOfWork }: Deps,
  asker: PersonId,
  place: HandOverPlace,
): Promise<ShownHandOver | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const found = await find(tx, place)
    const none = refuse({ code: 'noOpenHandOver', measureId: place.measureId })
    if (!found || found.to !== asker || found.state !== 'offered' || found.shownAt === null) return none
    return (await showHandOver(tx, found, await tx.people.list())) ?? none
  })
}

async function find(tx: Transaction, { measureId, number }: HandOverPlace): Promise<StoredHandOver | null> {
  return (await tx.handOvers.of(measureId)).find((one) => one.number === number) ?? null
}

export async function showHandOver(
  tx: Transaction,
  handOver: StoredHandOver,
  people: readonly Person[],
): Promise<ShownHandOver | null> {
  const found = await tx.register.find(handOver.measureId)
  const post = (id: PersonId | null) => people.find((one) => one.id === id)?.post ?? ''
  return found && { handOver, measure: found.measure, from: post(handOver.from), to: post(handOver.to) }
}
