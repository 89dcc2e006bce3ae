/** 開始前の確認: what would keep a planned round from reaching everybody, and how its cards would look. */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { parseRoundId } from '../../../shared/src/domain/fiscal-calendar.ts'
import { type LeaderAhead, leaderAheadOn } from '../../../shared/src/domain/leader-ahead.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { Person, PersonId } from '../../../shared/src/domain/person.ts'
import { preflight } from '../../../shared/src/domain/preflight.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import type { PreflightFacts } from './ladder-cards.ts'
import type { PlannedDays } from './ladder-ports.ts'
import { readLeadersToReplace } from './leaders-to-replace.ts'
import type { Deps, Transaction } from './ports.ts'

export interface Rehearsal {
  readonly person: Person
  readonly own: readonly OwnMeasure[]
  readonly ahead: LeaderAhead
}

export interface PreflightReport extends PreflightFacts {
  /** The fullest card there will be, for the rehearsal; null where nobody leads anything. */
  readonly rehearsal: Rehearsal | null
}

/** Characters of a card that every client of Teams takes. */
const cardLimit = 20_000

export function plannedRound({ roundId, opensOn, dueOn, closesOn, asOfDay }: PlannedDays): Round {
  return { id: roundId, state: 'planned', opensOn, dueOn, closesOn, asOfDay }
}

export async function readPreflight(
  { cards, clock, holidays, directory }: Deps,
  tx: Transaction,
  plan: PlannedDays,
): Promise<PreflightReport> {
  const { roundId } = plan
  const round = plannedRound(plan)
  const fiscalYear = parseRoundId(roundId)?.fiscalYear ?? 0
  const people = await tx.people.list()
  const assignments = new Map((await tx.register.assignments()).map((one) => [one.measureId, one]))
  const excused = new Set((await tx.assignments.excuses(roundId)).map(({ measureId }) => measureId))
  const register = await tx.register.list()
  const plans = new Map((await tx.register.plans(fiscalYear)).map((one) => [one.measureId, one]))
  const counted = await tx.register.counted()
  const said = await tx.answers.histories(register.map(({ id }) => id))
  const measures = []
  const ownOf = new Map<PersonId, OwnMeasure[]>()
  for (const measure of register) {
    const { id, leadSection } = measure
    const leader = assignments.get(id)?.leader ?? null
    const written = plans.get(id)
    measures.push({
      measureId: id,
      leadSection,
      leader,
      excused: excused.has(id),
      hasPlan: (written?.milestone.length ?? 0) + (written?.actions.length ?? 0) > 0,
      hasTarget: (written?.target.length ?? 0) > 0,
      hasIndicator: counted.has(id),
    })
    if (leader === null || excused.has(id)) continue
    const previous = said.get(id)?.find((word) => word.roundId < roundId) ?? null
    const own = ownOf.get(leader) ?? []
    ownOf.set(leader, own)
    own.push({ measure, state: 'planned', revision: 0, previous, needsOwnAnswer: null })
  }
  const now = clock.now()
  const { ladder, sendingHours: hours } = await tx.ladder.settings()
  const ahead = leaderAheadOn(round, { ladder, hours, holidays })
  const sizes = [...ownOf].map(([personId, own]) => ({
    personId,
    characters: JSON.stringify(cards.overview(round, own, now, ahead).card).length,
  }))
  const [fullest] = sizes.toSorted((one, other) => other.characters - one.characters)
  const person = people.find(({ id }) => id === fullest?.personId)
  return {
    round,
    findings: preflight({
      roundId,
      plan,
      measures,
      unreachable: await tx.ladder.unreachable(null),
      gone: (await readLeadersToReplace(tx)).map(({ measure, leader, why }) => ({
        measureId: measure.id,
        leader,
        why,
      })),
      directory: directory ? await tx.directory.trouble() : null,
      managedSections: new Set(
        people.flatMap(({ duties }) => duties.flatMap((duty) => (duty.kind === 'manager' ? [duty.section] : []))),
      ),
      pmo: people.filter(({ duties }) => duties.some(({ kind }) => kind === 'pmo')).map(({ id }) => id),
      cardSizes: sizes,
      cardLimit,
      holidaysKnownTo: lastKnownDay(holidays, dayInTokyo(now)),
      holidays,
      openRound: (await tx.rounds.open())?.id ?? null,
    }),
    measures: measures.filter((one) => !one.excused).length,
    leaders: ownOf.size,
    people,
    rehearsal: person ? { person, own: ownOf.get(person.id) ?? [], ahead } : null,
  }
}

/** The table holds whole calendar years. */
function lastKnownDay(holidays: ReadonlySet<string>, today: string): string {
  let last = today
  for (const day of holidays) if (day > last) last = day
  return `${last.slice(0, 4)}-12-31`
}
