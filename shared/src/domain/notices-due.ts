/**
 * Who is told now about what is not answered. Asked each minute, it says what is due and not yet written down: days on
 * which nothing ran are caught up in order, a person hears at most once a day, and nothing is said twice.
 */
import { type Day, dayInTokyo, type Holidays } from './day.ts'
import { type Audience, type Ladder, type LadderStep, lastNoticeOn, rungDay, stepOf } from './ladder.ts'
import type { Extension } from './manager-choice.ts'
import type { MeasureId } from './measure.ts'
import type { PersonId } from './person.ts'
import { type Expectation, isOwed, type Round, type RoundId } from './round.ts'
import { type LadderPeople, recipientsOf, responsibilityDay } from './rung-recipients.ts'
import { isNoticeTime, type SendingHours } from './sending-hours.ts'
import type { Snooze } from './snooze.ts'

/** A notice that is written down, whatever has become of it. */
export interface SentNotice {
  readonly personId: PersonId
  /** Of any kind. */
  readonly step: string
  readonly on: Day
}

/** What people say to each other reaches them at once and comes on top: an answer must not cost somebody the due day's notice. */
const betweenPeople: ReadonlySet<string> = new Set(['question', 'consultation', 'handOver', 'closing', 'word'])

/** Whether it uses up the day on which its person hears of the round at most once. */
export function takesTheDay({ step }: Pick<SentNotice, 'step'>): boolean {
  return !betweenPeople.has(step.split(':', 1)[0] ?? '')
}

export interface LadderFacts {
  readonly now: Date
  readonly round: Round
  readonly expectations: readonly Expectation[]
  readonly people: LadderPeople
  readonly ladder: Ladder
  readonly alreadySent: readonly SentNotice[]
  readonly snoozes: readonly Snooze[]
  readonly extensions: readonly Extension[]
  readonly muteDays: ReadonlySet<Day>
  readonly hours: SendingHours
  readonly holidays: Holidays
}

export interface NoticeDue {
  readonly roundId: RoundId
  readonly personId: PersonId
  /** Names the notice: of its steps the one furthest up. */
  readonly step: LadderStep
  /** Every step it settles, `step` among them: each is written down, so that none of them comes again. */
  readonly covers: readonly LadderStep[]
  /** In the order of the expectations; each measure once. */
  readonly measures: readonly NoticeMeasure[]
}

export interface NoticeMeasure {
  readonly measureId: MeasureId
  /** What the person is to this measure. */
  readonly as: Audience
  readonly step: LadderStep
  readonly dueOn: Day
  /** Why the leader could not be reached; null when the card is in their chat. */
  readonly cause: string | null
}

/** Further up means later: nobody hears of a measure on the day on which somebody below them does. */
const tiers: { readonly [audience in Audience]: number } = { leader: 0, deputy: 0, manager: 1, pmo: 2 }

const beforeEveryDay: Day = ''

/** A step of a measure whose day has come. */
interface Reached extends NoticeMeasure {
  readonly personId: PersonId
  readonly status: 'wanted' | 'toldToday' | 'toldBefore' | 'notNow'
}

export function noticesDue(facts: LadderFacts): readonly NoticeDue[] {
  const { now, round, expectations, hours, holidays, alreadySent } = facts
  if (round.state !== 'open' || !isNoticeTime(now, hours, holidays)) return []
  const moment = momentOf(facts)
  const wanted: Reached[] = []
  const held = new Set<string>()
  for (const expectation of expectations) {
    if (!isOwed(expectation.state)) continue
    const reached = reachedSteps(expectation, moment)
    for (const one of reached) {
      if (one.status !== 'wanted') continue
      wanted.push(one)
      if (reached.some((other) => waitsFor(one, other))) held.add(keyOf(one.personId, one.step))
    }
    wanted.push(...backFromSnooze(expectation, moment))
  }
  const toldToday = new Set(
    alreadySent.filter((one) => one.on === moment.today && takesTheDay(one)).map(({ personId }) => personId),
  )
  // A step goes out whole or not at all: half of it, written down as sent, would leave out the other half for good.
  const going = wanted.filter((one) => !toldToday.has(one.personId) && !held.has(keyOf(one.personId, one.step)))
  return [...Map.groupBy(going, ({ personId }) => personId)].map(([personId, steps]) =>
    merge(round.id, personId, steps),
  )
}

/** Before a rung's day has come, or that of あとで, nobody is told of anything: more days only ever come later. */
export function hasRungBegun({
  now,
  round,
  ladder,
  holidays,
  snoozes,
}: Pick<LadderFacts, 'now' | 'round' | 'ladder' | 'holidays' | 'snoozes'>): boolean {
  const today = dayInTokyo(now)
  const days = [
    ...ladder.map((rung) => rungDay(rung, round.dueOn, holidays)),
    ...snoozes.filter(({ roundId }) => roundId === round.id).map(({ until }) => until),
  ]
  return days.some((day) => day <= today)
}

/** The facts, looked up quickly: this is asked each minute for every measure of the city. */
interface Moment {
  readonly facts: LadderFacts
  readonly today: Day
  readonly sentOn: ReadonlyMap<string, Day>
  readonly snoozedUntil: ReadonlyMap<PersonId, Day>
  readonly extensions: ReadonlyMap<MeasureId, Extension>
  /** Whose duties count. */
  readonly responsibleOn: Day
  readonly timetables: Map<Day, Timetable>
}

/** The days of the rungs, in their order, and of the last notice that あとで leaves alone. */
interface Timetable {
  readonly days: readonly Day[]
  readonly lastNotice: Day
}

function momentOf(facts: LadderFacts): Moment {
  const { now, round, alreadySent, snoozes, extensions } = facts
  const own = snoozes.filter(({ roundId }) => roundId === round.id)
  const today = dayInTokyo(now)
  return {
    facts,
    today,
    responsibleOn: responsibilityDay(round.id, today),
    sentOn: new Map(alreadySent.map(({ personId, step, on }) => [keyOf(personId, step), on])),
    snoozedUntil: new Map(oldestFirst(own).map(({ personId, until }) => [personId, until])),
    extensions: new Map(oldestFirst(extensions).map((one) => [one.measureId, one])),
    timetables: new Map(),
  }
}

/** The newest word of somebody comes last and counts. */
function oldestFirst<T extends { readonly at: Date }>(said: readonly T[]): readonly T[] {
  return said.toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

function waitsFor(one: Reached, other: Reached): boolean {
  const stirring = other.status === 'wanted' || other.status === 'toldToday'
  return stirring && tiers[other.as] < tiers[one.as]
}

function reachedSteps(expectation: Expectation, moment: Moment): readonly Reached[] {
  const { facts, today, sentOn } = moment
  const { round, people, ladder } = facts
  const { measureId } = expectation
  const { dueOn, decidedOn } = dueOf(measureId, moment)
  const { days, lastNotice } = timetableOf(dueOn, moment)
  const climbed = ladder.slice(0, days.findLastIndex((day) => day <= today && day <= round.closesOn) + 1)
  if (climbed.length === 0) return []
  const recipients = recipientsOf(climbed, expectation, people, moment.responsibleOn)
  const cause = causeOf(expectation)
  return climbed.flatMap((rung, index) => {
    const day = days[index]
    if (day === undefined || day > today || day > round.closesOn || day <= decidedOn) return []
    const step = stepOf(rung, dueOn)
    return (recipients[index] ?? []).map(({ personId, as }) => {
      const on = sentOn.get(keyOf(personId, step))
      const told = on === today ? 'toldToday' : 'toldBefore'
      const status = on !== undefined ? told : mayBeTold(personId, as, lastNotice, moment) ? 'wanted' : 'notNow'
      return { personId, measureId, as, step, dueOn, cause, status }
    })
  })
}

/** More days count while they are more than everybody has; what lies before they were given is not said again. */
function dueOf(measureId: MeasureId, { facts, extensions }: Moment): { readonly dueOn: Day; readonly decidedOn: Day } {
  const extension = extensions.get(measureId)
  return extension && extension.dueOn > facts.round.dueOn
    ? extension
    : { dueOn: facts.round.dueOn, decidedOn: beforeEveryDay }
}

function timetableOf(dueOn: Day, { facts: { ladder, holidays }, timetables }: Moment): Timetable {
  const known = timetables.get(dueOn) ?? {
    days: ladder.map((rung) => rungDay(rung, dueOn, holidays)),
    lastNotice: lastNoticeOn(dueOn, holidays),
  }
  timetables.set(dueOn, known)
  return known
}

function mayBeTold(personId: PersonId, as: Audience, lastNotice: Day, { facts, today, snoozedUntil }: Moment): boolean {
  if (facts.people.unreachable.has(personId)) return false
  if (as === 'manager') return !facts.muteDays.has(today)
  if (as !== 'leader' || today >= lastNotice) return true
  return (snoozedUntil.get(personId) ?? today) <= today
}

/** The card that comes back on the day the leader chose, for everything they still owe. */
function backFromSnooze(expectation: Expectation, moment: Moment): readonly Reached[] {
  const { facts, today, sentOn, snoozedUntil } = moment
  const { measureId, responsible: personId } = expectation
  const until = personId === null ? undefined : snoozedUntil.get(personId)
  if (personId === null || until === undefined || until > today || facts.people.unreachable.has(personId)) return []
  const step: LadderStep = `later:${until}`
  if (sentOn.has(keyOf(personId, step))) return []
  const { dueOn } = dueOf(measureId, moment)
  return [{ personId, measureId, as: 'leader', step, dueOn, cause: causeOf(expectation), status: 'wanted' }]
}

function causeOf({ state, cause }: Expectation): string | null {
  return state === 'unreachable' ? cause : null
}

/** What is said of a measure is what the latest of its steps says; a snooze that ends says least. */
function merge(roundId: RoundId, personId: PersonId, steps: readonly Reached[]): NoticeDue {
  const ranked = steps.toSorted((one, other) => rank(one) - rank(other))
  const latest = new Map(ranked.map((one) => [one.measureId, one]))
  const measures = [...new Set(steps.map(({ measureId }) => measureId))].flatMap((id) => latest.get(id) ?? [])
  const highest = ranked.at(-1)
  if (!highest) throw new RangeError('a notice without a step')
  return {
    roundId,
    personId,
    step: highest.step,
    covers: [...new Set(ranked.map(({ step }) => step))],
    measures: measures.map(({ measureId, as, step, dueOn, cause }) => ({ measureId, as, step, dueOn, cause })),
  }
}

/** Stable sorting keeps the rungs of one tier in the ladder's order. */
function rank({ step, as }: Reached): number {
  return step.startsWith('later:') ? -1 : tiers[as]
}

function keyOf(personId: PersonId, step: string): string {
  return `${personId}|${step}`
}
