/** 引き継ぎ: a measure goes to a colleague who accepts it, or to whom the manager names. Nothing of it shows before 発令. */
import type { LeadingDuty } from './assignment-change.ts'
import { type Day, dayInTokyo, isDay } from './day.ts'
import { afterEvent } from './expectation-life.ts'
import type { Assignment, MeasureId } from './measure.ts'
import type { PersonId, SectionName } from './person.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { Expectation } from './round.ts'
import { isResponsibilityFixed } from './rung-recipients.ts'
import { readOptionalText } from './typed-text.ts'

export const handOverStates = ['offered', 'accepted', 'declined', 'withdrawn'] as const
export type HandOverState = (typeof handOverStates)[number]

export interface HandOver {
  readonly measureId: MeasureId
  /** From 1, within the measure. */
  readonly number: number
  readonly from: PersonId | null
  readonly to: PersonId
  /** `offer`: by the leader, and the receiver decides; `appointment`: by the manager or the PMO, and needs no consent. */
  readonly kind: 'offer' | 'appointment'
  readonly by: PersonId
  readonly at: Date
  /** 発令の日: until then nobody sees it but whoever entered it. Null: from the start. */
  readonly effectiveOn: Day | null
  readonly state: HandOverState
  readonly settledAt: Date | null
  /** What the receiver wrote when declining; may be empty. */
  readonly reply: string
}

export interface ForHandOver {
  readonly assignment: Pick<Assignment, 'measureId' | 'leader'>
  /** Those of the measure so far. */
  readonly earlier: readonly HandOver[]
  /** Who may be named. */
  readonly people: ReadonlySet<PersonId>
}

export type HandOverDraft = Pick<HandOver, 'to' | 'kind' | 'by' | 'at' | 'effectiveOn'>

export function offerHandOver(
  { assignment, earlier, people }: ForHandOver,
  draft: HandOverDraft,
): HandOver | { readonly refusal: Refusal } {
  const { measureId, leader } = assignment
  const to = draft.to.toLowerCase()
  if (!people.has(to)) return refuse({ code: 'unknownPerson' })
  if (to === leader) return refuse({ code: 'alreadyLeader', measureId })
  if (draft.effectiveOn !== null && !isDay(draft.effectiveOn)) return refuse({ code: 'notADay', field: 'effectiveOn' })
  const pending = earlier.find(({ state }) => state === 'offered')
  // The same press twice is one offer; an appointment stands above a colleague's offer.
  if (pending && draft.kind === 'offer') {
    return pending.to === to && pending.by === draft.by ? pending : refuse({ code: 'handOverPending', measureId })
  }
  const settled = draft.kind === 'appointment'
  return {
    ...draft,
    measureId,
    number: earlier.length + 1,
    from: leader,
    to,
    state: settled ? 'accepted' : 'offered',
    settledAt: settled ? draft.at : null,
    reply: '',
  }
}

/** An offer that an appointment has overtaken is withdrawn with it. */
export function overtakenBy(appointment: HandOver, earlier: readonly HandOver[]): readonly HandOver[] {
  return earlier
    .filter(({ state, number }) => state === 'offered' && number !== appointment.number)
    .map((one) => ({ ...one, state: 'withdrawn', settledAt: appointment.at }))
}

/** To the receiver and everybody else it does not exist before. */
export function isShown({ effectiveOn }: Pick<HandOver, 'effectiveOn'>, today: Day): boolean {
  return effectiveOn === null || effectiveOn <= today
}

/** The receiver's word. The same answer twice is one. */
export function answerHandOver(
  handOver: HandOver,
  said: { readonly by: PersonId; readonly at: Date; readonly accepts: boolean; readonly reply: string },
): HandOver | { readonly refusal: Refusal } {
  const { measureId } = handOver
  if (said.by !== handOver.to || !isShown(handOver, dayInTokyo(said.at)))
    return refuse({ code: 'noOpenHandOver', measureId })
  const state = said.accepts ? 'accepted' : 'declined'
  if (handOver.state === state && handOver.kind === 'offer') return handOver
  if (handOver.state !== 'offered') return refuse({ code: 'noOpenHandOver', measureId })
  const read = readOptionalText(said.reply)
  return 'text' in read ? { ...handOver, state, settledAt: said.at, reply: read.text } : read
}

/** By whoever offered it. */
export function withdrawHandOver(handOver: HandOver, by: PersonId, at: Date): HandOver | { readonly refusal: Refusal } {
  if (handOver.by === by && handOver.state === 'withdrawn') return handOver
  if (handOver.by !== by || handOver.state !== 'offered') {
    return refuse({ code: 'noOpenHandOver', measureId: handOver.measureId })
  }
  return { ...handOver, state: 'withdrawn', settledAt: at }
}

/** Accepted hand-overs that the register has yet to follow, oldest first: an appointment takes effect with 発令. */
export function handOversInEffect(
  handOvers: readonly HandOver[],
  assignment: Pick<Assignment, 'measureId' | 'leader'>,
  today: Day,
): readonly HandOver[] {
  return handOvers
    .filter(({ measureId, state }) => measureId === assignment.measureId && state === 'accepted')
    .filter((one) => isShown(one, today) && one.from === assignment.leader && one.to !== assignment.leader)
    .toSorted((one, other) => one.number - other.number)
    .slice(-1)
}

export interface HandOverEffect {
  readonly assignment: Assignment
  /** Null where the round keeps what it expects: it does not ask, or its responsibility is fixed since 31 March. */
  readonly expectation: Expectation | null
}

/** Whoever takes over leads and is no deputy any more. Answers stay as they are; questions about them go to the new leader. */
export function handOverEffect(
  { to }: Pick<HandOver, 'to'>,
  assignment: Assignment,
  expectation: Expectation | null,
  today: Day,
): HandOverEffect {
  const fixed = expectation !== null && isResponsibilityFixed(expectation.roundId, today)
  return {
    assignment: { ...assignment, leader: to, deputies: assignment.deputies.filter((id) => id !== to) },
    expectation: expectation && !fixed ? afterEvent(expectation, { kind: 'handedOver', to }) : null,
  }
}

/** What the directory says of a leader; a person it does not know has left. */
export interface DirectoryEntry {
  readonly active: boolean
  /** As it is written there: 「総務部総務課」, 「総務課 行政係」; null where it names none. */
  readonly place: string | null
}

export interface LeaderGone {
  readonly measureId: MeasureId
  readonly leader: PersonId
  readonly why: 'left' | 'moved'
  /** Whose manager is asked to name a successor; null: the PMO is. */
  readonly asks: Extract<LeadingDuty, { readonly kind: 'manager' }> | null
}

type Led = Pick<Assignment, 'measureId' | 'leader'> & { readonly leadSection: SectionName | null }

/**
 * Leaders of a section who are no longer there. Whose place names no section may lead from anywhere, and whose place names
 * one of the sections they lead in has not moved.
 */
export function leadersGone(
  assignments: readonly Led[],
  directory: ReadonlyMap<PersonId, DirectoryEntry>,
): readonly LeaderGone[] {
  const sections = new Set(assignments.flatMap(({ leadSection }) => leadSection ?? []))
  return assignments.flatMap(({ measureId, leader, leadSection }) => {
    if (leader === null) return []
    const entry = directory.get(leader)
    const ledIn = assignments.flatMap((one) => (one.leader === leader ? (one.leadSection ?? []) : []))
    const moved = entry?.active && leadSection !== null && isElsewhere(entry.place, ledIn, sections)
    if (entry?.active && !moved) return []
    const asks = leadSection === null ? null : ({ kind: 'manager', section: leadSection } as const)
    return [{ measureId, leader, why: moved ? 'moved' : 'left', asks }]
  })
}

/** A section of the register is meant wherever its name stands; what ends like a section is one that the register does not know. */
function isElsewhere(place: string | null, ledIn: readonly SectionName[], known: ReadonlySet<SectionName>): boolean {
  const text = (place ?? '').normalize('NFKC').trim()
  const stands = (section: SectionName) => text.includes(section.normalize('NFKC'))
  if (text === '' || ledIn.some(stands)) return false
  return [...known].some(stands) || /[課室局所館園]$/u.test(text)
}
