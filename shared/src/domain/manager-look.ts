/** 所属長の確認: whether the manager has seen an answer before it goes up, by the city's setting. Silence passes, and shows. */
import { addBusinessDays, isBusinessDay } from './business-day.ts'
import { type Day, dayInTokyo, type Holidays } from './day.ts'
import type { MeasureId } from './measure.ts'
import type { PersonId, SectionName } from './person.ts'
import { type Refusal, refuse } from './refusal.ts'
import { type ExpectationState, isOwed, type RoundCalendar, type RoundId } from './round.ts'
import { readTypedText } from './typed-text.ts'

export const managerChecks = ['none', 'notice', 'confirm'] as const
/** `none`: no digest; `notice`: a digest, and silence passes; `confirm`: nothing is accepted before the manager has said so. */
export type ManagerCheck = (typeof managerChecks)[number]

/** Business days after which silence passes. */
export const daysOfSilence = 3

/** What a manager may say to the digest of a section; a line is written, a talk is offered to the leader. */
export const digestChoices = ['seen', 'line', 'talk'] as const
export type DigestChoice = (typeof digestChoices)[number]

/** A revision that a manager has looked at. */
export interface ManagerSeen {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly revision: number
  readonly by: PersonId
  readonly at: Date
  readonly how: DigestChoice
  /** Of `line` only. */
  readonly line: string
}

/** One tap speaks for every answer the card showed, each with the revision it showed. */
export function lookAtDigest(
  shown: readonly Pick<ManagerSeen, 'roundId' | 'measureId' | 'revision'>[],
  said: { readonly how: string; readonly line: string; readonly by: PersonId; readonly at: Date },
): readonly ManagerSeen[] | { readonly refusal: Refusal } {
  const how = digestChoices.find((known) => known === said.how)
  if (!how || shown.length === 0) return refuse({ code: 'malformedRequest' })
  const read = how === 'line' ? readTypedText(said.line) : { text: '' }
  if ('refusal' in read) return read
  return shown.map((one) => ({ ...one, by: said.by, at: said.at, how, line: read.text }))
}

export type ManagerLook =
  /** The setting asks nobody, or nobody leads the section. */
  | { readonly kind: 'notAsked' }
  /** Until the end of that day; null: until the manager says so, or the digest has yet to go out. */
  | { readonly kind: 'waiting'; readonly until: Day | null }
  | { readonly kind: 'seen'; readonly how: DigestChoice | 'ownAnswer' }
  /** 所属長確認なし */
  | { readonly kind: 'passed' }

export interface ForManagerLook {
  readonly check: ManagerCheck
  readonly managers: readonly PersonId[]
  readonly answer: { readonly revision: number; readonly answeredBy: PersonId; readonly answeredAt: Date }
  readonly seen: readonly Pick<ManagerSeen, 'revision' | 'how'>[]
  /** When the manager's chat got the section's digest; null while it has not. */
  readonly digestSentOn: Day | null
  readonly today: Day
  /** Days on which managers are not written to do not count as silence. */
  readonly muteDays: ReadonlySet<Day>
  readonly holidays: Holidays
}

export function managerLookOf(facts: ForManagerLook): ManagerLook {
  const { check, managers, answer, seen, digestSentOn, today, muteDays, holidays } = facts
  if (check === 'none' || managers.length === 0) return { kind: 'notAsked' }
  if (managers.includes(answer.answeredBy)) return { kind: 'seen', how: 'ownAnswer' }
  const look = seen.find(({ revision }) => revision === answer.revision)
  if (look) return { kind: 'seen', how: look.how }
  if (check === 'confirm' || digestSentOn === null) return { kind: 'waiting', until: null }
  const answeredOn = dayInTokyo(answer.answeredAt)
  const shownOn = answeredOn > digestSentOn ? answeredOn : digestSentOn
  const until = addBusinessDays(shownOn, daysOfSilence, new Set([...holidays, ...muteDays]))
  return today > until ? { kind: 'passed' } : { kind: 'waiting', until }
}

/** Whether the PMO may accept by now, as far as the manager is concerned. */
export function managerLetsAccept(check: ManagerCheck, look: ManagerLook): boolean {
  return check !== 'confirm' || look.kind === 'seen' || look.kind === 'notAsked'
}

/** How many measures stand at a state. */
export interface StateCount {
  readonly state: ExpectationState
  readonly measures: number
}

export interface ForDigest {
  readonly check: ManagerCheck
  readonly calendar: RoundCalendar
  /** All measures of the section in the round. */
  readonly states: readonly StateCount[]
  readonly sentOn: Day | null
  readonly today: Day
  readonly muteDays: ReadonlySet<Day>
  readonly holidays: Holidays
}

/** One card a section: when all its answers are in, or with those that are in once the due day has passed. */
export function isDigestDue(facts: ForDigest): boolean {
  const { check, calendar, states, sentOn, today, muteDays, holidays } = facts
  if (check === 'none' || sentOn !== null) return false
  if (muteDays.has(today) || !isBusinessDay(today, holidays)) return false
  const some = (wanted: (state: ExpectationState) => boolean) =>
    states.some(({ state, measures }) => measures > 0 && wanted(state))
  if (!some((state) => !isOwed(state) && state !== 'excused')) return false
  return !some(isOwed) || today > calendar.dueOn
}

/** The section's digest as a step of a notice: one a (round, manager, section). */
export function digestStep(section: SectionName): `digest:${SectionName}` {
  return `digest:${section}`
}
